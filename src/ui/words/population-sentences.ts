/** What is set for the creators that are drawn, one sentence for each fold of the form. */
import { PUSH_RAILS, RAILS, type Rail } from '../../core/vocabulary'
import { isDocument } from '../draft/paths'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import { m } from '../paraglide/messages.js'
import { getLocale } from '../paraglide/runtime.js'
import { counted, amountAt, exactPercent, moneyAt, numberAt, percentAt } from './draft-figures'
import { countryName, railWord } from './vocabulary'

const RAILS_NAMED_MAX = 3
const COUNTRIES_NAMED_MAX = 2

export const pricesSentence = (draft: ScenarioDraft): string =>
  m.summary_prices({
    median: moneyAt(draft, 'population.priceLevel.medianCents'),
    minimum: moneyAt(draft, 'population.priceLevel.minimumCents'),
  })

export const timingSentence = (draft: ScenarioDraft): string =>
  m.summary_timing({
    count: Number(draft.value('population.launches.perCreatorPerYear')),
    launches: amountAt(draft, 'population.launches.perCreatorPerYear'),
    times: amountAt(draft, 'population.launches.multiplier'),
  })

export const reversalsSentence = (draft: ScenarioDraft): string =>
  m.summary_reversals({
    refunds: percentAt(draft, 'population.refunds.rateBasisPoints'),
    chargebacks: percentAt(draft, 'population.chargebacks.rateBasisPoints'),
  })

export const accountsSentence = (draft: ScenarioDraft): string =>
  m.summary_accounts({
    ...counted(numberAt(draft, 'population.accountAge.medianDays')),
    paid: percentAt(draft, 'population.completedPayouts.atLeastOneBasisPoints'),
  })

type NamedShare = readonly [name: string, shareBasisPoints: number]

/** The largest shares by name: `50% US bank, 20% Bank abroad, 10% Cross-border, and 3 more`. */
function largestShares(shares: readonly NamedShare[], namedMax: number): string {
  const used = shares.filter(([, share]) => share > 0).sort(([, one], [, other]) => other - one)
  const named = used
    .slice(0, namedMax)
    .map(([name, share]) => m.summary_share({ share: exactPercent(share), name }))
  const list = new Intl.ListFormat(getLocale(), { type: 'unit', style: 'short' }).format(named)
  const more = used.length - named.length
  return more > 0 ? m.summary_shares_more({ list, count: more }) : list
}

function sharesOfRails(draft: ScenarioDraft, rails: readonly Rail[]): string {
  const shares = draft.value('population.railShareBasisPoints')
  const shareOf = (rail: Rail): number => (isDocument(shares) ? Number(shares[rail] ?? 0) : 0)
  return largestShares(
    rails.map((rail) => [railWord(rail), shareOf(rail)] as const),
    RAILS_NAMED_MAX,
  )
}

export const railsSentence = (draft: ScenarioDraft): string => sharesOfRails(draft, RAILS)

/** `nobody`, `25% RTP, 25% FedNow`. */
export const pushSharesSentence = (draft: ScenarioDraft): string =>
  sharesOfRails(draft, PUSH_RAILS) || m.push_shares_none()

export const countrySharesSentence = (shares: Readonly<Record<string, number>>): string =>
  largestShares(
    Object.entries(shares).map(([code, share]) => [countryName(code), share] as const),
    COUNTRIES_NAMED_MAX,
  )
