/** What each change is worth, of seeds that are complete: what the platform keeps of a million payouts, with intervals. */
import { mean } from 'd3'
import { sum } from '../../core/sum'
import { isSurelyAboveZero, isSurelyBelowZero } from '../../core/sure-sign'
import type { RunCost } from '../run-cost'
import { meanInterval, type Interval } from '../sweep/interval'
import type { PricedSeed } from './bug-prices'
import type { PricedChange } from './priced-changes'

const PRICED_PAYOUTS = 1_000_000

/** Cents for a million payouts of the scenario as it is. */
export interface Price {
  change: PricedChange
  /** How much more the platform keeps, below zero how much less: margin, less what is paid twice or will be. */
  kept: Interval
  margin: number
  paidTwice: number
  owedAgain: number
  late: number
  /** In how many seeds the platform keeps another amount. */
  seedsDiffering: number
}

export interface PriceList {
  seeds: number
  /** That completed in the scenario as it is, in all seeds. */
  payouts: number
  /** What the platform keeps of them as it is, in cents for a million; `null` where nobody was paid. */
  kept: Interval | null
  /** What moves it furthest first. */
  prices: readonly Price[]
}

const keptOf = ({ marginCents, paidTwiceCents, owedAgainCents }: RunCost): number =>
  marginCents - paidTwiceCents - owedAgainCents

/** The number of payouts is taken as known: the interval is that of the amounts. */
export function priceList(
  seeds: readonly PricedSeed[],
  changes: readonly PricedChange[],
): PriceList {
  const payouts = sum(seeds, ({ asItIs }) => asItIs.payouts)
  const ofMillion = (cents: number): number => (cents * PRICED_PAYOUTS * seeds.length) / payouts
  const intervalOf = (cents: readonly number[]): Interval => meanInterval(cents.map(ofMillion))!
  const none: PriceList = { seeds: seeds.length, payouts, kept: null, prices: [] }
  if (payouts === 0) return none
  const prices = changes.map((change, index): Price => {
    const difference = (figure: (cost: RunCost) => number): number[] =>
      seeds.map(({ asItIs, changed }) => figure(changed[index]!) - figure(asItIs))
    const meanOf = (figure: (cost: RunCost) => number): number =>
      mean(difference(figure).map(ofMillion))!
    const kept = difference(keptOf)
    return {
      change,
      kept: intervalOf(kept),
      margin: meanOf(({ marginCents }) => marginCents),
      paidTwice: meanOf(({ paidTwiceCents }) => paidTwiceCents),
      owedAgain: meanOf(({ owedAgainCents }) => owedAgainCents),
      late: meanOf(({ lateCents }) => lateCents),
      seedsDiffering: kept.filter((cents) => cents !== 0).length,
    }
  })
  return {
    ...none,
    kept: intervalOf(seeds.map(({ asItIs }) => keptOf(asItIs))),
    prices: prices.toSorted((one, other) => Math.abs(other.kept.value) - Math.abs(one.kept.value)),
  }
}

/** What may be said of bugs, in one sentence. */
type PriceFinding =
  /** No seed is complete, or nobody was paid. */
  | { kind: 'none' }
  /** Nothing that is switched off or moved in the service changed what is kept. */
  | { kind: 'nothing' }
  /** Something did, and chance may explain it. */
  | { kind: 'chance'; most: Price }
  /** `above`: what costs more by its mean, and not surely; `null` where nothing does. */
  | { kind: 'costs'; most: Price; above: Price | null }

/** Of protections and figures of the service, the one that surely costs most; fees are what it is compared with. */
export function priceFinding({ prices }: PriceList): PriceFinding {
  if (prices.length === 0) return { kind: 'none' }
  const costly = prices.filter(({ change, kept }) => change.kind !== 'fee' && kept.value < 0)
  const [most] = costly
  if (!most) return { kind: 'nothing' }
  const sure = costly.find(({ kept }) => isSurelyBelowZero(kept))
  if (!sure) return { kind: 'chance', most }
  return { kind: 'costs', most: sure, above: sure === most ? null : most }
}

/** Of protections that the scenario has off, the one that surely brings most where it is on; `null` where none does. */
export const surestGain = ({ prices }: PriceList): Price | null =>
  prices.find(
    ({ change: { kind, value }, kept }) =>
      kind === 'protection' && value === true && isSurelyAboveZero(kept),
  ) ?? null
