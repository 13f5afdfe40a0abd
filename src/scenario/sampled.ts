/** Whether creators stand for others, and for how many. */
import type { Scenario } from './schema'

/** How many creators there are, and how many of them are simulated. */
export interface SampleSize {
  creators: number
  sampled: number
}

export const OF_FILE = 'population.sample.fileStandsFor'

type Settings = Pick<Scenario, 'population'>

/** Whether the creators who are simulated stand for others: some of the generated ones, or those of a file. */
export const isSampled = (scenario: Settings, hasFile: boolean): boolean =>
  hasFile ? scenario.population.sample.fileStandsFor !== null : isStratified(scenario, hasFile)

/**
 * Whether some of the generated creators are chosen, by strata. A file is simulated with all of its creators, and so is a
 * population that is no larger than its sample.
 */
export function isStratified({ population }: Settings, hasFile: boolean): boolean {
  const { sample, size } = population
  return sample.creators !== null && sample.creators < size && !hasFile
}

/**
 * How many creators there are and how many of them a run simulates, as far as the scenario says;
 * `null` where it is all of them.
 */
export function sampleSizeIn(
  scenario: Settings,
  file: { creators: { length: number } } | null,
): SampleSize | null {
  if (!isSampled(scenario, file !== null)) return null
  const { size, sample } = scenario.population
  return file
    ? { creators: sample.fileStandsFor!, sampled: file.creators.length }
    : { creators: size, sampled: sample.creators! }
}
