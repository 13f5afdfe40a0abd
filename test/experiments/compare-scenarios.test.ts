import { sum } from 'd3'
import { describe, expect, it } from 'vitest'

import { compareScenarios, type ScenarioComparison } from '../../src/experiments/compare-scenarios'
import type { ScenarioInput } from '../../src/scenario/schema'
import { linesOfScenarios } from '../support/compared-scenarios'
import { CALM_PROCESSOR } from '../support/runs'
import { poolHere } from '../support/run-pools'

const CREATORS = 20

const NOBODY = {
  ...{ wins: 0, loses: 0, paysMoreWaitsLess: 0, paysLessWaitsLonger: 0, unchanged: 0 },
}

const base: ScenarioInput = {
  version: 1,
  days: 21,
  population: { size: CREATORS, monthlyGross: { mu: 7, sigma: 1 } },
}
const withFee = (instantFeeBasisPoints: number): ScenarioInput => ({
  ...base,
  policy: { name: 'gumroad-2026-08-30', instantFeeBasisPoints },
})

const pool = poolHere()

async function compared(scenarios: ScenarioInput[], seedCount = 1): Promise<ScenarioComparison> {
  const answer = await compareScenarios(pool, { scenarios, seed: 'one', seedCount, sales: null })
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
  return answer.result
}

describe('two scenarios that differ in nothing', () => {
  it('differ by exactly zero, under every seed and for every creator', async () => {
    const { comparison, overSeeds, outcomes } = await compared([base, base], 3)
    expect(comparison.settings).toEqual([])
    expect(outcomes[0]!.report.digest).toBe(outcomes[1]!.report.digest)
    for (const { differences } of comparison.figures) expect(differences[1]?.value ?? 0).toBe(0)
    for (const { differences } of overSeeds) {
      const { mean = 0, low = 0, high = 0 } = differences[1] ?? {}
      expect([mean, low, high]).toEqual([0, 0, 0])
    }
    expect(comparison.creators[1]).toMatchObject({
      both: CREATORS,
      gained: [],
      lost: [],
      counts: { ...NOBODY, unchanged: CREATORS },
      largest: [],
    })
  })
})

describe('two scenarios that differ only in the fee', () => {
  it('have the same sales, and differ in what the fee leads to', async () => {
    const { comparison } = await compared([withFee(300), withFee(150)])
    expect(comparison.settings).toEqual([
      { path: 'policy.instantFeeBasisPoints', values: [300, 150] },
    ])
    const figure = (name: string) => comparison.figures.find((one) => one.name === name)!
    expect(figure('sales_gross').differences[1]).toEqual({ value: 0, share: 0 })
    expect(figure('instant_payouts_completed').differences[1]!.value).toBe(0)
    const revenue = figure('instant_fee_revenue')
    const [before, after] = revenue.values as [number, number]
    expect(before).toBeGreaterThan(1_000)
    expect(revenue.differences[1]).toEqual({
      value: after - before,
      share: (after - before) / before,
    })
    // What the platform no longer takes, creators receive: whoever paid a fee wins, and nobody loses.
    const { counts, receivedCents, feeCents, unpaidCents } = comparison.creators[1]!
    const { wins, unchanged, ...others } = counts!
    expect(wins).toBeGreaterThan(0)
    expect(unchanged).toBe(CREATORS - wins)
    expect(others).toEqual({ loses: 0, paysMoreWaitsLess: 0, paysLessWaitsLonger: 0 })
    expect(receivedCents!.mean).toBeCloseTo(-feeCents!.mean, 9)
    expect(unpaidCents!.mean).toBe(0)
  })

  it('are told apart far better seed by seed than by their spreads', async () => {
    const { overSeeds } = await compared([withFee(300), withFee(270)], 8)
    const { spreads, differences } = overSeeds.find(({ name }) => name === 'instant_fee_revenue')!
    const width = ({ low, high }: { low: number | null; high: number | null }) => high! - low!
    expect(width(differences[1]!)).toBeLessThan(width(spreads[1]!.estimate) / 4)
  })
})

describe('daily payouts in place of weekly ones', () => {
  const onSchedule = (schedule: 'daily' | 'weekly'): ScenarioInput => ({
    ...base,
    population: {
      ...base.population,
      scheduleShareBasisPoints: {
        daily: 0,
        weekly: 0,
        monthly: 0,
        quarterly: 0,
        [schedule]: 10_000,
      },
    },
  })

  it('are paid for, however much more has arrived when the run stops', async () => {
    const { comparison, outcomes } = await compared([onSchedule('weekly'), onSchedule('daily')])
    const { counts, feeCents, receivedCents, unpaidCents } = comparison.creators[1]!
    expect(receivedCents!.mean).toBeGreaterThan(feeCents!.mean)
    expect(feeCents!.mean).toBeGreaterThan(0)
    expect(counts!.paysMoreWaitsLess).toBeGreaterThan(CREATORS / 2)
    expect(counts!.loses + counts!.paysLessWaitsLonger).toBe(0)
    // What is left over is what the ledger still owes.
    const owed = outcomes.map(({ report }) => {
      const value = (name: string) => report.figures.find((one) => one.name === name)!.value!
      return value('owed_to_creators') - value('creator_debts')
    })
    expect(unpaidCents!.mean * CREATORS).toBeCloseTo(owed[1]! - owed[0]!, 6)
  })
})

describe('scenarios on a sample of the creators', () => {
  const SIZE = 300
  const onDaily = (daily: number): ScenarioInput => ({
    version: 1,
    days: 10,
    processor: CALM_PROCESSOR,
    population: {
      size: SIZE,
      monthlyGross: { mu: 7, sigma: 1, maximumCents: 5_000_00 },
      scheduleShareBasisPoints: { daily, weekly: 10_000 - daily },
      sample: { creators: 100 },
    },
  })

  it('have the same creators, whatever schedules these have, and count them for all', async () => {
    const result = await compared([onDaily(5_000), onDaily(0)])
    const { comparison } = result
    expect(linesOfScenarios(result).find((line) => line.startsWith('creators: '))).toMatch(
      /^creators: 100 sampled in both runs, who stand for 300 \(about \d+ win, 0 lose, /,
    )
    const creators = comparison.creators[1]!
    expect(creators).toMatchObject({ sample: 'same', both: 100, gained: [], lost: [] })
    expect(creators.creators).toBeCloseTo(SIZE, 6)
    expect(sum(Object.values(creators.counts!))).toBeCloseTo(SIZE, 6)
    // The estimate of all fees: the margin of all payouts, with what processors charged for them.
    const difference = (name: string) =>
      comparison.figures.find((one) => one.name === name)!.differences[1]!.value
    const fees = difference('payouts_margin') + difference('processor_cost')
    expect(fees).toBeLessThan(-100_00)
    expect(creators.feeCents!.mean * SIZE).toBeCloseTo(fees, -1)
    // So is what will still be charged.
    const due = sum(result.outcomes[0]!.creators, (one) => one.standsFor * one.dueFeeCents)
    expect(comparison.dueFeeCents[0]).toBe(Math.round(due))
  })
})

it('a creator more is gained, and everybody else is as before', async () => {
  const creator = { handle: 'newcomer', monthlyGrossCents: 100_000 }
  const { comparison } = await compared([base, { ...base, creators: [creator] }])
  expect(comparison.creators[1]).toMatchObject({
    both: CREATORS,
    gained: ['newcomer'],
    lost: [],
    counts: { ...NOBODY, unchanged: CREATORS },
  })
  const { comparison: reversed } = await compared([{ ...base, creators: [creator] }, base])
  expect(reversed.creators[1]).toMatchObject({ gained: [], lost: ['newcomer'] })
})

it('a scenario that is refused is named', async () => {
  const answer = await compareScenarios(pool, {
    scenarios: [base, { ...base, days: 0 }],
    seed: 'one',
    seedCount: 2,
    sales: null,
  })
  expect(answer).toMatchObject({ ok: false, scenario: 1, problems: [{ path: 'days', value: 0 }] })
})
