/** A payout as the ledger has it: a new one, and one that is read from its row. */
import type { Day, Instant } from '../core/calendar'
import type { DayBalance } from '../core/instant-payouts'
import type { Cents } from '../core/money'
import { PAYOUT_STATES, type PayoutState } from '../core/payout-state'
import {
  PAYOUT_FREQUENCIES,
  PAYOUT_TYPES,
  PROCESSORS,
  type PayoutFrequency,
  type PayoutType,
  type ProcessorName,
  type Rail,
} from '../core/vocabulary'
import type { SqlValue } from './database'

export interface NewPayout {
  creatorId: number
  createdAt: Instant
  processor: ProcessorName
  payoutType: PayoutType
  /** The schedule that the creator was on. */
  frequency: PayoutFrequency
  periodEndDay: Day
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
  balances: readonly DayBalance[]
}

export interface Payout extends Omit<NewPayout, 'periodEndDay' | 'balances'> {
  payoutId: number
  /** The rail on which it is paid, whatever rail its creator has changed to since. */
  rail: Rail
  /** The part of the gross that was moved from the platform to the processor for this payout. */
  transferCents: Cents
  state: PayoutState
  failureReason: string | null
  processorPayoutId: string | null
  processorTransferId: string | null
}

/** The rail that a creator was on at an instant. */
export type RailAt = (creatorId: number, at: Instant) => Rail

export const PAYOUT_COLUMNS = `payout_id, creator_id, created_at, processor, payout_type, frequency, gross_cents,
  fee_cents, net_cents, transfer_cents, state, failure_reason, processor_payout_id, processor_transfer_id`

/** The payout of a row with `PAYOUT_COLUMNS`; `rail`: of its creator when it was made. */
export const payoutOfRow = (row: SqlValue[], railAt: RailAt): Payout => ({
  rail: railAt(row[1] as number, row[2] as number),
  payoutId: row[0] as number,
  creatorId: row[1] as number,
  createdAt: row[2] as number,
  processor: PROCESSORS[row[3] as number]!,
  payoutType: PAYOUT_TYPES[row[4] as number]!,
  frequency: PAYOUT_FREQUENCIES[row[5] as number]!,
  grossCents: row[6] as number,
  feeCents: row[7] as number,
  netCents: row[8] as number,
  transferCents: row[9] as number,
  state: PAYOUT_STATES[row[10] as number]!,
  failureReason: row[11] as string | null,
  processorPayoutId: row[12] as string | null,
  processorTransferId: row[13] as string | null,
})

/** A payout that has just been made, before anything is sent. */
export const payoutInCreation = (payoutId: number, made: NewPayout, rail: Rail): Payout => ({
  payoutId,
  rail,
  creatorId: made.creatorId,
  createdAt: made.createdAt,
  processor: made.processor,
  payoutType: made.payoutType,
  frequency: made.frequency,
  grossCents: made.grossCents,
  feeCents: made.feeCents,
  netCents: made.netCents,
  transferCents: 0,
  state: 'creating',
  failureReason: null,
  processorPayoutId: null,
  processorTransferId: null,
})
