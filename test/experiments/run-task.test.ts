/** What is kept of one run of an experiment. */
import { describe, expect, it } from 'vitest'
import { exhaust } from '../../src/core/exhaust'
import { runTask, type RunTask, type TaskResult } from '../../src/experiments/run-task'
import type { ScenarioInput } from '../../src/scenario/schema'
import { engine } from '../support/engine'

const scenario: ScenarioInput = {
  version: 1,
  days: 21,
  population: {
    size: 40,
    monthlyGross: { mu: 7, sigma: 1 },
    adoption: { mode: 'model', awareAtStartBasisPoints: 10_000, decideEveryDays: 7 },
  },
  policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 0 },
}

function kept(keep: RunTask['keep']): Extract<TaskResult, { ok: true }> {
  const result = exhaust(runTask(engine, { scenario, seed: 'one', keep }, null))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

describe('of one run', () => {
  const economics = kept('economics')
  const outcome = kept('outcome')
  const figure = (name: string) => outcome.figures.find((one) => one.name === name)?.value

  it('its economics come with its creators and figures, and nothing else', () => {
    expect(economics.outcome).toBeNull()
    expect(economics.violations).toBe(0)
    expect(economics.creators).toEqual(outcome.outcome!.creators)
    expect(economics.figures.map(({ value }) => value)).toEqual(
      outcome.figures.map(({ value }) => value),
    )
  })

  it('its economics are those of its report', () => {
    expect(economics.economics).toMatchObject({
      days: 21,
      instantCostCents: figure('instant_processor_cost'),
      instantPayouts: figure('instant_payouts_completed'),
      standardPayouts: figure('standard_payouts_completed'),
    })
    const { takers, eligible } = economics.economics!
    expect(takers).toBeGreaterThan(3)
    expect(Math.round((takers / eligible) * 10_000)).toBe(figure('daily_share_of_eligible'))
  })

  it('its outcome and its figures come without economics', () => {
    expect(outcome).toMatchObject({ economics: null, creators: null })
    expect(kept('figures')).toMatchObject({ economics: null, creators: null, outcome: null })
  })
})

it('a scenario that is refused says why', () => {
  const refused = runTask(
    engine,
    { scenario: { ...scenario, days: 0 }, seed: 'one', keep: 'economics' },
    null,
  )
  expect(exhaust(refused)).toMatchObject({ ok: false, problems: [{ path: 'days', value: 0 }] })
})
