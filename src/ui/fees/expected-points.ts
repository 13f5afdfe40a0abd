/** What is expected of daily payouts by fee, without a run, and of how many creators on daily payouts nothing is. */
import type { PreviewPoint } from '../../../workers/contract'
import type { CurvePoint as ChartPoint } from '../charts/types'

export interface Expected {
  /** None where nothing can be expected of anybody who is on daily payouts. */
  margins: ChartPoint[]
  takers: ChartPoint[]
  /** Creators on daily at any fee of whom it is not known what they usually sell. */
  notEstimated: number
}

export function expectedOf(points: readonly PreviewPoint[]): Expected {
  const notEstimated = points[0]?.notEstimated ?? 0
  const isKnown = notEstimated === 0 || points.some(({ takers }) => takers > 0)
  return {
    margins: isKnown ? points.map(({ x, marginCents }) => ({ x, y: marginCents })) : [],
    takers: points.map(({ x, takers }) => ({ x, y: takers })),
    notEstimated,
  }
}
