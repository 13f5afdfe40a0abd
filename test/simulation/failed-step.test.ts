/** A step that fails ends the run as it was before that step: rows, running balances, and all other books alike. */
import { expect, it } from 'vitest'
import { instantFromIso, type Instant } from '../../src/core/calendar'
import type { ScenarioInput } from '../../src/scenario/schema'
import { concludeRun } from '../../src/simulation/conclude'
import * as creatorSide from '../../src/simulation/creator-side-code'
import { Simulation } from '../../src/simulation/simulation'
import { engine } from '../support/engine'
import { brokenChecks, setupOf } from '../support/runs'

const SCENARIO: ScenarioInput = {
  version: 1,
  days: 21,
  population: {
    size: 25,
    monthlyGross: { mu: 8, sigma: 1 },
    scheduleShareBasisPoints: { daily: 5_000, weekly: 5_000, monthly: 0, quarterly: 0 },
    refunds: { rateBasisPoints: 1_000 },
    chargebacks: { rateBasisPoints: 500 },
  },
  creators: [{ handle: 'ink', openingBalances: [{ day: '2026-08-01', amountCents: 900_00 }] }],
}

const booksOf = (simulation: Simulation): unknown => {
  const { timing: _timing, ...report } = concludeRun(simulation, 'cancelled', {
    wallSeconds: 0,
    payoutsPerSecond: 0,
  })
  return { report, now: simulation.now, facts: simulation.questions.creatorFacts(1, creatorSide) }
}

/** Statements whose second execution after some days is refused, in the middle of a step that has written already. */
it.each([
  'INSERT INTO ledger_single_postings',
  'INSERT INTO ledger_sale_transfers',
  'INSERT INTO ledger_completions',
  'INSERT INTO ledger_payout_balances',
  'INSERT INTO ledger_payout_notes',
  'INSERT INTO books_payouts',
  'INSERT INTO books_transfers',
  'INSERT INTO ledger_payout_changes',
])('a failing %s', (begins) => {
  const setup = setupOf(SCENARIO)
  let isArmed = false
  let seen = 0
  const simulation = new Simulation(engine, setup, {
    onStatement: (sql) => {
      if (isArmed && sql.startsWith(begins) && ++seen === 2) throw new Error('the disk is full')
    },
  })
  let steps = 0
  const runOn = (): void => {
    while (simulation.step()) {
      steps += 1
      isArmed = simulation.daysDone >= 9
    }
  }
  expect(runOn).toThrow('the disk is full')
  expect(simulation.ended).toBe(true)
  expect(simulation.step()).toBe(false)
  expect(simulation.failedAt).toBeGreaterThanOrEqual(simulation.now)

  const clean = new Simulation(engine, setup)
  for (let step = 0; step < steps; step += 1) clean.step()
  expect(simulation.ledger.export().length).toBeGreaterThan(0)
  expect(
    brokenChecks(concludeRun(simulation, 'cancelled', { wallSeconds: 0, payoutsPerSecond: 0 })),
  ).toEqual([])
  expect(booksOf(simulation)).toEqual(booksOf(clean))
})

/** Steps on until a moment has come, and does something in the run there. */
function interveneAt(
  simulation: Simulation,
  moment: Instant,
  intervene: (simulation: Simulation) => unknown,
): void {
  while (simulation.now < moment) simulation.step()
  expect(simulation.now).toBe(moment)
  intervene(simulation)
}

const DAILY_RUN_AT = instantFromIso('2026-09-06T08:00:00Z')!

/** What is done in a run takes a step of its own and ends a batch of sales early; the replay comes by there too. */
it.each<[string, (simulation: Simulation) => unknown]>([
  ['a mark ahead', (simulation) => simulation.markBefore(instantFromIso('2026-09-06T21:00:00Z')!)],
  ['a mark at the present instant', (simulation) => simulation.markBefore(simulation.now)],
  [
    'a strike',
    (simulation) =>
      simulation.strike({
        kind: 'call',
        creator: 'ink',
        call: 'create_payout',
        fault: 'answer-lost',
      }),
  ],
  [
    'a switch',
    (simulation) => simulation.switchFaults({ protections: { threeStrikesPause: false } }),
  ],
])('a failing step after %s', (_what, intervene) => {
  const setup = setupOf(SCENARIO)
  let isArmed = false
  const simulation = new Simulation(engine, setup, {
    onStatement: (sql) => {
      if (isArmed && sql.startsWith('INSERT INTO ledger_completions')) throw new Error('full')
    },
  })
  interveneAt(simulation, DAILY_RUN_AT, intervene)
  const runOn = (): void => {
    while (simulation.step()) isArmed = simulation.daysDone >= 9
  }
  expect(runOn).toThrow('full')

  const clean = new Simulation(engine, setup)
  interveneAt(clean, DAILY_RUN_AT, intervene)
  while (clean.stepsDone < simulation.stepsDone) clean.step()
  expect(booksOf(simulation)).toEqual(booksOf(clean))
})

it('a failing act comes after what the scenario has for its second', () => {
  const protections = { threeStrikesPause: false }
  const faultChanges = [{ at: '2026-09-06T08:00:01Z', protections }]
  const setup = setupOf({ ...SCENARIO, faultChanges })
  const simulation = new Simulation(engine, setup, {
    onStatement: (sql) => {
      if (sql.startsWith('INSERT INTO ledger_pauses')) throw new Error('full')
    },
  })
  const act = (): unknown => simulation.act(1, { action: 'pause', by: 'creator' }, creatorSide)
  expect(() => interveneAt(simulation, DAILY_RUN_AT, act)).toThrow('full')

  const clean = new Simulation(engine, setup)
  interveneAt(clean, DAILY_RUN_AT, () => undefined)
  while (clean.stepsDone < simulation.stepsDone) clean.step()
  expect(simulation.now).toBe(clean.now)
  expect(simulation.questions.creatorFacts(1, creatorSide)).toEqual(
    clean.questions.creatorFacts(1, creatorSide),
  )
})

it('a step whose run cannot be repeated either fails with what failed first', () => {
  let ledgers = 0
  const small = {
    ...engine,
    Database: class extends engine.Database {
      constructor(content?: ArrayLike<number>) {
        ledgers += 1
        if (ledgers > 1) throw new Error('no memory for a second ledger')
        super(content)
      }
    },
  }
  const simulation = new Simulation(small, setupOf(SCENARIO), {
    onStatement: (sql) => {
      if (sql.startsWith('INSERT INTO books_payouts')) throw new Error('the disk is full')
    },
  })
  const runOn = (): void => {
    while (simulation.step());
  }
  expect(runOn).toThrow('the disk is full')
  expect([simulation.ended, ledgers]).toEqual([true, 2])
})
