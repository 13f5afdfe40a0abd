/**
 * Reads a switch of faults or protections that the page asks for, by the same rules as those of a
 * scenario.
 */
import type { FaultSwitch } from './schema'
import { faultSettingsChange } from './settings/fault-changes'
import type { z } from './zod'

/** What is to be switched, as it is asked for. */
export type FaultSwitchInput = z.input<typeof faultSettingsChange>

/** The page asks for nothing that a scenario may not have. */
export const readFaultSwitch = (input: FaultSwitchInput): FaultSwitch =>
  faultSettingsChange.parse(input)
