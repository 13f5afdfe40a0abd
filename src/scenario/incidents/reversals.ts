/** Money that is taken back, and money of the platform that is not where it is needed. */
import type { ScenarioInput } from '../schema'
import type { Incident } from './incident'
import { creatorsOwed, smallScenario } from './small-scenarios'

export const REVERSAL_INCIDENTS: readonly Incident[] = [
  {
    id: 'a6-21',
    title: 'The platform’s money is swept away an hour after payouts begin',
    date: '2026-06-08',
    story:
      'Payouts began at 10:00 UTC, and at 11:00 a job moved the platform’s balance to its own bank. Transfers to sellers that came after that were refused for lack of funds. Each of the two jobs was correct on its own. The sweep was moved to the evening, and later left to the processor’s own schedule.',
    source: {
      references: ['antiwork/gumroad#5432', 'antiwork/gumroad#5434', 'antiwork/gumroad#5435'],
      evidence: 'PR',
    },
    difference: 'The sweep is at 18:00 instead of 11:00.',
    asItWas: sweptAt('Swept at 11:00', 11),
    asFixed: sweptAt('Swept at 18:00', 18),
    expect: { measure: 'failed_payouts', asItWas: 6, asFixed: 0 },
  },
  {
    id: 'h-52',
    title: 'A dispute is won and never credited',
    date: null,
    story:
      'A sale was charged back after it had been paid out, and the creator owed it. Weeks later the dispute was won and the bank returned the money. The service had a state for a lost dispute but none for a won one. So the platform kept the money, and the creator kept the debt.',
    source: { references: ['antiwork/gumroad#2055'], evidence: 'thread' },
    difference: 'The dispute that was won is booked.',
    asItWas: disputed('Not booked', false),
    asFixed: disputed('Booked', true),
    expect: { measure: 'debt', asItWas: 179_50, asFixed: 0 },
  },
  {
    id: 'h-54',
    title: 'Each refund of a part takes all parts before it again',
    date: '2026-07-31',
    story:
      'A buyer got a part of the price back, and later another part. PayPal’s notice of a refund gives its own amount and, beside it, the sum of all refunds of the sale so far. The service took the sum for the amount. So refunds of $2 and $3 took $7 from the seller. The first refund of a sale was always right, and most sales have no second one.',
    source: { references: ['antiwork/gumroad#6684'], evidence: 'PR' },
    difference: 'The amount of the refund itself is debited.',
    asItWas: refundedTwice('The sum so far', 'of_all_so_far'),
    asFixed: refundedTwice('Its own amount', 'of_this_refund'),
    expect: { measure: 'debt', asItWas: 95_85, asFixed: 6_10 },
  },
]

/** Half of a sale, and then the other half. */
function refundedTwice(
  name: string,
  refundAmountRead: 'of_all_so_far' | 'of_this_refund',
): ScenarioInput {
  const half = { action: 'refund-sale' as const, creator: 'ink', sale: 'x', amountCents: 100_00 }
  return smallScenario(name, {
    days: 7,
    policy: { name: 'gumroad-2026-08-30', refundAmountRead },
    creators: [{ handle: 'ink' }],
    sales: [
      { creator: 'ink', at: '2026-08-31', amountCents: 200_00, holder: 'processor', label: 'x' },
    ],
    actions: [
      { ...half, on: '2026-09-01' },
      { ...half, on: '2026-09-02' },
    ],
  })
}

function sweptAt(name: string, atHour: number): ScenarioInput {
  return smallScenario(name, {
    days: 7,
    policy: { name: 'gumroad-2026-08-30', transientRetriesMax: 0 },
    platform: { sweep: { atHour } },
    creators: [
      ...creatorsOwed(
        10,
        200_00,
        { country: 'DE', rail: 'bank_abroad', instantCapable: false },
        'platform',
      ),
      { handle: 'sells-that-morning' },
    ],
    sales: [
      {
        creator: 'sells-that-morning',
        at: '2026-09-02T01:00:00Z',
        amountCents: 3_000_00,
        holder: 'platform',
      },
    ],
    jobs: { sliceCreators: 1, staggerSeconds: 900 },
  })
}

function disputed(name: string, isBooked: boolean): ScenarioInput {
  const sale = { creator: 'ink', sale: 'x' }
  return smallScenario(name, {
    days: 28,
    creators: [{ handle: 'ink', schedule: 'daily', yearBeforeGrossCents: 100_000_00 }],
    sales: [
      { creator: 'ink', at: '2026-09-01', amountCents: 200_00, holder: 'processor', label: 'x' },
    ],
    actions: [
      { action: 'charge-back-sale', on: '2026-09-05', ...sale },
      ...(isBooked ? [{ action: 'win-dispute' as const, on: '2026-09-20', ...sale }] : []),
    ],
  })
}
