/** What keeps instant payouts from a creator, in the reader's words. */
import type { DailyEligibility } from '../../../workers/contract'
import { m } from '../paraglide/messages.js'
import { skipWord } from './skips'

type Exclusion = DailyEligibility['excluded'][number]['reason']

const WORDS: Partial<Record<Exclusion, () => string>> = {
  country: m.exclusion_country,
  completed_payouts: m.exclusion_completed_payouts,
  account_age: m.exclusion_account_age,
  bank_account: m.skip_bank_account_unlinked,
  bank: m.exclusion_bank,
  chargeback_hold: m.exclusion_chargeback_hold,
}

/** Those that keep all payouts from them are worded as in a list of skipped payouts. */
export const exclusionWord = (reason: Exclusion): string => WORDS[reason]?.() ?? skipWord(reason)
