/**
 * What the browsers run to be compared with Node: every preset, through the page, as its link has it. Presets that take
 * long run for fewer days, the same ones everywhere: an engine that computes anything else shows it within days.
 */
import { linkFragment } from '../../src/scenario/link'
import { PRESETS, type PresetName } from '../../src/scenario/presets'
import type { ScenarioInput } from '../../src/scenario/schema'

const SHORTER_DAYS: Partial<Record<PresetName, number>> = {
  // To the end of a quarter and beyond.
  default: 35,
  'all-daily': 4,
  'long-tail': 4,
  'gumroad-like': 7,
  'launch-week': 30,
  'slow-processor': 30,
  'no-daily': 30,
  'world-rails': 30,
  'paypal-friday': 28,
  'instant-rails': 7,
  'flexible-schedules': 30,
  'before-and-after': 30,
}

const runAs = (name: PresetName, preset: ScenarioInput): ScenarioInput => {
  const days = SHORTER_DAYS[name]
  return days === undefined ? preset : { ...preset, days }
}

export const COMPARED = (Object.entries(PRESETS) as [PresetName, ScenarioInput][]).map(
  ([name, preset]) => ({ name, scenario: runAs(name, preset) }),
)

/** Behind the page's address: runs the scenario, and shows its digest. */
export const booksOf = (scenario: ScenarioInput): string => `?room=books#${linkFragment(scenario)}`

/** Where the page shows the digest of a run that has ended. */
export const DIGEST = '.digest code'
