import { expect, it } from 'vitest'
import { instantFromIso, isoFromInstant } from '../../../src/core/calendar'
import type { RunTask } from '../../../src/experiments/run-task'
import type { FailingScenario } from '../../../src/experiments/stress/failure-story'
import {
  findTurningPoint,
  type TurningPoint,
  type TurningPointOptions,
} from '../../../src/experiments/stress/turning-point'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { doneHere, poolHere } from '../../support/run-pools'
import { calmScenario } from '../../support/runs'

const FUTURES = 8

/** Somebody is paid by standard payouts whose notices may be lost for good, since nobody asks after them. */
const losing = (others: Partial<ScenarioInput> = {}): FailingScenario => ({
  scenario: calmScenario({
    seed: 'turning/2',
    days: 21,
    creators: [{ handle: 'ink', schedule: 'weekly' }],
    sales: [{ creator: 'ink', at: '2026-08-31T12:00:00Z', amountCents: 300_00 }],
    protections: { reconciliation: false },
    processor: { webhookLostBasisPoints: 5_000 },
    ...others,
  }),
  check: 'outcomes_become_known',
})

const search = async (
  failing: FailingScenario,
  options: TurningPointOptions = {},
): Promise<TurningPoint> => {
  const found = await findTurningPoint(poolHere(), failing, { futures: FUTURES, ...options })
  if (!found) throw new Error('The scenario does not fail')
  return found
}

it('is the second in which the notice of a payout was lost, days before a check finds it', async () => {
  const found = await search(losing())
  const [rise, ...others] = found.rises
  expect(others).toEqual([])
  expect(found.harm).toEqual({ check: 'outcomes_become_known', creator: 'ink' })
  expect(rise).toMatchObject({ after: { harmed: FUTURES } })
  expect(rise!.before.harmed).toBeLessThan(FUTURES)
  expect(rise!.firstAt).toBe(rise!.lastAt)
  expect(rise!.happened.at(-1)).toMatch(/the webhook “paid” was lost/)
  expect(found.decided).toEqual(rise!.after)
  expect(found.foundAt - rise!.lastAt).toBeGreaterThan(2 * 86_400)
})

it('each future is the run as it was up to its moment, and the moments are in order of time', async () => {
  const failing = losing()
  const { harm, moments, foundAt } = await search(failing)
  expect(moments[0]!.at).toBe(instantFromIso('2026-08-31T00:00:00Z'))
  expect(moments.at(-1)).toEqual({ at: foundAt, harmed: FUTURES })
  expect(moments.map(({ at }) => at)).toEqual(
    moments.map(({ at }) => at).toSorted((one, other) => one - other),
  )
  for (const { at, harmed } of moments.slice(0, -1)) {
    const seeds = Array.from({ length: FUTURES }, (_, index) => `turning/2/futures/${index + 2}`)
    const outcomes = seeds.map((seed) =>
      doneHere({
        ...{ scenario: failing.scenario, seed: 'turning/2' },
        keep: 'stress',
        otherChance: { from: at, seed },
      }),
    )
    const counted = outcomes.filter(({ stress }) =>
      stress.violations.some(
        ({ name, creators }) => name === harm.check && creators.includes('ink'),
      ),
    ).length
    expect([isoFromInstant(at), counted]).toEqual([isoFromInstant(at), harmed])
  }
})

it('what chance does not decide is the same in all futures', async () => {
  const found = await search(
    losing({
      processor: { webhookLostBasisPoints: 10_000 },
    }),
  )
  expect(found.moments.every(({ harmed }) => harmed === FUTURES)).toBe(true)
  expect(found.rises).toEqual([])
  expect(found.decided).toEqual(found.moments[0])
})

it('a scenario that does not fail has none', async () => {
  const calm = losing({ processor: { webhookLostBasisPoints: 0 } })
  expect(await findTurningPoint(poolHere(), calm)).toBeNull()
})

it('one that is cancelled has the moments that came in', async () => {
  const ending = new AbortController()
  const asked: RunTask[] = []
  const found = await findTurningPoint(
    poolHere(1, (task) => asked.push(task)),
    losing(),
    {
      futures: 2,
      signal: ending.signal,
      onProgress: ({ done }) => {
        if (done === 3) ending.abort()
      },
    },
  )
  expect(found!.moments).toHaveLength(3)
  expect(asked.filter(({ keep }) => keep === 'harm')).toHaveLength(3 * 2)
})
