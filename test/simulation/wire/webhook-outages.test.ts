/** What becomes of webhooks while the service takes none: they are sent again, or they are gone. */
import { expect, it } from 'vitest'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { replayOf } from '../../../src/simulation/faults/replay'
import { brokenChecks, CALM_PROCESSOR, run } from '../../support/runs'

type WebhookOutage = NonNullable<NonNullable<ScenarioInput['faults']>['webhookOutages']>[number]

/** One creator on daily, with $100 sold each noon; each payout arrives at 08:05:03, and its webhook five seconds later. */
const daily: ScenarioInput = {
  version: 1,
  days: 8,
  population: { size: 0 },
  processor: CALM_PROCESSOR,
  creators: [{ handle: 'ink', schedule: 'daily', monthlyGrossCents: 0 }],
  sales: Array.from({ length: 6 }, (_, index) => ({
    at: `2026-09-0${index + 1}T12:00:00Z`,
    creator: 'ink',
    amountCents: 100_00,
  })),
}
const during = (...webhookOutages: WebhookOutage[]): ScenarioInput => ({
  ...daily,
  faults: { webhookOutages },
})
const FRIDAY_OUTAGE = { from: '2026-09-04T08:00:00Z', until: '2026-09-04T10:00:00Z' } as const
const completed = (scenario: ScenarioInput): string[] =>
  run(scenario)
    .rows(`SELECT completed_at FROM payouts WHERE completed_at LIKE '2026-09-04%'`)
    .map(([at]) => at as string)
const ARRIVES = '2026-09-04T08:05:08Z'

it('is taken at the first try after the outage: one, three, seven … minutes after the first', () => {
  expect(completed(daily)).toEqual([ARRIVES])
  // 127 minutes are the first such time of more than two hours.
  expect(completed(during(FRIDAY_OUTAGE))).toEqual(['2026-09-04T10:12:08Z'])
  expect(completed(during({ ...FRIDAY_OUTAGE, until: '2026-09-04T08:06:08Z' }))).toEqual([
    '2026-09-04T08:06:08Z',
  ])
  expect(completed(during({ ...FRIDAY_OUTAGE, until: '2026-09-04T08:06:09Z' }))).toEqual([
    '2026-09-04T08:08:08Z',
  ])
})

it('counts by the second in which the webhook arrives', () => {
  expect(completed(during({ ...FRIDAY_OUTAGE, until: ARRIVES }))).toEqual([ARRIVES])
  expect(completed(during({ ...FRIDAY_OUTAGE, from: '2026-09-04T08:05:09Z' }))).toEqual([ARRIVES])
})

it('counts a try that falls into another outage', () => {
  const other = { from: '2026-09-04T10:12:00Z', until: '2026-09-04T10:13:00Z' }
  expect(completed(during(FRIDAY_OUTAGE, other))).toEqual(['2026-09-04T12:20:08Z'])
  expect(completed(during(FRIDAY_OUTAGE, { ...other, kind: 'dropped' }))).toEqual([])
})

it('is given up after three days, and gone at once where it was confirmed', () => {
  const threeDays = run(during({ ...FRIDAY_OUTAGE, until: '2026-09-07T08:05:09Z' })).report
  const dropped = run(during({ ...FRIDAY_OUTAGE, kind: 'dropped' })).report
  expect(threeDays.faultsHappened).toContainEqual({ fault: 'webhook-lost', count: 1 })
  expect(dropped.faultsHappened).toEqual([{ fault: 'webhook-lost', count: 1 }])
})

it.each(['not_confirmed', 'dropped'] as const)(
  'does no harm with all protections on, and its faults one by one give the same ledger: %s',
  (kind) => {
    const scenario = during({ ...FRIDAY_OUTAGE, kind })
    const first = run(scenario)
    expect(brokenChecks(first.report)).toEqual([])
    const { setup, questions } = first.simulation
    const again = run(replayOf(setup.scenario, questions.faultsFired()))
    expect(again.report.digest).toBe(first.report.digest)
    expect(again.report.digest).not.toBe(run(daily).report.digest)
  },
)

it('can begin in mid-run', () => {
  const changed = {
    ...daily,
    faultChanges: [{ at: '2026-09-04T07:00:00Z', faults: { webhookOutages: [FRIDAY_OUTAGE] } }],
  }
  expect(completed(changed)).toEqual(['2026-09-04T10:12:08Z'])
})
