import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunReport } from '../../src/metrics/figures'
import { CommandLine, type Answer } from '../support/command-line'
import { engine } from '../support/engine'
import { run } from '../support/runs'

const SMALL = {
  version: 1,
  name: 'Small',
  seed: 'one',
  days: 14,
  population: { size: 8, monthlyGross: { mu: 7, sigma: 0.5 } },
} as const

const commandLine = new CommandLine()
let scenario: string
let answer: Answer

const reportIn = (folder: string): RunReport =>
  JSON.parse(readFileSync(commandLine.path(`${folder}/report.json`), 'utf8')) as RunReport

beforeAll(() => {
  scenario = commandLine.write('small.json', SMALL)
  answer = commandLine.simulate(scenario, '--out', commandLine.path('deep/er/out'))
})
afterAll(() => commandLine.remove())

describe('a finished and consistent run', () => {
  it('exits 0 and says in a few lines what came of it', () => {
    expect(answer).toMatchObject({ exitCode: 0, errors: [] })
    expect(answer.output[0]).toBe('Small: 8 creators, 2026-08-31 to 2026-09-13, seed one')
    expect(answer.output.at(-1)).toMatch(/^Digest [0-9a-f]{64}$/)
  })

  it('writes its three files, folders and all', () => {
    expect(readdirSync(commandLine.path('deep/er/out')).sort()).toEqual([
      'daily.csv',
      'ledger.sqlite',
      'report.json',
    ])
  })

  it('has a ledger that opens with every view of the contract and agrees with the report', () => {
    const ledger = new engine.Database(readFileSync(commandLine.path('deep/er/out/ledger.sqlite')))
    const count = (view: string): unknown =>
      ledger.exec(`SELECT COUNT(*) FROM ${view}`)[0]!.values[0]![0]
    const { counts } = reportIn('deep/er/out')
    expect(count('creators')).toBe(8)
    expect(count('payouts')).toBe(counts.payouts)
    expect(count('entries')).toBe(counts.entries)
    for (const view of [
      'sales',
      'balances',
      'payout_balances',
      'payout_notes',
      'processor_payouts',
    ]) {
      expect([view, typeof count(view)]).toEqual([view, 'number'])
    }
    expect(ledger.exec('PRAGMA integrity_check')[0]!.values).toEqual([['ok']])
    ledger.close()
  })

  it('has the same digest as the same run in this process', () => {
    const { report } = run(SMALL)
    expect(reportIn('deep/er/out')).toMatchObject({ digest: report.digest, totals: report.totals })
  })

  it('has another digest with another seed', () => {
    const { exitCode } = commandLine.simulate(
      scenario,
      '--out',
      commandLine.path('two'),
      '--seed',
      'two',
    )
    expect(exitCode).toBe(0)
    const report = reportIn('two')
    expect(report.seed).toBe('two')
    expect(report.digest).toBe(run({ ...SMALL, seed: 'two' }).report.digest)
    expect(report.digest).not.toBe(reportIn('deep/er/out').digest)
  })

  it('takes sales from a file, and tells of each row that it leaves out', () => {
    const csv = `creator_id,sold_at,amount_usd
5,2021-01-04,120.00
6,2021-01-05,much
5,2021-01-06,30.00
`
    const sales = commandLine.write('sales.csv', csv)
    const result = commandLine.simulate(
      scenario,
      '--out',
      commandLine.path('sold'),
      '--sales',
      sales,
    )
    expect(result.exitCode).toBe(0)
    expect(result.errors).toHaveLength(1)
    expect(result.errors[0]).toMatch(
      /^line 3, amount_usd: got "much", expected .+ \(row left out\)$/,
    )
    const report = reportIn('sold')
    expect(report.counts).toMatchObject({ creators: 1, sales: 2, days: 14 })
    expect(report.totals.salesGross).toBe(150_00)
    expect(report.salesFile).toEqual({
      name: 'sales.csv',
      rows: 2,
      rejectedRows: 1,
      rowsOutsideRun: 0,
    })
  })
})

describe('a folder that cannot be made', () => {
  it('is refused before the run', () => {
    const file = commandLine.write('in-the-way', 'a file')
    const result = commandLine.simulate(scenario, '--out', file)
    expect(result.exitCode).toBe(2)
    expect(result.errors).toEqual([
      `--out: got ${JSON.stringify(file)}, expected a folder that can be written to`,
    ])
  })
})

describe('an input that is refused', () => {
  const out = commandLine.path('refused')
  const refused = (...given: string[]): Answer => commandLine.simulate(...given, '--out', out)

  it.each([
    [
      'an unknown preset',
      () => ['no-such-preset'],
      [/^scenario: got "no-such-preset", expected a file, or one of default, /],
    ],
    [
      'text that is no JSON',
      () => [commandLine.write('text.json', '{"version": 1,}')],
      [/^line 1, column 15: /],
    ],
    [
      'a scenario with three problems',
      () => [
        commandLine.write('broken.json', {
          version: 1,
          days: -3,
          population: { size: 1.5 },
          actions: [{ action: 'pause', on: '2026-02-30', creator: 'nobody' }],
        }),
      ],
      [
        /^days: got -3, expected /,
        /^population\.size: got 1\.5, expected /,
        /^actions\[0\]\.on: got "2026-02-30", expected /,
      ],
    ],
    [
      'an absurd size, with the memory that it would need',
      () => [
        commandLine.write('huge.json', {
          version: 1,
          days: 3_660,
          population: { size: 1_000_000 },
        }),
      ],
      [/^population\.size: got 1000000, expected a run that fits in 1\.5 GB; this one, .* GB$/],
    ],
    [
      'a CSV without the columns',
      () => [scenario, '--sales', commandLine.write('bad.csv', 'a,b\n1,2\n')],
      [/^line 1: .+ creators/, /^line 1: .+ times of sale/, /^line 1: .+ amounts/],
    ],
    [
      'a CSV that is not there',
      () => [scenario, '--sales', 'gone.csv'],
      [/^--sales: got "gone\.csv", expected a CSV file that can be read$/],
    ],
    ['an empty seed', () => [scenario, '--seed', ''], [/^--seed: got "", expected /]],
    ['an option that does not exist', () => [scenario, '--fast'], [/^arguments: /]],
    ['no scenario at all', () => [], [/^scenario: got nothing, expected /]],
  ] as [string, () => string[], RegExp[]][])(
    '%s: exit 2, one line for each problem, nothing written',
    (_what, given, lines) => {
      const { exitCode, output, errors } = refused(...given())
      expect([exitCode, output]).toEqual([2, []])
      expect(errors).toHaveLength(lines.length)
      lines.forEach((line, index) => expect(errors[index]).toMatch(line))
      expect(existsSync(out)).toBe(false)
    },
  )

  it('is refused without a folder for the results, too', () => {
    expect(commandLine.simulate(scenario)).toMatchObject({
      exitCode: 2,
      errors: ['--out: got nothing, expected a folder for the results'],
    })
  })

  it('but a question about the usage is answered', () => {
    const { exitCode, output } = commandLine.simulate('--help')
    expect(exitCode).toBe(0)
    expect(output[0]).toContain('--out <dir>')
  })
})
