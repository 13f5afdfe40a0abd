/** What a finished run says of itself on standard output: a few lines for people; programs read `report.json`. */
import { dollars } from '../core/dollars'
import type { RunReport } from '../metrics/figures'
import type { SalesReading } from '../scenario/sales-reading'

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
            `VIOLATION ${check.name} (${check.kind}): ${check.violations}, the first: ${check.witness ?? ''}`,
        )),
    ...report.checks.flatMap(({ name, open }) =>
      open === null ? [] : [`Open in ${name}: ${open}`],
    ),
    ...fileLines(report),
    ...comparisonLines(report),
    `Digest ${report.digest}`,
  ]
}

function fileLines({ salesFile }: RunReport): string[] {
  if (!salesFile) return []
  const { name, rows, rejectedRows, rowsOutsideRun } = salesFile
  return [
    `${name}: ${rows} rows read, ${rejectedRows} rejected, ${rowsOutsideRun} outside the run`,
    `Read as ${readingWords(salesFile.reading).join(' ')}`,
  ]
}

/** In the words of `--read`, so that the file is read alike whatever else may be in it later. */
function readingWords(reading: SalesReading): string[] {
  const { creator, soldAt, amount, currency, amountUnit, decimalMark, dateOrder } = reading
  return [
    `creator=${creator}`,
    `sold_at=${soldAt}`,
    `amount=${amount}`,
    ...(currency === null ? [] : [`currency=${currency}`]),
    `unit=${amountUnit}`,
    `decimals=${decimalMark}`,
    ...(dateOrder === null ? [] : [`dates=${dateOrder}`]),
  ]
}

function comparisonLines({ adapter }: RunReport): string[] {
  if (!adapter) return []
  const kinds = adapter.byKind.map(({ kind, count }) => `${count} ${kind}`)
  const agreed = `Old service and new agree on ${adapter.agreed} of ${adapter.compared} decisions`
  return [kinds.length === 0 ? agreed : `${agreed}; ${kinds.join(', ')}`]
}
