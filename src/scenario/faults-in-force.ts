/** What can go wrong, and what keeps it from doing harm, as a scenario has it at an instant: its settings with all changes up to then. */
import type { Instant } from '../core/calendar'
import { isDocument, type Document } from './document-paths'
import { instantOfAction } from './period'
import type { FaultChange, FaultSwitch, Scenario } from './schema'

export type FaultsInForce = Pick<Scenario, 'faults' | 'processor' | 'protections'>

/** The settings of the processor that are faults: not its prices, its speed and its limits. */
const OF_PROCESSOR = [
  'failures',
  'webhookLostBasisPoints',
  'webhookTwiceBasisPoints',
  'idempotencyKeyHours',
  'keysReplayErrors',
  'paypal',
] as const satisfies readonly (keyof Scenario['processor'])[]

export const faultsIn = ({ faults, protections, processor }: FaultsInForce): Document => ({
  ...{ faults, protections },
  ...Object.fromEntries(OF_PROCESSOR.map((name) => [name, processor[name]])),
})

/** The settings from one instant on, up to the next stretch. */
export interface FaultStretch {
  /** -Infinity for the first. */
  from: Instant
  inForce: FaultsInForce
}

export function faultStretches(scenario: Scenario): FaultStretch[] {
  const { faults, processor, protections, faultChanges } = scenario
  const first: FaultStretch = { from: -Infinity, inForce: { faults, processor, protections } }
  return faultChanges.reduce((all, change) => [...all, stretchAfter(all.at(-1)!, change)], [first])
}

function stretchAfter({ inForce }: FaultStretch, change: FaultChange): FaultStretch {
  const { at, ...changes } = change
  return {
    from: instantOfAction(at),
    inForce: withChanges({ ...inForce }, changes) as unknown as FaultsInForce,
  }
}

/**
 * Changes without which the same would be in force: all of it was before, or another change of the same instant sets it. Of
 * changes at one instant the later in the list counts.
 */
export function changesWithoutEffect(scenario: Scenario): FaultChange[] {
  const idle: FaultChange[] = []
  for (const change of scenario.faultChanges) {
    const kept = scenario.faultChanges.filter((one) => !idle.includes(one))
    const others = kept.filter((one) => one !== change)
    const at = instantOfAction(change.at)
    if (isAlike(inForceAt(scenario, kept, at), inForceAt(scenario, others, at))) idle.push(change)
  }
  return idle
}

const inForceAt = (
  scenario: Scenario,
  faultChanges: readonly FaultChange[],
  at: Instant,
): FaultsInForce =>
  faultStretches({ ...scenario, faultChanges: [...faultChanges] }).findLast(
    ({ from }) => from <= at,
  )!.inForce

/** Whether a change to what is in force changes any of it. */
export const hasEffect = (inForce: FaultsInForce, change: FaultSwitch): boolean =>
  !isAlike(inForce, withChanges({ ...inForce }, change) as unknown as FaultsInForce)

/** Settings keep their order, so the same ones have the same text. */
const isAlike = (one: FaultsInForce, other: FaultsInForce): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** The changes with another one, which comes after those of its instant. */
export function withFaultChange<Change extends { at: string }>(
  changes: readonly Change[],
  change: Change,
): Change[] {
  const at = instantOfAction(change.at)
  const before = changes.filter((one) => instantOfAction(one.at) <= at)
  return [...before, change, ...changes.filter((one) => instantOfAction(one.at) > at)]
}

/** What a change names, down to single settings; a list is replaced. */
function withChanges(settings: Document, changes: Document): Document {
  const named = Object.entries(changes).filter(([, change]) => change !== undefined)
  const changed = named.map(([key, change]): [string, unknown] => {
    const known = settings[key]
    return [key, isDocument(known) && isDocument(change) ? withChanges(known, change) : change]
  })
  return { ...settings, ...Object.fromEntries(changed) }
}
