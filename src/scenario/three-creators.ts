/**
 * Three creators in six weeks, small enough to follow every cent: one paid daily, one weekly, one monthly,
 * with a refund, a change of schedule and a payout on request.
 */
import type { ScenarioInput } from './schema'

type Sale = NonNullable<ScenarioInput['sales']>[number]

const sale = (creator: string, at: string, amountCents: number, label: string): Sale => ({
  creator,
  at,
  amountCents,
  label,
})

export const threeCreators: ScenarioInput = {
  version: 1,
  name: 'Three creators',
  seed: 'payout-lab',
  startDay: '2026-08-31',
  days: 42,
  population: { size: 0 },
  creators: [
    { handle: 'prints', schedule: 'daily', accountAgeDays: 700, completedPayouts: 12 },
    { handle: 'fonts', schedule: 'weekly', accountAgeDays: 400, completedPayouts: 6 },
    {
      handle: 'course',
      country: 'GB',
      rail: 'bank_abroad',
      schedule: 'monthly',
      instantCapable: false,
      openingBalances: [{ day: '2026-08-20', amountCents: 80_00 }],
    },
  ],
  sales: [
    sale('prints', '2026-08-31T14:10:00Z', 24_00, 'harbour print'),
    sale('prints', '2026-09-01T09:30:00Z', 60_00, 'set of three prints'),
    sale('prints', '2026-09-02T18:45:00Z', 24_00, 'lighthouse print'),
    sale('prints', '2026-09-10T11:00:00Z', 120_00, 'framed print'),
    sale('prints', '2026-09-24T20:15:00Z', 36_00, 'night print'),
    sale('prints', '2026-10-05T16:20:00Z', 48_00, 'pair of prints'),
    sale('fonts', '2026-08-31T08:00:00Z', 150_00, 'headline family'),
    sale('fonts', '2026-09-03T13:25:00Z', 40_00, 'text face'),
    sale('fonts', '2026-09-09T10:05:00Z', 150_00, 'headline family again'),
    sale('fonts', '2026-09-15T17:40:00Z', 90_00, 'icon font'),
    sale('fonts', '2026-09-22T12:00:00Z', 200_00, 'studio licence'),
    sale('fonts', '2026-10-01T09:15:00Z', 110_00, 'slab family'),
    sale('course', '2026-09-01T19:00:00Z', 99_00, 'first seat'),
    sale('course', '2026-09-04T07:50:00Z', 99_00, 'second seat'),
    sale('course', '2026-09-12T15:30:00Z', 99_00, 'third seat'),
    sale('course', '2026-09-28T21:10:00Z', 99_00, 'fourth seat'),
  ],
  actions: [
    { action: 'refund-sale', on: '2026-09-14', creator: 'prints', sale: 'framed print' },
    { action: 'change-schedule', on: '2026-09-21', creator: 'fonts', schedule: 'daily' },
    { action: 'request-payout', on: '2026-10-02', creator: 'course' },
  ],
  // Nothing fails here by chance: what there is to see is the rules.
  processor: {
    failures: {
      refusedBasisPoints: 0,
      instantFailedBasisPoints: 0,
      standardFailedBasisPoints: 0,
      returnedBasisPoints: 0,
    },
  },
}
