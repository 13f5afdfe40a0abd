/** On the command line: a sales file whose creators stand for those of a larger marketplace. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readArguments } from '../../src/cli/arguments'
import { readSweepInputs } from '../../src/cli/sweep-inputs'
import type { RunReport } from '../../src/metrics/figures'
import { CommandLine } from '../support/command-line'
import { simulateHere } from '../support/simulate-here'

const commandLine = new CommandLine()
/** Three small sellers and one that sells nearly all. */
const sales = commandLine.write(
  'sales.csv',
  `creator_id,sold_at,amount_usd
1,2026-01-04,20
2,2026-01-05,20
3,2026-01-06,20
4,2026-01-06,940
5,2026-01-07,0
`,
)
const scenario = commandLine.write('scenario.json', { version: 1, days: 14 })

describe('--stands-for', () => {
  it('estimates figures for a marketplace, and says what that assumes', async () => {
    const out = commandLine.path('out')
    const given = [scenario, '--out', out, '--sales', sales, '--stands-for', '400']
    const { exitCode, output } = await simulateHere(...given)
    expect(exitCode).toBe(0)
    const report = JSON.parse(
      readFileSync(commandLine.path('out/report.json'), 'utf8'),
    ) as RunReport
    expect(report.scenario.population.sample.fileStandsFor).toBe(400)
    expect(report.totals.salesGross).toBe(1_000_00)
    const { creators, sampled, unevenSellers } = report.sample!
    expect({ creators, sampled }).toEqual({ creators: 400, sampled: report.counts.creators })
    expect(unevenSellers).toMatchObject({ isEnough: false, largest: 2 })
    const text = output.join('\n')
    expect(text).toContain(`${sampled} of 400 creators`)
    expect(text).toMatch(/assumes that the creators in sales\.csv are a random sample of all 400\./)
    expect(text).toContain(`counts for ${400 / sampled}, even the largest`)
    expect(text).toMatch(/the 2 largest in the file sell 96% of all/)
  })

  it('is refused without a file, and of fewer than the file has', async () => {
    const out = commandLine.path('refused')
    const refused = await simulateHere(scenario, '--out', out, '--stands-for', '400')
    expect(refused).toMatchObject({
      exitCode: 2,
      errors: [expect.stringMatching(/^--stands-for: got "400", expected a sales file/)],
    })
    const few = [scenario, '--out', out, '--sales', sales, '--stands-for', '3']
    expect(await simulateHere(...few)).toMatchObject({
      exitCode: 2,
      errors: [
        expect.stringMatching(/^population\.sample\.fileStandsFor: got 3, expected at least/),
      ],
    })
  })

  it('leaves a scenario that is none to its own refusal', async () => {
    const wrong = commandLine.write('wrong.json', { version: 1, population: 5 })
    const given = [wrong, '--out', commandLine.path('wrong'), '--sales', sales]
    expect(await simulateHere(...given, '--stands-for', '400')).toMatchObject({
      exitCode: 2,
      errors: [expect.stringMatching(/^population: got 5/)],
    })
  })

  it('goes into the scenario of a sweep, also where that is a preset', () => {
    const read = readArguments('sweep', [
      ...['fee-curve', '--scenario', 'default', '--out', 'out'],
      ...['--sales', sales, '--stands-for', '400'],
    ])
    if (read.ok !== true) throw new Error(JSON.stringify(read))
    const inputs = readSweepInputs(read.arguments)
    if (!inputs.ok) throw new Error(JSON.stringify(inputs.problems))
    expect(inputs.plan.sample).toMatchObject({ creators: 400 })
    const { population } = inputs.plan.scenario as { population: { sample: unknown } }
    expect(population.sample).toEqual({ fileStandsFor: 400 })
  })
})
