/** What a sample of everyone says of a small ledger: what is owed and what is owed back, to the cent. */
import { expect, it } from 'vitest'
import type { Sample } from '../../src/metrics/sample'
import { sampleEstimates } from '../../src/metrics/sample-estimates'
import { scenarioSchema } from '../../src/scenario/schema'
import { at, day } from '../support/days'
import { claim, ledgerWith, policy, sell } from '../support/ledgers'

const NOON = at('2026-09-01T12:00:00Z')

const everyone: Sample = {
  strata: [
    {
      ...{ kind: 'drawn', schedule: null, isOfferedDaily: null, expectedTakeUp: null },
      ...{ monthlyGrossFromCents: null, monthlyGrossToCents: null, creators: 2, sampled: 2 },
    },
  ],
  stratumOf: new Map([
    [1, 0],
    [2, 0],
  ]),
}

it('money in transit is owed to a creator who owes as well', () => {
  const ledger = ledgerWith({}, {})
  // $100 leaves $86.30.
  sell(ledger, 1, NOON, 100_00)
  claim(ledger, 1, NOON)
  const debt = { creatorId: 1, occurredAt: NOON + 60, holder: 'processor' } as const
  ledger.sales.recordCredit(debt, -40_00, 'opening_balance')
  sell(ledger, 2, NOON, 100_00)
  const { owed_to_creators: owed, creator_debts: debts } = sampleEstimates(everyone, {
    database: ledger.database,
    policy,
    scenario: scenarioSchema.parse({ version: 1 }),
    ...{ startDay: day('2026-09-01'), today: day('2026-09-01'), holidays: null },
    ...{ eligible: new Set<number>(), onDaily: new Set<number>() },
  })
  expect([owed?.value, debts?.value]).toEqual([2 * 86_30, 40_00])
})
