import { existsSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { readArguments } from '../../src/cli/arguments'
import { readSweepInputs } from '../../src/cli/sweep-inputs'
import { formatProblem } from '../../src/scenario/problems'
import { CommandLine } from '../support/command-line'

const SWEEP = {
  version: 1,
  name: 'Two fees',
  scenario: {
    version: 1,
    days: 14,
    population: { size: 20, monthlyGross: { mu: 7, sigma: 1 } },
  },
  seeds: 2,
  axes: [{ path: 'policy.instantFeeBasisPoints', values: [0, 300] }],
} as const

interface Swept {
  isComplete: boolean
  seeds: string[]
  runs: { planned: number; simulated: number }
  points: { id: string; margin: { value: number; n: number }; parts: Record<string, number> }[]
  axis: { breakEven: { kind: string } }
}

const commandLine = new CommandLine()
const sweepFile = commandLine.write('fees.json', SWEEP)
afterAll(() => commandLine.remove())

const textOf = (folder: string, file: string): string =>
  readFileSync(commandLine.path(`${folder}/${file}`), 'utf8')
const resultIn = (folder: string): Swept => JSON.parse(textOf(folder, 'sweep.json')) as Swept
/** Of what it is given, in the process of the test. */
const problemsOf = (...given: string[]): string[] => {
  const read = readArguments('sweep', [...given, '--out', commandLine.path('refused')])
  const inputs = read.ok === true ? readSweepInputs(read.arguments) : read
  return inputs.ok === false ? inputs.problems.map(formatProblem) : []
}

describe('a sweep from the terminal', () => {
  it('writes its two files, and says what it found', () => {
    const answer = commandLine.sweep(sweepFile, '--out', commandLine.path('one'), '--jobs', '1')
    expect(answer.exitCode).toBe(0)
    expect(answer.errors).toEqual([expect.stringMatching(/^3 points, 6 runs, 1 at a time: /)])
    expect(answer.output[0]).toBe('Scenario: Untitled scenario')
    expect(answer.output[1]).toBe('Two fees: 6 of 6 results, 6 runs simulated')
    expect(answer.output.at(-1)).toBe('Daily checks found no violation in any run.')
    const { isComplete, seeds, points, axis } = resultIn('one')
    expect([isComplete, seeds]).toEqual([true, ['payout-lab', 'payout-lab/2']])
    expect(points.map(({ id }) => id)).toEqual(['scenario', 'axis/0', 'axis/1'])
    // The scenario's own fee is 3%.
    expect(points[0]!.margin).toEqual(points[2]!.margin)
    expect(points[1]!.parts['fees']).toBe(0)
    expect(axis.breakEven.kind).toBe('at')
    expect(textOf('one', 'sweep.csv').split('\n')[2]).toMatch(
      /^axis\/0,axis,policy.instantFeeBasisPoints 0,"{""policy.instantFeeBasisPoints"":0}",-/,
    )
  })

  it('writes names that a spreadsheet would compute as text', () => {
    const formula = commandLine.write('formula.json', {
      ...SWEEP,
      seeds: 1,
      axes: [],
      alternatives: [{ name: '=1+1', changes: { days: 7 } }],
    })
    commandLine.sweep(formula, '--out', commandLine.path('formula'), '--jobs', '1')
    expect(textOf('formula', 'sweep.csv')).toMatch(/^alternative\/0,alternative,"'=1\+1",/m)
  })

  it('writes the same, to the byte, with two jobs', () => {
    commandLine.sweep(sweepFile, '--out', commandLine.path('two'), '--jobs', '2')
    for (const file of ['sweep.json', 'sweep.csv']) {
      expect(textOf('two', file)).toBe(textOf('one', file))
    }
  })

  it('takes scenario, seeds and seed from the command line, with the script of the documentation', () => {
    const other = commandLine.write('other.json', { ...SWEEP.scenario, days: 7 })
    const folder = commandLine.path('other')
    const given = ['--scenario', other, '--seeds', '1', '--seed', 'mine']
    expect(commandLine.npmRun('sweep', sweepFile, '--out', folder, ...given).exitCode).toBe(0)
    const { seeds, points } = resultIn('other')
    expect(seeds).toEqual(['mine'])
    expect(points[0]!.margin.n).toBe(1)
  })

  it('ends with another code where a check found a violation in one of its runs', () => {
    const twice = commandLine.write('twice.json', {
      ...{ version: 1, seeds: 1 },
      scenario: {
        ...{ version: 1, days: 6, population: { size: 0 } },
        creators: ['ferry', 'kiln'].map((handle) => ({
          ...{ handle, schedule: 'daily', monthlyGrossCents: 3_000_00 },
        })),
        protections: { idempotencyKeys: false },
        faults: { calls: { answerLostBasisPoints: 4_000 } },
      },
    })
    const folder = commandLine.path('twice')
    const answer = commandLine.sweep(twice, '--out', folder, '--jobs', '1')
    expect(answer.exitCode).toBe(1)
    expect(answer.output.at(-1)).toMatch(/^VIOLATION/)
    expect(resultIn('twice')).toMatchObject({ isComplete: true, consistent: false })
  })

  it('that is interrupted before its first result leaves an earlier one as it is', async () => {
    const folder = commandLine.path('one')
    const before = resultIn('one')
    const { exitCode, errors } = await commandLine.interruptedSweep(
      sweepFile,
      '--out',
      folder,
      '--seeds',
      '50',
    )
    expect(exitCode).toBe(130)
    expect(errors).toEqual([
      expect.stringMatching(/^\d+ points?, .+ Ctrl-C ends it and keeps what there is\.$/),
      'Interrupted before the first result: nothing was written.',
    ])
    expect(resultIn('one')).toEqual(before)
  })

  it.each([
    ['no sweep', [], 'sweep: got nothing, expected a file or the name of a preset'],
    [
      'a preset that does not exist',
      ['fee-curv'],
      'sweep: got "fee-curv", expected a file, or one of fee-curve, fee-and-minimum, fee-and-take-up, fee-and-interest, questions, what-matters; did you mean fee-curve?',
    ],
    [
      'too many seeds',
      ['fee-curve', '--seeds', '500'],
      '--seeds: got "500", expected a whole number from 1 to 200',
    ],
    [
      'a scenario that does not exist',
      ['fee-curve', '--scenario', 'long-tai'],
      expect.stringMatching(/^--scenario: got "long-tai", expected .+; did you mean long-tail\?$/),
    ],
  ])('refuses %s', (_what, given, problem) => {
    expect(problemsOf(...given)).toEqual([problem])
  })

  it('says what it refuses, and writes nothing', () => {
    const folder = commandLine.path('refused')
    expect(commandLine.sweep('fee-curv', '--out', folder)).toEqual({
      exitCode: 2,
      output: [],
      errors: problemsOf('fee-curv'),
    })
    expect(existsSync(folder)).toBe(false)
  })

  it('says how it is used', () => {
    const { exitCode, output } = commandLine.sweep('--help')
    expect(exitCode).toBe(0)
    expect(output.join('\n')).toContain('fee-curve, fee-and-minimum')
  })
})
