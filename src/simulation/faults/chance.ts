/** The chances of faults. Where a chance is zero, no random number is generated. */
import type { BasisPoints } from '../../core/money'
import { delaySeconds, happens, type DelaySpread, type Uniform } from '../../core/random'

export const has = (draw: () => Uniform, chance: BasisPoints): boolean =>
  chance > 0 && happens(draw(), chance)

/** How long something takes that happens with a chance; `null`: it does not happen. */
export function drawnDelay(
  draw: () => Uniform,
  chance: BasisPoints,
  spread: DelaySpread,
): number | null {
  if (chance === 0) return null
  const uniform = draw()
  return happens(uniform, chance) ? delaySeconds(uniform, spread) : null
}
