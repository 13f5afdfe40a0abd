/** What happens to payouts, and what is switched in a run, in the reader's words. */
import type { PayoutChange } from '../../../workers/contract'
import { formatSecond, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { exactPercent } from '../words/draft-figures'
import { settingLabel } from '../words/settings'
import { payoutStateWord } from '../words/states'
import { processorWord } from '../words/vocabulary'
import type { WhatIf } from './what-if'

/** `payout 7 of ink, $120.00, is completed (4 Sep 2026, 10:00:05)`. */
export const payoutChangeWords = ({
  occurredAt,
  payoutId,
  creator,
  to,
  netCents,
}: PayoutChange): string =>
  m.payout_change_words({
    payout: payoutId,
    creator,
    amount: formatMoney(netCents),
    state: payoutStateWord(to),
    at: formatSecond(occurredAt),
  })

export function whatIfWords(whatIf: WhatIf): string {
  switch (whatIf.kind) {
    case 'outage':
      return m.what_if_words_outage({
        processor: processorWord(whatIf.processor),
        days: whatIf.days,
      })
    case 'outages-end':
      return m.what_if_words_outages_end()
    case 'rate':
      return m.what_if_words_rate({
        fault: settingLabel(whatIf.path),
        share: exactPercent(whatIf.basisPoints),
      })
    case 'protection':
      return whatIf.isOn
        ? m.what_if_words_on({ name: settingLabel(`protections.${whatIf.name}`) })
        : m.what_if_words_off({ name: settingLabel(`protections.${whatIf.name}`) })
  }
}
