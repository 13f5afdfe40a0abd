/** The reader's own alternatives, kept between visits where the browser allows it. */
import { INSTANT_FEE_FIGURES } from '../../../core/fees/fee-figures'
import type { PayoutPolicy } from '../../../core/policy'
import { asList, isDocument } from '../../../scenario/document-paths'
import { eachOnce } from '../../each-once'
import { keptValue } from '../../kept-value'
import type { NamedChanges } from '../sweep/sweep-plans'

const KEY = 'payout-lab.alternatives'

/** Of anything, what alternatives are; whether a scenario can have their changes is found when they are to run. */
export const namedChangesIn = (value: unknown): readonly NamedChanges[] =>
  eachOnce(asList(value).filter(isNamedChanges), ({ name }) => name)

const isNamedChanges = (value: unknown): value is NamedChanges =>
  isDocument(value) && typeof value['name'] === 'string' && isDocument(value['changes'])

export const OWN_ALTERNATIVES = keptValue<readonly NamedChanges[]>(KEY, namedChangesIn)

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
