/** Payouts that fail, and fail again: what a failure costs when nobody counts it, or counts it for the wrong reason. */
import type { Incident } from './incident'
import { CALM, creatorOwed, smallScenario } from './small-scenarios'

const abroad = { country: 'GB', rail: 'bank_abroad', instantCapable: false } as const
const onPaypal = { country: 'UA', rail: 'paypal', instantCapable: false } as const
const always = (failures: Record<string, number>) => ({
  ...CALM,
  failures: { ...CALM.failures, ...failures },
})

export const FAILURE_INCIDENTS: readonly Incident[] = [
  {
    id: 'a6-18',
    title: 'A bad bank account is paid every week, and exchange is lost each time',
    date: '2026-06-09',
    story:
      'A payout to a closed bank account fails. The internal transfer is reversed, and changing the money there and back costs a little. A week later the same payout is tried again. There was no limit, so the loss repeated for as long as the account was wrong. Now three failures in a row to the same account pause the creator.',
    source: { references: ['antiwork/gumroad#5443'], evidence: 'PR' },
    difference: 'Three failures in a row pause the creator.',
    asItWas: badBank('Tried every week', null),
    asFixed: badBank('Paused after three', 3),
    expect: { measure: 'exchange_lost', asItWas: 36_00, asFixed: 12_00 },
  },
  {
    id: 'a6-19',
    title: 'PayPal failures without a reason are retried for ever',
    date: '2026-06-23',
    story:
      'PayPal gives no reason for some failures. Such payouts were tried again, in case the failure was temporary. It never was: the same addresses failed each Friday for 45 days. A second try the same afternoon existed, but found that the failed payout had used up the day. Now a blank reason counts as a failure, and three in a row pause the creator.',
    source: { references: ['antiwork/gumroad#5561'], evidence: 'PR' },
    difference: 'Three failures in a row pause the creator.',
    asItWas: blankReason('Tried for ever', null),
    asFixed: blankReason('Paused after three', 3),
    expect: { measure: 'failed_payouts', asItWas: 6, asFixed: 3 },
  },
  {
    id: 'a6-20',
    title: 'A country that PayPal does not pay is tried every week',
    date: '2026-07-29',
    story:
      'PayPal’s code 3148 says that it does not pay that country. It was treated like a temporary failure, so the payout was tried every Friday and 24 sellers got their money back each time instead of a reason. The code is final. Now the creator gets the reason, and the address is not tried again.',
    source: { references: ['antiwork/gumroad#6526'], evidence: 'PR' },
    difference: 'Code 3148 is final.',
    asItWas: countryBlocked('Tried every Friday', false),
    asFixed: countryBlocked('Final', true),
    expect: { measure: 'failed_payouts', asItWas: 4, asFixed: 1 },
  },
  {
    id: 'h-55',
    title: 'A bank account that Stripe no longer has is tried every week',
    date: '2026-05-05',
    story:
      'Stripe replaces a seller’s bank account when they connect it again, and the old one is gone. The service went on paying to the one it knew. Stripe refused each payout, and the refusal was stored without a reason, so nobody told the seller. Now the account counts as gone, and the seller is asked for another. Stripe has a second sentence for the same refusal, which was not recognised until September: one seller’s payouts failed six weeks in a row.',
    source: { references: ['antiwork/gumroad#4953', 'antiwork/gumroad#7758'], evidence: 'PR' },
    difference: 'A bank account that Stripe no longer has is not tried again.',
    asItWas: bankAccountGone('Tried every week', false),
    asFixed: bankAccountGone('Not tried again', true),
    expect: { measure: 'failed_payouts', asItWas: 6, asFixed: 1 },
  },
  {
    id: 'h-53',
    title: 'A shortage of the platform pauses the creators',
    date: null,
    story:
      'The platform’s own account was short, and the processor refused payouts for lack of funds. The service read that as the creator’s account being empty. After three such failures in a row the creators were paused, for something that was never their fault. A service must know whose fault a refusal is.',
    source: {
      references: ['antiwork/gumroad#7676', 'hackclub/hcb#14705'],
      evidence: 'thread',
    },
    difference: 'The refusal is read as the platform’s shortage instead of the creator’s.',
    asItWas: shortage('Read as the creator’s', 'insufficient_funds'),
    asFixed: shortage('Read as the platform’s', 'platform_insufficient_funds'),
    expect: { measure: 'creators_paused', asItWas: 1, asFixed: 0 },
  },
  {
    id: 'g-13',
    title: 'A payout that comes straight back never frees its balances',
    date: '2026-05-21',
    story:
      'A payout goes from processing to completed, or from unclaimed to returned. Nobody foresaw one that goes from processing straight to returned. The payout is returned, but its balances stay in processing, and no run finds that money again. It happens when PayPal turns a payout back at once, or when the notice that nobody claimed it is lost. After the fix the balances that were stuck before had to be freed by a job of their own.',
    source: { references: ['antiwork/gumroad#5177', 'antiwork/gumroad#5459'], evidence: 'PR' },
    difference: 'A payout that is returned frees its balances, whatever state it was in.',
    asItWas: straightReturn('Balances stay in processing', false),
    asFixed: straightReturn('Balances are unpaid again', true),
    expect: { measure: 'stuck', asItWas: 200_00, asFixed: 0 },
  },
  {
    id: 'g-16',
    title: 'One of a payout’s two parts arrives',
    date: null,
    story:
      'PayPal sends at most $20,000 in one item, so larger payouts go out in parts. If all parts arrive the payout is completed, if all fail it has failed. If only one arrives, the payout stays in processing for good, and the failed part is never paid.',
    source: { references: ['antiwork/gumroad'], evidence: 'run' },
    difference: 'Parts that failed are sent again the next day.',
    asItWas: inParts('A mixed outcome is for good', false),
    asFixed: inParts('Failed parts are sent again', true),
    expect: { measure: 'stuck', asItWas: 30_000_00, asFixed: 0 },
  },
]

function badBank(name: string, repeatedFailuresPause: number | null) {
  return smallScenario(name, {
    days: 70,
    policy: { name: 'gumroad-2026-07-31', repeatedFailuresPause },
    platform: { openingBalanceCents: 1_000_00 },
    processor: {
      ...always({ standardFailedBasisPoints: 10_000 }),
      foreignExchange: { reversalSpreadBasisPoints: 200 },
    },
    creators: [
      {
        handle: 'ink',
        ...abroad,
        openingBalances: [{ day: '2026-08-20', amountCents: 200_00, holder: 'platform' as const }],
      },
    ],
  })
}

function blankReason(name: string, repeatedFailuresPause: number | null) {
  return smallScenario(name, {
    days: 45,
    policy: { name: 'gumroad-2026-03', repeatedFailuresPause },
    processor: {
      ...always({ refusedBasisPoints: 10_000 }),
      paypal: { ...CALM.paypal, withoutCodeBasisPoints: 10_000 },
    },
    creators: [creatorOwed('ink', 200_00, onPaypal, 'platform')],
  })
}

function countryBlocked(name: string, terminalPaypalCodeStops: boolean) {
  return smallScenario(name, {
    days: 28,
    policy: { name: 'gumroad-2026-07-31', terminalPaypalCodeStops },
    creators: [creatorOwed('ink', 200_00, onPaypal, 'platform')],
    faults: {
      single: [1, 2, 3, 4].map((nth) => ({
        fault: 'payout-refused' as const,
        creator: 'ink',
        code: '3148',
        nth,
      })),
    },
  })
}

function bankAccountGone(name: string, goneBankAccountStops: boolean) {
  return smallScenario(name, {
    days: 42,
    policy: { name: 'gumroad-2026-03', goneBankAccountStops },
    creators: [creatorOwed('ink', 200_00)],
    faults: {
      single: [1, 2, 3, 4, 5, 6].map((nth) => ({
        fault: 'payout-refused' as const,
        creator: 'ink',
        code: 'bank_account_not_found_at_stripe',
        nth,
      })),
    },
  })
}

function shortage(name: string, code: string) {
  return smallScenario(name, {
    days: 28,
    policy: { name: 'gumroad-2026-08-30', transientRetriesMax: 0 },
    creators: [creatorOwed('ink', 200_00)],
    faults: {
      single: [1, 2, 3].map((nth) => ({
        fault: 'payout-refused' as const,
        creator: 'ink',
        code,
        nth,
      })),
    },
  })
}

function straightReturn(name: string, straightReturnFreesBalances: boolean) {
  return smallScenario(name, {
    days: 56,
    policy: { name: 'gumroad-2026-08-30', straightReturnFreesBalances },
    processor: { ...CALM, paypal: { ...CALM.paypal, claimDays: 1 } },
    creators: [creatorOwed('ink', 200_00, onPaypal, 'platform')],
    faults: {
      single: [
        { fault: 'payout-returned' as const, creator: 'ink', code: '14765' },
        { fault: 'webhook-lost' as const, creator: 'ink', news: 'payout_unclaimed' as const },
      ],
    },
  })
}

function inParts(name: string, paypalSplitsResolve: boolean) {
  return smallScenario(name, {
    days: 28,
    policy: { name: 'gumroad-2026-08-30', paypalSplitsResolve },
    creators: [
      creatorOwed('ink', 30_000_00, { ...onPaypal, paypalSplits: true }, 'platform'),
      creatorOwed('lends-the-platform-its-money', 5_000_00, { paused: true }, 'platform'),
    ],
    faults: {
      single: [{ fault: 'payout-fails' as const, creator: 'ink', code: '8330', nth: 2 }],
    },
  })
}
