/**
 * What is expected to matter most, without a run: the bars of a tornado from the estimate of each point. Failures, losses and
 * chance are not in it.
 */
import type { AlternativePreview } from '../alternative-previews'
import type { Interval } from './interval'
import type { SweepPoint } from './plan'
import { changeOf, longestFirst, type TornadoBar, type TornadoEnd } from './tornado'

/** From no seed at all. */
const expected = (value: number): Interval => ({
  value,
  low: null,
  high: null,
  n: 0,
  method: 'mean',
})

/**
 * Of points of a plan and the estimate of each. Those that change one assumption have a bar, the longest first. None where
 * nothing can be expected of the scenario as it is.
 */
export function expectedTornado(
  points: readonly SweepPoint[],
  previews: readonly AlternativePreview[],
): TornadoBar[] {
  const known = new Map(
    points.flatMap((point, index) => {
      const preview = previews[index]
      return preview?.kind === 'estimate' ? [[point.id, { point, preview }] as const] : []
    }),
  )
  const scenario = known.get('scenario')
  if (!scenario) return []
  const endOf = (id: string): TornadoEnd | null => {
    const end = known.get(id)
    if (!end) return null
    const { marginCents, takeUp } = end.preview
    const difference = expected(marginCents - scenario.preview.marginCents)
    return { value: changeOf(end.point).value, difference, takeUp }
  }
  const bars = points.flatMap((point): TornadoBar[] => {
    if (point.kind !== 'sensitivity' || !point.id.endsWith('low')) return []
    const [low, high] = [endOf(point.id), endOf(point.id.replace(/low$/, 'high'))]
    if (!low || !high) return []
    const swing = high.difference.value - low.difference.value
    return [
      {
        path: changeOf(point).path,
        low,
        high,
        swingCents: Math.abs(swing),
        swing: expected(swing),
        swingCentsBySeed: [],
      },
    ]
  })
  return longestFirst(bars)
}

/** The points of a plan of assumptions that have a bar, and the scenario that they are compared with. */
export const pointsOfTornado = (points: readonly SweepPoint[]): SweepPoint[] =>
  points.filter(({ kind }) => kind === 'scenario' || kind === 'sensitivity')
