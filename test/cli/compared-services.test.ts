/** Payout services side by side on one scenario, and a sweep in which another one pays. */
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readArguments } from '../../src/cli/arguments'
import { readColumns } from '../../src/cli/compared-columns'
import { readOwnService } from '../../src/cli/own-service'
import { readSweepInputs } from '../../src/cli/sweep-inputs'
import { acceptedScenario } from '../../src/experiments/accepted'
import { LAB_SERVICE } from '../../src/payouts/payout-service'
import { formatProblem } from '../../src/scenario/problems'
import { CommandLine, type Answer } from '../support/command-line'
import { FOUR_CREATORS, LOST_ANSWERS } from '../support/lost-answers'
import { run } from '../support/runs'
import { simulateHere } from '../support/simulate-here'

const commandLine = new CommandLine()
const SCENARIO = { ...FOUR_CREATORS, seed: 'one', faults: LOST_ANSWERS }
const scenario = commandLine.write('scenario.json', SCENARIO)
afterAll(() => commandLine.remove())

const SOURCE = resolve('src')
const DELEGATING = commandLine.write(
  'delegating.ts',
  `import { LAB_SERVICE } from '${SOURCE}/payouts/payout-service'\nexport default LAB_SERVICE`,
)
const NEW_KEYS = commandLine.write(
  'new-keys.ts',
  readFileSync('workers/service-examples/new-key-each-hour.ts', 'utf8').replaceAll(
    "'../../src/",
    `'${SOURCE}/`,
  ),
)
/** Nobody is paid. */
const IDLE = commandLine.write('idle.ts', 'export default { timetable: () => [] }')

interface Step {
  occurredAt: string
  payoutId: number
}
interface Compared {
  whatChanged: string
  runs: {
    given: string
    digest: string
    violations: number
    service: { name: string; functions: string[] } | null
    broken: { check: string; seeds: number; firstSeed: string; violations: number }[]
    firstStepsApart: { seed: string; first: Step | null; other: Step | null } | null
  }[]
  settings: unknown[]
  figures: { name: string; values: number[]; overSeeds: { values: unknown[][] } }[]
}

const textOf = (path: string): string => readFileSync(commandLine.path(path), 'utf8')
const resultIn = (folder: string): Compared =>
  JSON.parse(textOf(`${folder}/compare.json`)) as Compared
const paidBy = (services: readonly string[]): string[] =>
  services.flatMap((file) => ['--service', file])
const compared = (services: readonly string[], folder: string, ...given: string[]): Answer =>
  commandLine.compare(scenario, ...paidBy(services), '--out', commandLine.path(folder), ...given)
/** As the program reads them, in the process of the test. */
const columnsRead = async (...given: string[]) => {
  const read = readArguments('compare', [...given, '--out', commandLine.path('none')])
  if (read.ok === true) return readColumns(read.arguments)
  if (read.ok === false) return read
  throw new Error(read.ok)
}

/** What a sweep refuses, read as the program does. */
const sweepRefusals = async (...given: string[]): Promise<string[]> => {
  const read = readArguments('sweep', [...given, '--out', commandLine.path('none')])
  if (read.ok !== true) throw new Error(String(read.ok))
  const service = await readOwnService(read.arguments.services[0] ?? null)
  const inputs = service.ok ? readSweepInputs(read.arguments, service.file) : service
  return inputs.ok ? [] : inputs.problems.map(formatProblem)
}

describe('a service that leaves everything to the lab', () => {
  let answer: Answer
  beforeAll(() => {
    answer = compared([DELEGATING], 'same', '--seeds', '2', '--jobs', '1')
  }, 120_000)

  it('is said to be the same as the lab’s', () => {
    expect(answer).toMatchObject({ exitCode: 0, errors: [] })
    expect(answer.output[0]).toBe('What changed: --service from "lab" to "delegating.ts".')
    const at = answer.output.indexOf('delegating.ts compared with lab:')
    expect(answer.output.slice(at + 1)).toEqual([
      'the same ledger, row for row, under seed one; every figure is the same under all 2 seeds',
      expect.stringMatching(/^creators: 4 in both runs .+, 4 unchanged\)$/),
      'Every check holds in all 4 runs.',
    ])
  })

  it('has its digest and its figures', () => {
    const { runs, figures, settings } = resultIn('same')
    const { digest } = run(acceptedScenario(SCENARIO)).report
    expect(runs.map((one) => one.digest)).toEqual([digest, digest])
    expect(runs.map(({ broken, firstStepsApart }) => [broken, firstStepsApart])).toEqual([
      [[], null],
      [[], null],
    ])
    for (const { overSeeds } of figures) expect(overSeeds.values[1]).toEqual(overSeeds.values[0])
    expect(settings).toEqual([{ path: '--service', values: ['lab', 'delegating.ts'] }])
  })

  it('is named in both files', () => {
    const [lab, own] = resultIn('same').runs
    expect([lab!.given, lab!.service]).toEqual(['lab', null])
    expect(own!.service).toMatchObject({
      name: 'delegating.ts',
      functions: Object.keys(LAB_SERVICE),
    })
    expect(own!.given).toMatch(/^delegating\.ts \([0-9a-f]{8}\)$/)
    for (const row of textOf('same/compare.csv').trim().split('\n').slice(1)) {
      expect(row.endsWith(`,"lab","${own!.given}"`)).toBe(true)
    }
  })
})

describe('a service that pays twice when answers are lost', () => {
  let answer: Answer
  beforeAll(() => {
    answer = compared([NEW_KEYS], 'twice', '--seeds', '3', '--jobs', '2')
  }, 120_000)

  it('is compared under the same seeds and faults, each run as it would be alone', async () => {
    const own = [scenario, '--service', NEW_KEYS, '--out', commandLine.path('simulated')]
    const { output } = await simulateHere(...own)
    const { runs } = resultIn('twice')
    expect(runs[0]!.digest).toBe(run(acceptedScenario(SCENARIO)).report.digest)
    expect(output).toContain(`Digest ${runs[1]!.digest}`)
    const report = JSON.parse(textOf('simulated/report.json')) as object
    expect(report).toMatchObject({ service: runs[1]!.service })
  })

  it('breaks checks that the lab’s keeps, under a seed at which it can be seen', async () => {
    expect(answer.exitCode).toBe(1)
    const [lab, own] = resultIn('twice').runs
    expect([lab!.violations, lab!.broken]).toEqual([0, []])
    const [worst] = own!.broken
    expect(worst).toMatchObject({ check: 'processors_pay_balances_once' })
    expect(own!.violations).toBeGreaterThanOrEqual(worst!.violations)
    const at = answer.output.indexOf(`VIOLATION in new-keys.ts: ${own!.violations} over all seeds`)
    expect(answer.output[at + 1]).toMatch(
      /^ {2}processors_pay_balances_once \(money\) in [1-3] of 3 seeds, \d+ in all, \$[\d.,]+ paid twice/,
    )
    expect(answer.output[at + 1]!.endsWith(`first under seed ${worst!.firstSeed}`)).toBe(true)
    expect(answer.output.some((line) => line.startsWith('VIOLATION in lab'))).toBe(false)
    const alone = [scenario, '--seed', worst!.firstSeed, '--service', NEW_KEYS]
    const seen = await simulateHere(...alone, '--out', commandLine.path('alone'))
    expect(seen.exitCode).toBe(1)
  })

  it('says where payouts go another way first', () => {
    const { seed, first, other } = resultIn('twice').runs[1]!.firstStepsApart!
    expect(first).not.toEqual(other)
    const line = answer.output.find((one) => one.startsWith('first step of a payout that differs'))
    expect(line).toContain(`, under seed ${seed}: lab `)
    expect(line).toContain('; new-keys.ts ')
  })

  it('gives the same files with any number of jobs', () => {
    compared([NEW_KEYS], 'one-job', '--seeds', '3', '--jobs', '1')
    for (const file of ['compare.json', 'compare.csv']) {
      expect(textOf(`one-job/${file}`)).toBe(textOf(`twice/${file}`))
    }
  })
})

describe('which services are compared', () => {
  mkdirSync(commandLine.path('v1'))
  const earlier = commandLine.write('v1/idle.ts', readFileSync(IDLE, 'utf8'))

  it.each([
    ['one beside the lab’s', [IDLE], ['lab', 'idle.ts']],
    ['two with each other', [IDLE, DELEGATING], ['idle.ts', 'delegating.ts']],
    ['the lab’s where it is named', [IDLE, 'lab', DELEGATING], ['idle.ts', 'lab', 'delegating.ts']],
    ['two of one name by their paths', [earlier, IDLE], [earlier, IDLE]],
  ])('%s', async (_what, services, labels) => {
    const read = await columnsRead(scenario, ...paidBy(services))
    if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'))
    expect(read.columns.map(({ label }) => label)).toEqual(labels)
    const names = labels.map((label) => (label === 'lab' ? null : basename(label)))
    expect(read.columns.map(({ service }) => service && service.name)).toEqual(names)
  })

  it('a file has one digest wherever it is', async () => {
    const read = await columnsRead(scenario, ...paidBy([earlier, IDLE]))
    if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'))
    const [one, other] = read.columns.map(({ service }) => service!.digest)
    expect(one).toBe(other)
  })

  it('one pays in all of several scenarios', () => {
    const calm = commandLine.write('calm.json', FOUR_CREATORS)
    const folder = commandLine.path('several')
    const given = [scenario, calm, '--service', IDLE, '--seeds', '1', '--jobs', '1']
    const { output } = commandLine.compare(...given, '--out', folder)
    expect(output[0]).toContain('What changed: faults.calls.answerLostBasisPoints ')
    expect(output.filter((line) => line.startsWith('Paid by idle.ts ('))).toHaveLength(1)
    const { runs, figures } = resultIn('several')
    expect(runs.map(({ given: name, service }) => [name, service?.name])).toEqual([
      [scenario, 'idle.ts'],
      [calm, 'idle.ts'],
    ])
    expect(figures.find(({ name }) => name === 'creators_paid')!.values).toEqual([0, 0])
  })

  const half = commandLine.write('half.ts', 'export default {')
  const unknown = commandLine.write('unknown.ts', 'export default { *sendPayuot() {} }')
  const functions = Object.keys(LAB_SERVICE).join(', ')
  const before = commandLine.write('before.json', { ...FOUR_CREATORS, payoutService: 'compare' })

  it.each([
    [
      'the lab’s alone',
      [scenario, ...paidBy(['lab'])],
      ['--service: got "lab", expected a file to compare with the lab’s own service'],
    ],
    [
      'five',
      [scenario, ...paidBy(['lab', IDLE, IDLE, IDLE, DELEGATING])],
      [`--service: got "${DELEGATING}", expected two to four services`],
    ],
    [
      'two on two scenarios',
      [scenario, scenario, ...paidBy([IDLE, DELEGATING])],
      [`--service: got "${DELEGATING}", expected one service where several scenarios are compared`],
    ],
    [
      'no scenario',
      paidBy([IDLE]),
      ['scenario 1: got nothing, expected a file or the name of a preset'],
    ],
    [
      'a third beside the two of a scenario',
      [before, ...paidBy([IDLE])],
      ['payoutService: got "compare", expected current, where --service is given'],
    ],
    [
      'one that is none, as in simulate',
      [scenario, ...paidBy([unknown])],
      [
        `--service default: got "sendPayuot", expected one of ${functions}; did you mean sendPayout?`,
      ],
    ],
    [
      'files with mistakes, each by its name',
      [scenario, ...paidBy([IDLE, half, unknown])],
      [
        expect.stringMatching(
          /^--service 2 \(half\.ts\): got ".+", expected a module that can be read: \[PARSE_ERROR\] .+half\.ts:1:17 \]$/,
        ),
        `--service 3 (unknown.ts) default: got "sendPayuot", expected one of ${functions}; did you mean sendPayout?`,
      ],
    ],
  ])('refused: %s', async (_what, given, expected) => {
    const read = await columnsRead(...given)
    expect(read.ok ? [] : read.problems.map(formatProblem)).toEqual(expected)
  })

  it('one that throws ends it with the line of its file', () => {
    const text = "export default {\n  *payCreators() { throw new Error('no such rail') },\n}"
    const file = commandLine.write('throws.ts', text)
    const { exitCode, errors } = compared(
      [DELEGATING, file],
      'broken',
      '--seeds',
      '1',
      '--jobs',
      '1',
    )
    expect(exitCode).toBe(3)
    expect(errors[0]).toBe('Error: no such rail')
    expect(errors[1]).toContain(`${file}:2:`)
  })
})

describe('a sweep in which another service pays', () => {
  const SWEEP = {
    version: 1,
    scenario: { ...FOUR_CREATORS, seed: 'one' },
    seeds: 1,
    axes: [{ path: 'policy.instantFeeBasisPoints', values: [0, 300] }],
  }
  const sweepFile = commandLine.write('sweep.json', SWEEP)
  const swept = (folder: string, ...given: string[]): Answer =>
    commandLine.sweep(sweepFile, ...given, '--jobs', '1', '--out', commandLine.path(folder))
  const sweepIn = (folder: string) =>
    JSON.parse(textOf(`${folder}/sweep.json`)) as {
      service: { name: string; digest: string } | null
      runs: { planned: number }
      points: { parts: Record<string, number> }[]
    }
  const servicesIn = (folder: string): (string | undefined)[] =>
    textOf(`${folder}/sweep.csv`)
      .trim()
      .split('\n')
      .map((row) => row.split(',').at(-1))

  it('has the lab’s results where the service leaves everything to it, and says who paid', () => {
    const lab = swept('lab-swept')
    const own = swept('own-swept', '--service', DELEGATING)
    expect([lab.exitCode, own.exitCode]).toEqual([0, 0])
    expect(own.output.find((line) => line.startsWith('Paid by '))).toMatch(/^Paid by delegating/)
    expect(sweepIn('own-swept').points).toEqual(sweepIn('lab-swept').points)
    expect(sweepIn('lab-swept').service).toBeNull()
    // Of the lab's service it is known that it charges nobody for instant payouts where nobody is on daily.
    const planned = ['lab-swept', 'own-swept'].map((folder) => sweepIn(folder).runs.planned)
    expect(planned).toEqual([3, 4])
    const { name, digest } = sweepIn('own-swept').service!
    const named = `${name} (${digest})`
    expect(servicesIn('own-swept')).toEqual(['service', named, named, named])
    expect(servicesIn('lab-swept')).toEqual(['service', '', '', ''])
  })

  it('has the results of the service', () => {
    swept('idle-swept', '--service', IDLE)
    const fees = sweepIn('idle-swept').points.map(({ parts }) => parts['fees'])
    expect(fees).toEqual([0, 0, 0])
    expect(sweepIn('lab-swept').points[2]!.parts['fees']).toBeGreaterThan(0)
  })

  it('is refused where a point has another service, or the file is none', async () => {
    const alternatives = [{ name: 'Before', changes: { payoutService: 'before-daily' } }]
    const before = commandLine.write('before-sweep.json', { ...SWEEP, axes: [], alternatives })
    expect(await sweepRefusals(before, '--service', IDLE)).toEqual([
      'payoutService: got "before-daily", expected current, where --service is given',
    ])
    expect(await sweepRefusals(sweepFile, '--service', 'nowhere.ts')).toEqual([
      '--service: got "nowhere.ts", expected a file of TypeScript or JavaScript',
    ])
  })
})

describe('the types of a service', () => {
  it.each([
    ['as it should be', NEW_KEYS, 0, []],
    [
      'with a mistake',
      commandLine.write(
        'mistyped.ts',
        readFileSync(NEW_KEYS, 'utf8').replace('payouts.get(payoutId)', 'payouts.gett(payoutId)'),
      ),
      1,
      [expect.stringMatching(/mistyped\.ts\(12,28\): error TS2551: .+'gett'.+'get'/)],
    ],
  ])('are checked by the command of the documentation: %s', (_what, file, exitCode, lines) => {
    const answer = commandLine.npmRun('check:service', file)
    expect([answer.exitCode, answer.output]).toEqual([exitCode, lines])
  })
})
