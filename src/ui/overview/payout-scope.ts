/** Which payouts a chart is about: those of one type, or all. */
import { m } from '../paraglide/messages.js'
import type { PayoutScope, TypeScope } from './day-series'

/** What can have earned a margin; states of payouts are told by type alone. */
export const PAYOUT_SCOPES: readonly PayoutScope[] = ['daily', 'instant', 'standard', 'all']

export const TYPE_SCOPES: readonly TypeScope[] = ['instant', 'standard', 'all']

const WORDS: Record<PayoutScope, () => string> = {
  daily: m.payout_scope_daily,
  instant: m.payout_scope_instant,
  standard: m.payout_scope_standard,
  all: m.payout_scope_all,
}

export const payoutScopeWord = (scope: PayoutScope): string => WORDS[scope]()

/** Within a sentence or the name of a series: daily payouts. */
export const payoutsOfScope = (scope: PayoutScope): string => m.payout_scope_of({ scope })

/** In place of a chart that has nothing to draw, and where there may be more. */
export const noPayouts = (scope: PayoutScope): string => m.payout_scope_empty({ scope })
