/** Bars that lead from one total to another. */
import type { RowBar } from './row-geometry'

/** A step from what is reached before it to what is reached after it. */
export const stepBar = (from: number, to: number): RowBar =>
  to >= from
    ? { from, to, color: 'var(--instant)' }
    : { from, to, color: 'var(--standard)', fill: 'hatched' }

export const totalBar = (cents: number): RowBar => ({
  from: 0,
  to: cents,
  color: 'var(--ink-soft)',
})
