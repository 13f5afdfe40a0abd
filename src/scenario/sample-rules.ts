/** What a sample cannot represent: it would hardly reach a limit that all creators share. */
import { withCommas } from '../core/counted'
import { SAMPLED_LEAST } from '../core/stratified-sample'
import type { Problem } from './problems'
import type { ReadingContext } from './reading-context'
import { isSampled, OF_FILE } from './sampled'
import type { Scenario } from './schema'

const OF_GENERATED = 'population.sample.creators'

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
  const hasFile = context.importedCreators !== undefined
  if (!isSampled(scenario, hasFile)) return []
  const { sample } = scenario.population
  return SHARED.filter(({ isSet }) => isSet(scenario)).map(({ path }) => ({
    path: hasFile ? OF_FILE : OF_GENERATED,
    value: hasFile ? sample.fileStandsFor : sample.creators,
    expected: `null, because ${path} is a limit that all creators share, and a sample would not reach it`,
  }))
}

/** A marketplace has the creators of the file at least; and one creator alone has no spread. */
export function fileStandsForEnough(
  { population }: Scenario,
  { importedCreators }: ReadingContext,
): Problem[] {
  const { fileStandsFor } = population.sample
  if (fileStandsFor === null || !importedCreators) return []
  const { length } = importedCreators
  const expected =
    length < SAMPLED_LEAST
      ? 'null, because one creator says nothing of others'
      : fileStandsFor < length
        ? `at least ${withCommas(length)}, the number of creators in the file, or null`
        : null
  return expected === null ? [] : [{ path: OF_FILE, value: fileStandsFor, expected }]
}
