import { expect, it } from 'vitest'
import { storyOfScenario } from '../../../src/experiments/stress/failure-story'
import { LATER_RUN_REMEDY, remedyOf } from '../../../src/experiments/stress/story-words'
import words from '../../../src/scenario/settings/policy.en.json'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { poolHere } from '../../support/run-pools'
import { calmScenario } from '../../support/runs'

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
