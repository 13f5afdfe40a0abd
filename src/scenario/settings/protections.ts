/** What the payout service does against faults: ten switches, all on in a service that is to be trusted. */
import { PROTECTIONS, type ProtectionName } from '../../core/protections'
import { z } from '../zod'

const protection = z.boolean().default(true)

export const protections = z.strictObject(
  Object.fromEntries(PROTECTIONS.map((name) => [name, protection])) as Record<
    ProtectionName,
    typeof protection
  >,
)
