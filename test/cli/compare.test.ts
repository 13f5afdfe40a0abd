import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usageOf } from '../../src/cli/options'
import { DAYS_IN_MONTH } from '../../src/core/calendar'
import { dollars } from '../../src/core/dollars'
import { CommandLine, type Answer } from '../support/command-line'
import { run } from '../support/runs'

const BASE = {
  version: 1,
  name: 'Three percent',
  seed: 'one',
  days: 14,
  population: { size: 30, monthlyGross: { mu: 7, sigma: 1 } },
} as const
const HALF = {
  ...BASE,
  name: 'Half of it',
  seed: 'another',
  policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 150 },
} as const

interface Estimate {
  mean: number
  low: number
  high: number
  n: number
}
interface Compared {
  whatChanged: string
  consistent: boolean
  seeds: string[]
  runs: { given: string; seed: string; digest: string; violations: number }[]
  settings: unknown[]
  figures: {
    name: string
    values: number[]
    differences: ({ value: number } | null)[]
    overSeeds: { values: number[][]; differences: (Estimate | null)[] }
  }[]
  creators: unknown[]
}

const commandLine = new CommandLine()
let base: string
let half: string
let answer: Answer

const resultIn = (folder: string): Compared =>
  JSON.parse(readFileSync(commandLine.path(`${folder}/compare.json`), 'utf8')) as Compared

beforeAll(() => {
  base = commandLine.write('base.json', BASE)
  half = commandLine.write('half.json', HALF)
  answer = commandLine.compare(
    base,
    half,
    '--out',
    commandLine.path('out'),
    '--seeds',
    '3',
    '--jobs',
    '2',
  )
}, 120_000)
afterAll(() => commandLine.remove())

describe('a comparison of two fees', () => {
  it('says first what changed', () => {
    expect(answer).toMatchObject({ exitCode: 0, errors: [] })
    expect(answer.output[0]).toBe('What changed: policy.instantFeeBasisPoints from 300 to 150.')
    expect(answer.output.at(-1)).toBe('Every check holds in all 6 runs.')
  })

  it('says how many creators win and lose', () => {
    const line = answer.output.find((one) => one.startsWith('creators: '))
    const [creators] = resultIn('out').creators.slice(1) as { counts: Record<string, number> }[]
    const { wins, unchanged } = creators!.counts
    expect(wins).toBeGreaterThan(0)
    expect(line).toBe(
      `creators: 30 in both runs (${wins} win, 0 lose, 0 pay more and wait less, 0 pay less and wait longer, ${unchanged} unchanged)`,
    )
  })

  it('writes its two files and nothing else', () => {
    expect(readdirSync(commandLine.path('out')).sort()).toEqual(['compare.csv', 'compare.json'])
  })

  it('runs both under the seeds of the first, each as it would run alone', () => {
    const { seeds, runs } = resultIn('out')
    expect(seeds).toEqual(['one', 'one/2', 'one/3'])
    expect(runs).toMatchObject([
      { given: base, seed: 'one', digest: run(BASE).report.digest, violations: 0 },
      {
        given: half,
        seed: 'one',
        digest: run({ ...HALF, seed: 'one' }).report.digest,
        violations: 0,
      },
    ])
  })

  it('has the difference of each figure, and its interval paired seed by seed', () => {
    const revenue = resultIn('out').figures.find(({ name }) => name === 'instant_fee_revenue')!
    const alone = [BASE, HALF].map(
      (scenario) => run({ ...scenario, seed: 'one' }).report.totals.instantFeeRevenue,
    )
    expect(revenue.values).toEqual(alone)
    expect(revenue.differences).toMatchObject([null, { value: alone[1]! - alone[0]! }])
    const [before, after] = revenue.overSeeds.values as [number[], number[]]
    const pairs = before.map((value, seed) => after[seed]! - value)
    const mean = (pairs[0]! + pairs[1]! + pairs[2]!) / 3
    const variance = pairs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 2
    // t(0.975, 2) = 4.302653.
    const halfWidth = 4.302653 * Math.sqrt(variance / 3)
    const estimate = revenue.overSeeds.differences[1]!
    expect(estimate.n).toBe(3)
    expect(estimate.mean).toBeCloseTo(mean, 6)
    expect(estimate.low).toBeCloseTo(mean - halfWidth, 1)
    expect(estimate.high).toBeCloseTo(mean + halfWidth, 1)
  })

  it('has one row for each figure in its table', () => {
    const [header, ...rows] = readFileSync(commandLine.path('out/compare.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','))
    const { figures } = resultIn('out')
    expect(rows.map(([name]) => name)).toEqual(figures.map(({ name }) => name))
    const [margin] = figures
    expect(rows[0]!.slice(0, 5)).toEqual(
      [margin!.name, 'cents', ...margin!.values, margin!.differences[1]!.value].map(String),
    )
    expect(header!.slice(-3)).toEqual(['n_2', 'name_1', 'name_2'])
    expect(rows[0]!.at(-3)).toBe('3')
    expect(rows[0]!.slice(-2).join()).toMatch(/^"[^"]+","[^"]+"$/)
  })

  it('gives the same files with any number of jobs', () => {
    commandLine.compare(
      base,
      half,
      '--out',
      commandLine.path('alone'),
      '--seeds',
      '3',
      '--jobs',
      '1',
    )
    for (const file of ['compare.json', 'compare.csv']) {
      expect(readFileSync(commandLine.path(`alone/${file}`), 'utf8')).toBe(
        readFileSync(commandLine.path(`out/${file}`), 'utf8'),
      )
    }
  })
})

it('two scenarios that differ in nothing differ by nothing', () => {
  const same = commandLine.compare(
    ...[base, base, '--out', commandLine.path('same'), '--seeds', '1', '--jobs', '1'],
  )
  expect(same.exitCode).toBe(0)
  expect(same.output[0]).toBe('What changed: nothing, the scenarios have the same settings.')
  const { settings, figures } = resultIn('same')
  expect(settings).toEqual([])
  for (const { differences } of figures) expect(differences[1]?.value ?? 0).toBe(0)
})

it('runs of different lengths say so, with their figures for a month beside; a value has its unit once', () => {
  const longer = commandLine.write('longer.json', { ...BASE, days: 28 })
  const { output } = commandLine.compare(
    ...[base, longer, '--out', commandLine.path('lengths'), '--seeds', '1', '--jobs', '1'],
  )
  const [warning, ...months] = output.slice(
    output.findIndex((line) => /different lengths/.test(line)),
  )
  expect(warning).toMatch(
    /^The runs have different lengths, 14 days and 28 days: their totals do not compare\./,
  )
  const sales = (days: number): number => run({ ...BASE, days }).report.totals.salesGross
  const monthly = [14, 28].map((days) => dollars(Math.round((sales(days) * DAYS_IN_MONTH) / days)))
  expect(months).toContain(`  sales gross: ${monthly.join(' and ')}`)
  expect(output.some((line) => /^daily wait: [\d.]+ (h|days) and/.test(line))).toBe(true)
  expect(answer.output.some((line) => line.includes('different lengths'))).toBe(false)
})

it('a seed of the command line replaces theirs, with the script of the documentation', () => {
  commandLine.npmRun(
    'compare',
    base,
    half,
    '--out',
    commandLine.path('seeded'),
    '--seeds',
    '1',
    '--seed',
    'two',
  )
  expect(resultIn('seeded').runs.map(({ seed }) => seed)).toEqual(['two', 'two'])
})

describe('what cannot be compared', () => {
  const refused = (...given: string[]): string[] => {
    const { exitCode, output, errors } = commandLine.compare(
      ...given,
      '--out',
      commandLine.path('refused'),
    )
    expect(exitCode).toBe(2)
    expect(output).toEqual([])
    expect(existsSync(commandLine.path('refused'))).toBe(false)
    return errors
  }

  it('is named with the scenario that it is in', () => {
    const wrong = commandLine.write('wrong.json', { ...BASE, days: 0 })
    expect(refused(base, wrong)).toEqual([
      'scenario 2 (wrong.json), days: got 0, expected a whole number from 1 to 3,660',
    ])
  })

  it('is one scenario, five of them, or an option that means nothing', () => {
    expect(refused(base)).toEqual([
      'scenario 2: got nothing, expected a file or the name of a preset',
    ])
    expect(refused(base, base, base, base, 'default')).toEqual([
      'scenario: got "default", expected two to four scenarios',
    ])
    expect(refused(base, half, '--seeds', '0', '--jobs', '1.5')).toEqual([
      '--seeds: got "0", expected a whole number from 1 to 1,000',
      '--jobs: got "1.5", expected a whole number from 1 to 256',
    ])
  })

  it('is a folder that cannot take the files', () => {
    mkdirSync(commandLine.path('taken/compare.csv'), { recursive: true })
    const { exitCode, errors } = commandLine.compare(base, half, '--out', commandLine.path('taken'))
    expect(exitCode).toBe(2)
    expect(errors[0]).toMatch(/compare\.csv", expected a file that can be replaced, or none$/)
  })
})

it('asked for help, it says how it is used', () => {
  const { exitCode, output } = commandLine.compare('--help')
  expect(exitCode).toBe(0)
  expect(output[0]).toBe(usageOf('compare'))
  expect(output.join(' ')).toContain('--seeds')
})
