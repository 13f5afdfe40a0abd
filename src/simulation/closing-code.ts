/**
 * What only a run needs that closes days. It is given to such a run and imported by none, so that a page reads it with the
 * first run that closes days.
 */
export { ClosedPayouts } from '../checks/closed-payouts'
export { ClosedSumsAgree } from '../checks/closed-sums-agree'
export { ClosedDays } from '../ledger/closing/closed-days'
export { closeDays } from './day-closing'
