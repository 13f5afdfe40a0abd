/** Which two fees the reader compares: the one that was set, or the one that is advised, and the one in whose place it would be. */
import {
  marginDifference,
  salesToMakeUp,
  type BestAgainst,
  type Optimum,
  type PointResult,
} from '../../../../workers/sweep-contract'
import { INSTANT_FEE_FIGURES, type InstantFeeFigures } from '../../../core/fees/fee-figures'
import { sameValue } from '../../../scenario/document-paths'
import { differenceAsInTable } from './alternative-money'
import type { AlternativeRow } from './alternative-rows'
import type { FeeAxis } from '../curve/fee-axis'
import { isLeadChance, type ComparedFees } from '../finding/fee-facts'

interface ComparableFees {
  axis: Pick<FeeAxis, 'figure'>
  fee: number
  /** The whole fee. */
  figures: InstantFeeFigures
  /** That of the run on the page; `null` where there is none. */
  ofRun: InstantFeeFigures | null
  /** `null` where no fee is advised. */
  optimum: Optimum | null
  bestAgainst: BestAgainst | null
  resultAt: (fee: number) => PointResult | null
  rows: readonly AlternativeRow[]
}

/** A fee that was set is compared with that of the run; where it is the same, the best with it. */
export function comparedFees(fees: ComparableFees): ComparedFees | null {
  const { axis, fee, ofRun } = fees
  if (ofRun && ofRun[axis.figure] !== fee) {
    return isElsewhereAlike(fees, ofRun) ? between(fees, ofRun[axis.figure], fee) : null
  }
  const { optimum, bestAgainst } = fees
  return optimum &&
    !optimum.isAtEdge &&
    bestAgainst &&
    !bestAgainst.isOwn &&
    !isLeadChance(bestAgainst)
    ? between(fees, fee, optimum.x.value, bestAgainst.difference.comparisons)
    : null
}

/** Whether the figure of the axis is all that differs. */
const isElsewhereAlike = ({ axis, figures }: ComparableFees, ofRun: InstantFeeFigures): boolean =>
  INSTANT_FEE_FIGURES.every(
    (figure) => figure === axis.figure || sameValue(figures[figure], ofRun[figure]),
  )

function between(
  { fee: ofForm, resultAt, rows }: ComparableFees,
  other: number,
  fee: number,
  comparisons?: number,
): ComparedFees | null {
  const [before, after] = [resultAt(other), resultAt(fee)]
  const difference = before && after && marginDifference(before, after, comparisons)
  return difference
    ? {
        ...{ fee, other, isOtherOfRun: other !== ofForm },
        difference: differenceAsInTable(rows, difference),
        sales: salesToMakeUp(before, after, comparisons),
      }
    : null
}
