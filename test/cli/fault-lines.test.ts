import { expect, it } from 'vitest'
import { faultLines } from '../../src/cli/fault-lines'
import type { ScenarioInput } from '../../src/scenario/schema'
import { run } from '../support/runs'

const linesOf = (
  faults: ScenarioInput['faults'],
  protections: ScenarioInput['protections'] = {},
): string[] => {
  const scenario: ScenarioInput = {
    version: 1,
    days: 30,
    population: { size: 0 },
    creators: [{ handle: 'ink' }],
    sales: [{ creator: 'ink', at: '2026-09-03T10:00:00Z', amountCents: 200_00 }],
    faults: faults ?? {},
    protections,
  }
  return faultLines(run(scenario).report)
}

it('counts the faults that happened by kind', () => {
  expect(
    linesOf({
      single: [
        { fault: 'webhook-lost', creator: 'ink', news: 'payout_paid' },
        { fault: 'answer-lost', creator: 'ink', call: 'create_payout' },
        { fault: 'answer-lost', creator: 'ink', call: 'create_payout', nth: 2 },
      ],
    }),
  ).toEqual(['Faults: 2 answers lost, 1 webhook lost'])
})

it('says that none happened where the scenario has some, and nothing where it has none', () => {
  const night = { from: '2026-09-05T00:00:00Z', until: '2026-09-05T03:00:00Z' }
  expect(linesOf({ outages: [{ ...night, kind: 'no_answer' }] })).toEqual([
    'Faults: none happened, although the scenario has some',
  ])
  expect(linesOf({})).toEqual([])
  expect(linesOf({}, { retries: false })).toEqual([])
})
