/** Faults that are planted in a running simulation, and the check that must say so. Without the fault every check holds. */
import { readFileSync } from 'node:fs'
import { expect, onTestFinished } from 'vitest'
import type { CheckName } from '../../src/checks/check'
import type { PayoutPolicy } from '../../src/core/policy'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { Simulation } from '../../src/simulation/simulation'
import { expectReadable } from './readable'
import { brokenChecks, run, simulationOf } from './runs'
import { stepToEnd } from './stepping'

export interface Fault {
  scenario: ScenarioInput
  plant: (simulation: Simulation) => void
  found: CheckName
  witness: RegExp
}

/** Scenarios in which every check holds. Many faults are planted in the same one, which is run without them only once. */
const holding = new WeakSet<ScenarioInput>()

/** The check finds it while the run goes on, not only at its end. */
export function expectFound(fault: Fault): void {
  endedWith(fault)
}

/** The same; returns the run, which has ended. */
export function endedWith({ scenario, plant, found, witness }: Fault): Simulation {
  if (!holding.has(scenario)) {
    expect(brokenChecks(run(scenario).report)).toEqual([])
    holding.add(scenario)
  }
  const simulation = simulationOf(scenario)
  plant(simulation)
  stepToEnd(simulation)
  expectReadable(simulation.checkResults)
  const { witness: said } = simulation.checkResults.find(({ name }) => name === found)!
  expect(said ?? 'nothing').toMatch(witness)
  return simulation
}

/** One of the small scenarios of `test/cases`. */
export const caseNamed = (name: string, changes: Partial<ScenarioInput> = {}): ScenarioInput => ({
  ...(JSON.parse(
    readFileSync(new URL(`../cases/${name}.json`, import.meta.url), 'utf8'),
  ) as ScenarioInput),
  ...changes,
})

/** The service follows other figures than the policy in force: the checks, which ask by the day, go by the right ones. */
export function followOtherPolicy({ setup }: Simulation, changes: Partial<PayoutPolicy>): void {
  const { policies } = setup
  const at = policies.at.bind(policies)
  policies.at = (instant) => ({ ...at(instant), ...changes })
}

/** Another method in the place of one, for the length of a test: `make` is given the right one. */
export function replaceMethod<Target extends object, Key extends keyof Target>(
  prototype: Target,
  key: Key,
  make: (right: Target[Key]) => Target[Key],
): void {
  const right = prototype[key]
  prototype[key] = make(right)
  onTestFinished(() => {
    prototype[key] = right
  })
}
