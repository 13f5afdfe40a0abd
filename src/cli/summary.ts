/** What a finished run says of itself on standard output: a few lines for people; programs read `report.json`. */
import type { CheckResult, CheckSeverity } from '../checks/check'
import { byHarmInRun } from '../checks/harm'
import { counted } from '../core/counted'
import { dollars } from '../core/dollars'
import { momentWords } from '../core/moment-words'
import { forPeople } from '../core/sentence'
import type { RunCounts, RunReport, RunTotals } from '../metrics/figures'
import type { ProcessorBooks } from '../metrics/stuck'
import { isCurrencyAssumed } from '../scenario/sales-file/columns'
import { exportNamed } from '../scenario/sales-file/exports'
import { faultLines } from './fault-lines'
import { randomReversalsText } from './random-reversals'
import { wordsOfReading } from './reading-choices'
import { creatorsWords, sampleLines } from './sample-lines'
import { stuckLines } from './stuck-lines'
import { platformLines, withoutEffectLines } from './without-effect-lines'

const SEVERITIES: Readonly<Record<CheckSeverity, string>> = {
  money: 'money paid twice, wrongly or not at all',
  late: 'money late or stuck',
  books: 'records disagree',
}

export function summaryLines(report: RunReport): string[] {
  const { period } = report
  const violations = report.checks.filter(({ ok }) => !ok).toSorted(byHarmInRun)
  return [
    `${report.scenario.name}: ${creatorsWords(report)}, ${period.startDay} to ${period.endDay}, seed ${report.seed}`,
    ...sampleLines(report),
    ...fileUseLines(report),
    ...moneyLines(report),
    ...(violations.length === 0
      ? [booksLine(report)]
      : violations.map(
          (check) =>
            `VIOLATION ${check.name} (${check.kind}, ${SEVERITIES[check.severity]}): ${check.violations}${harmWords(check)}, ` +
            `the first ${whenWords(check)}: ${forPeople(check.witnessParts)}`,
        )),
    ...detailLines(report),
    ...platformLines(report),
    ...faultLines(report),
    ...withoutEffectLines(report),
    ...stuckLines(report),
    ...report.checks.flatMap(({ name, openParts }) =>
      openParts.length === 0 ? [] : [`Open in ${name}: ${forPeople(openParts)}`],
    ),
    ...fileLines(report),
    ...comparisonLines(report),
    `Digest ${report.digest}`,
  ]
}

/** What rules of the era leave out is no violation, and is said. */
function booksLine({ checks, processorBooks }: RunReport): string {
  const { misreadCostCents = 0, uncollectedFeeCents } = processorBooks
  const differences = [
    ...(misreadCostCents === 0
      ? []
      : [`${dollars(misreadCostCents)} of PayPal’s fees (some are read one cent too low)`]),
    ...(!uncollectedFeeCents
      ? []
      : [
          `${dollars(uncollectedFeeCents)} of instant fees (processors round them themselves, and can collect one cent less than is booked)`,
        ]),
  ]
  const hold = `${checks.length} checks hold.`
  // Of closed days the fees that were collected are not known.
  const agree = uncollectedFeeCents === undefined ? 'agree' : 'agree to the cent'
  return differences.length === 0
    ? `The books ${agree}: ${hold}`
    : `The books agree except for what rules of this era leave out, ${differences.join(' and ')}: ${hold}`
}

type Harm = Pick<CheckResult, 'violations' | 'centsAtRisk' | 'paidTwice' | 'centsPaidTwice'>

/** `, $20.00 paid twice in 3 of them, $30.00 at risk`. Nothing is said of an amount that a check does not know. */
export function harmWords({ violations, centsAtRisk, paidTwice, centsPaidTwice }: Harm): string {
  const some = paidTwice === violations ? '' : ` in ${paidTwice} of them`
  const twice = paidTwice === 0 ? '' : `, ${dollars(centsPaidTwice)} paid twice${some}`
  return `${twice}${centsAtRisk === 0 ? '' : `, ${dollars(centsAtRisk)} at risk`}`
}

function whenWords({ firstAt, foundAt }: CheckResult): string {
  const found = `found at ${momentWords(foundAt!)}`
  return firstAt === foundAt ? found : `true since ${momentWords(firstAt!)} and ${found}`
}

function detailLines({ detail, scenario }: RunReport): string[] {
  if (!detail) return []
  const { ledger_sales: sales = 0, ledger_payouts: payouts = 0 } = detail.rows
  return [
    `Detail: the ledger keeps ${detail.daysKept} days in full. Of what was settled before ${detail.settledBefore}, ` +
      `${counted(sales, 'sale')} and ${counted(payouts, 'payout')} are kept as sums; their rows ${scenario.detail.closedRowsSaved ? 'are in closed/' : 'were not saved'}. ` +
      `Chain ${detail.chain}`,
    ...(scenario.invariants.length === 0
      ? []
      : [
          `Your own checks have seen each row while the ledger kept it: rows settled before ${detail.settledBefore} have left`,
        ]),
  ]
}

/** Each amount is beside the payouts that it is the amount of. */
function moneyLines({ counts, totals, processorBooks }: RunReport): string[] {
  const outcomes = [
    [counts.payoutsInProgress, 'in progress'],
    [counts.payoutsFailed, 'failed'],
    [counts.payoutsCancelled, 'cancelled'],
    [counts.payoutsReversed, 'reversed'],
    [counts.payoutsReturned, 'returned'],
  ] as const
  const others = outcomes.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
  return [
    `${counted(counts.sales, 'sale')} of ${dollars(totals.salesGross)}`,
    `${counted(counts.payouts, 'payout')} made: ${[`${counts.payoutsCompleted} completed with ${dollars(totals.payoutNet)} net`, ...others].join(', ')}`,
    `Arrived by the processors' books: ${dollars(processorBooks.paidCents)} in ${counted(processorBooks.paidPayments, 'payment')}`,
    ...wrongMoneyLines(processorBooks),
    instantLine(counts, totals, processorBooks),
  ]
}

/** What was paid twice, and what still would be. */
const wrongMoneyLines = ({
  paidTwiceNotBackCents: twice = 0,
  owedAgainCents: owed = 0,
}: ProcessorBooks): string[] => [
  ...(twice === 0 ? [] : [`Paid twice and not come back: ${dollars(twice)}`]),
  ...(owed === 0 ? [] : [`Arrived, and owed a second time by the ledger: ${dollars(owed)}`]),
]

/** The platform cannot book costs that it was not notified of, so its margin is too high. */
function instantLine(
  { instantPayouts }: RunCounts,
  { instantFeeRevenue, instantProcessorCost }: RunTotals,
  { unheardInstantPayments, unheardInstantCostCents }: ProcessorBooks,
): string {
  if (instantPayouts === 0) return 'Instant payouts: none'
  const fees = `Instant payouts: fees ${dollars(instantFeeRevenue)}`
  const cost = dollars(instantProcessorCost)
  const margin = dollars(instantFeeRevenue - instantProcessorCost)
  return unheardInstantCostCents === 0
    ? `${fees}, processor cost ${cost}, margin ${margin}`
    : `${fees}, processor cost at least ${cost}, margin at most ${margin}: the platform was not notified of another ${dollars(unheardInstantCostCents)} for ${counted(unheardInstantPayments, 'payout')}`
}

/** What a run does with its sales file: a period of the scenario's own can be about other days than the file. */
export function fileUseLines({
  salesFile,
  scenario,
}: Pick<RunReport, 'salesFile' | 'scenario'>): string[] {
  if (!salesFile) return []
  const { name, rows, rowsOutsideRun } = salesFile
  return [
    ...(rowsOutsideRun === 0
      ? []
      : [
          `Only ${rows - rowsOutsideRun} of the ${counted(rows, 'sale')} of ${name} are in these days: the run leaves the others out`,
        ]),
    randomReversalsText(scenario),
  ]
}

function fileLines({ salesFile }: RunReport): string[] {
  if (!salesFile) return []
  const { name, rows, refundRows, rejectedRows, rowsOutsideRun, reading } = salesFile
  const { partlyRefundedRows, partlyRefundedCents, repeatedRows } = salesFile
  const known = exportNamed(reading.readAs)
  const refunds = refundRows === 0 ? '' : ` and ${counted(refundRows, 'refund')}`
  return [
    `${name}: ${counted(rows, 'sale')}${refunds} read, ${counted(rejectedRows, 'row')} left out, ${counted(rowsOutsideRun, 'sale')} outside the run`,
    ...(isCurrencyAssumed(reading)
      ? ['Amounts are taken as US dollars: no column says a currency']
      : []),
    ...(partlyRefundedRows === 0
      ? []
      : [
          `${counted(partlyRefundedRows, 'sale')} without a part that was refunded, ${dollars(partlyRefundedCents)} in all`,
        ]),
    ...(repeatedRows === 0
      ? []
      : [
          `${counted(repeatedRows, 'row')} the same as an earlier row in every column: each counts as a sale of its own, because two sales can look the same`,
        ]),
    ...(known ? [`Read as: ${known.title}`] : []),
    `Read with ${wordsOfReading(reading).join(' ')}`,
  ]
}

function comparisonLines({ adapter }: RunReport): string[] {
  if (!adapter) return []
  const kinds = adapter.byKind.map(({ kind, count }) => `${count} ${kind}`)
  const agreed = `Old service and new agree on ${adapter.agreed} of ${counted(adapter.compared, 'decision')}`
  return [kinds.length === 0 ? agreed : `${agreed}; ${kinds.join(', ')}`]
}
