/**
 * Whether a scenario has faults that not every scenario has, so that the page shows what they did.
 */
import { isDocument } from './document-paths'
import { faultsIn, faultStretches } from './faults-in-force'
import type { Scenario } from './schema'
import { usualFaults } from './worked-out-start'

export function bringsFaults(scenario: Scenario): boolean {
  return faultStretches(scenario).some(({ inForce }) => isWorse(faultsIn(inForce), usualFaults()))
}

/** Less of a fault than usual is none. */
function isWorse(value: unknown, usual: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'number' && typeof usual === 'number') return value > usual
  if (!isDocument(value)) return value !== usual
  const known = isDocument(usual) ? usual : {}
  return Object.entries(value).some(([name, part]) => isWorse(part, known[name]))
}
