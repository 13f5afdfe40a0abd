/** All that the rooms of the page ask of a ledger: read by the worker when the first of them asks. */
export { queryOf } from '../src/metrics/computations'
export {
  creatorFacets,
  creatorPage,
  creatorRecord,
  creatorsPausedBy,
  settingChangesOfCreator,
  skippedCreators,
} from '../src/metrics/creator-queries'
export { dailyCsv } from '../src/metrics/daily-csv'
export {
  creatorRows,
  journalPage,
  payoutPage,
  payoutRecord,
  payoutRows,
} from '../src/metrics/row-queries'
