/**
 * What a sample of the creators cannot represent: a sample would hardly reach a limit that all
 * creators share.
 */
import type { Problem } from './problems'
import type { ReadingContext } from './reading-context'
import type { Scenario } from './schema'

/** How many creators there are, and how many of them are simulated. */
export interface SampleSize {
  creators: number
  sampled: number
}

const PATH = 'population.sample.creators'

/** A file is simulated with all of its creators, and so is a population that is no larger than its sample. */
export function isSampled({ population }: Pick<Scenario, 'population'>, hasFile: boolean): boolean {
  const { sample, size } = population
  return sample.creators !== null && sample.creators < size && !hasFile
}

/**
 * How many creators there are and how many of them a run simulates, as far as the scenario says;
 * `null` where it is all of them.
 */
export const sampleSizeIn = (
  scenario: Pick<Scenario, 'population'>,
  hasFile: boolean,
): SampleSize | null => {
  const { size, sample } = scenario.population
  return isSampled(scenario, hasFile) ? { creators: size, sampled: sample.creators! } : null
}

const SHARED: readonly { path: string; isSet: (scenario: Scenario) => boolean }[] = [
  {
    path: 'processor.instantDailyCapCents',
    isSet: ({ processor }) => processor.instantDailyCapCents !== null,
  },
  {
    path: 'platform.openingBalanceCents',
    isSet: ({ platform }) => platform.openingBalanceCents > 0,
  },
  { path: 'platform.sweep.atHour', isSet: ({ platform }) => platform.sweep.atHour !== null },
  {
    path: 'jobs.walkCreatorsPerMinute',
    isSet: ({ jobs }) => jobs.walkCreatorsPerMinute !== null,
  },
  { path: 'jobs.lifetimeSeconds', isSet: ({ jobs }) => jobs.lifetimeSeconds !== null },
]

export function samplesShareNoLimit(scenario: Scenario, context: ReadingContext): Problem[] {
  if (!isSampled(scenario, context.importedCreators !== undefined)) return []
  return SHARED.filter(({ isSet }) => isSet(scenario)).map(({ path }) => ({
    path: PATH,
    value: scenario.population.sample.creators,
    expected: `null, because ${path} is a limit that all creators share, and a sample would not reach it`,
  }))
}
