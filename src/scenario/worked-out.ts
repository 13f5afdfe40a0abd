/**
 * What follows from the definitions of the settings alone, and a first run needs. Working it out takes Zod and a tenth of
 * a second, so the build does it once and gives the page and its workers the values of these
 * functions in place of this module (`scripts/worked-out.ts`). Every export is a function without
 * arguments, and its value is plain JSON.
 */
import { once } from '../core/once'
import type { Document } from './document-paths'
import { faultsIn } from './faults-in-force'
import { PRESETS } from './presets'
import { scenarioSchema, type Scenario, type ScenarioInput } from './schema'

/** A scenario that says nothing. */
export const defaultScenario = once((): Scenario => scenarioSchema.parse({ version: 1 }))

/** The preset that the page opens with, as it is written. */
export const firstInput = (): ScenarioInput => PRESETS.default

/** What it means. Nearly the same as what says nothing: beside that, it takes hardly any room once it is compressed. */
export const firstScenario = once((): Scenario => scenarioSchema.parse(firstInput()))

/** What goes wrong in a scenario that says nothing, and what keeps it from doing harm. */
export const usualFaults = (): Document => faultsIn(scenarioSchema.parse({ version: 1 }))
