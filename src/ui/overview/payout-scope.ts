/** Which payouts a chart is about: those of one type, or all. */
import { m } from '../paraglide/messages.js'
import type { PayoutScope } from './day-series'

export const PAYOUT_SCOPES: readonly PayoutScope[] = ['instant', 'standard', 'all']

const WORDS: Record<PayoutScope, () => string> = {
  instant: m.payout_scope_instant,
  standard: m.payout_scope_standard,
  all: m.payout_scope_all,
}

export const payoutScopeWord = (scope: PayoutScope): string => WORDS[scope]()

/** In place of a chart that has nothing to draw, and where there may be more. */
export const noPayouts = (scope: PayoutScope): string => m.payout_scope_empty({ scope })
