/** What a finished run says of the platform's own money, and of actions and faults that did nothing. */
import { counted } from '../core/counted'
import { dollars } from '../core/dollars'
import { addressedFault } from '../core/single-fault'
import type { RunReport } from '../metrics/figures'

export function platformLines({ platform }: RunReport): string[] {
  if (!platform) return []
  const { openingBalanceCents, sweeps, sweptCents, balanceCents, lowest } = platform
  const low = lowest ? `, the lowest balance ${dollars(lowest.balanceCents)} on ${lowest.day}` : ''
  const sweptWords =
    sweeps === 0
      ? 'no sweep to its bank'
      : `${counted(sweeps, 'sweep')} took ${dollars(sweptCents)} to its bank`
  return [
    `Platform: began with ${dollars(openingBalanceCents)}, ${sweptWords}, ${dollars(balanceCents)} in its account at the end${low}`,
  ]
}

export const withoutEffectLines = ({
  actionsWithoutEffect,
  faultsWithoutEffect,
  faultChangesWithoutEffect,
  faultsWithoutPayouts,
}: RunReport): string[] => [
  ...(faultsWithoutPayouts
    ? ['No payout was made, so there was none that the faults of this scenario could affect']
    : []),
  ...actionsWithoutEffect.map(
    ({ on, creator, action, reason }) =>
      `No effect: ${action} of "${creator}" on ${on}: ${reason.replaceAll('_', ' ')}`,
  ),
  ...faultsWithoutEffect.map(
    (fault) => `No effect: fault ${addressedFault(fault)}: no event of the run matched it`,
  ),
  ...faultChangesWithoutEffect.map(
    ({ at }) =>
      `No effect: change of faults at ${at}: all of it was in force already, or is set again at the same instant`,
  ),
]
