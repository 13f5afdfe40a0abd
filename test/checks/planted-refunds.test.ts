/** Faults of refunds, planted one by one in the service and at the card processor. */
import { describe, it } from 'vitest'
import { OpenRefunds } from '../../src/ledger/open-refunds'
import { Sales } from '../../src/ledger/sales'
import { StripeProcessor } from '../../src/processors/stripe'
import { Marketplace } from '../../src/simulation/marketplace'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectFound, replaceMethod, type Fault } from '../support/faults'
import { CALM_PROCESSOR } from '../support/runs'

/** $50 of a sale of $200 are refunded, of which the creator bears $44.88. */
const refunded: ScenarioInput = {
  version: 1,
  days: 14,
  population: { size: 0 },
  processor: CALM_PROCESSOR,
  creators: [{ handle: 'a', schedule: 'monthly' }],
  sales: [{ creator: 'a', at: '2026-09-01', amountCents: 200_00, label: 'x' }],
  actions: [
    {
      ...{ action: 'refund-sale', on: '2026-09-05', creator: 'a', sale: 'x' },
      amountCents: 50_00,
    },
  ],
}

const FAULTS: readonly (Omit<Fault, 'scenario'> & { what: string; scenario?: ScenarioInput })[] = [
  {
    what: 'the processor refunds a sale twice for one request',
    plant: () =>
      replaceMethod(StripeProcessor.prototype, 'answer', (answer) => {
        return function (this: StripeProcessor, request) {
          const first = answer.call(this, request)
          if (request.kind !== 'refund') return first
          return answer.call(this, { ...request, idempotencyKey: 'another' })
        }
      }),
    found: 'refunds_are_made_once',
    witness: /gave 5000 cents back by re_00000002, and has done so before by re_00000001$/,
  },
  {
    what: 'the processor refunds all of a sale twice, which is more than was paid',
    scenario: {
      ...refunded,
      actions: [{ action: 'refund-sale', on: '2026-09-05', creator: 'a', sale: 'x' }],
    },
    plant: () => {
      replaceMethod(Marketplace.prototype, 'takeBack', (takeBack) => {
        let first: ReturnType<typeof takeBack> | null = null
        return function (this: Marketplace, ...asked) {
          return (first ??= takeBack.apply(this, asked))
        }
      })
      replaceMethod(StripeProcessor.prototype, 'answer', (answer) => {
        return function (this: StripeProcessor, request) {
          const answered = answer.call(this, request)
          if (request.kind !== 'refund') return answered
          return answer.call(this, { ...request, idempotencyKey: 'another' })
        }
      })
    },
    found: 'refunds_are_made_once',
    witness: /gave 20000 cents back by re_00000002, and has done so before by re_00000001$/,
  },
  {
    what: 'the processor refunds a cent more than was asked for',
    plant: () =>
      replaceMethod(StripeProcessor.prototype, 'answer', (answer) => {
        return function (this: StripeProcessor, request) {
          if (request.kind !== 'refund') return answer.call(this, request)
          return answer.call(this, { ...request, amountCents: request.amountCents + 1 })
        }
      }),
    found: 'refunds_are_made_once',
    witness: /gave 5001 cents back by re_00000001, asked for were 5000 cents of sale 1$/,
  },
  {
    what: 'the processor refunds what nobody asked for',
    plant: () =>
      replaceMethod(StripeProcessor.prototype, 'answer', (answer) => {
        return function (this: StripeProcessor, request) {
          if (request.kind !== 'refund') return answer.call(this, request)
          return answer.call(this, { ...request, refundId: 404 })
        }
      }),
    found: 'refunds_are_made_once',
    witness: /^refund 404 of sale 1: .* by re_00000001, which nobody asked for$/,
  },
  {
    what: 'the service turns down what it takes for asked for already',
    plant: () => replaceMethod(OpenRefunds.prototype, 'isOpenOfSale', () => () => true),
    found: 'refunds_are_made_once',
    witness:
      /^refund 1 of sale 1 was turned down as asked for already, and nobody had asked for another$/,
  },
  {
    what: 'the service hears of a refund and debits nobody',
    plant: () => replaceMethod(Sales.prototype, 'recordReversal', () => () => 0),
    found: 'creators_are_owed_what_they_earned',
    witness: /^creator 1 is owed 17340 cents, should be owed 12852 cents$/,
  },
  {
    what: 'the service debits twice what was refunded once',
    plant: () =>
      replaceMethod(Sales.prototype, 'recordReversal', (record) => {
        return function (this: Sales, ...reversal) {
          record.apply(this, reversal)
          return record.apply(this, reversal)
        }
      }),
    found: 'creators_are_owed_what_they_earned',
    witness: /^creator 1 is owed 8364 cents, should be owed 12852 cents$/,
  },
  {
    what: 'the service debits what the processor was never asked to refund',
    plant: ({ ledger }) => {
      const fee = {
        ...{ grossCents: 50_00, platformFeeCents: 5_12, processingFeeCents: 1_52 },
        ...{ feeCents: 6_64, netCents: 43_36 },
      }
      replaceMethod(Sales.prototype, 'recordSale', (record) => {
        return function (this: Sales, sale, ...rest) {
          const saleId = record.call(this, sale, ...rest)
          ledger.sales.recordReversal('refund', sale, fee, saleId)
          return saleId
        }
      })
    },
    found: 'creators_are_owed_what_they_earned',
    witness: /^creator 1 is owed 12852 cents, should be owed 17340 cents$/,
  },
  {
    what: 'the processor’s account is debited for a refund that it never made',
    plant: () =>
      replaceMethod(StripeProcessor.prototype, 'answer', (answer) => {
        return function (this: StripeProcessor, request) {
          if (request.kind === 'refund') this.account(1).move(-50_00)
          return answer.call(this, request)
        }
      }),
    found: 'money_is_conserved',
    witness: /^the processors hold \d+ cents, \d+ cents came in and did not go out$/,
  },
]

describe('the checks find that', () => {
  it.each(FAULTS)('$what', ({ scenario = refunded, plant, found, witness }) =>
    expectFound({ scenario, plant, found, witness }),
  )
})
