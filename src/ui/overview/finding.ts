/**
 * What the run found, in sentences. A sentence is the parts of its message: the markup of a message,
 * `{#instant_margin}$4,812{/instant_margin}`, names the figure that stands in it.
 */
import type { Figure, FigureName } from '../../../workers/contract'
import { formatCount } from '../format'
import { m } from '../paraglide/messages.js'
import { figureText } from '../words/figures'

export type Sentence = ReturnType<typeof m.finding_earned.parts>

export interface Facts {
  days: number
  figure: (name: FigureName) => Figure | null
}

export function findingSentences(facts: Facts): Sentence[] {
  const paidInstantly = valueOf(facts, 'instant_payouts') ?? 0
  return paidInstantly === 0 ? withoutInstant(facts) : withInstant(facts)
}

const valueOf = ({ figure }: Facts, name: FigureName): number | null => figure(name)?.value ?? null

function text({ figure }: Facts, name: FigureName): string {
  const found = figure(name)
  return found ? figureText(found) : m.figure_none()
}

/** For a sentence whose verb says the sign: lost $12, two days later. */
function amount({ figure }: Facts, name: FigureName): string {
  const found = figure(name)
  if (!found || found.value === null) return m.figure_none()
  return figureText({ unit: found.unit, value: Math.abs(found.value) })
}

const span = ({ days }: Facts) => ({ count: days, days: formatCount(days) })

function withoutInstant(facts: Facts): Sentence[] {
  const payouts = valueOf(facts, 'standard_payouts') ?? 0
  if (payouts === 0) return [m.finding_nobody_paid.parts(span(facts))]
  return [
    m.finding_no_instant.parts(span(facts)),
    m.finding_standard_payouts.parts({
      count: payouts,
      payouts: text(facts, 'standard_payouts'),
      net: text(facts, 'payout_net'),
    }),
  ]
}

function withInstant(facts: Facts): Sentence[] {
  const isLoss = (valueOf(facts, 'instant_margin') ?? 0) < 0
  const earned = isLoss
    ? m.finding_lost.parts({ ...span(facts), loss: amount(facts, 'instant_margin') })
    : m.finding_earned.parts({ ...span(facts), margin: text(facts, 'instant_margin') })
  const sooner = timeSentence(facts)
  return sooner ? [earned, sooner] : [earned]
}

function timeSentence(facts: Facts): Sentence | null {
  const seconds = valueOf(facts, 'days_sooner')
  if (seconds === null || valueOf(facts, 'daily_share_of_eligible') === null) return null
  const share = text(facts, 'daily_share_of_eligible')
  const time = amount(facts, 'days_sooner')
  if (seconds === 0) return m.finding_no_sooner.parts({ share })
  return seconds < 0
    ? m.finding_later.parts({ share, later: time })
    : m.finding_sooner.parts({ share, sooner: time })
}
