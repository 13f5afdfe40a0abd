/** One row of cells for each check: what it newly found in each time bin, drawn quiet or as a violation. */
import type { BarSpan } from './bar-geometry'
import type { TimeBin } from './time-bins'

const CLEAN_HEIGHT = 8
const VIOLATED_HEIGHT = 16
const FLAG_SIZE = 4

/** Found in each bin and not before: `found` counts up to and including each day. */
export function newViolations(found: readonly number[], bins: readonly TimeBin[]): number[] {
  return bins.map(({ from, to }) => (found[to - 1] ?? 0) - (from > 0 ? (found[from - 1] ?? 0) : 0))
}

function cell({ left, right }: BarSpan, middle: number, height: number): string {
  return `M${left.toFixed(2)},${middle - height / 2}H${right.toFixed(2)}v${height}H${left.toFixed(2)}Z`
}

/** A flag above the cell, so that a violation shows by its shape as well, however thin the cell is. */
function flag({ left, right }: BarSpan, middle: number): string {
  const centre = ((left + right) / 2).toFixed(2)
  const tip = middle - VIOLATED_HEIGHT / 2
  return `M${centre},${tip}l${-FLAG_SIZE},${-FLAG_SIZE}h${2 * FLAG_SIZE}Z`
}

interface CheckPaths {
  clean: string
  violated: string
}

export function checkPaths(
  found: readonly number[],
  bins: readonly TimeBin[],
  spans: readonly BarSpan[],
  middle: number,
): CheckPaths {
  const paths: CheckPaths = { clean: '', violated: '' }
  newViolations(found, bins).forEach((count, index) => {
    const span = spans[index]
    if (!span) return
    if (count > 0) paths.violated += cell(span, middle, VIOLATED_HEIGHT) + flag(span, middle)
    else paths.clean += cell(span, middle, CLEAN_HEIGHT)
  })
  return paths
}
