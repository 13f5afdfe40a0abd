/** A payout at the moment at which it claims its money, with all that decides whether it may. */
import type { PayoutPolicy } from '../core/policy'
import type { Movement } from './money-watcher'
import type { OpenRequest } from './open-requests'
import type { StatedPayout } from './payout-states'
import type { KnownStanding } from './standing'

export interface Claim extends Movement {
  payout: Readonly<StatedPayout>
  standing: Readonly<KnownStanding>
  /** Who asked for a payout that somebody is at work on; `null`: it is of a run. */
  request: Readonly<OpenRequest> | null
  policy: PayoutPolicy
}
