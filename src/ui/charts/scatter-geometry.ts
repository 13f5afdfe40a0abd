/**
 * Points of two amounts each, with their names beside them. A name is left out where it would cover another or a point; the table and the reader of the plot have them all.
 */
import { max, min } from 'd3'
import type { ReadingRow } from './marks'
import { textWidth, type Domain, type PlotArea, type ValueScale } from './plot-area'

export interface ScatterPoint {
  key: string
  label: string
  x: number
  y: number
  /** No other beats it. */
  isOnFront: boolean
  readings: readonly ReadingRow[]
}

interface PlacedPoint {
  point: ScatterPoint
  x: number
  y: number
  /** Where the name is; `null` where there is no room for it. */
  name: { x: number; y: number; anchor: 'start' | 'end' | 'middle' } | null
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const RADIUS = 6
const NAME_DISTANCE = 10
const NAME_HEIGHT = 16
/** From a name's baseline up to its top. */
const NAME_RISE = 12
const ROOM_SHARE = 0.04

/** From the least to the most, with a little room at both ends so that no point lies on an edge. Never empty. */
export function extentOf(values: readonly number[], whenAllSame: number): Domain {
  const low = min(values) ?? 0
  const high = max(values) ?? 0
  const room = low === high ? whenAllSame / 2 : (high - low) * ROOM_SHARE
  return [low - room, high + room]
}

/** Points of the front get their names first. */
export function placePoints(
  points: readonly ScatterPoint[],
  x: ValueScale,
  y: ValueScale,
  area: PlotArea,
): PlacedPoint[] {
  const centres = points.map((point) => ({ point, x: x(point.x), y: y(point.y) }))
  const taken: Box[] = centres.map((centre) => ({
    left: centre.x - RADIUS,
    right: centre.x + RADIUS,
    top: centre.y - RADIUS,
    bottom: centre.y + RADIUS,
  }))
  const byRank = centres.toSorted(
    (one, other) => Number(other.point.isOnFront) - Number(one.point.isOnFront),
  )
  const names = new Map<ScatterPoint, PlacedPoint['name']>()
  for (const { point, x: centreX, y: centreY } of byRank) {
    const found = nameChoices(point.label, centreX, centreY).find(
      ({ box }) => isWithin(box, area) && !taken.some((other) => overlap(box, other)),
    )
    if (found) taken.push(found.box)
    names.set(point, found?.name ?? null)
  }
  return centres.map((centre) => ({ ...centre, name: names.get(centre.point) ?? null }))
}

/** To the right, to the left, above, below. */
function nameChoices(
  label: string,
  x: number,
  y: number,
): { name: NonNullable<PlacedPoint['name']>; box: Box }[] {
  const width = textWidth(label)
  const choice = (
    anchor: 'start' | 'end' | 'middle',
    nameX: number,
    baseline: number,
  ): { name: NonNullable<PlacedPoint['name']>; box: Box } => {
    const left = nameX - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2)
    const top = baseline - NAME_RISE
    return {
      name: { x: nameX, y: baseline, anchor },
      box: { left, right: left + width, top, bottom: top + NAME_HEIGHT },
    }
  }
  const besideY = y + NAME_HEIGHT / 4
  return [
    choice('start', x + NAME_DISTANCE, besideY),
    choice('end', x - NAME_DISTANCE, besideY),
    choice('middle', x, y - NAME_DISTANCE),
    choice('middle', x, y + NAME_DISTANCE + NAME_RISE),
  ]
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom

const isWithin = (box: Box, area: PlotArea): boolean =>
  box.left >= area.left &&
  box.right <= area.right &&
  box.top >= area.top &&
  box.bottom <= area.bottom

/** The point nearest to a place of the plot. */
export function nearestPoint(placed: readonly PlacedPoint[], x: number, y: number): number | null {
  const distances = placed.map((point) => Math.hypot(point.x - x, point.y - y))
  const least = min(distances)
  return least === undefined ? null : distances.indexOf(least)
}
