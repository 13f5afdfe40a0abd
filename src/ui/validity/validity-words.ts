/** A published fact and what was simulated, in words. */
import {
  verdictOn,
  type FactName,
  type FactUnit,
  type ValidityRow,
} from '../../../workers/sweep-contract'
import { BASIS_POINTS_IN_WHOLE } from '../../core/money'
import { formatCount, formatMeanCount, formatMoney, formatPoints, formatShare } from '../format'
import { m } from '../paraglide/messages.js'

const NAMES: Readonly<Record<FactName, () => string>> = {
  sold_10: m.validity_sold_10,
  sold_100: m.validity_sold_100,
  sold_1000: m.validity_sold_1000,
  sold_10000: m.validity_sold_10000,
  median_month: m.validity_median_month,
  mean_month: m.validity_mean_month,
  top_1: m.validity_top_1,
  top_10: m.validity_top_10,
  takers_of_eligible: m.validity_takers_of_eligible,
  takers_of_holders: m.validity_takers_of_holders,
  fresh_instant: m.validity_fresh_instant,
  paid_four_times: m.validity_paid_four_times,
  paused: m.validity_paused,
  balances_each: m.validity_balances_each,
  mean_payout: m.validity_mean_payout,
  paid_in_week: m.validity_paid_in_week,
}

export const factName = (name: FactName): string => NAMES[name]()

const VALUES: Readonly<Record<FactUnit, (value: number) => string>> = {
  share: formatShare,
  cents: (cents) => formatMoney(Math.round(cents)),
  count: (count) => count.toFixed(1).replace('-', '−'),
}

const between = (unit: FactUnit, low: number, high: number): string => {
  const [one, other] = [VALUES[unit](low), VALUES[unit](high)]
  return one === other ? one : m.validity_range({ low: one, high: other })
}

export function publishedText({ unit, published, isDerived }: ValidityRow): string {
  if (!published) return m.validity_unpublished()
  const value = between(unit, ...published)
  return isDerived ? m.validity_derived({ value }) : value
}

export const simulatedText = ({ unit, simulated }: ValidityRow): string =>
  simulated ? VALUES[unit](simulated.mean) : m.validity_not_run()

export const spreadText = ({ unit, simulated }: ValidityRow): string =>
  simulated ? between(unit, simulated.least, simulated.most) : ''

/** Of shares in percentage points. */
export function differenceText({ unit, difference }: ValidityRow): string {
  if (difference === null) return ''
  const sign = difference > 0 ? '+' : ''
  if (unit !== 'share') return sign + VALUES[unit](difference)
  return m.value_points({ value: sign + formatPoints(difference * BASIS_POINTS_IN_WHOLE) })
}

/**
 * The conclusion from all rows: which tests fail, what was missed although the preset was set to
 * it, and what follows.
 */
export function verdictText(rows: readonly ValidityRow[]): string {
  const [tests, set] = [verdictOn(rows, false), verdictOn(rows, true)]
  const words = ({ compared, missed }: typeof tests) => ({
    compared: formatCount(compared),
    failed: formatCount(missed.length),
    facts: missed.map(({ name }) => factName(name)).join('; '),
  })
  return [
    tests.missed.length === 0
      ? m.validity_verdict_met(words(tests))
      : m.validity_verdict(words(tests)),
    ...(set.missed.length === 0 ? [] : [m.validity_verdict_set(words(set))]),
    ...tests.missed.flatMap(takeUpText),
  ].join(' ')
}

/** Of the tests alone, in a few words. */
export function shortVerdict(rows: readonly ValidityRow[]): string {
  const { compared, missed } = verdictOn(rows, false)
  return m.validity_short({ failed: formatCount(missed.length), compared: formatCount(compared) })
}

/** Margins grow with take-up: one that is too high makes them too high. */
function takeUpText({ name, published, simulated }: ValidityRow): string[] {
  if (name !== 'takers_of_holders' || !published || !simulated) return []
  const [low, high] = published
  if (simulated.mean <= high) return []
  const times = (share: number): string => formatMeanCount(simulated.mean / share)
  return [m.validity_verdict_take_up({ least: times(high), most: times(low) })]
}
