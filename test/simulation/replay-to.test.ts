/** A moment of a run, simulated again. */
import { expect, it } from 'vitest'
import { PRESETS } from '../../src/scenario/presets'
import { replayTo } from '../support/replay-to'
import type { Simulation } from '../../src/simulation/simulation'
import { at } from '../support/days'
import { engine } from '../support/engine'
import { run, setupOf } from '../support/runs'
import { value } from '../support/ledgers'
import { stepToEnd } from '../support/stepping'

const scenario = PRESETS['three-creators']
const replay = (text: string, input: unknown = scenario): Simulation =>
  replayTo(engine, setupOf(input), at(text))
const whole = run(scenario)

it.each(['2026-09-04T00:00:00Z', '2026-09-04T10:00:05Z', '2026-09-11T13:37:00Z'])(
  'has what the whole run had by then, and nothing later: %s',
  (text) => {
    const { ledger, now } = replay(text)
    expect(now).toBe(at(text))
    for (const [table, column] of [
      ['sales', 'occurred_at'],
      ['payouts', 'created_at'],
      ['entries', 'occurred_at'],
    ]) {
      const count = `SELECT COUNT(*) FROM ${table}`
      expect(value(ledger.database, count)).toBe(
        whole.value(`${count} WHERE ${column} < '${text}'`),
      )
      expect(value(ledger.database, `${count} WHERE ${column} >= '${text}'`)).toBe(0)
    }
  },
)

it('goes on to the same end', () => {
  const again = replay('2026-09-04T10:00:05Z')
  stepToEnd(again)
  expect(again.ledger.digest()).toBe(whole.report.digest)
})

it('is the same moment for a scenario that differs only later on', () => {
  const moment = '2026-09-08T12:00:00Z'
  const pause = { on: '2026-09-08T12:00:00Z', creator: 'prints', action: 'pause' as const }
  const actions = [...(scenario.actions ?? []), pause]
  const fork = replay(moment, { ...scenario, actions })
  expect(fork.ledger.digest()).toBe(replay(moment).ledger.digest())
  stepToEnd(fork)
  expect(fork.ledger.digest()).not.toBe(whole.report.digest)
})
