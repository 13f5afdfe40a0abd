import { describe, expect, it } from 'vitest'
import type { SingleFault } from '../../../src/core/single-fault'
import { RunPool } from '../../../src/experiments/run-pool'
import type { RunTask, TaskResult } from '../../../src/experiments/run-task'
import { sizeOf } from '../../../src/experiments/stress/scenario-size'
import { shrink } from '../../../src/experiments/stress/shrink'
import type { StressOutcome, StressViolation } from '../../../src/experiments/stress/stress-outcome'
import { asDocument, listAt, type Document } from '../../../src/scenario/document-paths'
import { readScenario } from '../../../src/scenario/read-scenario'
import type { Scenario, ScenarioInput } from '../../../src/scenario/schema'
import { runHere } from '../../support/run-pools'
import { doneTask } from '../../support/task-results'

const CHECK = 'processors_pay_balances_once'

const fault = (creator: number, on: string): SingleFault => ({
  ...{ fault: 'answer-lost', call: 'create_payout', creator: `creator-${creator}`, on, nth: 1 },
})
/** What struck the run: two of them are to blame. */
const FIRED = Array.from({ length: 12 }, (_, index) => fault(index + 1, '2026-09-04'))
/** What a lifetime of workers has done to the run. */
const DEATHS = [1, 2, 3].map((nth): SingleFault => ({
  ...{ fault: 'worker-killed', step: 'wait-between-creators' },
  ...{ on: '2026-09-04', nth, when: 'after', seconds: 9 },
}))
/** What became of webhooks that nobody took. */
const LOST = [1, 2].map((nth): SingleFault => ({
  ...{ fault: 'webhook-lost', news: 'payout_paid', creator: 'creator-7', on: '2026-09-03', nth },
}))
const GUILTY = [fault(7, '2026-09-04'), fault(9, '2026-09-04')]

/** A run that fails where both faults are listed, one of the creators has sold on a day and the run goes on until another. */
function fails({ creators, faults, sales, days, population, processor }: Scenario): boolean {
  const isListed = GUILTY.every((guilty) =>
    faults.single.some((one) => one.fault === guilty.fault && one.creator === guilty.creator),
  )
  const isStruck = isListed || processor.webhookLostBasisPoints === 77
  const seller = creators.find(({ handle }) => handle === 'creator-7')
  const sells =
    population.size >= 7 ||
    (seller?.monthlyGrossCents ?? 0) > 0 ||
    sales.some(({ creator, at }) => creator === 'creator-7' && at.startsWith('2026-09-03'))
  return isStruck && sells && (days ?? 90) >= 6
}

type Witness = Partial<StressViolation>

function outcomeOf(
  scenario: Scenario,
  witnessOf: (scenario: Scenario) => Witness = () => ({}),
): StressOutcome {
  const found: StressViolation = {
    ...{ name: CHECK, kind: 'never', severity: 'money', violations: 1, centsAtRisk: 100_00 },
    ...{
      firstAt: '2026-09-06T00:00:00Z',
      foundAt: '2026-09-06T00:00:00Z',
      witness: 'twice',
      witnessParts: ['twice'],
      paidTwice: 1,
      centsPaidTwice: 100_00,
      ...witnessOf(scenario),
    },
    payoutIds: [1],
    creators: ['creator-7'],
  }
  const violations = fails(scenario) ? [found] : []
  return {
    ...{ violations, centsAtRisk: 0, daysStuck: 0, steps: new Map(), sales: 34 },
    paid: { payments: 0, cents: 0 },
    faults:
      scenario.faults.single.length > 0
        ? []
        : [
            ...FIRED,
            ...(scenario.jobs.lifetimeSeconds === null ? [] : DEATHS),
            ...(scenario.faults.webhookOutages.length === 0 ? [] : LOST),
          ],
  }
}

/** Runs are judged by the rule above; what they list is from real ones. */
function poolOf(
  width: number,
  witnessOf?: (scenario: Scenario) => Witness,
): { pool: RunPool; runs: () => number } {
  let runs = 0
  const run = <Task extends RunTask>(task: Task): Promise<TaskResult<Task>> => {
    runs += 1
    const read = readScenario(task.scenario)
    if (!read.ok) return Promise.resolve(read)
    if (task.keep === 'listed') return Promise.resolve(runHere(task))
    return Promise.resolve(doneTask({ stress: outcomeOf(read.scenario, witnessOf) }))
  }
  return { pool: new RunPool(() => ({ run, close: () => undefined }), width), runs: () => runs }
}

const SCENARIO: ScenarioInput = {
  version: 1,
  days: 10,
  population: { size: 12, monthlyGross: { mu: 8, sigma: 0.3 }, priceLevel: { medianCents: 20_00 } },
  processor: { settlementDays: 3 },
  jobs: { workers: 4, standardRetriesMax: 10, dailyRetriesMax: 8 },
  actions: [{ action: 'request-payout', on: '2026-09-05', creator: 'creator-3' }],
}

const failing = {
  scenario: {
    ...SCENARIO,
    seed: 'payout-lab',
    processor: { ...SCENARIO.processor, webhookLostBasisPoints: 77 },
  } as Document,
  check: CHECK,
} as const

it('the size of a scenario counts what it leaves to its defaults', () => {
  const written = { version: 1, creators: [{ handle: 'ink' }] }
  expect(sizeOf(written)).toEqual({ days: 90, creators: 501, faults: 0, sales: 0 })
  expect(sizeOf({ version: 1, days: 5, population: { size: 0 } })).toMatchObject({
    ...{ days: 5, creators: 0 },
  })
})

describe('a failing scenario', () => {
  it('is made as small as it can be', async () => {
    const { pool } = poolOf(1)
    const shrunk = (await shrink(pool, failing))!
    expect(shrunk.before).toEqual({ days: 10, creators: 12, faults: 12, sales: 34 })
    expect(shrunk.after).toEqual({ days: 6, creators: 2, faults: 2, sales: 1 })
    const { creators, sales, faults, ...settings } = shrunk.scenario
    expect(creators).toEqual([{ handle: 'creator-7' }, { handle: 'creator-9' }])
    expect(sales).toMatchObject([{ creator: 'creator-7', at: /^2026-09-03/ }])
    expect(faults).toEqual({ single: GUILTY })
    expect(settings).toEqual({
      ...{ version: 1, seed: 'payout-lab' },
      ...{ startDay: '2026-08-31', days: 6, population: { size: 0 } },
      // With fewer, a job would be given up at a death that the failing run has survived.
      jobs: { standardRetriesMax: 10, dailyRetriesMax: 8 },
    })
  })

  it('is made the same, after as many tries, by several workers', async () => {
    const one = await shrink(poolOf(1).pool, failing)
    expect(await shrink(poolOf(3).pool, failing)).toEqual(one)
  })

  it('leaves out shares among random creators together, since a part of them is refused', async () => {
    const rails = ['card_push', 'rtp', 'fednow', 'same_day_ach', 'stablecoin']
    const railShareBasisPoints = Object.fromEntries(rails.map((rail) => [rail, 2_000]))
    const { version, days, processor } = failing.scenario
    const scenario = {
      ...{ version, days, seed: 'payout-lab' },
      protections: { retries: false, reconciliation: false },
      population: { size: 12, railShareBasisPoints },
      processor,
    } as Document
    // Settings on both sides are needed, so that neither half can be left out at once.
    const { pool } = poolOf(1, ({ protections: { retries }, processor: { settlementDays } }) => ({
      paidTwice: retries || settlementDays !== 3 ? 0 : 1,
    }))
    const shrunk = (await shrink(pool, { ...failing, scenario }))!
    expect(shrunk.scenario['population']).toEqual({ size: 0 })
  })

  // Less is needed for any violation of the check than for one of the same kind.
  it.each([
    ['that somebody was paid twice', 1, ['twice'], 0, ['twice']],
    ['what its headline says', 0, ['twice'], 0, ['sale 1 had been taken back']],
  ] as const)(
    'still shows %s, and not only that the check fails',
    async (_kind, paidTwice, witnessParts, otherTwice, otherParts) => {
      const check = 'reversed_sales_are_not_paid'
      const { pool } = poolOf(1, ({ days }) =>
        (days ?? 90) >= 8
          ? { name: check, paidTwice, witnessParts: [...witnessParts] }
          : { name: check, paidTwice: otherTwice, witnessParts: [...otherParts] },
      )
      const shrunk = (await shrink(pool, { ...failing, check }))!
      expect(shrunk.after.days).toBe(8)
      expect(shrunk.violation).toMatchObject({ paidTwice, witnessParts })
    },
  )

  it.each([
    [1, null, 3],
    [2, 20, 2],
  ])(
    'lists what a lifetime of workers did: where %i of its deaths are needed, the lifetime is left as %j, and faults are %i',
    async (needed, lifetimeSeconds, faults) => {
      const { pool } = poolOf(1, ({ jobs, faults: { single } }) => {
        const deaths = single.filter((one) => one.fault === 'worker-killed').length
        return { paidTwice: deaths >= needed || jobs.lifetimeSeconds === 20 ? 1 : 0 }
      })
      const { jobs, ...others } = failing.scenario
      const scenario = { ...others, jobs: { ...(jobs as Document), lifetimeSeconds: 20 } }
      const shrunk = (await shrink(pool, { ...failing, scenario }))!
      expect(shrunk.before.faults).toBe(15)
      expect(shrunk.after.faults).toBe(faults)
      const read = readScenario(shrunk.scenario)
      expect(read.ok && read.scenario.jobs.lifetimeSeconds).toBe(lifetimeSeconds)
    },
  )

  describe('with times in which webhooks are not taken', () => {
    const at = '2026-09-03T10:00:00Z'
    const webhookOutages = [
      { from: '2026-09-03T00:00:00Z', until: '2026-09-04T00:00:00Z', kind: 'dropped' },
      { from: '2026-09-05T00:00:00Z', until: '2026-09-05T01:00:00Z', kind: 'not_confirmed' },
    ]
    const scenario = { ...failing.scenario, faults: { webhookOutages } } as Document
    /** By its rates, or where two webhooks are lost, one by one or because they are not taken at that instant. */
    const poolWhere = (notTaken: number) =>
      poolOf(1, ({ faults, processor }) => {
        const listed = faults.single.filter((one) => one.fault === 'webhook-lost').length
        const isOut = faults.webhookOutages.some(({ from, until }) => from <= at && at < until)
        const isLost = listed + (isOut ? notTaken : 0) >= 2
        return { paidTwice: isLost || processor.webhookLostBasisPoints === 77 ? 1 : 0 }
      }).pool
    const shrunkOf = async (notTaken: number) => {
      const shrunk = await shrink(poolWhere(notTaken), { ...failing, scenario })
      const { scenario: least, before } = shrunk!
      const faults = asDocument(least['faults'])
      const single = listAt(faults, 'single')
      return {
        before: before.faults,
        lost: single.filter((one) => asDocument(one)['fault'] === 'webhook-lost').length,
        outages: listAt(faults, 'webhookOutages'),
      }
    }
    const SHORTEST = {
      from: '2026-09-03T09:56:00Z',
      until: '2026-09-03T10:01:00Z',
      kind: 'dropped',
    }

    it('names the one that explains what was lost, and halves it', async () => {
      expect(await shrunkOf(2)).toEqual({ before: 14, lost: 0, outages: [SHORTEST] })
    })

    it('lists what it does not explain beside it', async () => {
      expect(await shrunkOf(1)).toEqual({ before: 14, lost: 1, outages: [SHORTEST] })
    })

    it('names none where webhooks were lost for another reason', async () => {
      expect(await shrunkOf(0)).toEqual({ before: 14, lost: 2, outages: [] })
    })
  })

  it('keeps what it has when tries are spent', async () => {
    const shrunk = (await shrink(poolOf(2).pool, failing, { triesMax: 5 }))!
    expect(shrunk.tries).toBe(5)
    expect(shrunk.after.days).toBe(6)
    expect(fails((readScenario(shrunk.scenario) as { scenario: Scenario }).scenario)).toBe(true)
  })

  it('tells how far it is, and stops when it is told to', async () => {
    const abort = new AbortController()
    const tries: number[] = []
    const shrunk = await shrink(poolOf(1).pool, failing, {
      signal: abort.signal,
      onProgress: (progress) => {
        tries.push(progress.tries)
        if (progress.tries === 3) abort.abort()
      },
    })
    expect(tries).toEqual([1, 2, 3])
    expect(shrunk!.tries).toBe(3)
  })

  it('that does not fail cannot be made smaller', async () => {
    expect(await shrink(poolOf(1).pool, { ...failing, scenario: { ...SCENARIO } })).toBeNull()
  })
})
