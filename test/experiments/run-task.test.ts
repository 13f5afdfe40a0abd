/** What is kept of one run of an experiment. */
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { doneHere, runHere } from '../support/run-pools'

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

describe('of one run', () => {
  const economics = doneHere({ scenario, seed: 'one', keep: 'economics' })
  const outcome = doneHere({ scenario, seed: 'one', keep: 'outcome' })
  const figure = (name: string) => outcome.figures.find((one) => one.name === name)?.value

  it('its economics come with its creators and figures, and nothing else', () => {
    expect(Object.keys(economics).toSorted()).toEqual([
      ...['creators', 'economics', 'figures', 'ok', 'violations'],
    ])
    expect(economics.violations).toBe(0)
    expect(economics.creators).toEqual(outcome.outcome.creators)
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
    const { takers, eligible } = economics.economics
    expect(takers).toBeGreaterThan(3)
    expect(Math.round((takers / eligible) * 10_000)).toBe(figure('daily_share_of_eligible'))
  })

  it('its outcome and its figures come without economics', () => {
    const figures = doneHere({ scenario, seed: 'one', keep: 'figures' })
    expect(Object.keys(outcome).toSorted()).toEqual([
      ...['checks', 'figures', 'ok', 'outcome', 'violations'],
    ])
    expect(Object.keys(figures).toSorted()).toEqual(['checks', 'figures', 'ok', 'violations'])
  })
})

it('a scenario that is refused says why', () => {
  const refused = runHere({ scenario: { ...scenario, days: 0 }, seed: 'one', keep: 'economics' })
  expect(refused).toMatchObject({ ok: false, problems: [{ path: 'days', value: 0 }] })
})
