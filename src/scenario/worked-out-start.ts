/** What a first run needs of what follows from the definitions of the settings, worked out by the build as `worked-out.ts` is. */
import { once } from '../core/once'
import type { Document } from './document-paths'
import { faultsIn } from './faults-in-force'
import { PRESETS } from './presets'
import { scenarioSchema, type Scenario, type ScenarioInput } from './schema'

/** The preset that the page opens with, as it is written. */
export const firstInput = (): ScenarioInput => PRESETS.default

/** What it means. */
export const firstScenario = once((): Scenario => scenarioSchema.parse(firstInput()))

/** What goes wrong in a scenario that says nothing, and what keeps it from doing harm. */
export const usualFaults = (): Document => faultsIn(scenarioSchema.parse({ version: 1 }))
