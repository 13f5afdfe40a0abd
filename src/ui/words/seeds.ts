/** How far other seeds take the margin, in one sentence; where that is further than the margin itself, it says so first. */
import type { FigureSpread } from '../../../workers/contract'
import { formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { roughMoney } from './differences'

export function seedSpreadWords(hereCents: number, spread: FigureSpread | null): string {
  if (!spread || spread.estimate.n < 2) return m.seeds_one()
  const { least, most, estimate } = spread
  const here = formatMoney(hereCents)
  if (least === most) return m.seeds_same({ here, count: estimate.n })
  const moneyWords = roughMoney(least) === roughMoney(most) ? formatMoney : roughMoney
  const words = {
    here,
    least: moneyWords(least),
    most: moneyWords(most),
    count: estimate.n,
  }
  return most - least > Math.abs(hereCents) ? m.seeds_spread_wide(words) : m.seeds_spread(words)
}

export function seedMeanWords(spread: FigureSpread | null): string {
  const { mean, low, high } = spread?.estimate ?? { mean: 0, low: null, high: null }
  if (low === null || high === null || low === high) return ''
  return m.seeds_mean({ mean: roughMoney(mean), low: roughMoney(low), high: roughMoney(high) })
}
