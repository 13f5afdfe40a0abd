/** What happens to payouts, and what is switched in a run, in the reader's words. */
import type { PayoutChange, SwitchRefusal } from '../../../workers/contract'
import type { CallKind, NewsKind } from '../../core/single-fault'
import { settingAt } from '../../scenario/setting-list'
import { formatMoney, formatSecond, formatSetDuration } from '../format'
import { m } from '../paraglide/messages.js'
import { exactPercent } from '../words/draft-figures'
import { choiceWord, settingLabel } from '../words/settings'
import { payoutStateWord } from '../words/states'
import { processorWord } from '../words/vocabulary'
import type { WebhookOutage, WhatIf } from './what-if'
import { shownName } from '../words/shown-name'

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
    creator: shownName(creator),
    amount: formatMoney(netCents),
    state: payoutStateWord(to),
    at: formatSecond(occurredAt),
  })

type CallFault = Extract<WhatIf, { kind: 'call' }>['fault']
const CALL_FAULT_WORDS: Readonly<
  Record<CallFault, (names: { creator: string; call: string }) => string>
> = {
  'call-lost': m.what_if_words_call_lost,
  'answer-lost': m.what_if_words_answer_lost,
  'call-refused': m.what_if_words_call_refused,
}

/** A kind of call, as the settings of outages have it. */
export const callWord = (call: CallKind): string =>
  choiceWord(settingAt('faults.outages[].call')!, call)

/** What a webhook tells, as single faults of a scenario have it. */
export const newsWord = (news: NewsKind): string =>
  choiceWord(settingAt('faults.single[].news')!, news)

/** What becomes of webhooks that nobody takes, as the setting has it. */
export const webhookOutageWord = (kind: WebhookOutage['kind']): string =>
  choiceWord(settingAt('faults.webhookOutages[].kind')!, kind)

const REFUSALS: Readonly<Record<SwitchRefusal, () => string>> = {
  run_ended: m.what_if_too_late,
  nothing_to_change: m.what_if_no_effect,
  no_such_creator: m.what_if_no_creator,
  looks_back_further: m.what_if_looks_back,
}
/** Why nothing was switched. */
export const refusalWords = (refusal: SwitchRefusal): string => REFUSALS[refusal]()

export function whatIfWords(whatIf: WhatIf): string {
  switch (whatIf.kind) {
    case 'outage':
      return m.what_if_words_outage({
        processor: processorWord(whatIf.processor),
        duration: formatSetDuration(whatIf.seconds),
      })
    case 'webhook-outage': {
      const words = { duration: formatSetDuration(whatIf.seconds) }
      return whatIf.webhooks === 'dropped'
        ? m.what_if_words_webhooks_dropped(words)
        : m.what_if_words_webhooks_not_taken(words)
    }
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
    case 'deploy':
      return m.what_if_words_deploy()
    case 'account':
      return m.what_if_words_account({ creator: shownName(whatIf.creator), days: whatIf.days })
    case 'call': {
      const creator = shownName(whatIf.creator)
      return CALL_FAULT_WORDS[whatIf.fault]({ creator, call: callWord(whatIf.call) })
    }
    case 'webhook': {
      const names = { creator: shownName(whatIf.creator), news: newsWord(whatIf.news) }
      return whatIf.fault === 'webhook-twice'
        ? m.what_if_words_webhook_twice(names)
        : m.what_if_words_webhook_lost(names)
    }
  }
}
