/** Why a payout run skipped a creator, in the reader's words. */
import type { SkipCode } from '../../core/eligibility'
import { formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { plainWord } from './vocabulary'

const REASONS: Record<SkipCode, () => string> = {
  not_reviewed: m.skip_not_reviewed,
  suspended: m.skip_suspended,
  paused: m.skip_paused,
  below_minimum: m.skip_below_minimum,
  chargeback_reserve: m.skip_chargeback_reserve,
  foreign_transfer_too_small: m.skip_foreign_transfer_too_small,
  instant_not_supported: m.skip_instant_not_supported,
  funds_settling: m.skip_funds_settling,
  payout_in_progress: m.skip_payout_in_progress,
  above_instant_maximum: m.skip_above_instant_maximum,
  not_compliant: m.skip_not_compliant,
  guardian_missing: m.skip_guardian_missing,
  bank_account_missing: m.skip_bank_account_missing,
  bank_account_unlinked: m.skip_bank_account_unlinked,
  destination_refused: m.skip_destination_refused,
  fee_takes_all: m.skip_fee_takes_all,
}

/** The reason with the minimum that was missed, where it is that. */
export const skippedWord = (reason: SkipCode, minimumCents: number | null): string =>
  minimumCents === null
    ? skipWord(reason)
    : m.skip_below_minimum_of({ minimum: formatMoney(minimumCents) })

const isKnown = (reason: string): reason is SkipCode => Object.hasOwn(REASONS, reason)

export const skipWord = (reason: string): string =>
  isKnown(reason) ? REASONS[reason]() : plainWord(reason)
