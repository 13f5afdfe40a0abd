/** Whether the reader has stopped the runs of other seeds: remembered between visits where the browser allows it. */
import { keptText, type Kept } from '../kept-value'

const HELD = 'stopped'
const kept = keptText('payout-lab.other-seeds')

export type HeldSeeds = Kept<boolean>

export const HELD_SEEDS: HeldSeeds = {
  load: () => kept.load() === HELD,
  keep: (isHeld) => kept.keep(isHeld ? HELD : null),
}
