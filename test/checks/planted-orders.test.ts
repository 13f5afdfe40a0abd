/**
 * What people order and nobody does, or otherwise than it should be: faults of pauses and of their ends, of payouts on
 * request and of new destinations, planted one by one.
 */
import { expect, it } from 'vitest'
import { InstantPayoutsService } from '../../src/payouts/instant-payouts-service'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { Simulation } from '../../src/simulation/simulation'
import { expectFound, replaceMethod, type Fault } from '../support/faults'
import { brokenChecks, calmScenario, run } from '../support/runs'

const twicePaused: ScenarioInput = {
  ...calmScenario({ days: 5, policy: 'gumroad-2026-08-30' }),
  creators: [{ handle: 'paused' }],
  actions: [
    { action: 'pause', on: '2026-09-01', creator: 'paused', by: 'admin' },
    { action: 'pause', on: '2026-09-02', creator: 'paused', by: 'creator' },
    { action: 'pause', on: '2026-09-02', creator: 'paused', by: 'creator' },
    { action: 'resume', on: '2026-09-03T08:00:00Z', creator: 'paused', by: 'admin' },
    { action: 'resume', on: '2026-09-03T08:00:00Z', creator: 'paused', by: 'admin' },
    { action: 'pause', on: '2026-09-03T08:00:00Z', creator: 'paused', by: 'admin' },
  ],
}

/** $50 on a weekly schedule, asked for by the creator. */
const asked: ScenarioInput = {
  ...calmScenario({ days: 3, policy: 'gumroad-2026-08-30' }),
  creators: [{ handle: 'asks', openingBalances: [{ day: '2026-08-20', amountCents: 50_00 }] }],
  actions: [{ action: 'request-payout', on: '2026-09-01T12:00:00Z', creator: 'asks' }],
}

const moved = (instantCapable: boolean, rail: 'rtp' | 'paypal'): ScenarioInput => ({
  ...calmScenario({ days: 3, policy: 'gumroad-2026-08-30' }),
  creators: [{ handle: 'moves', instantCapable }],
  actions: [{ action: 'change-rail', on: '2026-09-01T12:00:00Z', creator: 'moves', rail }],
})

/** A new destination is taken to be as capable of instant payouts as the one before. */
function keepCapability({ ledger: { creators } }: Simulation): void {
  const change = creators.changeDestination.bind(creators)
  creators.changeDestination = (creatorId, to, at) => {
    const { instantCapable } = creators.get(creatorId)
    return change(creatorId, { ...to, instantCapable }, at)
  }
}

const FAULTS: readonly (Omit<Fault, 'found'> & { what: string })[] = [
  {
    what: 'a second source’s pause is swallowed',
    scenario: twicePaused,
    plant: ({ ledger: { pauses } }) => {
      const pause = pauses.pause.bind(pauses)
      pauses.pause = (creatorId, source, at) =>
        pauses.of(creatorId).length === 0 && pause(creatorId, source, at)
    },
    witness:
      /^creator 1 was not paused by creator at 2026-09-02T18:00:00Z, when somebody ordered it$/,
  },
  {
    what: 'what support lifts stays',
    scenario: twicePaused,
    plant: ({ ledger: { pauses } }) => {
      const lift = pauses.lift.bind(pauses)
      pauses.lift = (creatorId, source, at) => source !== 'admin' && lift(creatorId, source, at)
    },
    witness:
      /^the pause of creator 1 by admin was lifted at 2026-09-03T08:00:00Z, and did not end$/,
  },
]

it.each(FAULTS)('$what', (fault) => expectFound({ ...fault, found: 'pauses_have_a_cause' }))

it('a request for a payout is ignored', () => {
  expectFound({
    scenario: asked,
    plant: () =>
      replaceMethod(
        InstantPayoutsService.prototype,
        'process',
        () =>
          function* () {
            yield* []
            return null
          },
      ),
    found: 'due_creators_are_paid_or_told',
    witness:
      /^creator 1 had 5000 cents and asked for a payout at 2026-09-01T12:00:00Z, and has neither one nor a reason$/,
  })
})

it.each([
  ['who has nothing', { openingBalances: [] }],
  ['who owes', { openingBalances: [{ day: '2026-08-20', amountCents: -50_00 }] }],
])('a creator %s asks for a payout, and nothing needs to be said', (_what, traits) => {
  const { report } = run({ ...asked, creators: [{ handle: 'asks', ...traits }] })
  expect(brokenChecks(report)).toEqual([])
})

it.each([
  [false, 'rtp', 'unable'],
  [true, 'paypal', 'able'],
] as const)(
  'one who moves from a bank (instant payouts: %s) to %s is taken for what they were',
  (instantCapable, rail, words) => {
    expectFound({
      scenario: moved(instantCapable, rail),
      plant: keepCapability,
      found: 'rows_say_what_happened',
      witness: new RegExp(
        `^creator 1 counts as ${words} to take instant payouts on ${rail} since 2026-09-01T12:00:00Z,`,
      ),
    })
  },
)
