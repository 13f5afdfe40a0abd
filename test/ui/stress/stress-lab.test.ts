/** A marketplace is tested as it was when it was asked for, whatever the form says by then. */
import { expect, it } from 'vitest'
import { RunPool } from '../../../src/experiments/run-pool'
import type { RunTask, TaskResult } from '../../../src/experiments/run-task'
import { progressText } from '../../../src/ui/stress/progress-text'
import { OwnService } from '../../../src/ui/stress/own-service/own-service.svelte'
import { isSameTest, StressLab } from '../../../src/ui/stress/stress-lab.svelte'
import { seedsSkippedText } from '../../../src/ui/words/stress'
import { asDocument } from '../../../src/scenario/document-paths'
import { payingService } from '../../support/paying-service'
import { runHere } from '../../support/run-pools'

const FORM = { version: 1, name: 'As asked', days: 3, population: { size: 2 } } as const
const EDITED = { ...FORM, name: 'Edited' }

/** One run of each kind is simulated and serves for all: what is asked is looked at here, and not what is found. */
function labOf(asked: RunTask[], own = new OwnService()): StressLab {
  let milliseconds = 0
  const results: Partial<Record<RunTask['keep'], TaskResult>> = {}
  const run = <Task extends RunTask>(task: Task): Promise<TaskResult<Task>> => {
    asked.push(task)
    return Promise.resolve((results[task.keep] ??= runHere<RunTask>(task)) as TaskResult<Task>)
  }
  return new StressLab(
    {
      open: (_, size) => new RunPool(() => ({ run, close: () => undefined }), size),
      sizeFor: () => 1,
      // A second goes by each time that somebody looks.
      now: () => (milliseconds += 1_000),
    },
    own,
  )
}

it('a cell of the matrix is run again as it was, after the form has changed', async () => {
  const asked: RunTask[] = []
  const lab = labOf(asked)
  lab.marketplace = 'form'
  await lab.compareProtections(FORM)
  const cell = lab.matrix!.cells.find(({ protection }) => protection === 'idempotencyKeys')!
  expect([lab.isMatrixOf(FORM), lab.isMatrixOf(EDITED)]).toEqual([true, false])
  lab.marketplace = 'stress-test'
  expect(lab.isMatrixOf(FORM)).toBe(false)

  const before = asked.length
  await lab.testCell(cell)
  const again = asked.slice(before).map(({ scenario }) => scenario)
  expect(again).toHaveLength(cell.seeds)
  for (const scenario of again) {
    expect(scenario).toMatchObject({ name: 'As asked', protections: { idempotencyKeys: false } })
  }
  expect([lab.without, lab.faults]).toEqual([['idempotencyKeys'], cell.faults])
})

it('a matrix begins with what is off on the tab, switched on', async () => {
  const asked: RunTask[] = []
  const lab = labOf(asked)
  lab.without = ['retries']
  await lab.compareProtections(FORM)
  const [asItIs, withRetries, other] = lab.matrix!.cells
  expect(asItIs).toMatchObject({ protection: null, off: ['retries'] })
  expect(withRetries).toMatchObject({ protection: 'retries', off: [] })
  expect(other).toMatchObject({ protection: 'transactions', off: ['transactions', 'retries'] })
  await lab.testCell(withRetries!)
  expect(lab.without).toEqual([])
  expect(lab.isMatrixOf(FORM)).toBe(false)
  await lab.testCell(other!)
  expect(lab.without).toEqual(['transactions', 'retries'])
})

it('what the scenario has off itself does not become a switch of the tab', async () => {
  const lab = labOf([])
  lab.marketplace = 'form'
  await lab.compareProtections({ ...FORM, protections: { retries: false } })
  const cell = lab.matrix!.cells.find(({ protection }) => protection === 'claimLock')!
  expect(cell.off).toEqual(['claimLock', 'retries'])
  await lab.testCell(cell)
  expect(lab.without).toEqual(['claimLock'])
})

it('a crash atlas says of which test it is', async () => {
  const lab = labOf([])
  lab.marketplace = 'form'
  lab.seedCount = 1
  const [plan, edited] = [FORM, EDITED].map((form) => {
    const read = lab.read(form)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    return read.plan
  })
  await lab.crashEverywhere(plan!)
  expect(lab.atlas!.cells.length).toBeGreaterThan(0)
  expect(isSameTest(lab.atlas!, { plan: plan!, service: null })).toBe(true)
  expect(isSameTest(lab.atlas!, { plan: edited!, service: null })).toBe(false)
})

it('an answer is of the service that paid, even while another one cannot be read', async () => {
  // It is read for ever.
  const lab = labOf([], new OwnService(() => new Promise(() => undefined)))
  lab.seedCount = 1
  const ofLab = lab.read(FORM)
  if (!ofLab.ok) throw new Error(JSON.stringify(ofLab.problems))
  const service = payingService('looks-before-it-asks')
  await lab.testSeeds(ofLab.plan, service)
  expect(lab.isCurrent(lab.tested, ofLab)).toBe(false)
  lab.own.isChosen = true
  lab.own.write(service.text)
  const beingRead = lab.read(FORM)
  expect(beingRead.ok).toBe(false)
  expect(lab.isCurrent(lab.tested, beingRead)).toBe(true)
  lab.own.write(`${service.text}}`)
  expect(lab.isCurrent(lab.tested, beingRead)).toBe(false)
})

it('where no seed fails with a service of the reader’s, the first ones are compared with the lab’s', async () => {
  const asked: RunTask[] = []
  const lab = labOf(asked)
  lab.marketplace = 'form'
  lab.seedCount = 12
  const read = lab.read(FORM)
  if (!read.ok) throw new Error('It is refused')
  await lab.testSeeds(read.plan, null)
  expect([lab.tested!.besideLab, asked.length]).toEqual([null, 12])
  await lab.testSeeds(read.plan, payingService('looks-before-it-asks'))
  expect(lab.tested!.besideLab).toEqual({ seeds: 10, same: 10 })
  const beside = asked.slice(24).map(({ service }) => service ?? 'own')
  expect([beside.filter((who) => who === 'own').length, beside.length]).toEqual([10, 20])
})

it('a seed that fails once and not again is told: its service is no function of scenario and seed', async () => {
  const lab = labOf([])
  lab.seedCount = 1
  const read = lab.read(FORM)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { scenario, memoryBytes } = read.plan
  const failing = { scenario: asDocument(scenario), check: 'balances_paid_once' } as const
  await lab.tellScenario(failing, { memoryBytes, service: payingService('looks-before-it-asks') })
  expect(lab.story).toBeNull()
  expect(lab.tasks.failureOf('story')).toMatch(/^it did not fail again\./)
})

it('a crash atlas says how many seeds it leaves out, since they fail without a crash', async () => {
  const lab = labOf([])
  lab.marketplace = 'form'
  lab.seedCount = 1
  const failing = { name: 'Nobody is here', sql: 'SELECT creator_id FROM creators' }
  const read = lab.read({ ...FORM, invariants: [failing] })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  await lab.crashEverywhere(read.plan)
  expect(new Set(lab.atlas!.cells.map(({ verdict }) => verdict))).toEqual(new Set(['not_reached']))
  expect(seedsSkippedText(lab.atlas!)).toMatch(/^1 of 1 seeds fails a check without any crash/)
  expect(seedsSkippedText({ ...lab.atlas!, seedsSkipped: 0 })).toBe('')
})

it('prices say of which marketplace, rate and seeds they are, and take as many runs as was said', async () => {
  const asked: RunTask[] = []
  const lab = labOf(asked)
  lab.marketplace = 'form'
  lab.seedCount = 2
  lab.pricing.faultBasisPoints = 200
  const read = lab.read(FORM)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { runs, seconds } = lab.pricing.costOf(read.plan, FORM)
  const pricing = lab.pricing.run(FORM)
  expect(lab.tasks.running).toMatchObject({ done: 0, total: runs, secondsLeft: seconds })
  await pricing
  expect(asked).toHaveLength(runs)
  expect(asked[0]!.scenario).toMatchObject({ faults: { calls: { lostBasisPoints: 50 } } })
  expect(lab.pricing.prices!.seeds).toHaveLength(2)
  expect([lab.pricing.areOf(FORM), lab.pricing.areOf(EDITED)]).toEqual([true, false])
  lab.setProtection('retries', false)
  expect(lab.pricing.areOf(FORM)).toBe(false)
  lab.setProtection('retries', true)
  expect(lab.pricing.areOf(FORM)).toBe(true)
  lab.pricing.faults = 'scenario'
  expect(lab.pricing.areOf(FORM)).toBe(false)
})

it('what cannot be priced is said, and the prices before stay', async () => {
  const lab = labOf([])
  lab.marketplace = 'form'
  lab.seedCount = 1
  await lab.pricing.run(FORM)
  const { prices } = lab.pricing
  expect(prices!.seeds).toHaveLength(1)
  await lab.pricing.run({ ...FORM, days: 0 })
  expect(lab.pricing.refused).toMatchObject([{ path: 'days' }])
  expect(lab.pricing.prices).toBe(prices)
})

it('prices that were found stay until a first seed of others is complete, and until there are more of the same', async () => {
  const lab = labOf([])
  lab.marketplace = 'form'
  lab.seedCount = 2
  await lab.pricing.run(FORM)
  const { prices } = lab.pricing
  const others = lab.pricing.run(EDITED)
  lab.tasks.cancel()
  await others
  expect(lab.pricing.prices).toBe(prices)
  expect(lab.pricing.wereStoppedEarly).toBe(true)
  await lab.pricing.run(FORM)
  expect(lab.pricing.prices).toBe(prices)
  await lab.pricing.run(EDITED)
  expect(lab.pricing.areOf(EDITED)).toBe(true)
  expect(lab.pricing.wereStoppedEarly).toBe(false)
})

it('prices that were stopped go on where they were, and those that are complete are run again', async () => {
  const asked: RunTask[] = []
  const lab = labOf(asked)
  lab.marketplace = 'form'
  lab.seedCount = 2
  const read = lab.read(FORM)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { runs } = lab.pricing.costOf(read.plan, FORM)
  const stopped = lab.pricing.run(FORM)
  while ((lab.tasks.running?.done ?? 0) < 3) await Promise.resolve()
  lab.tasks.cancel()
  await stopped
  expect(lab.pricing.costOf(read.plan, FORM)).toMatchObject({ known: 3, runs: runs - 3 })
  expect(lab.pricing.costOf(read.plan, EDITED)).toMatchObject({ known: 0, runs })

  asked.length = 0
  const said = new Set<string>()
  const rest = lab.pricing.run(FORM)
  while (lab.tasks.running) {
    said.add(progressText(lab.tasks.running))
    await Promise.resolve()
  }
  await rest
  expect(asked).toHaveLength(runs - 3)
  expect(lab.pricing.prices!.seeds).toHaveLength(2)
  // At first it is what is expected of the runs that are left.
  expect([...said][0]).toBe('Runs: 3 of 48, about 1 second left')
  // Three runs took five looks at the clock, a second each, with those before and after what was known was looked up.
  expect([...said]).toContain('Runs: 6 of 48, about 1 minute left')
  expect(lab.pricing.costOf(read.plan, FORM)).toMatchObject({ known: 0, runs })
})

it('says how long the rest takes, once some runs have ended', async () => {
  const lab = labOf([])
  lab.marketplace = 'form'
  lab.seedCount = 5
  const read = lab.read(FORM)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const said = new Set<string>()
  const testing = lab.testSeeds(read.plan)
  while (lab.tasks.running) {
    said.add(progressText(lab.tasks.running))
    await Promise.resolve()
  }
  await testing
  expect([...said]).toContain('Seeds: 2 of 5')
  expect([...said]).toContain('Seeds: 3 of 5, about 3 seconds left')
})

it('an estimate of prices grows with seeds', () => {
  const lab = labOf([])
  const secondsOf = (seeds: number): number => {
    lab.seedCount = seeds
    const read = lab.read(FORM)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    return lab.pricing.costOf(read.plan, FORM).seconds
  }
  expect(secondsOf(30)).toBeCloseTo(3 * secondsOf(10))
})
