/** The fate of a payout is drawn all at once and always, so that one payout's does not shift the next one's. */
import { expect, it } from 'vitest'
import { NO_BANK_HOLIDAYS } from '../../src/core/business-days'
import { drawPayoutFate } from '../../src/processors/payout-fate'
import { readScenario } from '../../src/scenario/read-scenario'
import { at } from '../support/days'

const CODES = { refusals: ['declined'], failures: ['account_closed'] }

function drawsTaken(method: 'instant' | 'standard' | 'transfer', rate: number): number {
  const read = readScenario({
    version: 1,
    processor: {
      failures: {
        refusedBasisPoints: rate,
        instantFailedBasisPoints: rate,
        standardFailedBasisPoints: rate,
        returnedBasisPoints: rate,
      },
    },
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  let taken = 0
  const uniform = (): number => {
    taken += 1
    return 0.5
  }
  const request = { method, rail: 'us_bank' } as const
  const now = () => at('2026-08-31T12:00:00Z')
  const world = { now, isBankHoliday: NO_BANK_HOLIDAYS }
  drawPayoutFate(request, read.scenario.processor, CODES, world, uniform)
  return taken
}

it.each(['instant', 'standard', 'transfer'] as const)(
  'of a payout by %s takes the same draws whatever it is',
  (method) => {
    expect([drawsTaken(method, 0), drawsTaken(method, 10_000)]).toEqual([9, 9])
  },
)
