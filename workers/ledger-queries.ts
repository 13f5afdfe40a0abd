/** All that the tabs of the page ask of a ledger: read by the worker when the first of them asks. */
export * as creatorSide from '../src/simulation/creator-side-code'
export { queryOf } from '../src/metrics/computations'
export {
  creatorFacets,
  creatorPage,
  creatorRecord,
  creatorsNamed,
  creatorsPausedBy,
  hasHadInstant,
  settingChangesOfCreator,
  skippedCreators,
} from '../src/metrics/lists/creator-queries'
export { dailyCsv } from '../src/metrics/daily-csv'
export { journalPage } from '../src/metrics/lists/journal-rows'
export { statementOf } from '../src/metrics/statement'
export { creatorsFailingFor } from '../src/metrics/stuck-payouts'
export { secondSourcesOf } from '../src/metrics/second-sources'
export { creatorRows, payoutPage, payoutRecord, payoutRows } from '../src/metrics/lists/row-queries'
