/** What the runs of the preset gave, kept between visits where the browser allows it; of another build it is of no use. */
import type { MarketplaceFacts } from '../../../workers/sweep-contract'

const KEY = 'payout-lab.validity'

/** What all runs gave, the violations that checks found in them included. */
export interface ValidityResults {
  runs: readonly MarketplaceFacts[]
  violations: number
}

export interface ValidityStore {
  load(): ValidityResults | null
  keep(results: ValidityResults): void
}

interface Kept {
  build: string
  results: ValidityResults
}

export const validityStore = (build: string): ValidityStore => ({
  load: () => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null
      return kept?.build === build ? kept.results : null
    } catch {
      return null
    }
  },
  keep: (results) => {
    try {
      localStorage.setItem(KEY, JSON.stringify({ build, results } satisfies Kept))
    } catch {
      // Without storage they last as long as the page.
    }
  },
})
