/** The page saves what the command line writes. */
import { expect, it } from 'vitest'
import { compareScenarios } from '../../../src/experiments/compare-scenarios'
import { comparisonOf } from '../../../src/ui/compare/compared-runs.svelte'
import { compareCsv, compareJson } from '../../../src/experiments/comparison-files'
import { comparisonToSave, type SavedRun } from '../../../src/ui/compare/comparison-to-save'
import { endedRun } from '../../support/ended-runs'
import { poolHere } from '../../support/run-pools'
import { calmScenario } from '../../support/runs'

const SEED = 'saved'
const scenarios = [300, 150].map((instantFeeBasisPoints) =>
  calmScenario({
    seed: SEED,
    startDay: '2026-08-31',
    days: 10,
    policy: { name: 'payout-lab', instantFeeBasisPoints },
    population: { size: 12, monthlyGross: { mu: 7, sigma: 1 } },
  }),
)
const NAMES = ['Three percent', 'Half of it']

const kept = scenarios.map((scenario) => ({ ...endedRun(scenario), seed: SEED }))
const comparison = comparisonOf(kept)!

it('with the same seeds, to the letter', async () => {
  const compared = { scenarios, seed: SEED, seedCount: 3, sales: null }
  const answer = await compareScenarios(poolHere(), compared)
  if (!answer.ok) throw new Error('The scenarios are fit to run')
  const { seeds, overSeeds } = answer.result
  const saved = comparisonToSave(
    kept.map((run, index) => ({
      kept: run,
      results: seeds.map((seed, position) => ({
        seed,
        values: Object.fromEntries(
          overSeeds.flatMap(({ name, values }) => {
            const value = values[index]![position] ?? null
            return value === null ? [] : [[name, value]]
          }),
        ),
        violations: 0,
      })),
    })),
    comparison,
  )
  expect(compareCsv(saved, ['A', 'B'])).toBe(compareCsv(answer.result, ['A', 'B']))
  expect(compareJson(saved, NAMES)).toBe(compareJson(answer.result, NAMES))
})

it('before any other seed has been run, with the picked runs alone', () => {
  const saved = comparisonToSave(
    kept.map((run) => ({ kept: run, results: [] })),
    comparison,
  )
  expect(saved.seeds).toEqual([SEED])
  const revenue = saved.overSeeds.find(({ name }) => name === 'instant_fee_revenue')!
  expect(revenue.values).toEqual(
    comparison.figures
      .find(({ name }) => name === 'instant_fee_revenue')!
      .values.map((value) => [value]),
  )
})

it('with what checks found in each of the picked runs', () => {
  const first: SavedRun['kept'] = kept[0]!
  const second: SavedRun['kept'] = kept[1]!
  const { report } = second.outcome
  const checks = report.checks.map((check, index) => ({ ...check, violations: index < 2 ? 3 : 0 }))
  const failing = { ...second, outcome: { ...second.outcome, report: { ...report, checks } } }
  const runs = [first, failing].map((run) => ({ kept: run, results: [] }))
  expect(comparisonToSave(runs, comparison).violations).toEqual([0, 6])
})

it('with what checks found under other seeds, once for each', () => {
  const results = (ofSecond: number): SavedRun['results'] => [
    { seed: SEED, values: {}, violations: 0 },
    { seed: 'another', values: {}, violations: ofSecond },
  ]
  const runs = kept.map((run, index) => ({ kept: run, results: results(index * 4) }))
  const saved = comparisonToSave(runs, comparison)
  expect(saved.violations).toEqual([0, 4])
  expect(JSON.parse(compareJson(saved, NAMES))).toMatchObject({ consistent: false })
})

it('with the seeds that every run has, of the runs that can have other seeds', () => {
  const results = (...seeds: string[]) => seeds.map((seed) => ({ seed, values: {}, violations: 0 }))
  const of = (...lists: SavedRun['results'][]): string[] =>
    comparisonToSave(
      lists.map((list, index) => ({ kept: kept[index]!, results: list })),
      comparison,
    ).seeds
  expect(of(results('a', 'b', 'c'), results('c', 'a'))).toEqual(['a', 'c'])
  expect(of(results('a', 'b'), [])).toEqual(['a', 'b'])
})
