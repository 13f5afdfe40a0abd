/** What is expected of daily payouts by fee, without a run, and of how many creators on daily payouts nothing is. */
import type { CentsRange, PreviewPoint } from '../../../../workers/contract'
import {
  MARGIN_PARTS,
  meanInterval,
  type MarginPart,
  type MarginParts,
} from '../../../../workers/sweep-contract'
import type { CurvePoint as ChartPoint } from '../../charts/types'
import { valueAt } from '../curve/between-points'

export interface Expected {
  /** None where nothing can be expected of anybody who is on daily payouts. */
  margins: ChartPoint[]
  takers: ChartPoint[]
  /** Of a sample, fewer. */
  simulatedTakers: ChartPoint[]
  /** From 0 to 1. None where nobody may have daily payouts. */
  takeUp: ChartPoint[]
  /** Where there is chance, between what 95 of 100 margins would be. */
  likely: { low: ChartPoint[]; high: ChartPoint[] }
  /** What the margins are made of. */
  parts: Readonly<Record<MarginPart, ChartPoint[]>>
  /** Creators on daily at any fee of whom it is not known what they usually sell. */
  notEstimated: number
}

export function expectedOf(points: readonly PreviewPoint[]): Expected {
  const notEstimated = points[0]?.notEstimated ?? 0
  const isKnown = notEstimated === 0 || points.some(({ takers }) => takers > 0)
  return {
    margins: isKnown ? points.map(marginAt) : [],
    takers: points.map(({ x, takers }) => ({ x, y: takers })),
    simulatedTakers: points.map(({ x, simulatedTakers }) => ({ x, y: simulatedTakers })),
    takeUp: points.flatMap(({ x, takeUp }) => (takeUp === null ? [] : [{ x, y: takeUp }])),
    likely: { low: likelyEnds(points, 'low'), high: likelyEnds(points, 'high') },
    parts: byPart((part) => points.map(({ x, parts }) => ({ x, y: parts[part] }))),
    notEstimated,
  }
}

function marginAt({ x, marginCents, seedMarginsCents }: PreviewPoint): ChartPoint {
  const { low, high } = meanInterval(seedMarginsCents)!
  return low === high ? { x, y: marginCents } : { x, y: marginCents, low, high }
}

const likelyEnds = (points: readonly PreviewPoint[], end: 'low' | 'high'): ChartPoint[] =>
  points.flatMap(({ x, likelyCents }) => (likelyCents ? [{ x, y: likelyCents[end] }] : []))

/** Between the fees that were estimated, as their ends are; `null` beyond them, and where there is no chance. */
export function likelyAt({ likely }: Expected, fee: number): CentsRange | null {
  const [low, high] = [valueAt(likely.low, fee), valueAt(likely.high, fee)]
  return low === null || high === null ? null : { low, high }
}

/** Between the fees that were estimated, as the margin there is; `null` beyond them. */
export function expectedPartsAt({ parts }: Expected, fee: number): MarginParts | null {
  const values = byPart((part) => valueAt(parts[part], fee))
  return values.fees === null ? null : (values as MarginParts)
}

const byPart = <Of>(of: (part: MarginPart) => Of): Record<MarginPart, Of> =>
  Object.fromEntries(MARGIN_PARTS.map((part) => [part, of(part)])) as Record<MarginPart, Of>
