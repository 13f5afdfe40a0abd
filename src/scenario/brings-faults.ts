/** Whether a scenario has anything go wrong that does not go wrong in every one: it is looked at for what that did. */
import { isDocument, type Document } from './document-paths'
import { faultStretches, type FaultsInForce } from './faults-in-force'
import { readScenario } from './read-scenario'
import type { Scenario } from './schema'

/** Of the processor, what is a fault: not its prices, its speed and what it takes at most. */
const OF_PROCESSOR = [
  'failures',
  'webhookLostBasisPoints',
  'webhookTwiceBasisPoints',
  'idempotencyKeyHours',
  'keysReplayErrors',
  'paypal',
] as const satisfies readonly (keyof Scenario['processor'])[]

export function bringsFaults(scenario: Scenario): boolean {
  const usual = readScenario({ version: 1 })
  if (!usual.ok) throw new Error('The least scenario is refused')
  return faultStretches(scenario).some(({ inForce }) =>
    isWorse(faultsIn(inForce), faultsIn(usual.scenario)),
  )
}

const faultsIn = ({ faults, protections, processor }: FaultsInForce): Document => ({
  ...{ faults, protections },
  ...Object.fromEntries(OF_PROCESSOR.map((name) => [name, processor[name]])),
})

/** Less of a fault than usual is none. */
function isWorse(value: unknown, usual: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'number' && typeof usual === 'number') return value > usual
  if (!isDocument(value)) return value !== usual
  const known = isDocument(usual) ? usual : {}
  return Object.entries(value).some(([name, part]) => isWorse(part, known[name]))
}
