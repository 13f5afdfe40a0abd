/** Whether the reader has stopped the runs of other seeds: remembered between visits where the browser allows it. */
const KEY = 'payout-lab.other-seeds'
const HELD = 'stopped'

export interface HeldSeeds {
  load(): boolean
  keep(isHeld: boolean): void
}

export const HELD_SEEDS: HeldSeeds = {
  load: () => {
    try {
      return localStorage.getItem(KEY) === HELD
    } catch {
      return false
    }
  },
  keep: (isHeld) => {
    try {
      if (isHeld) localStorage.setItem(KEY, HELD)
      else localStorage.removeItem(KEY)
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  },
}
