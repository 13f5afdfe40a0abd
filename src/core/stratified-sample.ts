/**
 * Cuts a population into classes of size, and decides how many creators of each stratum are
 * sampled. It is arithmetic only: who is in the sample is decided elsewhere.
 */
import { sum } from './sum'

/** Fewer would leave a stratum without a spread, and so without an interval. */
export const SAMPLED_LEAST = 2

/**
 * The upper bounds of classes of size, the last one open: each class has the same part of the sum of the square roots of
 * all sizes. So the many small ones share a few wide classes, and the few large ones have narrow classes of their own.
 * `ascending` sizes, each for `weight` of its kind.
 */
export function classBounds(ascending: ArrayLike<number>, classes: number): number[] {
  let whole = 0
  for (let index = 0; index < ascending.length; index += 1) whole += Math.sqrt(ascending[index]!)
  const bounds: number[] = []
  let sum = 0
  for (let index = 0; index < ascending.length && bounds.length < classes - 1; index += 1) {
    sum += Math.sqrt(ascending[index]!)
    if (sum < (whole * (bounds.length + 1)) / classes) continue
    if (ascending[index] !== bounds.at(-1)) bounds.push(ascending[index]!)
  }
  return bounds
}

/** The class of a size: a bound itself belongs to the class below it. */
export function classOf(size: number, bounds: readonly number[]): number {
  let low = 0
  let high = bounds.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (size <= bounds[middle]!) high = middle
    else low = middle + 1
  }
  return low
}

export interface StratumWish {
  /** How many there are to sample from. */
  creators: number
  /** Its part of the sample, in any unit. */
  share: number
}

/**
 * Shares out a sample: a stratum whose part would be more than there are is taken in full, one whose part would be too few
 * for a spread gets the least, and the others share what is left.
 */
export function allocate(sample: number, strata: readonly StratumWish[]): number[] {
  const fixed = new Map<number, number>()
  for (;;) {
    const open = strata.map((_, index) => index).filter((index) => !fixed.has(index))
    const left = Math.max(0, sample - sum([...fixed.values()]))
    const shares = sum(open, (index) => strata[index]!.share)
    const wishOf = (index: number): number =>
      shares === 0 ? 0 : (left * strata[index]!.share) / shares
    const beyond = open.filter((index) => wishOf(index) >= strata[index]!.creators)
    const tooFew = open.filter((index) => wishOf(index) < SAMPLED_LEAST)
    for (const index of beyond.length > 0 ? beyond : tooFew) {
      const { creators } = strata[index]!
      fixed.set(index, beyond.length > 0 ? creators : Math.min(creators, SAMPLED_LEAST))
    }
    if (beyond.length === 0 && tooFew.length === 0) {
      const wishes = rounded(open.map(wishOf))
      open.forEach((index, place) => fixed.set(index, wishes[place]!))
      return strata.map((_, index) => fixed.get(index)!)
    }
  }
}

/** To whole numbers of the same sum. */
function rounded(values: readonly number[]): number[] {
  let before = 0
  let exact = 0
  return values.map((value) => {
    exact += value
    const whole = Math.round(exact) - before
    before += whole
    return whole
  })
}
