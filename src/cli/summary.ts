/** What a finished run says of itself on standard output: a few lines for people; programs read `report.json`. */
import { dollars } from '../core/dollars'
import type { RunReport } from '../metrics/figures'
import { exportNamed } from '../scenario/sales-exports'
import { wordsOfReading } from './reading-choices'

export function summaryLines(report: RunReport): string[] {
  const { counts, totals, period } = report
  const margin = totals.instantFeeRevenue - totals.instantProcessorCost
  const violations = report.checks.filter((check) => !check.ok)
  return [
    `${report.scenario.name}: ${counts.creators} creators, ${period.startDay} to ${period.endDay}, seed ${report.seed}`,
    `${counts.sales} sales of ${dollars(totals.salesGross)}; ${counts.payouts} payouts, ${dollars(totals.payoutNet)} received`,
    `Instant payouts: fees ${dollars(totals.instantFeeRevenue)}, processor cost ${dollars(totals.instantProcessorCost)}, margin ${dollars(margin)}`,
    ...(violations.length === 0
      ? [`The books agree to the cent: ${report.checks.length} checks hold.`]
      : violations.map(
          (check) =>
            `VIOLATION ${check.name}: ${check.violations}, the first: ${check.witness ?? ''}`,
        )),
    ...fileLines(report),
    ...comparisonLines(report),
    `Digest ${report.digest}`,
  ]
}

function fileLines({ salesFile }: RunReport): string[] {
  if (!salesFile) return []
  const { name, rows, refundRows, rejectedRows, rowsOutsideRun, reading } = salesFile
  const known = exportNamed(reading.readAs)
  const refunds = refundRows === 0 ? '' : ` and ${refundRows} refunds`
  return [
    `${name}: ${rows} sales${refunds} read, ${rejectedRows} rows left out, ${rowsOutsideRun} sales outside the run`,
    ...(known ? [`Read as: ${known.title}`] : []),
    `Read with ${wordsOfReading(reading).join(' ')}`,
  ]
}

function comparisonLines({ adapter }: RunReport): string[] {
  if (!adapter) return []
  const kinds = adapter.byKind.map(({ kind, count }) => `${count} ${kind}`)
  const agreed = `Old service and new agree on ${adapter.agreed} of ${adapter.compared} decisions`
  return [kinds.length === 0 ? agreed : `${agreed}; ${kinds.join(', ')}`]
}
