/** How far other seeds take the margin, in one sentence; where that is further than the margin itself, it says so first. */
import { isLikelyTooNarrow, type FigureSpread } from '../../../workers/compare-contract'
import { roughEstimate } from '../../core/rough-estimate'
import { formatMoney, formatRoundedMoney } from '../format'
import { m } from '../paraglide/messages.js'

export function seedSpreadWords(hereCents: number, spread: FigureSpread | null): string {
  if (!spread || spread.estimate.n < 2) return m.seeds_one()
  const { least, most, estimate } = spread
  const here = formatMoney(hereCents)
  if (least === most) return m.seeds_same({ here, count: estimate.n })
  const moneyWords = inDollars(least) === inDollars(most) ? formatMoney : inDollars
  const words = {
    here,
    least: moneyWords(least),
    most: moneyWords(most),
    count: estimate.n,
  }
  return most - least > Math.abs(hereCents) ? m.seeds_spread_wide(words) : m.seeds_spread(words)
}

/** `needed`: how many seeds an interval takes; `null` where that is not known. */
export function seedMeanWords(spread: FigureSpread | null, needed: number | null): string {
  const { mean, ...ends } = spread?.estimate ?? { mean: 0, low: null, high: null }
  const { value, low, high } = roughEstimate({ value: mean, ...ends })
  if (low === null || high === null || low === high) return ''
  const [about, least, most] = [value, low, high].map(formatRoundedMoney)
  const words = m.seeds_mean({ mean: about!, low: least!, high: most! })
  return isLikelyTooNarrow(spread!.estimate.n, needed) ? `${words} ${m.seeds_mean_narrow()}` : words
}

/** From a hundred dollars on, cents say nothing of how far one seed is from another. */
const WHOLE_DOLLARS_FROM_CENTS = 100_00

const inDollars = (cents: number): string =>
  Math.abs(cents) >= WHOLE_DOLLARS_FROM_CENTS
    ? formatRoundedMoney(Math.round(cents / 100) * 100)
    : formatMoney(Math.round(cents))
