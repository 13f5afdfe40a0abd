/**
 * Compares each plan of the payout service with the plan of the one before daily payouts on the
 * same facts, and records every difference. It writes nothing that the run reads, so a run that
 * compares is the same as one that does not.
 */
import { dayOfInstant, type Day } from '../core/calendar'
import type { DayBalance } from '../core/instant-payouts'
import {
  differenceBetween,
  NO_PLAN,
  type PayoutPlan,
  type PayoutRunName,
  type PayPlan,
} from '../core/payout-plan'
import { COUNTED_PAYOUT_STATES, LIVE_PAYOUT_STATES, type PayoutState } from '../core/payout-state'
import { sum } from '../core/sum'
import type { Payout } from '../ledger/payout'
import type { ServiceDifference } from '../ledger/service-differences'
import { planBeforeDaily, type PutBack } from './before-daily/plan'
import { earliestWeeklyRun } from './before-daily/schedule'
import type { PayoutRun, PlanWatcher } from './payout-users-service'
import type { PayoutContext } from './ports'
import { onDay } from './run-day'

/** A payout of a daily run, with those of its balances that the old service would still hold. */
interface EarlyPayout {
  payoutId: number
  createdOn: Day
  periodEndDay: Day
  grossCents: number
  balances: readonly DayBalance[]
}

export class ServiceComparison implements PlanWatcher {
  readonly #context: PayoutContext
  readonly #early = new Map<number, EarlyPayout[]>()
  /** Differences of a plan that pays, until the payout has its id: within the same transaction. */
  #pending: ServiceDifference[] = []
  #compared = 0
  #agreed = 0

  constructor(context: PayoutContext) {
    this.#context = context
  }

  /** Decisions on which both services were asked, and those among them on which they agreed. */
  get counts(): { compared: number; agreed: number } {
    return { compared: this.#compared, agreed: this.#agreed }
  }

  planned(creatorId: number, plan: PayoutPlan, run: PayoutRun): void {
    // Flexible schedules are no part of what changed with daily payouts; the old service would pay them weekly.
    if (this.#context.ledger.creators.get(creatorId).flexible) return
    const name = run.payoutType === 'instant' ? 'daily' : 'standard'
    const context = onDay(this.#context, run.day)
    const old = name === 'daily' ? NO_PLAN : planBeforeDaily(context, creatorId, run.periodEnd)
    const kind = differenceBetween(plan, old, name)
    this.#compared += 1
    if (kind === null) this.#agreed += 1
    else this.#note(context, creatorId, name, kind, plan, old)
    if (name === 'standard') this.#compareAsIfUnpaid(context, creatorId, plan, run.periodEnd)
  }

  paid(payout: Payout, plan: PayPlan): void {
    const { payoutId, creatorId } = payout
    for (const difference of this.#pending) {
      this.#context.ledger.serviceDifferences.add({ ...difference, payoutId })
    }
    this.#pending = []
    if (payout.payoutType === 'standard') return
    const early = this.#early.get(creatorId) ?? []
    early.push({
      payoutId,
      createdOn: dayOfInstant(payout.createdAt),
      periodEndDay: plan.periodEndDay,
      grossCents: plan.grossCents,
      balances: plan.balances,
    })
    this.#early.set(creatorId, early)
  }

  /**
   * On the facts as they are, both services find the creator's money gone. So the old one is asked a second time, about
   * the facts as they were had no daily run paid: would it pay now? What it then pays is not put back a second time.
   */
  #compareAsIfUnpaid(
    context: PayoutContext,
    creatorId: number,
    plan: PayoutPlan,
    periodEnd: Day,
  ): void {
    const known = this.#early.get(creatorId)
    if (!known) return
    const standing = this.#standing(known)
    const old = planBeforeDaily(
      context,
      creatorId,
      periodEnd,
      this.#putBack(context, standing, periodEnd),
    )
    const isYounger = ({ day }: DayBalance): boolean => day > periodEnd
    const left =
      old.action === 'pay'
        ? standing
            .map((early) => ({ ...early, balances: early.balances.filter(isYounger) }))
            .filter(({ balances }) => balances.length > 0)
        : standing
    if (balancesOf(left) !== balancesOf(standing)) {
      this.#note(context, creatorId, 'standard', 'already_paid_instantly', plan, old)
    }
    if (left.length > 0) this.#early.set(creatorId, left)
    else this.#early.delete(creatorId)
  }

  /** Early payouts that have not come back: of those that have, the money is unpaid again in both worlds. */
  #standing(early: readonly EarlyPayout[]): EarlyPayout[] {
    return early.filter(({ payoutId }) => LIVE_PAYOUT_STATES.includes(this.#stateOf(payoutId)))
  }

  #putBack(context: PayoutContext, early: readonly EarlyPayout[], periodEnd: Day): PutBack {
    const { minimumBasis } = context.policy
    const counted = early.filter(
      (payout) =>
        minimumBasis === 'unpaid_and_period' &&
        payout.periodEndDay === periodEnd &&
        COUNTED_PAYOUT_STATES.includes(this.#stateOf(payout.payoutId)),
    )
    return {
      balances: early.flatMap(({ balances }) => balances),
      payoutIds: new Set(early.map(({ payoutId }) => payoutId)),
      countedForPeriodCents: sum(counted, ({ grossCents }) => grossCents),
      createdToday: early.some(({ createdOn }) => createdOn === context.today()),
    }
  }

  #stateOf(payoutId: number): PayoutState {
    return this.#context.ledger.payouts.get(payoutId).state
  }

  #note(
    context: PayoutContext,
    creatorId: number,
    run: PayoutRunName,
    kind: ServiceDifference['kind'],
    current: PayoutPlan,
    old: PayoutPlan,
  ): void {
    const difference: ServiceDifference = {
      creatorId,
      comparedAt: this.#context.now(),
      run,
      kind,
      payoutId: null,
      oldPaysOn:
        kind === 'paid_instantly' ? this.#earliest(context, creatorId, current as PayPlan) : null,
      current,
      old,
    }
    if (current.action === 'pay') this.#pending.push(difference)
    else this.#context.ledger.serviceDifferences.add(difference)
  }

  #earliest(context: PayoutContext, creatorId: number, plan: PayPlan): Day {
    const { ledger, policy } = context
    const { rail } = ledger.creators.get(creatorId)
    return earliestWeeklyRun(plan.periodEndDay, context.today(), rail, policy)
  }
}

const balancesOf = (early: readonly EarlyPayout[]): number =>
  early.reduce((count, { balances }) => count + balances.length, 0)
