import { expect, it } from 'vitest'
import { storyOfScenario } from '../../../src/experiments/stress/failure-story'
import { LATER_RUN_REMEDY, remedyOf } from '../../../src/experiments/stress/story-words'
import words from '../../../src/scenario/settings/policy.en.json'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { poolHere } from '../../support/run-pools'
import { CALM_PROCESSOR, calmScenario } from '../../support/runs'

/** A deploy comes between the first daily creator and the second, in a run with all protections on. */
const deployed = (jobs: ScenarioInput['jobs'] = {}): ScenarioInput =>
  calmScenario({
    seed: 'payout-lab',
    days: 2,
    creators: ['ink', 'oak'].map((handle) => ({
      handle,
      schedule: 'daily' as const,
      openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }],
    })),
    jobs,
    faults: { deploys: ['2026-08-31T08:00:01Z'] },
  })

/** Nobody asks what became of a payout, and its webhook is dropped; a second outage has nothing to do with it. */
const undelivered = calmScenario({
  seed: 'payout-lab',
  days: 6,
  creators: [
    {
      handle: 'ink',
      schedule: 'daily',
      openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }],
    },
  ],
  protections: { reconciliation: false },
  faults: {
    webhookOutages: [
      { from: '2026-08-31T07:00:00Z', until: '2026-09-01T07:00:00Z', kind: 'dropped' },
      { from: '2026-09-03T07:00:00Z', until: '2026-09-03T08:00:00Z' },
    ],
  },
})

it('names the time in which webhooks were not taken, as short as is enough', async () => {
  const failing = { scenario: { ...undelivered }, check: 'outcomes_become_known' } as const
  const { story, repro, shrunk, diagram } = (await storyOfScenario(poolHere(), failing))!
  const outage = { from: '2026-08-31T08:01:00Z', until: '2026-08-31T08:07:00Z', kind: 'dropped' }
  expect(repro['faults']).toEqual({ webhookOutages: [outage] })
  expect(shrunk.after.faults).toBe(1)
  expect(story.title).toContain('because webhooks were confirmed and dropped for 6 minutes and')
  const told = 'At 08:01:00 the service starts to confirm webhooks and drop them, for 6 minutes.'
  expect(story.sentences).toContain(told)
  expect(diagram.steps).toContainEqual({
    ...{ kind: 'note', lane: 'handle_webhook', text: 'drops webhooks for 6 minutes' },
    ...{ at: '08:01:00', tone: 'fault' },
  })
  expect(diagram.lanes.map(({ id }) => id)).toContain('handle_webhook')
})

it('says that a processor had forgotten the key of a call that was made again', async () => {
  const scenario = calmScenario({
    seed: 'payout-lab',
    days: 8,
    creators: [
      {
        handle: 'ink',
        openingBalances: [{ day: '2026-08-20', amountCents: 300_00 }],
        schedule: 'daily',
      },
    ],
    processor: { ...CALM_PROCESSOR, idempotencyKeyHours: 1 },
    faults: {
      calls: { timeoutSeconds: 7_200 },
      single: [{ fault: 'answer-lost', call: 'create_payout', creator: 'ink', nth: 1 }],
    },
  })
  const failing = { scenario: { ...scenario }, check: 'payouts_follow_processor' } as const
  const { story, diagram } = (await storyOfScenario(poolHere(), failing))!
  expect(story.title).toMatch(
    / because the answer to a call to pay out was lost and processors forget idempotency keys after 1 hour$/,
  )
  expect(story.sentences.join(' ')).toMatch(
    / asks Stripe to pay \$\S+ to ink \(payout 1\) again, under a key that it has forgotten: refused \(insufficient_funds\)\./,
  )
  const calls = diagram.steps.flatMap((step) => (step.kind === 'message' ? step.text : []))
  expect(calls.filter((text) => text.endsWith(', forgotten key'))).toHaveLength(1)
})

const sentencesOf = async (scenario: ScenarioInput): Promise<string[] | undefined> => {
  const failing = { scenario: { ...scenario }, check: 'due_creators_are_paid_or_told' } as const
  return (await storyOfScenario(poolHere(), failing))?.story.sentences
}

it('names the rule of the policy that would have helped where a job was lost for good', async () => {
  const { label, values } = words['policy.lostJobsDoneLater']
  expect(LATER_RUN_REMEDY).toContain(`“${label}” in the policy set to “${values.true}”`)
  expect((await sentencesOf(deployed()))?.at(-1)).toBe(LATER_RUN_REMEDY)
})

it('names only what would have helped: where nothing is tried a second time, nothing is done later', async () => {
  const scenario = { ...deployed({ dailyRetriesMax: 3 }), protections: { retries: false } }
  expect((await sentencesOf(scenario))?.at(-1)).toBe(remedyOf('retries'))
})
