/**
 * What only a run needs that pays by the service before daily payouts, or compares it with today's. It is given to such a
 * run and imported by none, so that a page reads it with the first such run.
 */
export { serviceComparisonOf } from '../metrics/service-comparison'
export { nextPayoutDayBeforeDaily } from '../payouts/before-daily/plan'
export { serviceBeforeDaily } from '../payouts/before-daily/payout-users-service'
export { ServiceComparison } from '../payouts/service-comparison'
