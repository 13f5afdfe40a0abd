/** How long money takes by each schedule, as creators weigh it: by the rail, and by the rules of the day. */
import { describe, expect, it } from 'vitest'
import type { PayoutPolicy } from '../../src/core/policy'
import type { Rail } from '../../src/core/vocabulary'
import { readScenario } from '../../src/scenario/read-scenario'
import { policyFrom } from '../../src/scenario/resolved-policy'
import type { Scenario } from '../../src/scenario/schema'
import { DailyOffers, type OfferTerms } from '../../src/simulation/daily-offers'

function scenarioOf(): Scenario {
  const read = readScenario({
    version: 1,
    processor: { instantArrival: { medianSeconds: 7_200, maximumSeconds: 86_400 } },
  })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.scenario
}

const offers = new DailyOffers(scenarioOf())
const POLICY = policyFrom('gumroad-2026-09-03')

function termsOf(rail: Rail, policy: PayoutPolicy = POLICY): OfferTerms {
  const usual = { salesPerDay: 1, meanGrossCents: 100_00 }
  return offers.terms(usual, { rail, country: 'US', minimumCents: 0 }, 'weekly', policy)
}

describe('from the end of a day to its money by the daily run at 08:00', () => {
  it.each([
    // Instant payouts take two hours more here.
    ['us_bank', 10 / 24],
    ['us_card', 10 / 24],
    // A push is there on the day of its run, as the run itself has it.
    ['card_push', 8 / 24],
    ['rtp', 8 / 24],
  ] as const)('by %s it takes %d days', (rail, days) => {
    expect(termsOf(rail).daily.delayDays).toBeCloseTo(days, 10)
  })
})

describe('the delay of the other schedule', () => {
  it('is that of the rules asked about, whatever others were asked about before', () => {
    const held = (holdDays: number): number =>
      termsOf('us_bank', { ...POLICY, holdDays }).standard.delayDays
    // A week more of hold is a week more until the money is paid.
    expect(held(14) - held(7)).toBeCloseTo(7, 10)
    expect(held(7)).toBeCloseTo(termsOf('us_bank').standard.delayDays, 10)
  })

  it('is that of the rail', () => {
    expect(termsOf('cross_border').standard.delayDays).toBeGreaterThan(
      termsOf('us_bank').standard.delayDays,
    )
  })
})
