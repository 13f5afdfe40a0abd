import { expect, it } from 'vitest'
import { defaultAt } from '../../../src/ui/draft/defaults'

const INPUT = {
  version: 1,
  actions: [
    { action: 'pause', on: '2026-09-01', creator: 'a' },
    { action: 'request-payout', on: '2026-09-01', creator: 'a' },
    { action: 'refund-sale', on: '2026-09-01', creator: 'a' },
  ],
}

it.each([
  ['population.size', 500],
  ['days', 90],
  ['creators', []],
  ['creators[7].rail', 'us_bank'],
  ['creators[7].openingBalances', []],
  ['creators[7].schedule.payoutType', 'standard'],
  ['creators[7].handle', undefined],
  ['processor.rails.same_day_ach.windows[0].closesMinute', 930],
  ['actions[0].by', 'admin'],
  ['actions[1].by', 'creator'],
  ['actions[2].sale', 'latest'],
  ['actions[2].on', undefined],
  ['policyChanges[0].on', undefined],
])('what %s means when it is left out: %j', (path, expected) => {
  expect(defaultAt(INPUT, path)).toEqual(expected)
})
