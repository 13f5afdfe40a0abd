import { expect, it } from 'vitest'
import { sweepSummary } from '../../src/cli/sweep-summary'
import { analyse } from '../../src/experiments/sweep/analysis'
import { takerTerms } from '../../src/experiments/sweep/taker-terms'
import type { SweepPlan } from '../../src/experiments/sweep/plan'
import type { PointResult } from '../../src/experiments/sweep/results'
import type { SettingChanges } from '../../src/scenario/setting-changes'
import { creatorPair, pointResult, seedEconomics, sweepPlan, withMargins } from '../support/sweeps'

const FEE = 'policy.instantFeeBasisPoints'
const planOf = (mode: 'fixed' | 'model'): SweepPlan =>
  sweepPlan({
    scenario: { version: 1, name: 'A marketplace', days: 5, population: { adoption: { mode } } },
    name: 'Fees',
    seeds: 6,
    axes: [{ path: FEE, values: [750, 800, 850] }],
  })
const said = (points: PointResult[], plan = planOf('model')): string[] => {
  const progress = { done: 24, total: 24, simulated: 24 }
  const result = { points, progress, isComplete: true }
  return sweepSummary(plan, result, analyse(plan, result))
}

it('names the scenario, writes percentages, and says whether chance explains the best fee', () => {
  const lines = said([
    withMargins('scenario', {}, [50_00, 60_00, 70_00, 50_00, 60_00, 70_00]),
    withMargins('axis/0', { [FEE]: 750 }, [70_00, 72_00, 74_00, 70_00, 72_00, 74_00]),
    withMargins('axis/1', { [FEE]: 800 }, [70_00, 75_00, 90_00, 70_00, 75_00, 90_00]),
    withMargins('axis/2', { [FEE]: 850 }, [3_00, 4_00, 5_00, 3_00, 4_00, 5_00]),
  ])
  expect(lines[0]).toBe('Scenario: A marketplace')
  const first = lines.findIndex((line) => line.startsWith('policy.instantFeeBasisPoints 7.5%'))
  expect(lines[first]).toMatch(/^policy\.instantFeeBasisPoints 7\.5%: \$72 a month, /)
  const [largest, cliff, chance] = lines.slice(first + 3)
  expect(largest).toBe(
    'largest margin: policy.instantFeeBasisPoints at 8% (no lower limit in what was run and below 8.5% in 6 seeds), $78.30 a month',
  )
  expect(cliff).toBe('at the next value that was run the margin is far lower: $4 a month at 8.5%')
  expect(chance).toMatch(
    /^chance does not explain it: \+\$18\.30 a month more than the scenario as it is, .* \(wider than 95%, as the best of 3 was picked\)$/,
  )
})

it('says where sizes are too uneven for intervals of so few seeds', () => {
  const takers = Array.from({ length: 5 }, (_, seed) =>
    seedEconomics(`seed-${seed}`, { instantFeeCents: 1_00 * seed, everTakers: 8 }),
  )
  const points = [
    pointResult('scenario', {}, takers),
    pointResult('axis/0', { [FEE]: 750 }, takers),
    pointResult(
      'axis/1',
      { [FEE]: 800 },
      takers.map((one, seed) => ({ ...one, economics: { ...one.economics, resultCents: seed } })),
    ),
  ]
  const narrow: unknown = expect.stringMatching(
    /^intervals of money and waits may be too narrow.* take about [\d,]+ seeds/,
  )
  expect(said(points)).toContainEqual(narrow)
  const plan = planOf('model')
  const cut = { maximumCents: 1_00 }
  const population = { adoption: { mode: 'model' }, monthlyGross: cut }
  const scenario = { ...plan.scenario, population }
  expect(said(points, { ...plan, scenario })).not.toContainEqual(narrow)
  expect(said(points, { ...plan, fileKey: 'a file' })).not.toContainEqual(narrow)
  const takenBack: unknown = expect.stringMatching(/ charged back at random, in addition to /)
  expect(said(points, { ...plan, fileKey: 'a file' })).toContainEqual(takenBack)
  expect(said(points, plan)).not.toContainEqual(takenBack)
})

it('says how many seeds would tell, and of how many seeds a difference is', () => {
  const lines = said([
    withMargins('scenario', {}, [50_00, 90_00, 70_00, 50_00, 90_00]),
    withMargins('axis/0', { [FEE]: 750 }, [1_00, 2_00, 3_00, 4_00, 5_00, 6_00]),
    withMargins('axis/1', { [FEE]: 800 }, [70_00, 75_00, 90_00, 70_00, 75_00, 90_00]),
    withMargins('axis/2', { [FEE]: 850 }, [3_00, 4_00, 5_00, 3_00, 4_00, 5_00]),
  ])
  expect(lines).toContainEqual(
    expect.stringMatching(/ in 6 seeds; .* from the scenario, in the 5 seeds of both$/),
  )
  // Of the five differences 20, −15, 20, 20 and −15 the standard error is 8.57, and Student’s of three 3.961 times that.
  expect(lines).toContain(
    'chance may explain it: +$6 a month more than the scenario as it is, -$28 to $40 (wider than 95%, as the best of 3 was picked); with a difference of this size, about 110 seeds give a clear answer in four of five cases',
  )
})

it('asks for as many seeds as the page, and for more where the best of many was picked', () => {
  const lead = [1_00, 20_00, 40_00, 60_00, 79_00]
  /** The first and the last fee differ from the scenario by this. */
  const chanceOf = (seeds: number, others: number): string => {
    const all = (margin: number) => Array.from({ length: seeds }, () => margin)
    return said([
      withMargins('scenario', {}, all(0)),
      withMargins('axis/0', { [FEE]: 750 }, all(others)),
      withMargins('axis/1', { [FEE]: 800 }, lead.slice(0, seeds)),
      withMargins('axis/2', { [FEE]: 850 }, all(others)),
    ]).join('\n')
  }
  // Student’s 2.7764 standard errors leave $40 ± $38; of three fees that were compared the best has 3.961.
  expect(chanceOf(5, 0)).toContain('chance does not explain it: +$40 a month more')
  expect(chanceOf(5, -1_00)).toContain('chance may explain it: +$40 a month more')
  expect(chanceOf(4, 0)).toContain(
    'chance may explain it: +$30 a month more than the scenario as it is, in 4 seeds; to tell takes at least 5',
  )
})

it('says that no value earns as much as the scenario as it is', () => {
  const lines = said([
    withMargins('scenario', {}, [90_00, 95_00, 90_00, 95_00, 90_00, 95_00]),
    withMargins('axis/0', { [FEE]: 750 }, [1_00, 2_00, 3_00, 4_00, 5_00, 6_00]),
    withMargins('axis/1', { [FEE]: 800 }, [80_00, 85_00, 80_00, 85_00, 80_00, 85_00]),
    withMargins('axis/2', { [FEE]: 850 }, [3_00, 4_00, 5_00, 3_00, 4_00, 5_00]),
  ])
  expect(lines).toContain('less than the scenario as it is: -$10 a month, -$10 to -$10')
  expect(lines.join('\n')).not.toContain('chance')
})

it.each([
  [[80_00, 81_00, 79_00, 80_00, 80_00], 'chance does not explain that policy.holdDays matters'],
  [[8_00, 14_00, 9_00, 12_00, 13_00], 'chance may explain which of these matters most: policy.h'],
  [[80_00, -70_00, 60_00, -50_00, 90_00], 'chance may explain that policy.holdDays moves it'],
  [[80_00, 81_00], 'to say what matters most takes 5 seeds'],
])('says whether one assumption surely moves the margin furthest', (hold, words) => {
  const none = hold.map(() => 0)
  const cost = [10_00, 11_00, 9_00, 10_00, 10_00].slice(0, hold.length)
  const lines = said([
    withMargins('scenario', {}, none),
    withMargins('sensitivity/0/low', { 'policy.holdDays': 3 }, none),
    withMargins('sensitivity/0/high', { 'policy.holdDays': 14 }, hold),
    withMargins('sensitivity/1/low', { 'processor.costs.instantBasisPoints': 50 }, none),
    withMargins('sensitivity/1/high', { 'processor.costs.instantBasisPoints': 150 }, cost),
  ])
  expect(lines.filter((line) => line.startsWith(words))).toHaveLength(1)
})

const RISING: PointResult[] = [
  withMargins('scenario', {}, [50_00, 90_00, 70_00, 50_00, 90_00, 70_00]),
  withMargins('axis/0', { [FEE]: 750 }, [1_00, 2_00, 3_00, 1_00, 2_00, 3_00]),
  withMargins('axis/1', { [FEE]: 800 }, [4_00, 5_00, 6_00, 4_00, 5_00, 6_00]),
  withMargins('axis/2', { [FEE]: 850 }, [70_00, 75_00, 90_00, 70_00, 75_00, 90_00]),
]

it('names no best fee where creators do not react to it', () => {
  const lines = said(RISING, planOf('fixed'))
  expect(lines).toContain(
    'largest margin: policy.instantFeeBasisPoints has no best value, since take-up is fixed: nobody reacts to the price. With population.adoption.mode "model" creators decide',
  )
  expect(lines.join('\n')).not.toMatch(/steeply|chance|less than the scenario/)
})

it('says of the end of an axis that the best may lie beyond it, and of no cliff there', () => {
  const lines = said(RISING)
  expect(lines).toContain(
    'largest margin: policy.instantFeeBasisPoints at 8.5% (above 8% and no upper limit in what was run in 6 seeds), $78.30 a month, at the end of what was run: the best value may lie beyond it',
  )
  expect(lines.join('\n')).not.toContain('steeply')
})

it('says so where values or seeds are still to come', () => {
  const started = (count: number): PointResult[] =>
    RISING.slice(0, count).map(({ point, seeds }) => ({ point, seeds: seeds.slice(0, 2) }))
  expect(said(started(4)).join('\n')).toContain('largest margin so far, in 2 of 6 seeds: ')
  expect(said(started(3)).join('\n')).toContain('largest margin so far, with 2 of 3 values run: ')
})

it('says what the best value rests on, and whether one seed or creator brings much of it', () => {
  const fees = [10_00, 10_00, 80_00, 10_00, 10_00, 10_00]
  const creators = [creatorPair({ feeCents: 9_00 }), creatorPair({ feeCents: 1_00 })]
  const lines = said([
    withMargins('scenario', {}, [1_00, 1_00, 1_00, 1_00, 1_00, 1_00]),
    withMargins('axis/0', { [FEE]: 750 }, [1_00, 1_00, 1_00, 1_00, 1_00, 1_00]),
    pointResult(
      'axis/1',
      { [FEE]: 800 },
      fees.map((instantFeeCents, index) => ({
        ...seedEconomics(`seed-${index}`, { instantFeeCents, everTakers: 2, instantPayouts: 3 }),
        creators: index === 0 ? creators : null,
        takers: takerTerms(creators),
      })),
    ),
    withMargins('axis/2', { [FEE]: 850 }, [1_00, 1_00, 1_00, 1_00, 1_00, 1_00]),
  ])
  expect(lines).toContain(
    'it rests on 2 creators on daily payouts and 3 instant payouts a month, on average',
  )
  expect(lines).toContain('one of the 6 seeds brings 62% of the fees')
  expect(lines).toContain('in the first seed one creator pays 90% of the fees')
})

it('says of a sample how many creators are simulated, and for how many they stand', () => {
  const point = (id: string, changes: SettingChanges): PointResult =>
    pointResult(id, changes, [
      {
        ...seedEconomics('seed-0', { instantFeeCents: 9_00, everTakers: 50, instantPayouts: 80 }),
        takers: takerTerms([creatorPair({ feeCents: 36, standsFor: 25 })]),
        creators: [creatorPair({ feeCents: 36, standsFor: 25 })],
      },
    ])
  const sample = { creators: 240_000, sampled: 2_000 }
  const lines = said(
    [
      withMargins('scenario', {}, [1_00]),
      withMargins('axis/0', { [FEE]: 750 }, [1_00]),
      point('axis/1', { [FEE]: 800 }),
      withMargins('axis/2', { [FEE]: 850 }, [1_00]),
    ],
    { ...planOf('model'), sample },
  )
  expect(lines[3]).toMatch(
    /^Each run simulates 2,000 of 240,000 creators and estimates all figures/,
  )
  expect(lines).toContain(
    'in the first seed one simulated creator, who stands for 25, pays 100% of the fees',
  )
  expect(lines).toContain(
    'it rests on 1 simulated creator on daily payouts, who stands for 50 creators on daily payouts and 80 instant payouts a month, on average',
  )
})

/** $10,000 of sales a month, a quarter of them of those on daily; the marketplace keeps 12.5%. */
const SALES = {
  salesGrossCents: 10_000_00,
  everTakersSalesGrossCents: 2_500_00,
  saleFeeCents: 1_300_00,
  saleFeeReturnedCents: 50_00,
}
const selling = (id: string, fee: number, margins: readonly number[], sales = SALES): PointResult =>
  pointResult(
    id,
    id === 'scenario' ? {} : { [FEE]: fee },
    margins.map((margin, seed) =>
      seedEconomics(`seed-${seed}`, { ...sales, instantFeeCents: margin }),
    ),
  )
const atFees = (sales = SALES): PointResult[] => [
  selling('scenario', 300, [50_00, 50_00, 50_00], sales),
  selling('axis/0', 750, [24_00, 25_00, 26_00], sales),
  selling('axis/1', 800, [99_00, 100_00, 101_00], sales),
  selling('axis/2', 850, [30_00, 50_00, 60_00], sales),
]

it('says what sales would make up for a difference, or lose it again, and none where it may be chance', () => {
  const lines = said(atFees())
  expect(lines).toContain(
    'Sales do not depend on the fee in a run, and the marketplace keeps 12.5% of them, its sale fees after refunds: beside a difference is what sales would make up for it, or lose it again. What payouts of these sales bring and cost is not counted.',
  )
  // $25 ± 2.48 less, eight times as much in sales.
  expect(lines).toContainEqual(
    expect.stringMatching(
      / from the scenario; made up for by sales of \+\$200 a month, \$180 to \$220 \(2% of all, 8% of those on daily payouts\)$/,
    ),
  )
  expect(lines).toContainEqual(
    expect.stringMatching(
      / from the scenario; lost again by sales of -\$400 a month, -\$420 to -\$380 \(4% of all, 16% of those on daily payouts\)$/,
    ),
  )
  expect(lines).toContainEqual(
    expect.stringMatching(/ from the scenario, which may be chance: no sales are named$/),
  )
})

it('says of a marketplace that keeps nothing of its sales that none make up for a difference', () => {
  const lines = said(atFees({ ...SALES, saleFeeCents: 0, saleFeeReturnedCents: 0 }))
  expect(lines).toContain(
    'The marketplace keeps nothing of its sales: no sales make up for a difference from the scenario.',
  )
  expect(lines.join('\n')).not.toMatch(/by sales of/)
})
