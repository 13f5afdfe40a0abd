/** Debts that are taken from bank accounts wrongly, planted one by one. */
import { it } from 'vitest'
import type { Rail } from '../../src/core/vocabulary'
import type { ScenarioInput } from '../../src/scenario/schema'
import { BankDebits } from '../../src/simulation/bank-debits'
import { Marketplace } from '../../src/simulation/marketplace'
import { expectFound, replaceMethod, type Fault } from '../support/faults'
import { CALM_PROCESSOR, calmScenario } from '../support/runs'

/** A sale of $100 is paid out and then charged back, which leaves a debt of $89.50: debited two days later. */
const indebted = (rail: Rail = 'us_bank'): ScenarioInput =>
  calmScenario({
    days: 20,
    processor: { ...CALM_PROCESSOR, bankDebits: { afterDays: 2 } },
    creators: [
      { handle: 'ink', country: rail === 'us_bank' ? 'US' : 'IN', rail, schedule: 'daily' },
    ],
    sales: [
      { creator: 'ink', at: '2026-08-31', amountCents: 100_00, holder: 'processor', label: 'one' },
    ],
    actions: [
      { action: 'charge-back-sale', creator: 'ink', on: '2026-09-02T12:00:00Z', sale: 'one' },
    ],
  })

const FAULTS: readonly (Omit<Fault, 'found'> & { what: string })[] = [
  {
    what: 'twice the debt is taken',
    scenario: indebted(),
    plant: () =>
      replaceMethod(Marketplace.prototype, 'landCredit', (landCredit) => {
        return function (this: Marketplace, creatorId, at, amountCents, ...rest) {
          landCredit.call(this, creatorId, at, 2 * amountCents, ...rest)
        }
      }),
    witness:
      /^creator 1 was credited 17900 cents of a bank debit on 2026-09-11T12:00:00Z, should have been 8950 cents on 2026-09-11T12:00:00Z$/,
  },
  {
    what: 'a debt is never taken',
    scenario: indebted(),
    plant: () => replaceMethod(BankDebits.prototype, 'review', () => () => undefined),
    witness: /^creator 1 was credited 0 cents of a bank debit .*, should have been 8950 cents on/,
  },
  {
    what: 'a debt is taken a day early',
    scenario: indebted(),
    plant: () =>
      replaceMethod(BankDebits.prototype, 'review', (review) => {
        return function (this: BankDebits, creatorId, at) {
          review.call(this, creatorId, at - 24 * 3_600)
        }
      }),
    witness: /on 2026-09-10T12:00:00Z, should have been 8950 cents on 2026-09-11T12:00:00Z$/,
  },
  {
    what: 'a debt across a border is taken',
    scenario: indebted('cross_border'),
    plant: ({ ledger: { creators } }) => {
      const get = creators.get.bind(creators)
      creators.get = (creatorId) => ({ ...get(creatorId), rail: 'us_bank' })
    },
    witness: /^creator 1 was credited \d+ cents of a bank debit .*, should have been nothing$/,
  },
]

it.each(FAULTS)('$what', (fault) => {
  expectFound({ ...fault, found: 'creators_are_owed_what_they_earned' })
})
