/**
 * When creators stand for others, and what such a sample cannot represent: it would hardly reach a
 * limit that all creators share.
 */
import { withCommas } from '../core/counted'
import { SAMPLED_LEAST } from '../core/stratified-sample'
import type { Problem } from './problems'
import type { ReadingContext } from './reading-context'
import type { Scenario } from './schema'

/** How many creators there are, and how many of them are simulated. */
export interface SampleSize {
  creators: number
  sampled: number
}

const OF_GENERATED = 'population.sample.creators'
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
