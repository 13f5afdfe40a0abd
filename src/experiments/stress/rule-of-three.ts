/**
 * What a number of seeds without a failure says of the seeds that were not run. By the rule of three, where none of N fails,
 * fewer than 3/N of all do, at 95% confidence: (1 - 3/N)^N is about 5%.
 */
import { plural, withCommas } from '../../core/counted'
const RULE_OF_THREE = 3

/** The share of all seeds that may fail at most, where none of `seeds` did. */
export const shareBelow = (seeds: number): number => Math.min(1, RULE_OF_THREE / seeds)

/** What happens to more than one in so many is seen in `count` with 95% confidence. */
export const rarityUnseen = (count: number): number =>
  Math.max(1, Math.round(1 / shareBelow(count)))

const PERCENT = new Intl.NumberFormat('en-US', { style: 'percent', maximumSignificantDigits: 2 })

/** `0 of 1,000 seeds: below 0.3% at 95%`, or `7 of 200 seeds`. */
export function failuresText(failures: number, seeds: number): string {
  const counted = `${withCommas(failures)} of ${withCommas(seeds)} ${plural(seeds, 'seed')}`
  return failures > 0 || seeds === 0
    ? counted
    : `${counted}: below ${PERCENT.format(shareBelow(seeds))} at 95%`
}
