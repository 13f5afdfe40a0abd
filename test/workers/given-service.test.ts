/** A payout service of the reader's own, as a worker of the page has it. */
import { afterEach, describe, expect, it } from 'vitest'
import { exhaust } from '../../src/core/exhaust'
import { SERVICE_FUNCTIONS } from '../../src/core/own-service'
import { runTask } from '../../src/experiments/run-task'
import { LAB_SERVICE } from '../../src/payouts/payout-service'
import { ownServiceOf, type OwnServiceModule } from '../../src/simulation/own-service'
import { givenService } from '../../workers/given-service'
import { LabServer } from '../../workers/lab-server'
import { readGivenService } from '../../workers/read-given-service'
import { SERVICE_EXAMPLE_NAMES } from '../../workers/service-examples'
import { TaskRunner } from '../../workers/task-runner'
import { engine } from '../support/engine'
import { FOUR_CREATORS, LOST_ANSWERS } from '../support/lost-answers'
import { givenExample, givenServiceOf } from '../support/paying-service'

const SCENARIO = { ...FOUR_CREATORS, faults: LOST_ANSWERS }

afterEach(() => (globalThis.givenService = undefined))

/** In a worker that was started with this module. */
async function digestWith(given: typeof globalThis.givenService): Promise<string> {
  globalThis.givenService = given
  const runner = new TaskRunner(Promise.resolve(engine))
  const result = await runner.run({ scenario: SCENARIO, keep: 'outcome' }, () => undefined)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.outcome.report.digest
}

it('names the functions that a service can define', () => {
  expect(SERVICE_FUNCTIONS).toEqual(Object.keys(LAB_SERVICE))
})

describe.each(SERVICE_EXAMPLE_NAMES)('the example %s', (name) => {
  it('pays as its module does that is imported, and not as the lab', async () => {
    const path = `../../workers/service-examples/${name}.ts`
    const module = (await import(/* @vite-ignore */ path)) as OwnServiceModule
    const task = { scenario: SCENARIO, keep: 'outcome' } as const
    const imported = exhaust(
      runTask(engine, task, null, undefined, ownServiceOf(module, `${name}.ts`)),
    )
    if (!imported.ok) throw new Error(JSON.stringify(imported.problems))
    const digest = await digestWith(givenExample(name))
    expect(digest).toBe(imported.outcome.report.digest)
    expect(digest).not.toBe(await digestWith(undefined))
  })

  it('says what is its own', () => {
    const read = readGivenService(givenExample(name))
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.facts.functions).toHaveLength(1)
    expect(read.facts.checksLeftOut.length).toBeGreaterThan(0)
  })
})

it('one that leaves everything to the lab gives the lab’s ledger', async () => {
  const text = "export { LAB_SERVICE as default } from './src/payouts/payout-service.ts'"
  expect(await digestWith(givenServiceOf('all.ts', text))).toBe(await digestWith(undefined))
})

describe('a module that is no service', () => {
  it.each([
    [
      'export const a = 1',
      'mine.ts default',
      /^an object with functions of its own .+, some of timetable,/,
    ],
    ['export default { *sendPayuot() {} }', 'mine.ts default', /did you mean sendPayout\?$/],
    ['export default { sendPayout: 1 }', 'mine.ts default.sendPayout', /^a function$/],
    ["\nthrow new Error('not today')", 'service', /: mine\.ts:2: not today$/],
    ['export default { sendPayout: 1n }', 'mine.ts default.sendPayout', /^a function$/],
    ['export default class { *sendPayout() {} }', 'mine.ts default', /^an object with functions/],
    [
      "export default {\n  get sendPayout() { throw new Error('no') } }",
      'service',
      /mine\.ts:2: no$/,
    ],
    ["import x from 'lodash'\nexport default { timetable: x }", 'service', /“lodash” cannot be/],
    [
      "export default { *sendPayout() {} }\nexport const checksLeftOut = ['pauses']",
      'mine.ts checksLeftOut',
      /^one of /,
    ],
  ])('%s', (text, path, expected) => {
    const read = readGivenService(givenServiceOf('mine.ts', text))
    expect(read).toMatchObject({ ok: false, problems: [{ path }] })
    expect(read.ok ? '' : read.problems[0]!.expected).toMatch(expected)
    // It goes to the page in a message.
    expect(structuredClone(read)).toEqual(read)
  })
})

it.each([
  [
    "import { cal } from './src/payouts/call'\nexport default { timetable: cal }",
    'cal: one of call',
  ],
  [
    "import call from './src/payouts/call'\nexport default { timetable: call }",
    'default: one of call',
  ],
])('what a module of the lab does not export is told in its line: %s', (text, told) => {
  const read = readGivenService(givenServiceOf('mine.ts', text))
  expect(read.ok ? '' : read.problems[0]!.expected).toMatch(
    new RegExp(`mine\\.ts:2: “./src/payouts/call” does not export ${told}`),
  )
})

it('all of a module can be imported under one name', () => {
  const text =
    "import * as jobs from './src/payouts/jobs'\nexport default { timetable: jobs.currentService }"
  expect(readGivenService(givenServiceOf('mine.ts', text)).ok).toBe(true)
})

describe('an error of the module', () => {
  const THROWING = ['export default {', '  *payCreators() {', "    throw new Error('no such rail')"]
  const given = () => givenServiceOf('mine.ts', [...THROWING, '  },', '}'].join('\n'))

  it('ends a run of an experiment with its line', async () => {
    globalThis.givenService = given()
    const runner = new TaskRunner(Promise.resolve(engine))
    const run = runner.run({ scenario: SCENARIO, keep: 'figures' }, () => undefined)
    await expect(run).rejects.toThrow('mine.ts:3: no such rail')
  })

  it('ends a run of the page with its line', async () => {
    globalThis.givenService = given()
    const lab = new LabServer(Promise.resolve(engine), () => Promise.resolve(), givenService)
    const message = await new Promise<string>((resolve) => {
      void lab.start({ scenario: SCENARIO, sales: null }, ({ failure }) => {
        if (failure) resolve(failure.message)
      })
    })
    expect(message).toBe('mine.ts:3: no such rail')
  })
})

it.each(['before-daily', 'compare'] as const)('has no place where %s pays', async (choice) => {
  globalThis.givenService = givenExample('new-key-each-hour')
  const lab = new LabServer(Promise.resolve(engine), () => Promise.resolve(), givenService)
  const scenario = { ...SCENARIO, payoutService: choice }
  expect(await lab.start({ scenario, sales: null }, () => undefined)).toEqual({
    ok: false,
    problems: [
      {
        path: 'payoutService',
        value: choice,
        expected: 'current, where new-key-each-hour.ts is given',
      },
    ],
  })
})
