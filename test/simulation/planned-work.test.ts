/** What a scenario lets one expect of each day, beside what then happens. */
import { expect, it } from 'vitest'
import { PRESETS, type PresetName } from '../../src/scenario/presets'
import { stepToEnd } from '../support/stepping'
import { simulationOf } from '../support/runs'

it('counts named sales on their days', () => {
  const plan = simulationOf({
    version: 1,
    startDay: '2026-09-01',
    days: 4,
    population: { size: 0 },
    creators: [{ handle: 'ada', schedule: 'weekly' }],
    sales: [
      { creator: 'ada', at: '2026-09-02T10:00:00Z', amountCents: 20_00 },
      { creator: 'ada', at: '2026-09-02T11:00:00Z', amountCents: 20_00 },
      { creator: 'ada', at: '2026-09-04T10:00:00Z', amountCents: 20_00 },
    ],
  }).questions.plannedWork()
  expect(plan.map(({ sales }) => sales)).toEqual([0, 2, 0, 1])
})

it.each<PresetName>(['default', 'launch-week'])(
  'expects the sales of %s within a tenth',
  (name) => {
    const simulation = simulationOf(PRESETS[name])
    const planned = simulation.questions.plannedWork().reduce((sum, { sales }) => sum + sales, 0)
    stepToEnd(simulation)
    const happened = simulation.counter.days.reduce((sum, { sales }) => sum + sales, 0)
    expect(planned / happened).toBeGreaterThan(0.9)
    expect(planned / happened).toBeLessThan(1.1)
  },
)

/** One sale a day or so, weekly on the Friday: paid once a week, once the holding period lets something out. */
it('expects a payout of a weekly creator on the run day of the rail', () => {
  const plan = simulationOf({
    version: 1,
    startDay: '2026-09-01',
    days: 28,
    population: { size: 0 },
    creators: [
      { handle: 'ada', schedule: 'weekly', rail: 'us_bank', monthlyGrossCents: 100_000_00 },
    ],
  }).questions.plannedWork()
  const due = plan.flatMap(({ payouts }, index) => (payouts > 0.5 ? [index + 1] : []))
  // Thursdays 10, 17 and 24 September; what is sold from the 1st on is held back on the 3rd.
  expect(due).toEqual([10, 17, 24])
})
