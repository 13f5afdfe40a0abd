/**
 * What a sample of the creators cannot stand for: a limit that all creators share would hardly be reached by a sample, and
 * figures that are added up over the ledger would be those of the sample alone.
 */
import type { Problem } from './problems'
import type { ReadingContext } from './reading-context'
import type { Scenario } from './schema'

const PATH = 'population.sample.creators'

/** A file is simulated with all of its creators, and so is a population that is no larger than its sample. */
export function isSampled({ population }: Pick<Scenario, 'population'>, hasFile: boolean): boolean {
  const { sample, size } = population
  return sample.creators !== null && sample.creators < size && !hasFile
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

/** For what adds up ledgers or compares them row by row. `what` begins the reason: `a sweep`. */
export function refuseSample(scenario: Scenario, hasFile: boolean, what: string): Problem | null {
  if (!isSampled(scenario, hasFile)) return null
  return {
    path: PATH,
    value: scenario.population.sample.creators,
    expected: `null, because ${what} adds up the ledger, which has the sampled creators alone`,
  }
}
