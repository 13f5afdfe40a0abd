import { expect, it } from 'vitest'
import { faultRates } from '../../../src/ui/settings/faults/lists'
import { scenarioSchema } from '../../../src/scenario/schema'

it.each([
  [{}, 0],
  [{ faults: { workers: { killedBasisPoints: 200 } } }, 1],
  [
    {
      faults: { calls: { lostBasisPoints: 1, lateBasisPoints: 5 } },
      processor: { webhookLostBasisPoints: 100 },
    },
    3,
  ],
])('of %j so many faults strike by chance', (settings, expected) => {
  expect(faultRates(scenarioSchema.parse({ version: 1, ...settings }))).toBe(expected)
})
