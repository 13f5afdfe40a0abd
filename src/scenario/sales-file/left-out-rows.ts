/** The rows of a file that are no sale, counted by reason, with the first few of each. */
import { withCommas } from '../../core/counted'
import {
  LEFT_OUT_REASONS,
  type LeftOutReason,
  type LeftOutRow,
  type LeftOutRows,
} from './imported-sales'
import { formatProblem, type Problem } from '../problems'

const ROWS_QUOTED = 5

export class LeftOutTally {
  count = 0
  readonly #byReason = new Map<LeftOutReason, { count: number; first: LeftOutRow[] }>()
  readonly #onRow: (row: LeftOutRow) => void

  constructor(onRow: (row: LeftOutRow) => void = () => undefined) {
    this.#onRow = onRow
  }

  add(row: LeftOutRow): void {
    this.count += 1
    const known = this.#byReason.get(row.reason) ?? { count: 0, first: [] }
    known.count += 1
    if (known.first.length < ROWS_QUOTED) known.first.push(row)
    this.#byReason.set(row.reason, known)
    this.#onRow(row)
  }

  get byReason(): LeftOutRows[] {
    return LEFT_OUT_REASONS.flatMap((reason) => {
      const known = this.#byReason.get(reason)
      return known ? [{ reason, count: known.count, first: known.first }] : []
    })
  }
}

const problemOfRow = ({ line, column, value, expected }: LeftOutRow): Problem => ({
  path: `line ${line}, ${column}`,
  value,
  expected,
})

/** One line for each quoted row and reason, and one for the rest of each reason. */
export function leftOutLines(leftOut: readonly LeftOutRows[]): string[] {
  return leftOut.flatMap(({ reason, count, first }) => {
    const others = count - first.length
    return [
      ...first.map((row) => `${formatProblem(problemOfRow(row))} (row left out)`),
      ...(others === 0 ? [] : [`${withCommas(others)} more left out: ${REASON_WORDS[reason]}`]),
    ]
  })
}

/**
 * Why a file has no sale at all: the reasons for which its rows cannot be read, the commonest first. Rows that are left
 * out as they should be are no reason, unless there are no others.
 */
export function noSaleProblems(leftOut: readonly LeftOutRows[]): Problem[] {
  const unreadable = leftOut.filter(({ reason }) => UNREADABLE.has(reason))
  const reasons = (unreadable.length > 0 ? unreadable : leftOut).toSorted(
    (one, other) => other.count - one.count,
  )
  if (reasons.length === 0) {
    return [{ path: 'rows', value: 0, expected: 'at least one row of sales below the header' }]
  }
  return reasons.map(({ reason, count, first }) => {
    const { expected, ...problem } = problemOfRow(first[0]!)
    const rows = `${REASON_WORDS[reason]}: ${withCommas(count)}`
    return { ...problem, expected: `${expected} (${rows})` }
  })
}

const UNREADABLE: ReadonlySet<LeftOutReason> = new Set([
  'other-currency',
  'amount',
  'time',
  'creator',
  'columns',
])

const REASON_WORDS: Readonly<Record<LeftOutReason, string>> = {
  'no-sale': 'rows that are not sales by status, type or flag',
  'taken-back': 'sales that were refunded or charged back',
  refund: 'refunds',
  'refund-without-sale': 'refunds of sales that are not in the file',
  'refund-of-a-part': 'partial refunds',
  'refund-before-sale': 'refunds before their sale',
  'refunded-already': 'refunds of sales refunded already',
  total: 'sums of other rows',
  'other-currency': 'other currencies',
  amount: 'amounts that cannot be read',
  time: 'times that cannot be read',
  creator: 'rows without a creator',
  columns: 'rows with too few or too many columns',
}
