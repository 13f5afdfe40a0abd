/**
 * What the run found, in sentences. A sentence is the parts of its message: the markup of a message,
 * `{#instant_margin}$4,812{/instant_margin}`, names the figure that stands in it.
 */
import type { Figure, FigureName, ProcessorBooks } from '../../../workers/contract'
import { formatCount, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { figureText } from '../words/figures'

export type Sentence = ReturnType<typeof m.finding_earned.parts>

export interface Facts {
  days: number
  figure: (name: FigureName) => Figure | null
  /** `null` until the run has stopped. */
  processorBooks: ProcessorBooks | null
}

export function findingSentences(facts: Facts): Sentence[] {
  const paidInstantly = valueOf(facts, 'instant_payouts_completed') ?? 0
  return paidInstantly === 0 ? withoutInstant(facts) : withInstant(facts)
}

const valueOf = ({ figure }: Facts, name: FigureName): number | null => figure(name)?.value ?? null

function text({ figure }: Facts, name: FigureName): string {
  const found = figure(name)
  return found ? figureText(found) : m.figure_none()
}

/** A margin of at most −$12 is a loss of at least $12. */
const OPPOSITE = { at_most: 'at_least', at_least: 'at_most', none: null } as const

/** For a sentence whose verb says the sign: lost $12, two days later. */
function amount({ figure }: Facts, name: FigureName): string {
  const found = figure(name)
  if (!found || found.value === null) return m.figure_none()
  const bound = found.value < 0 ? OPPOSITE[found.bound ?? 'none'] : found.bound
  return figureText({ unit: found.unit, value: Math.abs(found.value), bound })
}

const span = ({ days }: Facts) => ({ count: days, days: formatCount(days) })

function withoutInstant(facts: Facts): Sentence[] {
  const payouts = valueOf(facts, 'standard_payouts_completed') ?? 0
  if (payouts === 0) return [m.finding_nobody_paid.parts(span(facts))]
  return [
    m.finding_no_instant.parts(span(facts)),
    m.finding_standard_payouts.parts({
      count: payouts,
      payouts: text(facts, 'standard_payouts_completed'),
      net: text(facts, 'payout_net'),
    }),
  ]
}

function withInstant(facts: Facts): Sentence[] {
  const isLoss = (valueOf(facts, 'instant_margin') ?? 0) < 0
  const earned = isLoss
    ? m.finding_lost.parts({ ...span(facts), loss: amount(facts, 'instant_margin') })
    : m.finding_earned.parts({ ...span(facts), margin: text(facts, 'instant_margin') })
  return [earned, unheardSentence(facts), timeSentence(facts)].filter((one) => one !== null)
}

/** Next to a margin that leaves costs out: which ones. */
function unheardSentence({ processorBooks }: Facts): Sentence | null {
  if (!processorBooks || processorBooks.unheardInstantCostCents === 0) return null
  const { unheardInstantPayments: count, unheardInstantCostCents } = processorBooks
  const cents = formatMoney(unheardInstantCostCents)
  return m.finding_unheard_costs.parts({ count, countText: formatCount(count), cents })
}

function timeSentence(facts: Facts): Sentence | null {
  const seconds = valueOf(facts, 'daily_sooner_seconds')
  if (seconds === null || valueOf(facts, 'daily_share_of_eligible') === null) return null
  const share = text(facts, 'daily_share_of_eligible')
  const time = amount(facts, 'daily_sooner_seconds')
  if (seconds === 0) return m.finding_no_sooner.parts({ share })
  return seconds < 0
    ? m.finding_later.parts({ share, later: time })
    : m.finding_sooner.parts({ share, sooner: time })
}
