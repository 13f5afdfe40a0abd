/** What is marked on the curve of the fee: the fee as it is, the best one, and where daily payouts break even. */
import { BOOTSTRAP_SEEDS_MIN, type Interval } from '../../../../workers/sweep-contract'
import type { CurveMark } from '../../charts/types'
import { m } from '../../paraglide/messages.js'
import { isCurveWhole, type FeeFacts } from '../finding/fee-facts'

/** `most`: where the axis ends, and with it an interval that has no end. */
export function feeMarks(facts: FeeFacts, most: number): CurveMark[] {
  const { fee, axis, optimum, breakEven, isTakeUpFixed } = facts
  const now: CurveMark = {
    key: 'now',
    label: m.fees_mark_now({ fee: axis.write(fee) }),
    x: fee,
    color: 'var(--instant)',
  }
  if (!isCurveWhole(facts)) return [now]
  const best: CurveMark[] =
    optimum && !optimum.isAtEdge && !isTakeUpFixed
      ? [
          {
            key: 'best',
            label: m.fees_mark_best({ fee: axis.write(optimum.x.value) }),
            ...placeOf(optimum.x, most),
          },
        ]
      : []
  const even: CurveMark[] =
    breakEven?.kind === 'at'
      ? [
          {
            key: 'break-even',
            label: m.fees_mark_break_even({ fee: axis.writeEstimate(breakEven.x.value) }),
            ...placeOf(breakEven.x, most),
          },
        ]
      : []
  return [now, ...best, ...even]
}

const placeOf = (
  { value, low, high, n }: Interval,
  most: number,
): Pick<CurveMark, 'x' | 'low' | 'high'> =>
  n < BOOTSTRAP_SEEDS_MIN ? { x: value } : { x: value, low: low ?? 0, high: high ?? most }
