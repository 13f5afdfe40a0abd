/**
 * Compares the preset that imitates a real marketplace with what is published about that
 * marketplace.
 */
import { max, mean, min } from 'd3'
import type { MarketplaceFacts } from '../metrics/marketplace-facts'
import type { PresetName } from '../scenario/presets'
import { PUBLISHED_FACTS, type PublishedFact } from './published-facts'

/** The preset that is judged. */
export const VALIDITY_PRESET: PresetName = 'gumroad-like'
export const VALIDITY_SEEDS = 5

export interface Simulated {
  mean: number
  /** Of one seed. */
  least: number
  most: number
}

export interface ValidityRow extends Omit<PublishedFact, 'measure'> {
  /** Over the seeds; `null` where no run had anything to measure. */
  simulated: Simulated | null
  /** From the nearest published value to the mean, in the unit of the fact; zero between both ends. */
  difference: number | null
  /** Some seed is at or within what is published, or seeds lie on both sides of it. */
  isMet: boolean | null
}

export const validityRows = (runs: readonly MarketplaceFacts[]): ValidityRow[] =>
  PUBLISHED_FACTS.map(({ measure, ...fact }) => {
    const simulated = simulatedFrom(runs.flatMap((run) => measure(run) ?? []))
    return { ...fact, simulated, ...comparedWith(fact.published, simulated) }
  })

function simulatedFrom(values: readonly number[]): Simulated | null {
  const centre = mean(values)
  if (centre === undefined) return null
  return { mean: centre, least: min(values)!, most: max(values)! }
}

function comparedWith(
  published: PublishedFact['published'],
  simulated: Simulated | null,
): Pick<ValidityRow, 'difference' | 'isMet'> {
  if (!published || !simulated) return { difference: null, isMet: null }
  const [low, high] = published
  const nearest = Math.min(high, Math.max(low, simulated.mean))
  return {
    difference: simulated.mean - nearest,
    isMet: simulated.least <= high && simulated.most >= low,
  }
}

/** Facts that can be compared, and those of them that no seed meets. */
export interface Verdict {
  compared: number
  missed: readonly ValidityRow[]
}

/** The verdict on the facts that the preset was set to meet, or on the others, which test it. */
export function verdictOn(rows: readonly ValidityRow[], isCalibrated: boolean): Verdict {
  const compared = rows.filter((row) => row.isCalibrated === isCalibrated && row.isMet !== null)
  return { compared: compared.length, missed: compared.filter(({ isMet }) => !isMet) }
}
