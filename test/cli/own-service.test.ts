import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LAB_SERVICE } from '../../src/payouts/payout-service'
import { CommandLine } from '../support/command-line'
import { FOUR_CREATORS, LOST_ANSWERS } from '../support/lost-answers'
import { simulateHere } from '../support/simulate-here'

const commandLine = new CommandLine()
const scenario = commandLine.write('scenario.json', FOUR_CREATORS)
const faults = commandLine.write('faults.json', LOST_ANSWERS)
afterAll(() => commandLine.remove())

const SOURCE = resolve('src')
const EXAMPLE = 'workers/service-examples/new-key-each-hour.ts'
const DELEGATING = `import { LAB_SERVICE } from '${SOURCE}/payouts/payout-service'\n`

let files = 0
/** The file of a service with these lines. */
const service = (...lines: string[]): string =>
  commandLine.write(`service-${(files += 1)}.ts`, lines.join('\n'))

const withService = (file: string): string[] => [
  '--service',
  file,
  '--out',
  commandLine.path('out'),
]
const simulatedHere = (file: string, given: string = scenario) =>
  simulateHere(given, ...withService(file))
const digestIn = (output: readonly string[]): string | undefined =>
  output.find((line) => line.startsWith('Digest '))
const textOf = (path: string): string => readFileSync(commandLine.path(path), 'utf8')

describe('a payout service of one’s own', () => {
  let digestOfLab: string | undefined
  beforeAll(async () => {
    digestOfLab = digestIn((await simulateHere(scenario, '--out', commandLine.path('lab'))).output)
  })

  it('that leaves everything to the lab gives the lab’s ledger', () => {
    const delegating = service(DELEGATING, 'export default LAB_SERVICE')
    const own = commandLine.simulate(scenario, ...withService(delegating))
    expect(own.exitCode).toBe(0)
    expect(digestIn(own.output)).toBe(digestOfLab)
    expect(digestOfLab).toBeDefined()
    expect(own.output.at(-1)).toMatch(
      new RegExp(
        `^Paid by service-1\\.ts \\([0-9a-f]{8}\\): its own ${Object.keys(LAB_SERVICE).join(', ')}; all else as the lab does it$`,
      ),
    )
  })

  it.each(Object.keys(LAB_SERVICE))('pays by its own %s', async (name) => {
    const nothing = name === 'timetable' ? 'timetable: () => []' : `*${name}() {}`
    const own = await simulatedHere(service(`export default { ${nothing} }`))
    expect(digestIn(own.output)).toMatch(/^Digest /)
    expect(digestIn(own.output)).not.toBe(digestOfLab)
  })

  it('that asks again under a new key pays twice, and its story is told', async () => {
    const example = service(readFileSync(EXAMPLE, 'utf8').replaceAll("'../../src/", `'${SOURCE}/`))
    const given = [scenario, '--faults', faults, '--seeds', '4', '--jobs', '1']
    const out = commandLine.path('stressed')
    const own = commandLine.stress(...given, '--service', example, '--out', out)
    expect(own.exitCode).toBe(1)
    expect(own.output[2]).toBe('Checks left out: pauses_have_a_cause')
    expect(own.output.find((line) => line.startsWith('Seeds in which'))).toMatch(
      /paid twice: [1-4] of 4 seeds; \$/,
    )
    const result = JSON.parse(textOf('stressed/stress.json')) as {
      service: { functions: string[]; checksLeftOut: string[] }
      checks: { check: string }[]
      failingSeeds: { run: string }[]
    }
    expect(result.service).toMatchObject({
      functions: ['sendPayout'],
      checksLeftOut: ['pauses_have_a_cause'],
    })
    expect(result.checks.map(({ check }) => check)).not.toContain('pauses_have_a_cause')
    expect(result.failingSeeds[0]!.run).toContain(`--service ${example}`)
    expect(textOf('stressed/story.md')).toContain('simulate -- repro.json --service service-')

    // The smallest case fails with this service, and not with the lab's.
    const repro = commandLine.path('stressed/repro.json')
    expect((await simulatedHere(example, repro)).exitCode).toBe(1)
    expect((await simulateHere(repro, '--out', commandLine.path('lab'))).exitCode).toBe(0)
  })

  it('that remembers earlier runs is told of when a failure is not found again', () => {
    const remembering = service(
      DELEGATING,
      'let lastDay = Infinity',
      'let runs = 0',
      'export default {',
      '  timetable(context, day) {',
      '    if (day <= lastDay) runs += 1',
      '    lastDay = day',
      // Only in the first run of a thread is nobody paid.
      '    return runs === 1 ? [] : LAB_SERVICE.timetable(context, day)',
      '  },',
      '}',
    )
    const out = commandLine.path('remembering')
    const given = [scenario, '--faults', 'none', '--seeds', '1', '--jobs', '1']
    const { output } = commandLine.stress(...given, '--service', remembering, '--out', out)
    expect(output.at(-1)).toMatch(/^Seed \S+ did not fail again: a payout service must not draw/)
  })

  it('whose code throws ends the run with the line that threw', () => {
    const throwing = service(
      ...['export default {', "  *payCreators() { throw new Error('no such rail') },", '}'],
    )
    const { exitCode, errors } = commandLine.simulate(scenario, ...withService(throwing))
    expect(exitCode).toBe(3)
    expect(errors[0]).toContain('Error: no such rail')
    expect(errors[1]).toContain(`${commandLine.path(`service-${files}.ts`)}:2:`)
  })

  it.each([
    ['timetable: () => null', 'timetable must return a list of jobs'],
    ['payCreators: () => undefined', 'payCreators must be a generator, written as *payCreators(…)'],
    ['async *payCreators() {}', 'payCreators must be a generator, written as *payCreators(…)'],
    [
      "*payCreators() { yield { effect: 'fly' } }",
      'payCreators yielded {"effect":"fly"}, expected an object whose effect is one of call, sleep, enqueue, point',
    ],
    [
      '*payCreators() { yield }',
      'payCreators yielded nothing, expected an object whose effect is one of call, sleep, enqueue, point',
    ],
  ])('%s ends the run with what was expected', async (written, expected) => {
    const ended = simulatedHere(service(`export default { ${written} }`))
    await expect(ended).rejects.toThrow(`service-${files}.ts: `)
    await expect(ended).rejects.toThrow(expected)
  })
})

describe('a file that is no payout service', () => {
  const functions = Object.keys(LAB_SERVICE).join(', ')

  it.each([
    [
      'nothing',
      '',
      `--service default: got nothing, expected an object with functions of its own (those of its class do not count), some of ${functions}`,
    ],
    [
      'no functions',
      'export default {}',
      `--service default: got {}, expected an object with functions of its own (those of its class do not count), some of ${functions}`,
    ],
    [
      'a function that there is not',
      'export default { *sendPayuot() {} }',
      `--service default: got "sendPayuot", expected one of ${functions}; did you mean sendPayout?`,
    ],
    [
      'no function',
      'export default { receiveWebhook: 3 }',
      '--service default.receiveWebhook: got 3, expected a function',
    ],
    [
      'no list of checks',
      "export default { *sendPayout() {} }; export const checksLeftOut = 'all'",
      '--service checksLeftOut: got "all", expected a list of checks',
    ],
    [
      'a check that there is not',
      "export default { *sendPayout() {} }; export const checksLeftOut = ['payouts_add_upp']",
      /^--service checksLeftOut: got "payouts_add_upp", expected one of .+; did you mean payouts_add_up\?$/,
    ],
    [
      'half a file',
      'export default {',
      /^--service: got ".+", expected a module that can be read: \[PARSE_ERROR\] Expected `\}` but found `EOF` \[ .+\.ts:1:17 \]$/,
    ],
    [
      'an import that leads nowhere',
      "import { x } from './nowhere'; export default { *sendPayout() { x() } }",
      /^--service: got ".+", expected a module that can be read: \[UNRESOLVED_IMPORT\] Could not resolve '\.\/nowhere' in .+$/,
    ],
    [
      'a module that throws',
      "throw new Error('not today')",
      /^--service: got ".+", expected a module that can be read: not today$/,
    ],
  ])('is refused: %s', async (_what, text, expected) => {
    const { exitCode, errors } = await simulatedHere(service(text))
    expect(exitCode).toBe(2)
    expect(errors).toEqual([
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    ])
  })

  it('is refused where there is none', async () => {
    const { exitCode, errors } = await simulatedHere('nowhere.ts')
    expect(exitCode).toBe(2)
    expect(errors).toEqual([
      '--service: got "nowhere.ts", expected a file of TypeScript or JavaScript',
    ])
  })

  it.each(['before-daily', 'compare'])('has no place where %s pays', async (payoutService) => {
    const given = commandLine.write('choice.json', { ...FOUR_CREATORS, payoutService })
    const { exitCode, errors } = await simulatedHere(
      service('export default { *sendPayout() {} }'),
      given,
    )
    expect(exitCode).toBe(2)
    expect(errors).toEqual([
      `payoutService: got "${payoutService}", expected current, where --service is given`,
    ])
  })
})
