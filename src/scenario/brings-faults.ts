/**
 * Whether a scenario has faults that not every scenario has, so that the page shows what they did. A protection that is off
 * is no fault: without one, it changes nothing.
 */
import { asDocument, isDocument } from './document-paths'
import { faultsIn, faultStretches } from './faults-in-force'
import type { Scenario } from './schema'
import { usualFaults } from './worked-out'

export function bringsFaults(scenario: Scenario): boolean {
  return faultStretches(scenario).some(({ inForce }) => {
    const { protections: _protections, ...faults } = faultsIn(inForce)
    return isWorse(faults, usualFaults())
  })
}

/** From the start, or from a change in mid-run on. */
export const switchesProtectionsOff = (scenario: Scenario): boolean =>
  faultStretches(scenario).some(({ inForce: { protections } }) =>
    Object.values(protections).includes(false),
  )

/** Less of a fault than usual is none. */
function isWorse(value: unknown, usual: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'number' && typeof usual === 'number') return value > usual
  if (!isDocument(value)) return value !== usual
  const known = asDocument(usual)
  return Object.entries(value).some(([name, part]) => isWorse(part, known[name]))
}
