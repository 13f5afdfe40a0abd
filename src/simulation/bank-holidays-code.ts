/**
 * What only a run needs whose banks have holidays. It is given to such a run and imported by none, so that a page reads it with
 * the first such run.
 */
export { BankingDays } from '../checks/banking-days'
export { isFederalReserveHoliday as isBankHoliday } from '../core/federal-reserve'
export { overHolidays } from '../metrics/weekly-over-holidays'
