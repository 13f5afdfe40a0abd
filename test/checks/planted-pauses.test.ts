/** Outcomes that stay unknown, and nobody is paused for them, or too early: planted one by one. */
import { it } from 'vitest'
import { SECONDS_IN_DAY } from '../../src/core/calendar'
import type { CallKind } from '../../src/core/single-fault'
import type { Pauses } from '../../src/ledger/pauses'
import { StripeProcessor } from '../../src/processors/stripe'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { Simulation } from '../../src/simulation/simulation'
import { expectFound, replaceMethod, type Fault } from '../support/faults'
import { calmScenario } from '../support/runs'

type CreatorInput = NonNullable<ScenarioInput['creators']>[number]
type SingleFaults = NonNullable<NonNullable<ScenarioInput['faults']>['single']>

const owed = (handle: string, creator: Partial<CreatorInput> = {}): CreatorInput => ({
  ...{ handle, rail: 'paypal' },
  openingBalances: [{ day: '2026-08-20', amountCents: 300_00, holder: 'platform' }],
  ...creator,
})

/** Each of the first tries of a call goes unanswered. */
const unanswered = (creator: string, call: CallKind, tries = [1, 2, 3]): SingleFaults =>
  tries.map((nth) => ({ fault: 'answer-lost', creator, call, nth }))

function scenarioOf(
  creators: readonly CreatorInput[],
  single: SingleFaults,
  changes: Partial<ScenarioInput> = {},
): ScenarioInput {
  return {
    ...calmScenario({ days: 10, policy: 'payout-lab' }),
    creators: [...creators],
    faults: { single },
    ...changes,
  }
}

const massPayment = scenarioOf(
  [owed('first'), owed('second')],
  unanswered('first', 'create_payout_batch'),
)
const byStripe = scenarioOf([owed('owed', { rail: 'us_bank' })], [])

/** Who is paused, and who is not. */
function pauseOnly(
  { ledger: { pauses } }: Simulation,
  isPaused: (...pause: Parameters<Pauses['pause']>) => boolean,
): void {
  const pause = pauses.pause.bind(pauses)
  pauses.pause = (...one) => isPaused(...one) && pause(...one)
}

const nobody = (simulation: Simulation): void => pauseOnly(simulation, () => false)

const MISSING =
  /^creator 1 was not paused by unaccounted_money at \S+, when what had been asked for was given up without an answer$/
const TOO_EARLY = /^the pause of creator 1 by unaccounted_money began at \S+ without a cause$/

const FAULTS: readonly (Pick<Fault, 'scenario' | 'plant' | 'witness'> & { what: string })[] = [
  {
    what: 'a payout stays unanswered, and nobody is paused',
    scenario: { ...byStripe, faults: { single: unanswered('owed', 'create_payout') } },
    plant: nobody,
    witness: MISSING,
  },
  {
    what: 'a transfer stays unanswered, and nobody is paused',
    scenario: { ...byStripe, faults: { single: unanswered('owed', 'create_transfer') } },
    plant: nobody,
    witness: MISSING,
  },
  {
    what: 'a transfer that is taken back stays unanswered, and nobody is paused',
    scenario: {
      ...byStripe,
      faults: {
        single: [
          { fault: 'payout-refused', creator: 'owed', code: 'account_closed' },
          ...unanswered('owed', 'reverse_transfer'),
        ],
      },
    },
    plant: nobody,
    witness: MISSING,
  },
  {
    what: 'a transfer cannot be taken back, and nobody is paused',
    scenario: {
      ...byStripe,
      faults: { single: [{ fault: 'payout-refused', creator: 'owed', code: 'account_closed' }] },
    },
    plant: (simulation) => {
      nobody(simulation)
      replaceMethod(StripeProcessor.prototype, 'answer', (answer) => {
        return function (this: StripeProcessor, request) {
          return request.kind === 'reverse_transfer'
            ? { outcome: 'refused', code: 'resource_missing' }
            : answer.call(this, request)
        }
      })
    },
    witness: MISSING,
  },
  {
    what: 'a mass payment stays unanswered, and nobody is paused',
    scenario: massPayment,
    plant: nobody,
    witness: MISSING,
  },
  {
    what: 'of a mass payment that stays unanswered the last creator alone is paused',
    scenario: massPayment,
    plant: (simulation) => pauseOnly(simulation, (creatorId) => creatorId === 2),
    witness: MISSING,
  },
  {
    what: 'a part stays unanswered, and nobody is paused',
    scenario: scenarioOf(
      [
        owed('first', {
          paypalSplits: true,
          openingBalances: [{ day: '2026-08-20', amountCents: 30_000_00, holder: 'platform' }],
        }),
      ],
      unanswered('first', 'create_payout_batch', [2, 3, 4]),
    ),
    plant: nobody,
    witness: MISSING,
  },
  {
    what: 'an only try stays unanswered, and is forgotten',
    scenario: {
      ...byStripe,
      protections: { retries: false },
      faults: { single: unanswered('owed', 'create_payout', [1]) },
    },
    plant: ({ ledger: { requests } }) => {
      requests.tries = () => 0
    },
    witness: MISSING,
  },
  {
    what: 'the pause begins on the day after',
    scenario: massPayment,
    plant: ({ ledger: { pauses } }) => {
      const pause = pauses.pause.bind(pauses)
      pauses.pause = (creatorId, source, at) => pause(creatorId, source, at + SECONDS_IN_DAY)
    },
    witness: MISSING,
  },
  {
    what: 'a mass payment pauses as soon as it is asked for',
    scenario: massPayment,
    plant: ({ ledger: { pauses, requests } }) => {
      const sent = requests.sent.bind(requests)
      requests.sent = (request, at) => {
        sent(request, at)
        pauses.pause(1, 'unaccounted_money', at)
      }
    },
    witness: TOO_EARLY,
  },
]

it.each(FAULTS)('$what', (fault) => expectFound({ ...fault, found: 'pauses_have_a_cause' }))
