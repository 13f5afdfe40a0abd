/**
 * What only a run needs that pays by the service before daily payouts, or compares it with today's. It is given to such a
 * run and imported by none, so that a page reads it with the first such run.
 */
export { nextPayoutDayBeforeDaily } from './before-daily/plan'
export { serviceBeforeDaily } from './before-daily/payout-users-service'
export { ServiceComparison } from './service-comparison'
