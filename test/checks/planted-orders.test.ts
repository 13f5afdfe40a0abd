/** What people order and nobody does: faults of pauses and of their ends, planted one by one. */
import { it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectFound, type Fault } from '../support/faults'
import { calmScenario } from '../support/runs'

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
