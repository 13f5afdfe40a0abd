/**
 * What is published about Gumroad, the marketplace that the preset `gumroad-like` imitates: each
 * fact with its source and the way in which a run measures the same. `isCalibrated`: the preset was
 * set to match it, so a match proves nothing.
 */
import { sum } from 'd3'
import type { MarketplaceFacts } from '../metrics/marketplace-facts'

export type FactUnit = 'share' | 'cents' | 'count'

export interface PublishedFact {
  name: FactName
  unit: FactUnit
  /** Shares from 0 to 1. Both ends are the same where one number is published; `null` where none is. */
  published: readonly [low: number, high: number] | null
  /** Computed from what the source says. */
  isDerived: boolean
  isCalibrated: boolean
  source: string
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  date: string
  /** `null` where the run has nothing to measure. */
  measure: (facts: MarketplaceFacts) => number | null
}

export const FACT_NAMES = [
  'sold_10',
  'sold_100',
  'sold_1000',
  'sold_10000',
  'median_month',
  'mean_month',
  'top_1',
  'top_10',
  'takers_of_eligible',
  'takers_of_holders',
  'fresh_instant',
  'paid_four_times',
  'paused',
  'balances_each',
  'mean_payout',
  'paid_in_week',
] as const
export type FactName = (typeof FACT_NAMES)[number]

const MONTH_OF_2020 = {
  source: 'https://www.tubefilter.com/2020/11/19/creator-sales-gumroad-monthly-memberships-tiers/',
  date: '2020-09',
} as const
const gumroad = (number: number): string => `https://github.com/antiwork/gumroad/pull/${number}`
/** A comment in the code, which is public. */
const GUMROAD_CODE = { source: 'https://github.com/antiwork/gumroad', date: '2026-07' } as const

const AS_PUBLISHED = { isDerived: false, isCalibrated: false } as const
const CALIBRATED = { isDerived: false, isCalibrated: true } as const
const DERIVED_CALIBRATED = { isDerived: true, isCalibrated: true } as const
const DERIVED = { isDerived: true, isCalibrated: false } as const

const exactly = (value: number): readonly [number, number] => [value, value]
const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

export const PUBLISHED_FACTS: readonly PublishedFact[] = [
  {
    name: 'sold_10',
    unit: 'share',
    published: exactly(0.7),
    ...DERIVED_CALIBRATED,
    ...MONTH_OF_2020,
    measure: (facts) => shareFrom(facts, 10_00),
  },
  {
    name: 'sold_100',
    unit: 'share',
    published: exactly(0.34),
    ...DERIVED_CALIBRATED,
    ...MONTH_OF_2020,
    measure: (facts) => shareFrom(facts, 100_00),
  },
  {
    name: 'sold_1000',
    unit: 'share',
    published: exactly(1_657 / 19_480),
    ...CALIBRATED,
    ...MONTH_OF_2020,
    measure: (facts) => shareFrom(facts, 1_000_00),
  },
  {
    name: 'sold_10000',
    unit: 'share',
    published: exactly(192 / 19_480),
    ...CALIBRATED,
    ...MONTH_OF_2020,
    measure: (facts) => shareFrom(facts, 10_000_00),
  },
  {
    name: 'median_month',
    unit: 'cents',
    published: [35_00, 37_00],
    ...DERIVED_CALIBRATED,
    ...MONTH_OF_2020,
    measure: ({ monthGrossCents }) => monthGrossCents[monthGrossCents.length >> 1] ?? null,
  },
  {
    name: 'mean_month',
    unit: 'cents',
    published: exactly(662_00),
    ...DERIVED,
    ...MONTH_OF_2020,
    measure: ({ monthGrossCents }) => shareOf(sum(monthGrossCents), monthGrossCents.length),
  },
  {
    name: 'top_1',
    unit: 'share',
    published: exactly(0.53),
    ...DERIVED_CALIBRATED,
    ...MONTH_OF_2020,
    measure: (facts) => shareOfTop(facts, 0.01),
  },
  {
    name: 'top_10',
    unit: 'share',
    published: exactly(0.92),
    ...AS_PUBLISHED,
    source: 'https://twtext.com/article/1381637391203639302',
    date: '2020',
    measure: (facts) => shareOfTop(facts, 0.1),
  },
  {
    name: 'takers_of_eligible',
    unit: 'share',
    published: null,
    ...CALIBRATED,
    ...GUMROAD_CODE,
    measure: ({ takers, eligible }) => shareOf(takers, eligible),
  },
  {
    // "A few hundred" of 240,341 creators with a balance.
    name: 'takers_of_holders',
    unit: 'share',
    published: [200 / 240_341, 900 / 240_341],
    ...DERIVED,
    ...GUMROAD_CODE,
    measure: ({ takers, holders }) => shareOf(takers, holders),
  },
  {
    name: 'fresh_instant',
    unit: 'share',
    published: exactly(101 / 103),
    ...AS_PUBLISHED,
    source: gumroad(6768),
    date: '2026-08-01',
    measure: ({ instantWithFreshBalance, instantPayouts }) =>
      shareOf(instantWithFreshBalance, instantPayouts),
  },
  {
    name: 'paid_four_times',
    unit: 'share',
    published: exactly(90_046 / 190_642),
    ...CALIBRATED,
    source: gumroad(6690),
    date: '2026-07-31',
    measure: ({ creatorsPaidFourTimes, creatorsPaidOnce }) =>
      shareOf(creatorsPaidFourTimes, creatorsPaidOnce),
  },
  {
    name: 'paused',
    unit: 'share',
    published: exactly(3_989 / 240_341),
    ...CALIBRATED,
    ...GUMROAD_CODE,
    measure: ({ holdersPaused, holders }) => shareOf(holdersPaused, holders),
  },
  {
    name: 'balances_each',
    unit: 'count',
    published: exactly(3.1),
    ...DERIVED,
    source: gumroad(5702),
    date: '2026-07-03',
    measure: ({ heldBalances, holders }) => shareOf(heldBalances, holders),
  },
  {
    // $15.4K of 32 creators whose payouts failed on one day.
    name: 'mean_payout',
    unit: 'cents',
    published: exactly(481_00),
    ...DERIVED,
    source: gumroad(6566),
    date: '2026-07-28',
    measure: ({ payoutGrossCents, payouts }) => shareOf(payoutGrossCents, payouts),
  },
  {
    name: 'paid_in_week',
    unit: 'share',
    published: [0.01, 0.02],
    ...DERIVED,
    source: gumroad(5797),
    date: '2026-07-10',
    measure: ({ payouts, days, holders }) => shareOf((payouts / days) * 7, holders),
  },
]

const shareFrom = ({ monthGrossCents }: MarketplaceFacts, least: number): number | null =>
  shareOf(monthGrossCents.filter((cents) => cents >= least).length, monthGrossCents.length)

/** The largest sellers' share of all that was sold. */
function shareOfTop({ monthGrossCents }: MarketplaceFacts, share: number): number | null {
  const top = Math.round(monthGrossCents.length * share)
  return shareOf(sum(monthGrossCents.slice(0, top)), sum(monthGrossCents))
}
