/** From a moment on, chance is that of another seed: all that was before it is as it was. */
import { describe, expect, it } from 'vitest'
import { instantFromIso, isoFromInstant } from '../../src/core/calendar'
import type { ScenarioInput } from '../../src/scenario/schema'
import { PRESETS } from '../../src/scenario/presets'
import { stepToEnd } from '../support/stepping'
import { conclude, run, simulationOf, type Run } from '../support/runs'

const scenario: ScenarioInput = {
  version: 1,
  seed: 'one',
  days: 20,
  population: { size: 30, monthlyGross: { mu: 7, sigma: 1 } },
  processor: { webhookLostBasisPoints: 2_000 },
}
const original = run(scenario)

function withOtherChance(input: ScenarioInput, from: string, seed: string): Run {
  const simulation = simulationOf(input)
  simulation.changeChance(instantFromIso(from)!, seed)
  stepToEnd(simulation)
  return conclude(simulation)
}

/** Rows of the ledger with their instant, as text, in order of time. */
const HAPPENED = `SELECT occurred_at AS at, 'sale ' || gross_cents FROM sales
  UNION ALL SELECT created_at, 'payout ' || net_cents FROM payouts
  UNION ALL SELECT occurred_at, 'payout ' || payout_id || ' ' || to_state FROM payout_state_changes ORDER BY 1, 2`

const before = ({ rows }: Run, instant: string) =>
  rows(HAPPENED).filter(([at]) => String(at) < instant)

describe.each(['2026-08-31T00:00:01Z', '2026-09-07T00:00:00Z', '2026-09-11T08:03:07Z'])(
  'from %s on',
  (from) => {
    const changed = withOtherChance(scenario, from, 'another')

    it('nothing before it is another', () => {
      expect(before(changed, from)).toEqual(before(original, from))
    })

    it('what comes after it is another, and the checks hold', () => {
      expect(changed.report.digest).not.toBe(original.report.digest)
      expect(changed.rows(HAPPENED)).not.toEqual(original.rows(HAPPENED))
      expect(changed.report.checks.filter(({ ok }) => !ok)).toEqual([])
    })

    it('the seed of the run itself changes nothing', () => {
      expect(withOtherChance(scenario, from, 'one').report.digest).toBe(original.report.digest)
    })
  },
)

it('after the end of the run nothing is left to chance', () => {
  const end = isoFromInstant(original.simulation.now)
  expect(withOtherChance(scenario, end, 'another').report.digest).toBe(original.report.digest)
})

it('a preset with all that can happen is the same up to the second', () => {
  const preset = PRESETS['everything-at-once']
  const from = '2026-09-04T10:00:05Z'
  expect(before(withOtherChance(preset, from, 'another'), from)).toEqual(before(run(preset), from))
})
