import { existsSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { dollars } from '../../src/core/dollars'
import { forPeople } from '../../src/core/sentence'
import type { RunReport } from '../../src/metrics/figures'
import { readArguments } from '../../src/cli/arguments'
import { readStressInputs } from '../../src/cli/stress-inputs'
import { formatProblem } from '../../src/scenario/problems'
import { CommandLine } from '../support/command-line'
import { FOUR_CREATORS, LOST_ANSWERS } from '../support/lost-answers'
import { simulateHere } from '../support/simulate-here'

interface Stressed {
  isComplete: boolean
  seeds: number
  failing: number
  paid: { payments: number; cents: number }
  text: string
  without: string[]
  checks: { check: string; seeds: number }[]
  failingSeeds: {
    seed: string
    run: string
    ownParts: Record<string, unknown>
    violations: { name: string; witness: string }[]
  }[]
  scenario: Record<string, unknown>
  story: {
    seed: string
    check: string
    digest: string
    after: { creators: number; faults: number }
    text: { title: string; sentences: string[]; witness: string }
  } | null
  turningPoint: {
    harm: { check: string; creator: string | null }
    foundAt: string
    futures: number
    moments: Moment[]
    rises: { before: Moment; after: Moment; firstAt: string; lastAt: string; happened: string[] }[]
  } | null
}

interface Moment {
  at: string
  harmed: number
}

const commandLine = new CommandLine()
const scenario = commandLine.write('scenario.json', FOUR_CREATORS)
const faults = commandLine.write('faults.json', LOST_ANSWERS)
const given = [scenario, '--faults', faults, '--seeds', '4', '--jobs', '1']
afterAll(() => commandLine.remove())

const textOf = (folder: string, file: string): string =>
  readFileSync(commandLine.path(`${folder}/${file}`), 'utf8')
const resultIn = (folder: string): Stressed => JSON.parse(textOf(folder, 'stress.json')) as Stressed
/** Of what it is given, in the process of the test. */
const problemsOf = (...given: string[]): string[] => {
  const read = readArguments('stress', [...given, '--out', commandLine.path('refused')])
  const inputs = read.ok === true ? readStressInputs(read.arguments) : read
  return inputs.ok === false ? inputs.problems.map(formatProblem) : []
}

describe('a stress test from the terminal', () => {
  it('finds nothing with all protections on, and says how much that means', () => {
    const answer = commandLine.stress(...given, '--out', commandLine.path('on'))
    expect(answer).toMatchObject({ exitCode: 0 })
    const { paid, ...result } = resultIn('on')
    expect(answer.output).toEqual([
      'Lost answers: 4 seeds, faults of the file, all protections on',
      'Seeds with a violation: 0 of 4 seeds: below 75% at 95%',
      'Seeds in which somebody was paid twice: 0 of 4 seeds: below 75% at 95%',
      `Paid in all seeds: ${dollars(paid.cents)} in ${paid.payments} payments`,
    ])
    expect(result).toMatchObject({ isComplete: true, failing: 0, checks: [], story: null })
    expect(existsSync(commandLine.path('on/repro.json'))).toBe(false)
  })

  it('finds that a creator is paid twice without idempotency keys, and tells how', () => {
    const folder = commandLine.path('off')
    const others = ['--without', 'idempotency-keys', '--turning-point', '--out', folder]
    const answer = commandLine.stress(...given, ...others)
    expect(answer.exitCode).toBe(1)
    const { failing, checks, failingSeeds, story, without } = resultIn('off')
    expect(without).toEqual(['idempotency-keys'])
    expect(failing).toBeGreaterThan(0)
    expect(checks.map(({ check }) => check)).toContain('processors_pay_balances_once')
    expect(story!.seed).toBe(failingSeeds[0]!.seed)
    expect(story!.after).toMatchObject({ creators: 1, faults: 1 })
    expect(story!.text.title).toMatch(
      /because the answer to a call .+ and each attempt of a call has/,
    )
    expect(story!.text.sentences.length).toBeGreaterThanOrEqual(6)
    expect(story!.text.sentences.length).toBeLessThanOrEqual(15)
    expect(textOf('off', 'story.md')).toContain('```mermaid\nsequenceDiagram\n')
    expect(textOf('off', 'story.svg')).toContain(`<title>${story!.text.title}</title>`)
    expect(JSON.parse(textOf('off', 'trace.json'))).toMatchObject({ displayTimeUnit: 'ms' })
  })

  it('says when that was decided: as the answer to the call was lost, before a check could see it', () => {
    const { turningPoint: found, story } = resultIn('off')
    expect(found!.harm.check).toBe(story!.check)
    expect(found!.moments.at(-1)).toEqual({ at: found!.foundAt, harmed: found!.futures })
    const last = found!.rises.at(-1)!
    expect(last.after.harmed).toBeGreaterThan(last.before.harmed)
    expect(last.happened.join(' ')).toContain('the answer to a call to pay out was lost')
    expect(last.lastAt < found!.foundAt).toBe(true)
  })

  it('writes a scenario that simulate runs to the same violation in the same words', async () => {
    const { story } = resultIn('off')
    const repro = commandLine.path('off/repro.json')
    const folder = commandLine.path('again')
    expect((await simulateHere(repro, '--out', folder)).exitCode).toBe(1)
    const { checks, digest } = JSON.parse(textOf('again', 'report.json')) as RunReport
    expect(digest).toBe(story!.digest)
    const found = checks.find(({ name }) => name === story!.check)
    expect(found!.ok).toBe(false)
    expect(forPeople(found!.witnessParts)).toBe(story!.text.witness)
  })

  it('says of each failing seed how to run it, and what its scenario is', async () => {
    const { failingSeeds, scenario: written } = resultIn('off')
    const last = failingSeeds.at(-1)!
    expect(last.run).toBe(
      `npm run --silent stress -- ${scenario} --seed=${last.seed} --seeds 1 --faults ${faults} --without idempotency-keys --out <dir>`,
    )
    expect(last.ownParts).toEqual({ seed: last.seed, faults: LOST_ANSWERS })
    const whole = commandLine.write('whole.json', { ...written, ...last.ownParts })
    const again = await simulateHere(whole, '--out', commandLine.path('whole'))
    expect(again.exitCode).toBe(1)
    const { checks } = JSON.parse(textOf('whole', 'report.json')) as RunReport
    expect(checks.filter(({ ok }) => !ok).map(({ name, witness }) => [name, witness])).toEqual(
      last.violations.map(({ name, witness }) => [name, witness]),
    )
  })

  it('writes the same with two jobs, to the byte', () => {
    const folder = commandLine.path('two')
    const others = ['--without', 'idempotency-keys', '--turning-point', '--jobs', '2']
    commandLine.stress(...given.slice(0, -2), ...others, '--out', folder)
    for (const file of ['stress.json', 'repro.json', 'story.md', 'story.svg', 'trace.json']) {
      expect(textOf('two', file)).toBe(textOf('off', file))
    }
  })

  it('ends as it would, where nobody reads any more how far it is', async () => {
    const folder = commandLine.path('unheard')
    expect(await commandLine.unheardStress(...given, '--out', folder)).toBe(0)
    expect(existsSync(commandLine.path('unheard/stress.json'))).toBe(true)
  })

  it('takes away the story of an earlier test where there is none any more', () => {
    commandLine.stress(...given, '--out', commandLine.path('two'))
    expect(existsSync(commandLine.path('two/stress.json'))).toBe(true)
    expect(existsSync(commandLine.path('two/story.md'))).toBe(false)
  })

  it.each([
    [
      'a protection that does not exist',
      ['--without', 'idempotency-key'],
      /^--without: got "idempotency-key", expected one of .+; did you mean idempotency-keys\?$/,
    ],
    [
      'faults that do not exist',
      ['--faults', 'webhook'],
      /^--faults: got "webhook", expected a file, or one of all, calls, .+; did you mean webhooks\?$/,
    ],
    [
      'a kind of fault that does not exist, among others',
      ['--faults', 'calls,webhook'],
      /^--faults: got "webhook", expected one of all, calls, .+; did you mean webhooks\?$/,
    ],
    [
      'faults that are wrong',
      ['--faults', commandLine.write('wrong.json', { calls: { lostBasisPoints: 20_000 } })],
      /^faults\.calls\.lostBasisPoints: got 20000, expected /,
    ],
    [
      'a whole scenario as its faults',
      ['--faults', scenario],
      /^--faults: got \{.+, expected the faults of a scenario; this is a whole scenario, which has them under "faults"$/,
    ],
    ['a scenario that does not exist', ['nosuch'], /^scenario: got "nosuch", expected a file, or/],
    ['no seeds', ['--seeds', '0'], /^--seeds: got "0", expected a whole number from 1 to 100,000$/],
  ])('refuses %s', (_what, wrong, problem) => {
    expect(problemsOf(...wrong)).toEqual([expect.stringMatching(problem)])
  })

  it('says what it refuses, and writes nothing', () => {
    const folder = commandLine.path('refused')
    const answer = commandLine.stress('nosuch', '--out', folder)
    expect(answer).toEqual({ exitCode: 2, output: [], errors: problemsOf('nosuch') })
    expect(existsSync(folder)).toBe(false)
  })
})
