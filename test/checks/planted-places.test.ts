/** The right amount in the wrong place: every sum over all accounts agrees, and each place by itself does not. */
import { it } from 'vitest'
import type { PayoutRequest } from '../../src/payouts/ports'
import { StripeProcessor } from '../../src/processors/stripe'
import { eventful } from '../support/audited'
import { caseNamed, expectFound, replaceMethod, type Fault } from '../support/faults'
import { CALM_PROCESSOR } from '../support/runs'

const FAULTS: readonly (Fault & { what: string })[] = [
  {
    what: 'fees of PayPal payouts are earned as instant fees',
    scenario: eventful,
    plant: ({ ledger: { accounts } }) => {
      const shared = accounts.shared.bind(accounts)
      accounts.shared = (name) =>
        shared(name === 'paypal_payout_fees' ? 'instant_payout_fees' : name)
    },
    found: 'money_is_conserved',
    witness:
      /^(?:instant|paypal)_payout_fees is at -?\d+ cents, by sales and payouts it should be -?\d+ cents(?:, and \d+ more accounts? differs?)?$/,
  },
  {
    what: 'the net of a sale is booked at the other holder',
    scenario: eventful,
    plant: ({ ledger: { sales } }) => {
      const record = sales.recordSale.bind(sales)
      sales.recordSale = (sale, fee) =>
        record({ ...sale, holder: sale.holder === 'platform' ? 'processor' : 'platform' }, fee)
    },
    found: 'creators_are_owed_what_they_earned',
    witness: /^creator \d+ has balances of \d+ cents held by the \w+, earned \d+ cents there$/,
  },
  {
    what: 'fees of sales are earned as fees of instant payouts',
    scenario: eventful,
    plant: ({ ledger: { accounts } }) => {
      const shared = accounts.shared.bind(accounts)
      accounts.shared = (name) => shared(name === 'sale_fees' ? 'instant_payout_fees' : name)
    },
    found: 'money_is_conserved',
    witness:
      /^sale_fees is at -?\d+ cents, by sales and payouts it should be -?\d+ cents(?:, and \d+ more accounts? differs?)?$/,
  },
  {
    what: 'money and a debt of the same amount are moved to the platform, and nobody is told',
    scenario: caseNamed('rail-changed', {
      processor: CALM_PROCESSOR,
      platform: { openingBalanceCents: 1_000_00 },
      creators: [
        {
          handle: 'a',
          openingBalances: [
            { day: '2026-08-20', amountCents: 500_00, holder: 'processor' },
            { day: '2026-08-30', amountCents: -500_00, holder: 'processor' },
          ],
        },
      ],
      sales: [{ creator: 'a', at: '2026-09-01', amountCents: 1_000_00 }],
      actions: [{ action: 'change-rail', on: '2026-08-31', creator: 'a', rail: 'paypal' }],
    }),
    plant: ({ ledger: { sales } }) => {
      const move = sales.moveToPlatform.bind(sales)
      sales.moveToPlatform = (creatorId, at) => move(creatorId, at) || null
    },
    found: 'reversed_sales_are_not_paid',
    witness: /^payout 1 claims 50000 cents, of which 0 cents were unpaid$/,
  },
]

/** Whatever is asked for goes out otherwise. */
const paidOtherwise = (change: Partial<PayoutRequest>) => (): void =>
  replaceMethod(StripeProcessor.prototype, 'answer', (answer) => {
    return function (this: StripeProcessor, request) {
      const isChanged = request.kind === 'create_payout' && request.rail === 'us_bank'
      return answer.call(this, isChanged ? { ...request, ...change } : request)
    }
  })
const WAYS: readonly (Fault & { what: string })[] = [
  {
    what: 'what was charged for as instant takes days',
    scenario: { ...eventful, policy: 'gumroad-2026-08-30' },
    plant: paidOtherwise({ method: 'standard' }),
    found: 'processor_agrees',
    witness: / it goes out on us_bank as instant, but \w+ went out on us_bank as standard$/,
  },
  {
    what: 'what is free goes out at once',
    scenario: eventful,
    plant: paidOtherwise({ method: 'instant' }),
    found: 'processor_agrees',
    witness: / it goes out on us_bank as standard, but \w+ went out on us_bank as instant$/,
  },
  {
    what: 'a card is paid in the place of a bank',
    scenario: eventful,
    plant: paidOtherwise({ rail: 'us_card' }),
    found: 'processor_agrees',
    witness: / it goes out on us_bank as \w+, but \w+ went out on us_card as \w+$/,
  },
]

it.each([...FAULTS, ...WAYS])('$what: $found', expectFound)
