import type { ScenarioInput } from '../../src/scenario/schema'
import { simulationOf } from './runs'
import { stepToEnd } from './stepping'

export function digestInNode(scenario: ScenarioInput): string {
  const simulation = simulationOf(scenario)
  stepToEnd(simulation)
  return simulation.ledger.digest()
}
