/**
 * Differences in words: `$1,341 less`, `$1,600 to $1,050 less`, `$200 less to $350 more`. Two shares differ by percentage
 * points: `1.2 points more`.
 */
import type { Estimate } from '../../../workers/compare-contract'
import type { Figure } from '../../../workers/contract'
import { roughEstimate } from '../../core/rough-estimate'
import {
  formatCount,
  formatDuration,
  formatMoney,
  formatPoints,
  formatRoundedMoney,
} from '../format'
import { m } from '../paraglide/messages.js'

type Unit = Figure['unit']

const WORDS: Readonly<Record<Unit, (value: number) => string>> = {
  cents: formatMoney,
  count: formatCount,
  seconds: formatDuration,
  'basis-points': (value) => m.value_points({ value: formatPoints(value) }),
}

/** Of means and intervals, which are no exact figures and have been rounded as estimates. */
const ROUGH_WORDS: Readonly<Record<Unit, (value: number) => string>> = {
  ...WORDS,
  cents: formatRoundedMoney,
  count: (value) =>
    Math.abs(value) >= 10 ? formatCount(value) : String(Number(value.toFixed(1))).replace('-', '−'),
}

/** `−$103.45`, `+12`. */
export const signedWords = (unit: Unit, value: number): string =>
  value > 0 ? `+${WORDS[unit](value)}` : WORDS[unit](value)

export function differenceWords(unit: Unit, value: number, words = ROUGH_WORDS): string {
  const amount = words[unit](Math.abs(value))
  if (amount === words[unit](0)) return m.value_same()
  return value < 0 ? m.value_less({ amount }) : m.value_more({ amount })
}

export const exactDifferenceWords = (unit: Unit, value: number): string =>
  differenceWords(unit, value, WORDS)

/** The end that is nearer to zero comes last of what is less, and first of what is more. */
export function intervalWords(unit: Unit, low: number, high: number): string {
  const ends = [low, high].map(Math.abs)
  const rough = ends.map(ROUGH_WORDS[unit])
  const isTooRough = low !== high && rough[0] === rough[1]
  const [least, most] = isTooRough ? ends.map(WORDS[unit]) : rough
  if (low < 0 && high > 0) return m.span_both({ from: least!, to: most! })
  // Points are named once: `0.3 to 1.2 points more`.
  const from = unit === 'basis-points' ? formatPoints(ends[0]!) : least!
  return high <= 0 ? m.span_less({ from, to: most! }) : m.span_more({ from, to: most! })
}

const WHOLE_PERCENT_FROM = 1
const TIMES_FROM = 10

/** Of a difference, as a share of what it is compared with: `+14.3%`, `−250%`, `+12 times A`. */
export function shareWords(share: number, first: string): string {
  const size = Math.abs(share)
  const sign = share < 0 ? '−' : '+'
  if (size > TIMES_FROM) return sign + m.compare_times({ times: formatCount(size), first })
  return sign + (size < WHOLE_PERCENT_FROM ? partWords(size) : `${formatCount(size * 100)}%`)
}

/** What rounds to the whole has no decimal either. */
const partWords = (size: number): string =>
  `${formatPoints(Math.round(size * 10_000))}%`.replace('100.0%', '100%')

/** `$1.72 more (95% interval $0.17 to $3.28 more)`. */
export function estimateWords(unit: Unit, { mean, ...ends }: Estimate): string {
  const { value, low, high } = roughEstimate({ value: mean, ...ends })
  const difference = differenceWords(unit, value)
  return low === null || high === null || low === high
    ? difference
    : m.compare_estimate({ difference, interval: intervalWords(unit, low, high) })
}
