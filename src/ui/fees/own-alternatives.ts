/** The reader's own alternatives, kept between visits where the browser allows it. */
import { INSTANT_FEE_FIGURES } from '../../core/fee-figures'
import type { PayoutPolicy } from '../../core/policy'
import type { NamedChanges } from './sweep-plans'

const KEY = 'payout-lab.alternatives'

const isNamedChanges = (value: unknown): value is NamedChanges =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'changes' in value &&
  typeof value.changes === 'object'

export interface OwnAlternatives {
  load(): NamedChanges[]
  keep(alternatives: readonly NamedChanges[]): void
}

export const OWN_ALTERNATIVES: OwnAlternatives = {
  load: () => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
      return Array.isArray(kept) ? kept.filter(isNamedChanges) : []
    } catch {
      return []
    }
  },
  keep: (alternatives) => {
    try {
      localStorage.setItem(KEY, JSON.stringify(alternatives))
    } catch {
      // Without storage they last as long as the page.
    }
  },
}

/** The fee of a policy and the smallest payout that it takes: what the reader adds from the form. */
export const ownAlternativeOf = (name: string, policy: PayoutPolicy): NamedChanges => ({
  name,
  changes: Object.fromEntries(
    [...INSTANT_FEE_FIGURES, 'instantMinimumCents' as const].map((figure) => [
      `policy.${figure}`,
      policy[figure],
    ]),
  ),
})
