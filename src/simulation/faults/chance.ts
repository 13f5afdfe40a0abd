/** The chances of faults. Where a chance is zero, no random number is generated. */
import type { BasisPoints } from '../../core/money'
import { delaySeconds, happens, type DelaySpread } from '../../core/random'
import type { DrawConcern } from '../../core/draw-concerns'
import type { FaultEvent } from './fault-book'

export const has = (event: FaultEvent, concern: DrawConcern, chance: BasisPoints): boolean =>
  chance > 0 && happens(event.draw(concern), chance)

/** How long something takes that happens with a chance; `null`: it does not happen. */
export function drawnDelay(
  event: FaultEvent,
  concern: DrawConcern,
  chance: BasisPoints,
  spread: DelaySpread,
): number | null {
  if (chance === 0) return null
  const uniform = event.draw(concern)
  return happens(uniform, chance) ? delaySeconds(uniform, spread) : null
}
