import { mean, sum } from 'd3'
import { describe, expect, it } from 'vitest'
import { wouldTake, type DailyOffer } from '../../src/core/adoption'
import { Draws } from '../../src/core/draws'
import { JoiningDays, takingShare } from '../../src/experiments/expected-take-up'
import { scenarioSchema } from '../../src/scenario/schema'
import { adoptionTraits, firstAwareDecision } from '../../src/simulation/adoption'

const CREATORS = 20_000

const settingsOf = (adoption: object) =>
  scenarioSchema.parse({ version: 1, population: { adoption } }).population.adoption

const drawn = (adoption: ReturnType<typeof settingsOf>) => {
  const draws = new Draws('expected take-up')
  return Array.from({ length: CREATORS }, (_, index) =>
    adoptionTraits(`creator-${index}`, adoption, draws),
  )
}

const offer: DailyOffer = {
  daysGained: 8,
  earnedMonthlyCents: 2_000_00,
  payoutsPerMonth: 20,
  payoutCents: 100_00,
  feeCents: 50,
}

describe('the chance of taking daily payouts', () => {
  it.each([
    {},
    { interestedBasisPoints: 4_000 },
    { waitingCost: { medianYearlyBasisPoints: 10_000, sigma: 0.5 } },
    { waitingCost: { medianYearlyBasisPoints: 100_000, sigma: 0 } },
    { waitingCost: { medianYearlyBasisPoints: 0 } },
    { inertiaMonthlyCents: 0, feeWeight: 0 },
  ])('is the share of creators who would, as they are drawn: %j', (settings) => {
    const adoption = settingsOf({ mode: 'model', ...settings })
    const takers = drawn(adoption).filter(
      ({ isInterested, waitingCost }) =>
        isInterested && wouldTake(false, offer, waitingCost, adoption),
    )
    expect(takingShare(offer, adoption)).toBeCloseTo(takers.length / CREATORS, 2)
  })

  it('is nothing where the fee is more than all that they earn', () => {
    expect(takingShare({ ...offer, feeCents: 60_00 }, settingsOf({ mode: 'model' }))).toBe(0)
  })
})

describe('the days on which creators join', () => {
  const days = 90

  it.each([
    [{}, 0],
    [{}, 25.5],
    [{ decideEveryDays: 1 }, 0],
    [{ decideEveryDays: 120 }, 40],
    [{ awareAtStartBasisPoints: 0, awareAfterDaysMean: 20 }, 3],
    [{ awareAfterDaysMean: 0 }, 0],
  ])('are those of creators as they are drawn: %j, from day %d', (settings, fromDays) => {
    const adoption = settingsOf({ mode: 'model', ...settings })
    const joined = drawn(adoption)
      .map((traits) =>
        firstAwareDecision(
          { ...traits, awareAfterDays: Math.max(traits.awareAfterDays, fromDays) },
          adoption,
        ),
      )
      .filter((day) => day < days)
    const expected = new JoiningDays(adoption, days, 6).from(fromDays)
    const all = sum(expected, ({ chance }) => chance)
    // Three standard errors of a share of so many.
    expect(Math.abs(all - joined.length / CREATORS)).toBeLessThan(0.01)
    const meanDay = sum(expected, ({ afterDays, chance }) => afterDays * chance) / all
    expect(Math.abs(meanDay - mean(joined)!)).toBeLessThan(0.5)
    expect(expected).toEqual(expected.toSorted((one, other) => one.afterDays - other.afterDays))
  })

  it('are none after the run', () => {
    const joining = new JoiningDays(settingsOf({ mode: 'model' }), days, 6)
    expect(joining.from(days)).toEqual([])
  })
})
