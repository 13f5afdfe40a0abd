/** What the runs of the preset gave, kept between visits where the browser allows it; of another build it is of no use. */
import { isDocument } from '../../scenario/document-paths'
import type { MarketplaceFacts } from '../../../workers/sweep-contract'
import {
  hasFields,
  isAboveZero,
  isAmount,
  isCount,
  isListOf,
  type FieldChecks,
} from '../field-checks'
import { keptValue, type Kept } from '../kept-value'

const KEY = 'payout-lab.validity'

/** What all runs gave, the violations that checks found in them included. */
export interface ValidityResults {
  runs: readonly MarketplaceFacts[]
  violations: number
}

export type ValidityStore = Kept<ValidityResults | null>

export function validityStore(build: string): ValidityStore {
  const kept = keptValue(KEY, (stored) =>
    isDocument(stored) && stored['build'] === build && isResults(stored['results'])
      ? { build, results: stored['results'] }
      : null,
  )
  return {
    load: () => kept.load()?.results ?? null,
    keep: (results) => kept.keep(results && { build, results }),
  }
}

const FACTS: FieldChecks<MarketplaceFacts> = {
  days: isAboveZero,
  monthGrossCents: isListOf(isAmount),
  holders: isCount,
  holdersPaused: isCount,
  heldBalances: isCount,
  payouts: isCount,
  payoutGrossCents: isAmount,
  instantPayouts: isCount,
  instantWithFreshBalance: isCount,
  creatorsPaidOnce: isCount,
  creatorsPaidFourTimes: isCount,
  eligible: isCount,
  takers: isCount,
}

const RESULTS: FieldChecks<ValidityResults> = {
  runs: isListOf(hasFields(FACTS)),
  violations: isCount,
}

/** Of this build, whose runs are what it takes them for. */
const isResults = (value: unknown): value is ValidityResults => hasFields(RESULTS)(value)
