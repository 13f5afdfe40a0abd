/**
 * What follows from the definitions of the settings alone. To work it out takes Zod and a tenth of a second, so the build
 * does it once: in place of this module the page and its workers have the values of its functions
 * (`scripts/worked-out.ts`). Every export is a function without arguments, and its value is plain JSON.
 */
import { once } from '../core/once'
import { PRESETS } from './presets'
import { scenarioSchema, type Scenario, type ScenarioInput } from './schema'

/** A scenario that says nothing. */
export const defaultScenario = once((): Scenario => scenarioSchema.parse({ version: 1 }))

/** The preset that the page opens with, as it is written. */
export const firstInput = (): ScenarioInput => PRESETS.default

/** What it means. */
export const firstScenario = once((): Scenario => scenarioSchema.parse(firstInput()))
