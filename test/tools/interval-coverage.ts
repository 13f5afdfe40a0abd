/**
 * In how many of 100 cases intervals hold what they are of: `npm run coverage -- --seeds <n>`. Each marketplace is run once under
 * so many seeds; experiments of few seeds are then picked from these, and each interval is compared with the mean of all of
 * them. The intervals are the product’s own. `docs/fee-accuracy.md` has what was measured.
 */
import { deviation, mean } from 'd3'
import { parseArgs } from 'node:util'
import seedrandom from 'seedrandom'
import { estimateOf } from '../../src/experiments/statistics'
import { periodMargin } from '../../src/experiments/sweep/margin'
import { bestAgainst, optimumOf } from '../../src/experiments/sweep/optimum'
import type { PointResult } from '../../src/experiments/sweep/results'
import { isLikelyTooNarrow, seedsForInterval } from '../../src/experiments/uneven-sizes'
import { PRESETS } from '../../src/scenario/presets'
import { scenarioSchema } from '../../src/scenario/schema'
import { withChanges } from '../../src/scenario/setting-changes'
import { pointResult, seedEconomics } from '../support/sweeps'
import {
  FEE,
  MARKETPLACES,
  seedFigures,
  type MarketplaceName,
  type SeedFigures,
} from './interval-figures'

const EXPERIMENTS = 2_000
/** Of a sweep, whose analysis takes longer. */
const SWEEPS = 500
const SIZES = [5, 10, 30]
const FOLDER = '.cache/intervals'

const random = seedrandom.alea('coverage')

/** Each at most once. */
function picked<One>(all: readonly One[], count: number): One[] {
  const places = new Set<number>()
  while (places.size < count) places.add(Math.floor(random() * all.length))
  return [...places].map((place) => all[place]!)
}

const percent = (count: number, of: number): string => `${((100 * count) / of).toFixed(1)}%`

/** A mean over seeds: what was held, and on which side the others were. */
function meanLine(title: string, values: readonly number[]): string {
  const [truth, spread] = [mean(values)!, deviation(values)!]
  const skewness = mean(values, (value) => ((value - truth) / spread) ** 3)!
  const held = SIZES.map((seeds) => {
    const ends = Array.from({ length: EXPERIMENTS }, () => estimateOf(picked(values, seeds))!)
    const below = ends.filter(({ high }) => high! < truth).length
    const above = ends.filter(({ low }) => low! > truth).length
    const misses = `${percent(below, EXPERIMENTS)} too low, ${percent(above, EXPERIMENTS)} too high`
    return `${seeds} seeds ${percent(EXPERIMENTS - below - above, EXPERIMENTS)} (${misses})`
  })
  return `  ${title}, skewness ${skewness.toFixed(1)}: ${held.join('; ')}`
}

function meansOf(all: readonly SeedFigures[], fees: readonly number[]): [string, number[]][] {
  const [present, other] = fees as [number, number]
  const figure = (
    name: 'daily_wait_seconds' | 'daily_sooner_seconds' | 'daily_share_of_eligible',
  ) => all.flatMap(({ figures }) => figures[0]?.[name] ?? [])
  const earned = all.flatMap(({ figures: [before, after] }) =>
    before && after ? [after.payouts_margin! - before.payouts_margin!] : [],
  )
  const found: [string, number[]][] = [
    ['fees of instant payouts', all.map((one) => one.fees[present]!)],
    ['margin of daily payouts', all.map((one) => one.margins[present]!)],
    ['margin at half of the fee', all.map((one) => one.margins[other]!)],
    ['the difference of both', all.map((one) => one.margins[other]! - one.margins[present]!)],
    ['creators on daily', all.map((one) => one.takers[present]!)],
    ['Compare: platform earnings, half of the fee', earned],
    ['Compare: share on daily', figure('daily_share_of_eligible')],
    ['Compare: wait of daily money', figure('daily_wait_seconds')],
    ['Compare: days sooner', figure('daily_sooner_seconds')],
  ]
  return found.filter(([, values]) => values.length > Math.max(...SIZES))
}

/** A sweep of these seeds, as the analysis takes it. */
const pointsOf = (seeds: readonly SeedFigures[], fees: readonly number[]): PointResult[] =>
  fees
    .toSorted((one, two) => one - two)
    .map((fee) =>
      pointResult(
        `axis/${fee}`,
        { [FEE]: fee },
        seeds.map(({ margins }, index) =>
          seedEconomics(`${index}`, { instantFeeCents: margins[fee]! }),
        ),
      ),
    )

/** The best fee, and what is said of it beside the present one, at the widened interval. */
function bestLine(all: readonly SeedFigures[], fees: readonly number[]): string {
  const truth = new Map(
    pointsOf(all, fees).map(({ point, seeds }) => [point.changes[FEE], mean(seeds, periodMargin)!]),
  )
  const best = fees.reduce((one, fee) => (truth.get(fee)! > truth.get(one)! ? fee : one))
  const said = SIZES.map((count) => {
    let [withBest, held, wrong] = [0, 0, 0]
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
      const points = pointsOf(picked(all, count), fees)
      const { low, high, value } = optimumOf(points, FEE)!.x
      const { difference, isOwn, rival } = bestAgainst(points, FEE, fees[0]!)!
      const more = truth.get(value)! - truth.get(rival)!
      if ((low === null || low < best) && (high === null || high > best)) withBest += 1
      if (difference.low! <= more && more <= difference.high!) held += 1
      if (!isOwn && difference.low! > 0 && more <= 0) wrong += 1
    }
    return `${count} seeds ${percent(withBest, SWEEPS)}, its lead ${percent(held, SWEEPS)}, advised wrongly ${percent(wrong, SWEEPS)}`
  })
  return `  best fee held: ${said.join('; ')}`
}

function neededLine(name: MarketplaceName, all: readonly SeedFigures[]): string {
  const { preset, changes, fees } = MARKETPLACES[name]
  const [present] = fees as readonly number[] as [number]
  const scenario = scenarioSchema.parse(withChanges(PRESETS[preset], changes))
  const needed = seedsForInterval(
    scenario,
    mean(all, ({ takers }) => takers[present]!)!,
  )
  const warned = SIZES.filter((seeds) => isLikelyTooNarrow(seeds, needed))
  return `  by the rule it takes ${needed} seeds; warned of: ${warned.join(', ') || 'none'}`
}

const { values } = parseArgs({ options: { seeds: { type: 'string' }, only: { type: 'string' } } })
const seedCount = Number(values.seeds)
if (Number.isInteger(seedCount) && seedCount > Math.max(...SIZES)) {
  for (const name of Object.keys(MARKETPLACES) as MarketplaceName[]) {
    if (values.only !== undefined && values.only !== name) continue
    const { fees, isSimulated } = MARKETPLACES[name]
    const all = seedFigures(name, seedCount, FOLDER)
    console.log(`${name}, ${isSimulated ? 'simulated' : 'expected amounts'}, ${all.length} seeds`)
    console.log(neededLine(name, all))
    for (const [title, figures] of meansOf(all, fees)) console.log(meanLine(title, figures))
    if (fees.length > 2) console.log(bestLine(all, fees))
  }
} else {
  console.error(
    `--seeds: expected a whole number above ${Math.max(...SIZES)}, as in npm run coverage -- --seeds 300`,
  )
  process.exitCode = 2
}
