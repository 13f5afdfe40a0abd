/** The files of a comparison of three scenarios: each value is under the heading of its own run. */
import Papa from 'papaparse'
import { beforeAll, describe, expect, it } from 'vitest'
import { compareScenarios, type ScenarioComparison } from '../../src/experiments/compare-scenarios'
import { compareCsv, compareJson } from '../../src/experiments/comparison-files'
import type { ImportedSales } from '../../src/scenario/sales-file/imported-sales'
import { poolHere } from '../support/run-pools'
import { imported } from '../support/sales-files'

const SEEDS = 2
const GIVEN = ['usual.json', 'a "half", of it.json', '=free.json']

async function compared(
  fees: readonly number[],
  sales: ImportedSales | null = null,
): Promise<ScenarioComparison> {
  const scenarios = fees.map((instantFeeBasisPoints) => ({
    version: 1,
    name: `${instantFeeBasisPoints} basis points`,
    days: 14,
    policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints },
    population: { size: 20, monthlyGross: { mu: 7, sigma: 1 } },
  }))
  const pool = poolHere(1, () => undefined, sales)
  const answer = await compareScenarios(pool, { scenarios, seed: 'one', seedCount: SEEDS, sales })
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
  return answer.result
}

let result: ScenarioComparison
beforeAll(async () => void (result = await compared([300, 150, 0])))

interface Content {
  consistent: boolean
  interval: { n: number }
  runs: { given: string; name: string; salesFile: string | null; consistent: boolean }[]
  settings: { values: unknown[] }[]
  figures: { name: string; overSeeds: { values: number[][] } }[]
}
const contentOf = (of: ScenarioComparison): Content => JSON.parse(compareJson(of, GIVEN)) as Content

describe('as JSON', () => {
  it('has each run by what it was given as, and its own settings', () => {
    const { runs, settings, interval } = contentOf(result)
    expect(runs.map(({ given, name }) => [given, name])).toEqual([
      ['usual.json', '300 basis points'],
      ['a "half", of it.json', '150 basis points'],
      ['=free.json', '0 basis points'],
    ])
    expect(settings).toContainEqual({ path: 'policy.instantFeeBasisPoints', values: [300, 150, 0] })
    expect(interval.n).toBe(SEEDS)
  })

  it('has the values of all seeds beside those of the first', () => {
    for (const { name, overSeeds } of contentOf(result).figures) {
      expect(overSeeds.values).toEqual(result.overSeeds.find((one) => one.name === name)!.values)
    }
  })

  it('says in which run a check found something', () => {
    const { consistent, runs } = contentOf({ ...result, violations: [0, 2, 0] })
    expect(consistent).toBe(false)
    expect(runs.map((run) => run.consistent)).toEqual([true, false, true])
    expect(contentOf(result).consistent).toBe(true)
  })

  it('names the sales file', async () => {
    const sales = imported('creator,date,price\na,2026-01-01,9.00\n')
    const { runs } = contentOf(await compared([300, 150], sales))
    expect(runs.map(({ salesFile }) => salesFile)).toEqual([sales.fileName, sales.fileName])
  })
})

describe('as a table', () => {
  it('has the value, the difference and the interval of each run in columns of its own', () => {
    const { data } = Papa.parse<Record<string, string>>(compareCsv(result, GIVEN).trimEnd(), {
      header: true,
    })
    const sixDecimals = (value: number | null | undefined): string =>
      typeof value === 'number' ? String(Number(value.toFixed(6))) : ''
    expect(data).toEqual(
      result.comparison.figures.map(({ name, unit, values, differences }, index) => ({
        figure: name,
        unit,
        ...Object.fromEntries(values.map((value, run) => [`value_${run + 1}`, sixDecimals(value)])),
        ...Object.fromEntries(
          [1, 2].flatMap((run) => {
            const estimate = result.overSeeds[index]!.differences[run]
            return [
              [`difference_${run + 1}`, sixDecimals(differences[run]?.value)],
              [`relative_difference_${run + 1}`, sixDecimals(differences[run]?.share)],
              [`mean_difference_${run + 1}`, sixDecimals(estimate?.mean)],
              [`interval_low_${run + 1}`, sixDecimals(estimate?.low)],
              [`interval_high_${run + 1}`, sixDecimals(estimate?.high)],
              [`n_${run + 1}`, sixDecimals(estimate?.n ?? 0)],
            ]
          }),
        ),
        ...{ name_1: 'usual.json', name_2: 'a "half", of it.json', name_3: "'=free.json" },
      })),
    )
    const revenue = data.find(({ figure }) => figure === 'instant_fee_revenue')!
    expect(Number(revenue['relative_difference_2'])).toBeCloseTo(-1 / 2, 1)
    expect(revenue['relative_difference_3']).toBe('-1')
    expect(Number(revenue['interval_low_3'])).toBeLessThan(Number(revenue['interval_high_3']))
  })
})
