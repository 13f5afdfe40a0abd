/** What is compared with a second record, and why the two differ, in words. */
import type {
  CheckName,
  RunReport,
  SecondSource,
  SecondSourceName,
} from '../../../workers/contract'
import { formatDay, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { processorWord } from '../words/vocabulary'

interface Words {
  title: (processor: string) => string
  /** Which two records. */
  records: () => string
  inTransit: (words: { cents: string }) => string
  ended?: (words: { cents: string }) => string
  /** A rule of the era that can make the two differ, by how much, and the check that allows for it alone. */
  rule?: {
    cents: 'misreadCostCents' | 'uncollectedFeeCents'
    check: CheckName
    text: () => string
  }
}

const WORDS: Readonly<Record<SecondSourceName, Words>> = {
  paid: {
    title: (processor) => m.beside_paid({ processor }),
    records: m.beside_of_processor,
    inTransit: m.beside_in_transit,
    ended: m.beside_ended,
  },
  on_its_way: {
    title: (processor) => m.beside_on_its_way({ processor }),
    records: m.beside_of_processor,
    inTransit: m.beside_in_transit,
    ended: m.beside_ended,
  },
  transfers: {
    title: m.beside_transfers,
    records: m.beside_transfers_records,
    inTransit: m.beside_in_transit,
    ended: m.beside_ended_transfers,
  },
  costs: {
    title: m.beside_costs,
    records: m.beside_costs_records,
    inTransit: m.beside_unheard,
    rule: {
      cents: 'misreadCostCents',
      check: 'costs_charged_are_booked',
      text: m.beside_rule_misread,
    },
  },
  instant_fees: {
    title: m.beside_instant_fees,
    records: m.beside_instant_fees_records,
    inTransit: m.beside_in_transit,
    rule: {
      cents: 'uncollectedFeeCents',
      check: 'fees_collected_are_booked',
      text: m.beside_rule_uncollected,
    },
  },
  fees_of_failed: {
    title: m.beside_fees_of_failed,
    records: m.beside_instant_fees_records,
    inTransit: m.beside_in_transit,
    ended: m.beside_not_booked,
  },
  owed: {
    title: m.beside_owed,
    records: m.beside_owed_records,
    inTransit: m.beside_in_transit,
  },
  in_payouts: {
    title: m.beside_in_payouts,
    records: m.beside_owed_records,
    inTransit: m.beside_in_transit,
  },
}

interface ShownSource {
  title: string
  records: string
  ledgerCents: number
  othersCents: number
  differenceCents: number
  why: string
  /** The part of the difference that has no reason that is known; '' where there is none. */
  unexplained: string
  /** The part that is of payouts which have ended in our ledger alone; '' where there is none. */
  ended: string
  sql: string
}

export function shownSource(
  source: SecondSource,
  { checks, processorBooks }: Pick<RunReport, 'checks' | 'processorBooks'>,
): ShownSource {
  const { name, processor, ledgerCents, othersCents, inTransitCents, endedCents, firstAt, sql } =
    source
  const { title, records, inTransit, ended, rule } = WORDS[name]
  const differenceCents = othersCents - ledgerCents
  const restCents = differenceCents - inTransitCents - endedCents
  const isByRule =
    restCents !== 0 &&
    rule !== undefined &&
    checks.some(({ name: check, ok }) => check === rule.check && ok) &&
    Math.abs(restCents) === processorBooks[rule.cents]
  const reasons = [
    inTransitCents === 0 ? '' : inTransit({ cents: formatMoney(Math.abs(inTransitCents)) }),
    isByRule ? rule.text() : '',
  ]
  const since =
    differenceCents !== 0 && firstAt !== null
      ? m.beside_since({ day: formatDay(firstAt.slice(0, 'YYYY-MM-DD'.length)) })
      : ''
  return {
    title: title(processor === null ? '' : processorWord(processor)),
    records: records(),
    ...{ ledgerCents, othersCents, differenceCents },
    why: [...reasons, since].filter((text) => text !== '').join(' '),
    unexplained:
      restCents === 0 || isByRule
        ? ''
        : m.beside_unexplained({ cents: formatMoney(Math.abs(restCents)) }),
    ended: endedCents === 0 ? '' : ended!({ cents: formatMoney(Math.abs(endedCents)) }),
    sql,
  }
}
