import type { CheckName } from '../checks/check'
import type { PayoutService } from '../payouts/payout-service'

/** A payout service that pays in place of the lab's, and the checks of the lab's own rules that are not its rules. */
export interface OwnService {
  service: PayoutService
  checksLeftOut: readonly CheckName[]
}
