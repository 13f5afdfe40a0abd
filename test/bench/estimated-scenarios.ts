/** Runs whose size and time are estimated before they start, and then measured. */
import { PRESETS } from '../../src/scenario/presets'
import type { ScenarioInput } from '../../src/scenario/schema'

const FREQUENCIES_EVENLY = { daily: 2_500, weekly: 2_500, monthly: 2_500, quarterly: 2_500 }
const ALL_DAILY = { daily: 10_000, weekly: 0, monthly: 0, quarterly: 0 }

/** Presets, and what is unlike any of them. */
export const ESTIMATED_SCENARIOS: Readonly<Record<string, ScenarioInput>> = {
  ...PRESETS,
  'few-creators': { version: 1, days: 30, population: { size: 50 } },
  'all-schedules': {
    version: 1,
    days: 60,
    population: { size: 3_000, scheduleShareBasisPoints: FREQUENCIES_EVENLY },
  },
  'many-creators': { version: 1, days: 14, population: { size: 20_000 } },
  'a-year-daily': {
    version: 1,
    days: 365,
    population: { size: 200, scheduleShareBasisPoints: ALL_DAILY },
  },
  'a-sample': {
    version: 1,
    days: 20,
    population: { size: 240_000, sample: { creators: 1_500 } },
  },
  'like-sizes': {
    version: 1,
    days: 90,
    population: { size: 1_000, monthlyGross: { mu: 6, sigma: 0.3 } },
  },
}
