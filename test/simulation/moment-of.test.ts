/** The exact moment of a fault that is planted at a known one. */
import { expect, it } from 'vitest'
import { Payouts } from '../../src/ledger/payouts'
import { PRESETS } from '../../src/scenario/presets'
import { momentOf } from '../support/moment-of'
import * as actions from '../../src/simulation/actions-code'
import { Simulation } from '../../src/simulation/simulation'
import { eventful, broken } from '../support/audited'
import { day } from '../support/days'
import { engine } from '../support/engine'
import { replaceMethod } from '../support/faults'
import { stepWhile } from '../support/stepping'
import { dayOfInstant, startOfDay, type Instant } from '../../src/core/calendar'
import { setupOf } from '../support/runs'

/** The first transfer from a day on is booked a cent too large; returns when that was. */
function plantFrom(first: Instant): () => Instant | null {
  let plantedAt: Instant | null = null
  replaceMethod(Payouts.prototype, 'recordTransfer', (record) => {
    return function (this: Payouts, payout, id, amountCents, at) {
      const isWrong = at >= first && (plantedAt === null || plantedAt === at)
      if (isWrong) plantedAt = at
      record.call(this, payout, id, amountCents + (isWrong ? 1 : 0), at)
    }
  })
  return () => plantedAt
}

it('is found by a replay of its day, step by step', () => {
  const first = startOfDay(day('2026-09-15'))
  const plantedAt = plantFrom(first)
  const setup = setupOf(eventful)
  const moment = momentOf(engine, setup, 'processor_agrees')!
  expect(moment.at).toBe(plantedAt())
  expect(moment.at).toBeGreaterThan(first)
  expect(moment.result).toMatchObject({ violations: 1, centsAtRisk: 1 })

  const run = new Simulation(engine, setup, { actions, checksAtEveryStep: () => true })
  stepWhile(run, () => run.stepsDone < moment.stepsDone - 1)
  expect(broken(run.checkResults)).toEqual([])
  run.step()
  expect(broken(run.checkResults)).toContain('processor_agrees')
  expect(run.now).toBe(moment.at)
})

it('is nowhere in a run in which every check holds', () => {
  expect(momentOf(engine, setupOf({ ...eventful, days: 5 }), 'money_is_conserved')).toBe(null)
})

it('is the end of the day for what must happen in the end', () => {
  replaceMethod(Payouts.prototype, 'complete', () => () => true)
  const moment = momentOf(engine, setupOf(eventful), 'payouts_follow_processor')!
  expect(moment.at % 86_400).toBe(0)
  expect(moment.result.firstAt! < new Date(moment.at * 1000).toISOString()).toBe(true)
})

it.each([
  ['a marketplace in which payouts fail and come back', eventful],
  ['three creators', PRESETS['three-creators']],
])('no check fails in the middle of a day: %s', (_what, scenario) => {
  const setup = setupOf(scenario)
  const checked = new Simulation(engine, setup, { actions, checksAtEveryStep: () => true })
  const plain = new Simulation(engine, setup, { actions })
  for (const run of [checked, plain]) stepWhile(run, () => true)
  expect(broken(checked.checkResults)).toEqual([])
  expect(checked.stepsDone).toBe(plain.stepsDone)
  expect(checked.ledger.digest()).toBe(plain.ledger.digest())
  expect(dayOfInstant(checked.now)).toBe(setup.startDay + setup.days)
})

it('is seen by a step although the evening has forgotten it', () => {
  // The payout is refused at once and its transfer taken back, with the cent that was too much.
  const plantedAt = plantFrom(startOfDay(day('2026-09-10')))
  const setup = setupOf({ ...eventful, days: 15 })
  expect(momentOf(engine, setup, 'processor_agrees')).toBe(null)
  const run = new Simulation(engine, setup, { actions, checksAtEveryStep: () => true })
  stepWhile(run, () => broken(run.checkResults).length === 0)
  expect(run.now).toBe(plantedAt())
  expect(broken(run.checkResults)).toContain('processor_agrees')
})
