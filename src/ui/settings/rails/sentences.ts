/** How creators are paid, in one line: the largest shares by name. */
import type { Rail } from '../../../core/vocabulary'
import { asDocument } from '../../../scenario/document-paths'
import type { ScenarioDraft } from '../../draft/scenario-draft.svelte'
import { m } from '../../paraglide/messages.js'
import { getLocale } from '../../paraglide/runtime.js'
import { exactPercent } from '../../words/draft-figures'
import { countryName, railWord } from '../../words/vocabulary'

const RAILS_NAMED_MAX = 3
const COUNTRIES_NAMED_MAX = 2

type NamedShare = readonly [name: string, shareBasisPoints: number]

/** `50% US bank, 20% Bank abroad, 10% Cross-border, and 3 more`. */
function largestShares(shares: readonly NamedShare[], namedMax: number): string {
  const used = shares.filter(([, share]) => share > 0).sort(([, one], [, other]) => other - one)
  const named = used
    .slice(0, namedMax)
    .map(([name, share]) => m.summary_share({ share: exactPercent(share), name }))
  const list = new Intl.ListFormat(getLocale(), { type: 'unit', style: 'short' }).format(named)
  const more = used.length - named.length
  return more > 0 ? m.summary_shares_more({ list, count: more }) : list
}

/** Of some rails; empty where none has a share. */
export function railsSentence(draft: ScenarioDraft, rails: readonly Rail[]): string {
  const shares = asDocument(draft.value('population.railShareBasisPoints'))
  return largestShares(
    rails.map((rail) => [railWord(rail), Number(shares[rail] ?? 0)]),
    RAILS_NAMED_MAX,
  )
}

export const countrySharesSentence = (shares: Readonly<Record<string, number>>): string =>
  largestShares(
    Object.entries(shares).map(([code, share]) => [countryName(code), share]),
    COUNTRIES_NAMED_MAX,
  )
