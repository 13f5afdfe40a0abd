/**
 * Whether an interval over sampled sellers can be relied on, where a few of them bring most of the
 * money. What a sample lacks is who is not in it: with few large sellers most samples have too few
 * of them, and then both the total and its interval are too low.
 */
import { sum } from './sum'

/**
 * Cochran’s rule (Sampling Techniques, 1977, section 2.15): with 25 times the squared skewness an interval of a mean misses it in no
 * more than 6 of 100 cases where 5 are meant.
 */
export const COCHRAN = 25

export interface UnevenSellers {
  /** How many sellers a sample needs by that rule, by the skewness of this one. */
  needed: number
  /** Whether this one has so many. */
  isEnough: boolean
  /** So many of the largest, and their part of all sales, from 0 to 1. */
  largest: number
  largestShare: number
}

const LARGEST_MAX = 10
/** Of fewer sellers, one in so many, and two at least. */
const LARGEST_OF = 20
const LARGEST_MIN = 2

/** What each seller of a sample sells; `null` where nobody sells anything. */
export function unevenSellers(cents: ArrayLike<number>): UnevenSellers | null {
  const sizes = Array.from(cents).toSorted((one, other) => one - other)
  const all = sum(sizes)
  if (all <= 0) return null
  const mean = all / sizes.length
  const beyond = sizes.map((size) => size - mean)
  const variance = sum(beyond, (cents) => cents * cents) / sizes.length
  const third = sum(beyond, (cents) => cents * cents * cents) / sizes.length
  const skewness = variance > 0 ? third / (variance * Math.sqrt(variance)) : 0
  const needed = Math.ceil(COCHRAN * skewness * skewness)
  const largest = Math.max(LARGEST_MIN, Math.min(LARGEST_MAX, Math.ceil(sizes.length / LARGEST_OF)))
  return {
    needed,
    isEnough: sizes.length >= needed,
    largest,
    largestShare: sum(sizes.slice(-largest)) / all,
  }
}
