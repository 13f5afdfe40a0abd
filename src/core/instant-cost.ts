/** What an instant payout to a bank or card costs the platform. A scenario sets the figures. */
import { shareRoundedHalfUp, type BasisPoints, type Cents } from './money'

export interface InstantCosts {
  instantBasisPoints: BasisPoints
  instantMinimumCents: Cents
}

/** Stripe charges a share of what arrives, and no less than a minimum. */
export const instantCharge = (netCents: Cents, costs: InstantCosts): Cents =>
  Math.max(costs.instantMinimumCents, shareRoundedHalfUp(netCents, costs.instantBasisPoints))
