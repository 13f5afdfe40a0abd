/** What bugs cost, in words and as rows of a chart. */
import { group } from 'd3'
import {
  isFaultRate,
  priceFinding,
  rarityUnseen,
  surestGain,
  type Interval,
  type MovedTogether,
  type Price,
  type PricedChange,
  type PricedKind,
  type PriceList,
} from '../../../workers/stress-contract'
import { reversed, roughly } from '../../core/rough-estimate'
import type { LegendEntry } from '../charts/marks'
import type { ChartRow, RowBar } from '../charts/row-geometry'
import {
  estimateColumns,
  SHORT_ENDS,
  textColumn,
  valueColumn,
  type ChartTable,
} from '../charts/table'
import type { FillStyle } from '../charts/types'
import { intervalText, withInterval } from '../words/intervals'
import { formatCount } from '../format'
import { m } from '../paraglide/messages.js'
import {
  estimatedMoney,
  estimatedSignedMoney,
  roughMoney,
  signedRoundedMoney,
} from '../words/estimates'
import { numberOfPayouts, numberOfSeeds } from '../words/counts'
import { exactPercent } from '../words/draft-figures'
import { listed } from '../words/listed'
import { settingLabel, settingTitle, settingValue } from '../words/settings'

type Look = Pick<RowBar, 'color'> & { fill: FillStyle }

const LOOKS: Readonly<Record<PricedKind, Look>> = {
  protection: { color: 'var(--violation)', fill: 'solid' },
  service: { color: 'var(--standard)', fill: 'hatched' },
  fee: { color: 'var(--instant)', fill: 'outlined' },
}

const KINDS: Readonly<Record<PricedKind, () => string>> = {
  protection: m.stress_prices_protection,
  service: m.stress_prices_service,
  fee: m.stress_prices_fee,
}

/** Of the kinds that are drawn. */
export const priceLegend = (prices: readonly Price[]): LegendEntry[] =>
  (['protection', 'service', 'fee'] as const)
    .filter((kind) => prices.some(({ change }) => change.kind === kind))
    .map((kind) => ({
      ...{ key: kind, label: KINDS[kind](), color: LOOKS[kind].color },
      mark: { kind: 'fill', fill: LOOKS[kind].fill },
    }))

const TOGETHER: Readonly<Record<MovedTogether, () => string>> = {
  higher: m.stress_prices_each_higher,
  lower: m.stress_prices_each_lower,
  'lower-to-zero': m.stress_prices_each_to_zero,
  doubled: m.stress_prices_each_doubled,
}

const nameOf = ({ kind, path }: PricedChange): string =>
  kind === 'protection' ? settingLabel(path) : settingTitle(path)

function valueOf({ kind, path, before, value, together }: PricedChange): string {
  if (kind === 'protection') return value === true ? m.stress_prices_on() : m.stress_prices_off()
  if (together !== null) return TOGETHER[together]()
  return m.stress_prices_values({
    before: settingValue(path, before),
    after: settingValue(path, value),
  })
}

/** `Retries (off)`, `Instant fee, percentage (3% → 4%)`. */
export const changeName = (change: PricedChange): string =>
  m.stress_prices_at({ name: nameOf(change), value: valueOf(change) })

/** How much fails, `null`: as the scenario has it. */
export const faultWords = (basisPoints: number | null): string =>
  basisPoints === null
    ? m.stress_prices_fails_own()
    : m.stress_prices_fails({ share: exactPercent(basisPoints) })

/** What a reader has written as a percentage, in basis points; `null` where it is no share that can be run. */
export function faultRateOf(text: string): number | null {
  const digits = text.replace('%', '').trim()
  // Hundreds of a percent are not exact in binary.
  const basisPoints = digits === '' ? Number.NaN : Number((Number(digits) * 100).toFixed(6))
  return isFaultRate(basisPoints) ? basisPoints : null
}

/** What made no difference has no interval. */
const hasDifference = ({ seedsDiffering }: Price): boolean => seedsDiffering > 0

/** What reaches less than this share of the furthest has an axis of its own: on the same one it is hardly to be seen. */
const SMALL_BELOW = 0.1
const SMALL_MAX = 8

/** How far from zero its bar and its interval are drawn. */
const reachOf = ({ kept: { value, low, high } }: Price): number =>
  Math.max(...[value, low ?? value, high ?? value].map(Math.abs))

/** What made a difference, in their order. */
export function drawnPrices({ prices }: PriceList): Readonly<Record<'large' | 'small', Price[]>> {
  const differing = prices.filter(hasDifference)
  const least = Math.max(...differing.map(reachOf)) * SMALL_BELOW
  return {
    large: differing.filter((price) => reachOf(price) >= least),
    small: differing.filter((price) => reachOf(price) < least).slice(0, SMALL_MAX),
  }
}

export const priceRows = (prices: readonly Price[], seeds: number): ChartRow[] =>
  prices.map((price) => {
    const { change, kept, margin, paidTwice, owedAgain, late, seedsDiffering } = price
    const reading = (label: string, cents: number) =>
      cents === 0 ? [] : [{ label, value: signedRoundedMoney(roughly(cents)) }]
    return {
      key: change.id,
      label: changeName(change),
      bars: [{ from: 0, to: kept.value, ...LOOKS[change.kind] }],
      dot: { value: kept.value, low: kept.low, high: kept.high, color: 'var(--ink)' },
      note: estimatedSignedMoney(kept),
      readings: [
        { label: m.stress_prices_kept(), value: withInterval(kept, signedRoundedMoney) },
        ...reading(m.stress_prices_margin(), margin),
        ...reading(m.stress_prices_twice(), paidTwice),
        ...reading(m.stress_prices_again(), owedAgain),
        ...reading(m.stress_prices_late(), late),
        {
          label: m.stress_prices_differing(),
          value: m.stress_prices_differing_of({
            count: formatCount(seedsDiffering),
            seeds: formatCount(seeds),
          }),
        },
      ],
    }
  })

export function priceTable(prices: readonly Price[]): ChartTable {
  return {
    columns: [
      textColumn(m.stress_prices_change()),
      ...estimateColumns(m.stress_prices_kept(), 'cents', SHORT_ENDS),
      valueColumn(m.stress_prices_margin(), 'cents', roughMoney),
      valueColumn(m.stress_prices_twice(), 'cents', roughMoney),
      valueColumn(m.stress_prices_again(), 'cents', roughMoney),
      valueColumn(m.stress_prices_late(), 'cents', roughMoney),
      valueColumn(m.stress_prices_differing(), 'count', formatCount),
    ],
    rows: prices.map((price) => {
      const { change, kept, margin, paidTwice, owedAgain, late, seedsDiffering } = price
      // Chance has brought no difference yet, which is not the same as that there is surely none.
      const { low, high } = hasDifference(price) ? kept : { low: null, high: null }
      return [
        ...[changeName(change), kept.value, low, high],
        ...[margin, paidTwice, owedAgain, late, seedsDiffering],
      ]
    }),
  }
}

/** What costs most, and what there is to lose. `hasFaults`: anything can go wrong in the scenario. */
export function priceSentence(list: PriceList, hasFaults: boolean): string {
  const { kept, payouts } = list
  if (kept === null) return m.stress_prices_nobody()
  const finding = priceFinding(list)
  if (finding.kind === 'none') return ''
  const gain = surestGain(list)
  return [
    ...(finding.kind === 'nothing'
      ? [gain ? '' : nothingText(numberOfPayouts(payouts), hasFaults)]
      : lossTexts(finding)),
    gain && m.stress_prices_gains(amountWords(gain)),
    finding.kind === 'nothing' && !gain ? '' : besideFee(list),
    asItIsText(kept),
  ]
    .filter(Boolean)
    .join(' ')
}

type Loss = Extract<ReturnType<typeof priceFinding>, { most: Price }>

function lossTexts(finding: Loss): string[] {
  if (finding.kind === 'chance') return [m.stress_prices_chance(amountWords(finding.most))]
  const { most, above } = finding
  return [
    (above ? m.stress_prices_costs_surely : m.stress_prices_costs)(amountWords(most)),
    ofThat(most),
    above ? m.stress_prices_above(amountWords(above)) : '',
  ]
}

/** What the lower fee does, or the higher one where none is lower; `''` where the fee makes no difference. */
function besideFee({ prices }: PriceList): string {
  const [fee] = prices
    .filter((price) => price.change.path === 'policy.instantFeeBasisPoints' && hasDifference(price))
    .toSorted((one, other) => Number(one.change.value) - Number(other.change.value))
  if (!fee) return ''
  const words = fee.kept.value < 0 ? m.stress_prices_beside_less : m.stress_prices_beside_more
  return words(amountWords(fee))
}

/** What was paid to creators beyond what they earned; `''` where it is nothing. */
function ofThat({ paidTwice, owedAgain }: Price): string {
  const [twice, again] = [roughMoney(paidTwice), roughMoney(owedAgain)]
  if (paidTwice > 0 && owedAgain > 0) return m.stress_prices_of_both({ twice, again })
  if (paidTwice > 0) return m.stress_prices_of_twice({ amount: twice })
  return owedAgain > 0 ? m.stress_prices_of_again({ amount: again }) : ''
}

const asItIsText = (kept: Interval): string =>
  kept.value < 0
    ? m.stress_prices_loses({ lost: withInterval(reversed(kept)) })
    : m.stress_prices_as_it_is({ kept: withInterval(kept) })

const nothingText = (payouts: string, hasFaults: boolean): string =>
  hasFaults ? m.stress_prices_nothing({ payouts }) : m.stress_prices_no_faults({ payouts })

/** What is not paid in time is not taken off what is kept; `''` where no change makes more of it late. */
export function lateSentence({ prices }: PriceList): string {
  const [most] = prices.toSorted((one, other) => other.late - one.late)
  return most && most.late > 0
    ? m.stress_prices_most_late({ change: changeName(most.change), amount: roughMoney(most.late) })
    : ''
}

/** How much more or less is kept. */
function amountWords({ change, kept }: Price) {
  const size = kept.value < 0 ? reversed(kept) : kept
  return { change: changeName(change), amount: estimatedMoney(size), within: intervalText(size) }
}

/** What made no difference, in one sentence; `''` where all did. */
export function sameSentence({ prices, seeds, payouts }: PriceList): string {
  const same = prices.filter((price) => !hasDifference(price))
  return same.length === 0
    ? ''
    : m.stress_prices_same({
        seeds: numberOfSeeds(seeds),
        payouts: numberOfPayouts(payouts),
        rarity: formatCount(rarityUnseen(payouts)),
        changes: listed(sameNames(same.map(({ change }) => change))),
      })
}

/** Both ends of a figure behind one name: `Idempotency keys are kept for (for ever → 1 hour; for ever → 24 hours)`. */
const sameNames = (changes: readonly PricedChange[]): string[] =>
  [...group(changes, ({ path }) => path).values()].map((ofPath) =>
    m.stress_prices_at({ name: nameOf(ofPath[0]!), value: ofPath.map(valueOf).join('; ') }),
  )
