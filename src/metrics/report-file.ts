/**
 * The contents of `report.json`: the report of a run, and the assumptions of the run. The list of
 * assumptions is long, so the page reads it later.
 */
import { assumptionsOfRun, type Assumption } from '../scenario/assumptions'
import type { RunReport } from './figures'

interface ReportFile extends RunReport {
  /** Every input that decides figures and that no public source states. */
  assumptions: Assumption[]
}

export const reportFile = (report: RunReport): ReportFile => ({
  ...report,
  assumptions: assumptionsOfRun(report),
})
