import { expect, it } from 'vitest'
import { instantFromIso } from '../../src/core/calendar'
import { arrivalOf } from '../../src/processors/arrival'
import { scenarioSchema } from '../../src/scenario/schema'

const now = instantFromIso('2026-09-01T08:00:00Z')!
const { processor } = scenarioSchema.parse({ version: 1 })

it.each([
  ['a second later, where it takes no time', 0, 1],
  ['as much later as it takes', 90, 90],
])('an instant payout arrives %s', (_what, medianSeconds, seconds) => {
  const instantArrival = { medianSeconds, sigma: 0, maximumSeconds: 600 }
  const arrivesAt = arrivalOf(
    { method: 'instant', rail: 'us_bank' },
    { ...processor, instantArrival },
    { now: () => now, isBankHoliday: () => false },
    () => 0.5,
  )
  expect(arrivesAt - now).toBe(seconds)
})
