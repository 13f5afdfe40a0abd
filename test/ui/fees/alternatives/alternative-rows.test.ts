import { expect, it } from 'vitest'
import { runSweep } from '../../../../src/experiments/sweep/run-sweep'
import { periodMargin } from '../../../../src/experiments/sweep/margin'
import {
  alternativeRows,
  marginDomain,
} from '../../../../src/ui/fees/alternatives/alternative-rows'
import { poolHere } from '../../../support/run-pools'
import { sweepPlan, withMargins } from '../../../support/sweeps'

const plan = sweepPlan({
  scenario: { version: 1, days: 20, population: { size: 40 } },
  seeds: 2,
  alternatives: [
    { name: 'The same', changes: { 'policy.instantFeeBasisPoints': 300 } },
    { name: 'Half the fee', changes: { 'policy.instantFeeBasisPoints': 150 } },
    { name: 'Not run', changes: { days: 21 } },
  ],
})

it('alternatives stand beside the scenario, paired seed by seed', async () => {
  const ids = ['scenario', 'alternative/0', 'alternative/1']
  const points = plan.points.filter(({ id }) => ids.includes(id))
  const result = await runSweep(poolHere(), { ...plan, points })
  const [scenario, same, half, notRun] = alternativeRows(plan, result.points)
  expect(scenario).toMatchObject({ isScenario: true, figures: { difference: null } })
  expect(same).toMatchObject({ isSame: true, figures: { difference: null } })
  expect([scenario!.isSame, half!.isSame, notRun!.isSame]).toEqual([false, false, false])
  expect(notRun).toMatchObject({ name: 'Not run', figures: null })

  const [own, other] = [result.points[0]!, result.points[2]!]
  const differences = other.seeds.map(
    (seed, index) => periodMargin(seed) - periodMargin(own.seeds[index]!),
  )
  const mean = (differences[0]! + differences[1]!) / 2
  expect(half!.figures!.difference!.value).toBeCloseTo(mean, 6)
  expect(half!.figures!.difference!.value).toBeLessThan(0)
  const { feesCents, costCents, margin } = half!.figures!
  expect(feesCents - costCents).toBeCloseTo(margin.value, 6)
  // With a fixed take-up, money arrives as early whatever the fee is.
  expect(half!.figures!.takeUp).toBe(scenario!.figures!.takeUp)
  expect(half!.figures!.daysSooner).toBeGreaterThan(0)
})

it.each(['scenario', 'alternative/0'])(
  'an alternative that changes nothing and the scenario share the result of %s',
  (id) => {
    const [scenario, same] = alternativeRows(plan, [withMargins(id, {}, [12_34, 12_36])])
    for (const row of [scenario!, same!]) {
      expect(row.figures).toMatchObject({ margin: { value: 12_35 }, difference: null })
    }
  },
)

it('pictures of margins have zero and every interval in common', () => {
  const simulated = { value: 50, low: 20, high: 80 }
  expect(marginDomain([simulated, { value: -10, low: null, high: null }])).toEqual([-10, 80])
  expect(marginDomain([simulated])).toEqual([0, 80])
  expect(marginDomain([])).toEqual([0, 1])
})
