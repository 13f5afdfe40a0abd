/** The figures in the sentences of a finding: what they are called and how they were found. */
import {
  BOOTSTRAP_SEEDS_MIN,
  type BreakEven,
  type Interval,
} from '../../../../workers/sweep-contract'
import { formatMeanCount } from '../../format'
import { m } from '../../paraglide/messages.js'
import type { FeeFacts } from './fee-facts'
import { perWords, type Period } from '../period'

/** As the markup of the sentences names them. */
export const FEE_FIGURES = ['margin', 'estimate', 'best', 'breakEven', 'costly', 'sales'] as const
export type FeeFigure = (typeof FEE_FIGURES)[number]

/** How a figure of the sentences was found. */
export function computationOf(figure: FeeFigure, facts: FeeFacts): string[] {
  switch (figure) {
    case 'margin':
      return [
        `${m.fees_how_margin_of({ period: facts.period })} ${m.fees_how_margin()}`,
        m.fees_how_share(),
        seedsText(facts.margin),
      ]
    case 'estimate':
      return [
        facts.hasFile
          ? m.fees_how_estimate_of_file()
          : m.fees_how_estimate({ count: facts.estimatedSeeds }),
        ...(facts.likelyCents ? [m.fees_how_likely()] : []),
        m.fees_how_share(),
      ]
    case 'best':
      return [m.fees_how_best(), placeSeedsText(facts.optimum?.x ?? null)]
    case 'breakEven':
      return [m.fees_how_break_even(), ...breakEvenTexts(facts.breakEven)]
    case 'costly':
      return [
        m.fees_how_costly({
          below: formatMeanCount(facts.payoutsBelowCost),
          payouts: formatMeanCount(facts.payouts),
          per: perWords(facts.period),
        }),
      ]
    case 'sales':
      return [m.fees_how_sales(), m.sales_not_counted()]
  }
}

function breakEvenTexts(breakEven: BreakEven | null): string[] {
  if (breakEven?.kind !== 'at') return []
  const { x, seedsWithout } = breakEven
  const without = seedsWithout === 0 ? [] : [m.fees_seeds_without({ count: seedsWithout })]
  return [placeSeedsText(x), ...without]
}

function seedsText(interval: Interval | null): string {
  if (!interval || interval.n < 2) return m.fees_method_none()
  return interval.method === 'sellers'
    ? m.fees_method_sellers({ count: interval.n })
    : m.fees_method_mean({ count: interval.n })
}

function placeSeedsText(interval: Interval | null): string {
  if (!interval || interval.n < 2) return m.fees_method_none()
  return interval.n < BOOTSTRAP_SEEDS_MIN
    ? m.fees_method_few({ count: interval.n, least: BOOTSTRAP_SEEDS_MIN })
    : interval.method === 'sellers'
      ? m.fees_method_sellers({ count: interval.n })
      : m.fees_method_seeds({ count: interval.n })
}

const TITLES: Readonly<Record<FeeFigure, (words: { per: string }) => string>> = {
  margin: m.fees_margin_title,
  estimate: m.fees_estimate_title,
  best: m.fees_best_title,
  breakEven: m.fees_break_even_title,
  costly: m.fees_costly_title,
  sales: m.fees_sales_title,
}

export const feeFigureTitle = (figure: FeeFigure, period: Period): string =>
  TITLES[figure]({ per: perWords(period) })
