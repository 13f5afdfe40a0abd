/**
 * What a payout service does in its own way: the lab's, or one that somebody writes to try it under the same faults and checks.
 * All else, such as refunds, pauses and what a creator asks for, is the lab's.
 */
import type { Day } from '../core/calendar'
import { timetable, type TimetableEntry } from './jobs'
import { PayoutUsersService, type PayoutRun } from './payout-users-service'
import { performPayouts, sendPayout, type ClaimedPayout } from './perform-payout'
import type { PayoutContext, Webhook, Workflow } from './ports'
import { receiveWebhook } from './webhooks'

export interface PayoutService {
  /** The jobs that start on a day, at what second of it. */
  timetable(context: PayoutContext, day: Day): TimetableEntry[]
  /** One job of a payout run or of a second try: plans for each of its creators what to pay, claims the balances, and pays. */
  payCreators(context: PayoutContext, run: PayoutRun): Workflow
  /** Payouts of one creator whose balances are claimed are sent, in order. PayPal’s go into mass payments and do not come here. */
  performPayouts(context: PayoutContext, claimed: readonly ClaimedPayout[]): Workflow
  /** Asks the processor for one payout that is in `processing` and whose money is there, or asks once more; books what it hears. */
  sendPayout(context: PayoutContext, payoutId: number): Workflow
  /** A webhook is delivered, perhaps once more. */
  receiveWebhook(context: PayoutContext, webhook: Webhook): Workflow
}

export const LAB_SERVICE: PayoutService = {
  timetable,
  payCreators: (context, run) => new PayoutUsersService(context, run).process(),
  performPayouts,
  sendPayout,
  receiveWebhook,
}
