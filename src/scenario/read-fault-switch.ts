/** A switch of faults or protections as the page asks for it, by the very rules of the scenario. */
import type { FaultSwitch } from './schema'
import { faultSettingsChange } from './settings/fault-changes'
import type { z } from './zod'

/** What is to be switched, as it is asked for. */
export type FaultSwitchInput = z.input<typeof faultSettingsChange>

/** The page asks for nothing that a scenario may not have. */
export const readFaultSwitch = (input: FaultSwitchInput): FaultSwitch =>
  faultSettingsChange.parse(input)
