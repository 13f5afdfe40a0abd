/** The scenario that the page opens with: what it means is known before Zod has been read. */
import { sameValue } from './document-paths'
import type { ReadScenario } from './read-scenario'
import { firstInput, firstScenario } from './worked-out'

/** `null` of any other scenario. */
export const readFirst = (input: unknown): ReadScenario | null =>
  sameValue(input, firstInput()) ? { ok: true, scenario: firstScenario() } : null
