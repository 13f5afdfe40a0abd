/**
 * Half-widths of 95% intervals by Student’s t, in standard errors. The library’s quantile takes 50 KB of every worker; this
 * is the expansion around the normal quantile (Abramowitz and Stegun 26.7.5), within 0.2% of it.
 */
export const CONFIDENCE = 0.95

/** Of the normal distribution, at (1 + 0.95) / 2. */
const NORMAL = 1.959_963_984_540_054
/** With one and two degrees of freedom, where the expansion falls short. */
const EXACT = [12.706_204_736, 4.302_652_73] as const

/** Degrees of freedom that are no whole number are rounded down, which makes an interval wider. */
export function studentQuantile(degreesOfFreedom: number): number {
  const freedom = Math.max(1, Math.floor(degreesOfFreedom))
  const exact = EXACT[freedom - 1]
  if (exact !== undefined) return exact
  const x = NORMAL
  const square = x * x
  const terms = [
    (square + 1) / 4,
    ((5 * square + 16) * square + 3) / 96,
    (((3 * square + 19) * square + 17) * square - 15) / 384,
    ((((79 * square + 776) * square + 1_482) * square - 1_920) * square - 945) / 92_160,
  ]
  // In powers of 1 / freedom, the highest first.
  return x + x * terms.reduceRight((sum, term) => (sum + term) / freedom, 0)
}
