import { expect, it } from 'vitest'
import { runAtlas, scenarioOfCrash } from '../../../src/experiments/stress/atlas'
import { readStress } from '../../../src/experiments/stress/stress-plan'
import type { Document } from '../../../src/scenario/document-paths'
import { doneHere, poolHere } from '../../support/run-pools'
import { calmScenario } from '../../support/runs'

const read = readStress({
  scenario: calmScenario({
    days: 5,
    protections: { idempotencyKeys: false, storeOutcomeFirst: false },
    creators: [
      {
        handle: 'ink',
        schedule: 'daily',
        openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }],
      },
    ],
    jobs: { dailyRetriesMax: 3 },
  }),
  ...{ seed: 'payout-lab', seedCount: 1, without: [] },
  faults: { kind: 'drawn', presets: ['none'] },
})
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const { plan } = read

const outcomeOf = (scenario: Document) =>
  doneHere({ scenario, seed: 'payout-lab', keep: 'stress' }).stress

it('each place that was reached can be crashed again, whether that harms or not', async () => {
  const { cells } = await runAtlas(poolHere(), plan)
  const crashes = cells.flatMap(({ crash }) => crash ?? [])
  expect(new Set(cells.map(({ verdict }) => verdict))).toEqual(
    new Set(['safe', 'harmed', 'not_reached']),
  )
  for (const crash of crashes) {
    const { violations, faults } = outcomeOf(scenarioOfCrash(plan, crash))
    expect(faults).toMatchObject([{ fault: 'worker-killed', step: crash.fault.step }])
    expect(violations.length > 0).toBe(crash.violation !== null)
  }
  expect(
    cells.every(({ verdict, crash }) => (crash === null) === (verdict === 'not_reached')),
  ).toBe(true)
})
