/**
 * What the notes to creators say, read back from their words: by which words each code is known, and the figures in them.
 * The list is the checks' own, not the one from which the service writes.
 */
import { dayFromIso, type Day } from '../core/calendar'
import type { SaidReason } from './auditor/happenings'

/** Words that every note of a code has, beside those that say why somebody was not paid. */
const KNOWN_BY: Readonly<Record<string, string>> = {
  payout_request_failed: 'was answered as failed',
  paid_standard: 'Paid by standard payout',
  payout_failed: ' failed: ',
  payout_cancelled: ' failed: ',
  payout_returned: ' came back from ',
  payout_unclaimed: 'waits at PayPal to be claimed',
  payout_lost: ' is lost',
  payout_outcome_unknown: 'It is not known whether',
  transfer_kept: 'cannot be moved back yet',
  paid_after_failure: 'was paid all the same',
  returned_after_failure: 'has come back',
  chargeback_hold_held: 'Payouts are held',
  chargeback_hold_released: 'is lifted',
  repeated_failures: 'Payouts are paused: the last',
  refunds_allowed: 'can be refunded again',
  refunds_stopped: 'cannot be refunded for now',
  destination_changed: 'Payouts go out on',
  dispute_won: 'was won',
  bank_debited: 'taken from the bank account',
  exchange_residue: 'into another currency and back',
}

/** By which words a reason is known, and what the figures among them are, in their order. */
type Reading = readonly [code: string, words: string, ...figures: string[]]
const REASONS: readonly Reading[] = [
  ['not_reviewed', 'still under review'],
  ['suspended', 'account is suspended'],
  ['paused', 'payouts are paused'],
  // Before the minimum, which what is left of the balance is below.
  ['chargeback_reserve', 'kept back by the reserve', 'amountCents', 'reserveCents'],
  [
    'foreign_transfer_too_small',
    'changed into another currency',
    'amountCents',
    'smallTransferCents',
  ],
  ['below_minimum', 'below the minimum', 'amountCents', 'minimumCents'],
  ['funds_settling', 'still settling', 'payableCents', 'amountCents'],
  ['payout_in_progress', 'still on its way', 'payoutId'],
  ['not_compliant', 'not cleared for payouts'],
  ['guardian_missing', 'no guardian has signed'],
  ['destination_refused', 'another destination is needed'],
  ['bank_account_missing', 'no bank account'],
  ['bank_account_unlinked', 'not yet linked'],
  ['fee_takes_all', 'takes all of', 'feeCents', 'amountCents'],
  ['above_instant_maximum', 'one instant payout can carry', 'amountCents', 'maximumCents'],
]
/** The same of what keeps instant payouts from an account. */
const OBSTACLES: readonly Reading[] = [
  ['country', 'not offered in'],
  ['completed_payouts', 'payouts open after', 'required', 'completed'],
  ['account_age', 'payouts open when', 'requiredDays', 'ageDays'],
  ['bank_account', 'need a bank account'],
  ['bank', 'cannot take instant payouts'],
  ['chargeback_hold', 'not made while too much'],
  ['processor_unreachable', 'could not be reached'],
]

/** Whether a note of a code has the words for it. */
export const isWordedAs = (code: string, content: string): boolean =>
  content.includes(KNOWN_BY[code] ?? '')

/** Amounts in cents, counts and numbers of payouts, as they come; dates are none. */
export const figuresIn = (text: string): number[] =>
  (text.replace(/\d{4}-\d\d-\d\d/g, '').match(/-?\$?\d[\d,]*(\.\d\d)?/g) ?? []).map((figure) =>
    Number(figure.replace(/[$,.]/g, '')),
  )

/** Of a day's money: none was paid, a part is going to be, or some had been before. */
type SkippedShare = 'all' | 'rest' | 'more'
const SHARES: Readonly<Record<string, SkippedShare>> = {
  'Not paid': 'all',
  'Not all was paid': 'rest',
  'Nothing more was paid': 'more',
}

interface ReadSkip {
  day: Day | null
  /** `null`: words that nobody knows. */
  share: SkippedShare | null
  /** `null`: words that nobody knows. */
  reasons: readonly (SaidReason | null)[]
}

export function readSkip(content: string): ReadSkip {
  const [, start, date, reasons] =
    /^(.*) on (\S{10})(?:, not instantly)?: (.*)\.$/.exec(content) ?? []
  return {
    day: dayFromIso(date ?? ''),
    share: SHARES[start ?? ''] ?? null,
    reasons: (reasons ?? '').split('; ').map(readReason),
  }
}

function readReason(text: string): SaidReason | null {
  const [main = ''] = text.split('a further')
  const reason = read(REASONS, main)
  if (reason) return reason
  const obstacle = read(OBSTACLES, text)
  return obstacle && { code: 'instant_not_supported', obstacle }
}

function read(readings: readonly Reading[], text: string): { code: string } | null {
  const reading = readings.find(([, words]) => text.includes(words))
  if (!reading) return null
  const [code, , ...names] = reading
  const figures = figuresIn(text)
  return { code, ...Object.fromEntries(names.map((name, place) => [name, figures[place]])) }
}
