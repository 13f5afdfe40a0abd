/** What a sample should look like if it was drawn as it should: figures of samples, and how much chance may change them. */

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

export function deviation(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}

export const share = <Value>(values: readonly Value[], holds: (value: Value) => boolean): number =>
  values.filter(holds).length / values.length

/** The part of the whole that the largest tenth makes. */
export function shareOfTopTenth(values: readonly number[]): number {
  const falling = [...values].sort((one, other) => other - one)
  const sum = (some: readonly number[]): number => some.reduce((all, value) => all + value, 0)
  return sum(falling.slice(0, Math.floor(falling.length / 10))) / sum(falling)
}

/** So many standard errors away, chance is as good as ruled out: one in 15,000 for four. */
const STANDARD_ERRORS = 4

/** How far the share of `count` draws with this chance may lie from the chance. */
export const toleranceOfShare = (chance: number, count: number): number =>
  STANDARD_ERRORS * Math.sqrt((chance * (1 - chance)) / count)

/** How far the mean of `count` draws with this deviation may lie from its expectation. */
export const toleranceOfMean = (deviationOfOne: number, count: number): number =>
  (STANDARD_ERRORS * deviationOfOne) / Math.sqrt(count)
