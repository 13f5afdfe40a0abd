/** A way out of a run that is too large: how many of its creators to simulate instead of all. */
import { samplesShareNoLimit } from './sample-rules'
import type { Scenario } from './schema'
import { refuseIfTooLarge } from './size-estimate'

/** A few thousand are enough; fewer where a long run has no room for so many. */
const SAMPLES = [2_000, 1_000, 700, 500, 400, 300, 200] as const

/**
 * The largest of some samples with which a run would fit that does not fit now; `null` where it fits, where none
 * would, and where creators share a limit that a sample would not reach.
 */
export function sampleThatFits(scenario: Scenario): number | null {
  if (refuseIfTooLarge(scenario, null) === null) return null
  const { population } = scenario
  return (
    SAMPLES.find((creators) => {
      if (creators >= (population.sample.creators ?? population.size)) return false
      const sampled = {
        ...scenario,
        population: { ...population, sample: { ...population.sample, creators } },
      }
      return (
        samplesShareNoLimit(sampled, {}).length === 0 && refuseIfTooLarge(sampled, null) === null
      )
    }) ?? null
  )
}
