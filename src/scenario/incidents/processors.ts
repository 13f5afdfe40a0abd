/** Calls, answers and webhooks that are lost, late, refused or repeated: what each costs where the service trusts them. */
import type { ScenarioInput } from '../schema'
import type { Incident } from './incident'
import { CALM, creatorOwed, creatorsOwed, smallScenario } from './small-scenarios'

const THURSDAY = '2026-09-03'

const ink = creatorOwed('ink', 200_00)
const india = { country: 'IN', rail: 'cross_border', instantCapable: false } as const
/** The processor holds what the platform owes somebody else, so that a second payment is not refused for lack of money. */
const lender = creatorOwed('lends-the-platform-its-money', 1_000_00, { paused: true }, 'platform')

export const PROCESSOR_INCIDENTS: readonly Incident[] = [
  {
    id: 'a6-11',
    title: 'Payouts that were in processing for more than a year',
    date: '2026-02-25',
    story:
      'Only a webhook could complete a payout. When a webhook was lost, its payout stayed in processing for good, although the bank had credited the money. 34 payouts were stuck, the oldest for more than a year. A payout in processing blocks the next one. Now payouts that are late are looked up at the processor each day.',
    source: { references: ['antiwork/gumroad#3814', 'antiwork/gumroad#3939'], evidence: 'PR' },
    difference: 'The processor is asked about payouts that are late.',
    asItWas: smallScenario('Nobody asks the processor', {
      days: 28,
      creators: [ink],
      protections: { reconciliation: false },
      faults: { single: [{ fault: 'webhook-lost', creator: 'ink', news: 'payout_paid' }] },
    }),
    asFixed: smallScenario('The processor is asked each day', {
      days: 28,
      creators: [ink],
      faults: { single: [{ fault: 'webhook-lost', creator: 'ink', news: 'payout_paid' }] },
    }),
    expect: { measure: 'stuck', asItWas: 200_00, asFixed: 0 },
  },
  {
    id: 'h-56',
    title: 'Nobody listens for payouts that failed',
    date: '2026-04-20',
    story:
      'A service listened for payouts that arrived. For payouts that failed it had no handler, because a request that the processor accepts looks like success. A bank turned such a payout down a day later. The money was back at the processor, and the books had it as on its way. Two other services had the same hole: one of them left such payouts as created, so that nothing was ever tried again.',
    source: {
      references: [
        'polarsource/polar#11091',
        'stripe/stripe-mirakl-connector#146',
        'stripe/stripe-mirakl-connector#95',
      ],
      evidence: 'thread',
    },
    difference: 'The processor is asked about payouts that are late.',
    asItWas: failureUnheard('Nobody hears of it', { reconciliation: false }),
    asFixed: failureUnheard('The processor is asked each day', {}),
    expect: { measure: 'stuck', asItWas: 200_00, asFixed: 0 },
  },
  {
    id: 'a6-12',
    title: 'A weekly seller is paid every second week',
    date: '2026-08-08',
    story:
      'Banks in Moldova credited payouts after two days, but the webhook came after eight or nine. Until then the payout counted as in progress, and a payout in progress blocks the next one. So every second cycle was skipped, for three months. The fix: a payout blocks the next one for five days at most.',
    source: { references: ['antiwork/gumroad#7140'], evidence: 'PR' },
    difference:
      'A payout in progress blocks the next one for five days instead of for as long as it takes.',
    asItWas: everyOtherWeek('Blocked for as long as it takes', null),
    asFixed: everyOtherWeek('Blocked for five days', 5),
    expect: { measure: 'creators_unpaid', on: '2026-09-08', asItWas: 1, asFixed: 0 },
  },
  {
    id: 'a6-13',
    title: 'Rate limits cost monthly sellers four weeks',
    date: '2026-07-28',
    story:
      'In a Tuesday batch, Stripe answered some calls with 429: too many at a time. The client library does not try those again. 32 payouts over $15.4K failed without a reason, and their money was unpaid again until the next cycle. For a monthly seller that is four weeks. Now such failures are tried again the same afternoon, twice at most.',
    source: { references: ['antiwork/gumroad#6566', 'antiwork/gumroad#6620'], evidence: 'PR' },
    difference: 'Failures that pass are tried again at 14:00 UTC, twice at most.',
    asItWas: rateLimited('Not tried again', 0),
    asFixed: rateLimited('Tried again in the afternoon', 2),
    expect: { measure: 'days_late', creator: 'ink', due: '2026-09-29', asItWas: 36, asFixed: 2 },
  },
  {
    id: 'a6-14',
    title: 'A transfer that is missing in the ledger',
    date: '2026-07-30',
    story:
      'A payout abroad is two calls: money moves to the seller’s account, then it is paid out. The id of the transfer was stored only after the second call. A worker that died in between left the money in the seller’s account without a record, so nobody could take it back. Now the id is stored before anything else happens.',
    source: { references: ['antiwork/gumroad#6620'], evidence: 'PR' },
    difference: 'A request is stored before it is sent, and its outcome as soon as it is known.',
    asItWas: smallScenario('Stored at the end', {
      days: 21,
      creators: [creatorOwed('ink', 200_00, india, 'platform')],
      jobs: { standardRetriesMax: 0 },
      protections: { storeOutcomeFirst: false },
      faults: {
        single: [{ fault: 'worker-killed', creator: 'ink', step: 'call-create-transfer' }],
      },
    }),
    asFixed: smallScenario('Stored first', {
      days: 21,
      creators: [creatorOwed('ink', 200_00, india, 'platform')],
      jobs: { standardRetriesMax: 0 },
      faults: {
        single: [{ fault: 'worker-killed', creator: 'ink', step: 'call-create-transfer' }],
      },
    }),
    expect: { measure: 'moved_unbooked', asItWas: 200_00, asFixed: 0 },
  },
  {
    id: 'a6-30',
    title: 'A step that is carried out twice counts twice',
    date: '2026-04-28',
    story:
      'Marking a payout as successful wrote two amounts in two steps. A lock timed out after the first, the step was tried again, and an affiliate was credited twice. It was found in review. The same happens when a processor sends a webhook twice and the service acts on both.',
    source: { references: ['antiwork/gumroad#4829'], evidence: 'PR' },
    difference: 'A webhook that brings nothing new is ignored.',
    asItWas: smallScenario('Carried out as often as it comes', {
      days: 21,
      actions: [{ action: 'request-payout', on: '2026-09-05', creator: 'ink' }],
      creators: [creatorOwed('ink', 200_00, { rail: 'same_day_ach' }, 'platform'), lender],
      protections: { webhookDeduplication: false },
      faults: { single: [failedTwice('ink', 5 * 86_400), bankSaysNo('ink')] },
    }),
    asFixed: smallScenario('Carried out once', {
      days: 21,
      actions: [{ action: 'request-payout', on: '2026-09-05', creator: 'ink' }],
      creators: [creatorOwed('ink', 200_00, { rail: 'same_day_ach' }, 'platform'), lender],
      faults: { single: [failedTwice('ink', 5 * 86_400), bankSaysNo('ink')] },
    }),
    expect: { measure: 'paid_twice', asItWas: 200_00, asFixed: 0 },
  },
  {
    id: 'a6-14b',
    title: 'Each try has a key of its own',
    date: '2026-07-30',
    story:
      'The review of the lost transfer found a second hole: the idempotency key belonged to the call, not to the money that it moved. A call has no answer, so it is sent again. With the same key the processor gives its first answer again. With a new one it is a new request, and the money goes out twice.',
    source: { references: ['antiwork/gumroad#6620'], evidence: 'PR' },
    difference: 'Every try of a request has the same idempotency key.',
    asItWas: smallScenario('A new key for each try', {
      creators: [creatorOwed('ink', 200_00, { rail: 'rtp' }, 'platform'), lender],
      protections: { idempotencyKeys: false },
      faults: { single: [{ fault: 'answer-lost', creator: 'ink', call: 'create_payout' }] },
    }),
    asFixed: smallScenario('One key for all tries', {
      creators: [creatorOwed('ink', 200_00, { rail: 'rtp' }, 'platform'), lender],
      faults: { single: [{ fault: 'answer-lost', creator: 'ink', call: 'create_payout' }] },
    }),
    expect: { measure: 'paid_twice', asItWas: 200_00, asFixed: 0 },
  },
  {
    id: 'h-57',
    title: 'The money is out, writing that down fails, and the retry sends it again',
    date: '2026-08-05',
    story:
      'A withdrawal is two steps: the money is sent, and then a record of it is written. The record took longer than the page waited. So the page said that the withdrawal had failed and offered to try again. Trying again began with the first step: $10 went out instead of $5, half a minute apart. Now what was sent is kept the moment it is known, and a retry only writes the record.',
    source: { references: ['peanutprotocol/peanut-ui#2619'], evidence: 'thread' },
    difference: 'A request is stored before it is sent, and its outcome as soon as it is known.',
    asItWas: recordLost('Written down at the end', { storeOutcomeFirst: false }),
    asFixed: recordLost('Written down first', {}),
    expect: { measure: 'paid_twice', asItWas: 200_00, asFixed: 0 },
  },
  {
    id: 'h-39',
    title: 'Too many requests is taken for a refusal, and the money is paid again',
    date: null,
    story:
      'A payout is asked for and its answer is lost. The repeats get 429: too many at a time. The service reads that as a refusal and gives the money back to the balance. But 429 says nothing about the first request. That one had gone through. The creator has the money and is paid it again.',
    source: { references: ['elizaOS/eliza#11022', 'elizaOS/eliza#11035'], evidence: 'thread' },
    difference: 'Money stays claimed while it is not known what became of a request.',
    asItWas: tooManyRequests('Refused is refused', { unknownOutcomeHold: false }),
    asFixed: tooManyRequests('The first try may have gone through', {}),
    expect: { measure: 'paid_twice', asItWas: 200_00, asFixed: 0 },
  },
  {
    id: 'h-40',
    title: 'A key that repeats its error for a day',
    date: null,
    story:
      'Some processors keep their first answer under an idempotency key, including their own errors. A call that failed for one minute then fails for a day, however often it is tried, because each try has the same key. A key should outlive a request, not its errors.',
    source: { references: ['BasedHardware/omi#7184'], evidence: 'thread' },
    difference: 'The processor does not remember its own errors.',
    asItWas: repeatedError('Errors are remembered', true),
    asFixed: repeatedError('Errors are forgotten', false),
    expect: { measure: 'days_late', creator: 'ink', due: '2026-09-07', asItWas: 1, asFixed: 0 },
  },
  {
    id: 'h-41',
    title: 'The key has expired when the request is sent again',
    date: null,
    story:
      'Processors forget idempotency keys, many after 24 hours. Recovery that comes later and sends a request once more, under the key it always had, sends a new request. A review of an open shop system found it: transfers that were released after an unknown outcome would be made twice. The repeat must come while the key is known, or the books must be asked first.',
    source: { references: ['spree/spree#14500'], evidence: 'thread' },
    difference: 'A call without an answer is repeated after 80 seconds instead of after 25 hours.',
    asItWas: repeatedAfter('Repeated when the key is forgotten', 25 * 3_600),
    asFixed: repeatedAfter('Repeated while the key is known', 80),
    expect: { measure: 'paid_twice', asItWas: 200_00, asFixed: 0 },
  },
  {
    id: 'h-42',
    title: 'Nothing found is taken for nothing sent',
    date: null,
    story:
      'A withdrawal has no answer and is looked up. The processor knows nothing of it, so it counts as failed and the money is given back. Then the request, which was still in transit, arrives. The creator is paid by it, and once more in the next run. Finding nothing proves nothing.',
    source: {
      references: ['eyra/mono#1639', 'juspay/hyperswitch#11342'],
      evidence: 'thread',
    },
    difference: 'Money stays claimed while it is not known what became of a request.',
    asItWas: smallScenario('Silence counts as a failure', {
      creators: [creatorOwed('ink', 200_00, { rail: 'rtp' }, 'platform'), lender],
      protections: { unknownOutcomeHold: false },
      faults: { single: [1, 2, 3].map((nth) => requestDaysLate('ink', nth)) },
    }),
    asFixed: smallScenario('Silence is unknown', {
      creators: [creatorOwed('ink', 200_00, { rail: 'rtp' }, 'platform'), lender],
      faults: { single: [1, 2, 3].map((nth) => requestDaysLate('ink', nth)) },
    }),
    expect: { measure: 'paid_twice', asItWas: 200_00, asFixed: 0 },
  },
  {
    id: 'h-43',
    title: 'Pending is made failed',
    date: null,
    story:
      'A job that brings payouts up to date knew two outcomes: arrived and failed. A payout that was neither was marked as failed, and its money was free for another payout. The first one arrived a little later. An unknown outcome is a state of its own.',
    source: { references: ['juspay/hyperswitch#11342'], evidence: 'thread' },
    difference: 'Money stays claimed while it is not known what became of a request.',
    asItWas: smallScenario('Pending is failed', {
      creators: [creatorOwed('ink', 200_00, { rail: 'fednow' }, 'platform'), lender],
      protections: { unknownOutcomeHold: false },
      faults: { single: [1, 2, 3].map((nth) => answerNever('ink', nth)) },
    }),
    asFixed: smallScenario('Pending is pending', {
      creators: [creatorOwed('ink', 200_00, { rail: 'fednow' }, 'platform'), lender],
      faults: { single: [1, 2, 3].map((nth) => answerNever('ink', nth)) },
    }),
    expect: { measure: 'paid_twice', asItWas: 200_00, asFixed: 0 },
  },
  {
    id: 'h-47',
    title: 'A mass payment is refused while its items count as sent',
    date: null,
    story:
      'A mass payment is one call with many items. The provider refused the whole call, but the books had the items as sent. Nobody tried again until somebody compared the books by eye. A batch and an item each have a state of their own. A refused batch says nothing about its items except that they were not sent.',
    source: { references: ['opencollective/opencollective#6109'], evidence: 'thread' },
    difference: 'Items of a refused call are tried again the same afternoon.',
    asItWas: massPaymentRefused('Not tried again', 0),
    asFixed: massPaymentRefused('Tried again in the afternoon', 2),
    expect: { measure: 'unpaid', asItWas: 1_000_00, asFixed: 0 },
  },
]

function failureUnheard(name: string, protections: ScenarioInput['protections']) {
  return smallScenario(name, {
    days: 28,
    creators: [ink],
    protections,
    faults: {
      single: [
        { fault: 'payout-fails' as const, creator: 'ink', code: 'account_closed' },
        { fault: 'webhook-lost' as const, creator: 'ink', news: 'payout_failed' as const },
      ],
    },
  })
}

function everyOtherWeek(name: string, processingBlocksDays: number | null) {
  return smallScenario(name, {
    startDay: '2026-08-31',
    days: 11,
    policy: { name: 'gumroad-2026-07-31', processingBlocksDays, stuckPayoutHours: null },
    processor: {
      ...CALM,
      standardArrivalBusinessDays: { cross_border: 2 },
      webhookDelay: { medianSeconds: 6 * 86_400, sigma: 0, maximumSeconds: 6 * 86_400 },
    },
    creators: [
      {
        handle: 'moldova',
        country: 'MD',
        rail: 'cross_border' as const,
        instantCapable: false,
        openingBalances: [
          { day: '2026-08-24', amountCents: 200_00, holder: 'processor' as const },
          { day: '2026-08-30', amountCents: 200_00, holder: 'processor' as const },
        ],
      },
    ],
  })
}

function rateLimited(name: string, transientRetriesMax: number) {
  return smallScenario(name, {
    startDay: '2026-09-14',
    days: 60,
    policy: { name: 'gumroad-2026-07-31', transientRetriesMax },
    creators: [
      {
        handle: 'ink',
        country: 'IN',
        rail: 'cross_border' as const,
        schedule: 'monthly' as const,
        instantCapable: false,
        openingBalances: [{ day: '2026-09-10', amountCents: 481_00, holder: 'processor' as const }],
      },
    ],
    faults: {
      single: [
        {
          fault: 'call-refused' as const,
          creator: 'ink',
          call: 'create_payout' as const,
          code: 'processor_rate_limited' as const,
        },
      ],
    },
  })
}

function failedTwice(creator: string, seconds: number) {
  return { fault: 'webhook-twice' as const, creator, news: 'payout_failed' as const, seconds }
}

function bankSaysNo(creator: string) {
  return { fault: 'payout-fails' as const, creator, code: 'R02' }
}

function repeatedError(name: string, keysReplayErrors: boolean) {
  return smallScenario(name, {
    policy: { name: 'gumroad-2026-08-30', transientRetriesMax: 0 },
    creators: [ink],
    processor: { ...CALM, idempotencyKeyHours: 24, keysReplayErrors },
    faults: {
      single: [
        { fault: 'call-lost' as const, creator: 'ink', call: 'create_payout' as const },
        {
          fault: 'call-refused' as const,
          creator: 'ink',
          call: 'create_payout' as const,
          code: 'processor_unavailable' as const,
          nth: 2,
        },
      ],
    },
  })
}

function recordLost(name: string, protections: ScenarioInput['protections']) {
  return smallScenario(name, {
    creators: [creatorOwed('ink', 200_00, { rail: 'rtp' }, 'platform'), lender],
    protections,
    faults: {
      single: [
        { fault: 'worker-killed' as const, creator: 'ink', step: 'call-create-payout' as const },
      ],
    },
  })
}

function repeatedAfter(name: string, timeoutSeconds: number) {
  return smallScenario(name, {
    creators: [creatorOwed('ink', 200_00, { rail: 'rtp' }, 'platform'), lender],
    processor: { ...CALM, idempotencyKeyHours: 24 },
    faults: { calls: { timeoutSeconds }, single: [answerNever('ink', 1)] },
  })
}

function tooManyRequests(name: string, protections: ScenarioInput['protections']) {
  return smallScenario(name, {
    creators: [creatorOwed('ink', 200_00, { rail: 'rtp' }, 'platform'), lender],
    protections,
    faults: {
      single: [
        answerNever('ink', 1),
        ...[2, 3].map((nth) => ({
          fault: 'call-refused' as const,
          creator: 'ink',
          call: 'create_payout' as const,
          code: 'processor_rate_limited' as const,
          nth,
        })),
      ],
    },
  })
}

function requestDaysLate(creator: string, nth: number) {
  return {
    fault: 'call-late' as const,
    creator,
    on: THURSDAY,
    call: 'create_payout' as const,
    seconds: 3 * 86_400,
    nth,
  }
}

function answerNever(creator: string, nth: number) {
  return { fault: 'answer-lost' as const, creator, call: 'create_payout' as const, nth }
}

function massPaymentRefused(name: string, transientRetriesMax: number) {
  return smallScenario(name, {
    days: 7,
    policy: { name: 'gumroad-2026-08-30', transientRetriesMax },
    creators: creatorsOwed(
      5,
      200_00,
      { country: 'UA', rail: 'paypal', instantCapable: false },
      'platform',
    ),
    faults: {
      single: [
        { fault: 'batch-refused' as const, creator: 'creator-001', code: 'processor_unavailable' },
      ],
    },
  })
}
