import { describe, expect, it } from 'vitest'
import { isoFromDay } from '../../src/core/calendar'
import { day } from '../support/days'
import { brokenChecks, calmScenario, run } from '../support/runs'
import type { ScenarioInput } from '../../src/scenario/schema'

type WrittenCreator = NonNullable<ScenarioInput['creators']>[number]

/** The days and codes of the notes of one creator with enough money on each day. */
function notesOf(creator: Partial<WrittenCreator>, scenario: Partial<ScenarioInput>): unknown[][] {
  const days = scenario.days ?? 14
  const done = run(
    calmScenario({
      policy: 'gumroad-2026-07-31',
      ...scenario,
      creators: [{ handle: 'ink', ...creator }],
      sales: Array.from({ length: days }, (_, index) => ({
        creator: 'ink',
        at: isoFromDay(day('2026-08-31') + index),
        amountCents: 300_00,
        holder: 'processor' as const,
      })),
    }),
  )
  expect(brokenChecks(done.report)).toEqual([])
  return done.rows(
    'SELECT substr(created_at, 1, 10), code, content FROM payout_notes ORDER BY created_at',
  )
}

const OUT_OF_ORDER = { fault: 'call-refused', creator: 'ink', call: 'instantly_available' } as const

describe('a reason that lasts is told once', () => {
  it('for each obstacle to an instant payout: the next one is another reason', () => {
    const notes = notesOf({ schedule: 'daily', accountAgeDays: 30, completedPayouts: 0 }, {})
    expect(notes).toEqual([
      ['2026-09-01', 'instant_not_supported', expect.stringContaining('after 1 completed payouts')],
      ['2026-09-15', 'instant_not_supported', expect.stringContaining('when the account is 60')],
    ])
  })

  it('but not that the processor was out of order, which passes', () => {
    const outages = ['2026-09-03', '2026-09-07'].map((on) => ({ ...OUT_OF_ORDER, on }))
    const notes = notesOf({ schedule: 'daily' }, { days: 10, faults: { single: outages } })
    const code = 'instant_not_supported'
    expect(notes.map(([on, what]) => [on, what])).toEqual(outages.map(({ on }) => [on, code]))
  })

  it('and again when it comes back after payouts that it would have kept away', () => {
    const order = { creator: 'ink', by: 'admin' } as const
    const notes = notesOf(
      {},
      {
        days: 42,
        actions: [
          { action: 'pause', on: '2026-08-31', ...order },
          { action: 'resume', on: '2026-09-14', ...order },
          { action: 'pause', on: '2026-09-28', ...order },
        ],
      },
    )
    expect(notes.map(([on, what]) => [on, what])).toEqual([
      ['2026-09-03', 'paused'],
      ['2026-10-01', 'paused'],
    ])
  })
})
