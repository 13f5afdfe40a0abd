/**
 * What follows from the definitions of the settings alone. Working it out takes Zod and a tenth of
 * a second, so the build does it once and gives the page and its workers the values of these
 * functions in place of this module (`scripts/worked-out.ts`). Every export is a function without
 * arguments, and its value is plain JSON.
 */
import { once } from '../core/once'
import { scenarioSchema, type Scenario } from './schema'

/** A scenario that says nothing. */
export const defaultScenario = once((): Scenario => scenarioSchema.parse({ version: 1 }))
