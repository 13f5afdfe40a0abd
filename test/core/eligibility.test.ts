import { describe, expect, it } from 'vitest'
import {
  instantObstacle,
  instantRefusal,
  standardRefusal,
  standingRefusal,
  type CreatorStanding,
  type InstantPayoutFacts,
  type StandardPayoutFacts,
} from '../../src/core/eligibility'
import { POLICIES } from '../../src/core/policy'
import { day } from '../support/days'

const policy = POLICIES['gumroad-2026-08-30']
const TODAY = day('2026-09-01')

const inGoodStanding: CreatorStanding = {
  compliance: 'compliant',
  paused: false,
  country: 'US',
  rail: 'us_bank',
  instantCapable: true,
  accountOpenedDay: TODAY - 60,
  completedPayouts: 1,
}

const payableInstantly: InstantPayoutFacts = {
  standing: inGoodStanding,
  today: TODAY,
  amountCents: 100_00,
  payableCents: 100_00,
  payoutInProgress: null,
}

const payableAsStandard: StandardPayoutFacts = {
  standing: inGoodStanding,
  amountCents: 100_00,
  minimumCents: 100_00,
  payoutInProgress: null,
}

/** Everything that can stand in the way at once; each test below takes away what comes before its own reason. */
const hopeless: InstantPayoutFacts = {
  standing: {
    compliance: 'not_reviewed',
    paused: true,
    country: 'DE',
    rail: 'us_bank',
    instantCapable: false,
    accountOpenedDay: TODAY - 59,
    completedPayouts: 0,
  },
  today: TODAY,
  amountCents: 99,
  payableCents: 98,
  payoutInProgress: 7,
}

describe('an instant payout', () => {
  it('is made where nothing stands in its way', () => {
    expect(instantRefusal(payableInstantly, policy)).toBeNull()
  })

  const steps: readonly (readonly [
    code: string,
    cleared: Partial<CreatorStanding>,
    facts?: object,
  ])[] = [
    ['not_reviewed', {}],
    ['paused', { compliance: 'compliant' }],
    ['below_minimum', { paused: false }],
    ['instant_not_supported', {}, { amountCents: 10_000_00 }],
    [
      'funds_settling',
      {
        country: 'US',
        completedPayouts: 1,
        accountOpenedDay: TODAY - 60,
        instantCapable: true,
      },
    ],
    ['payout_in_progress', {}, { payableCents: 9_999_01 }],
    ['above_instant_maximum', {}, { payoutInProgress: null }],
  ]

  it.each(steps.map(([code], index) => [index + 1, code] as const))(
    'is refused for reason %i, %s, when all before it are out of the way',
    (count, code) => {
      let facts = hopeless
      for (const [, cleared, changes] of steps.slice(0, count)) {
        facts = { ...facts, ...changes, standing: { ...facts.standing, ...cleared } }
      }
      expect(instantRefusal(facts, policy)?.code).toBe(code)
    },
  )

  it.each([
    ['a suspended creator', { standing: { ...inGoodStanding, compliance: 'suspended' } }],
    ['99 cents', { amountCents: 99, payableCents: 99 }],
    ['money that is settling', { payableCents: 99 }],
    ['an amount above the maximum', { amountCents: 9_999_01, payableCents: 9_999_01 }],
  ] as const)('is refused for %s', (_what, changes) => {
    expect(instantRefusal({ ...payableInstantly, ...changes }, policy)).not.toBeNull()
  })

  it.each([
    ['exactly the minimum', { amountCents: 100, payableCents: 100 }],
    ['exactly the maximum', { amountCents: 9_999_00, payableCents: 9_999_00 }],
  ])('of %s is made', (_what, changes) => {
    expect(instantRefusal({ ...payableInstantly, ...changes }, policy)).toBeNull()
  })

  it.each([
    [0, 0, 'below_minimum'],
    [50, 0, 'funds_settling'],
    [50, 1, null],
  ])('of %i cents, %i of them payable, where there is no minimum: %s', (...example) => {
    const [amountCents, payableCents, code] = example
    const facts = { ...payableInstantly, amountCents, payableCents }
    const refusal = instantRefusal(facts, { ...policy, instantMinimumCents: 0 })
    expect(refusal?.code ?? null).toBe(code)
  })

  it('says how much is payable, how much there is and what the minimum is', () => {
    expect(instantRefusal({ ...payableInstantly, payableCents: 99 }, policy)).toEqual({
      code: 'funds_settling',
      payableCents: 99,
      amountCents: 100_00,
      minimumCents: 100,
    })
  })
})

describe('instant payouts are not open to a creator', () => {
  it.each([
    ['in another country', { country: 'DE' }, { code: 'country', country: 'DE' }],
    [
      'without a completed payout',
      { completedPayouts: 0 },
      { code: 'completed_payouts', completed: 0, required: 1 },
    ],
    [
      'whose account is a day too young',
      { accountOpenedDay: TODAY - 59 },
      { code: 'account_age', ageDays: 59, requiredDays: 60 },
    ],
    ['whose bank cannot take them', { instantCapable: false }, { code: 'bank' }],
  ] as const)('%s', (_what, changes, obstacle) => {
    expect(instantObstacle({ ...inGoodStanding, ...changes }, TODAY, policy)).toEqual(obstacle)
  })

  it.each([
    ['gumroad-2025-04', 3, 4],
    ['gumroad-2026-03', 3, 4],
    ['gumroad-2026-07-31', 0, 1],
  ] as const)(
    'by the rules of %s after %i completed payouts, but after %i',
    (name, few, enough) => {
      const standing = (completedPayouts: number): CreatorStanding => ({
        ...inGoodStanding,
        completedPayouts,
      })
      expect(instantObstacle(standing(few), TODAY, POLICIES[name])?.code).toBe('completed_payouts')
      expect(instantObstacle(standing(enough), TODAY, POLICIES[name])).toBeNull()
    },
  )

  it('and age does not matter before 2026-07-31', () => {
    const young = { ...inGoodStanding, completedPayouts: 4, accountOpenedDay: TODAY }
    expect(instantObstacle(young, TODAY, POLICIES['gumroad-2026-03'])).toBeNull()
  })
})

describe('a standard payout', () => {
  it.each([
    ['null', {}, null],
    ['below_minimum', { amountCents: 99_99 }, 'below_minimum'],
    ['payout_in_progress', { payoutInProgress: 3 }, 'payout_in_progress'],
    [
      'below_minimum before payout_in_progress',
      { amountCents: 99_99, payoutInProgress: 3 },
      'below_minimum',
    ],
    [
      'paused before below_minimum',
      { amountCents: 0, standing: { ...inGoodStanding, paused: true } },
      'paused',
    ],
    [
      'not_reviewed before paused',
      { standing: { ...inGoodStanding, paused: true, compliance: 'not_reviewed' as const } },
      'not_reviewed',
    ],
  ])('is answered with %s', (_what, changes, code) => {
    const refusal = standardRefusal({ ...payableAsStandard, ...changes }, policy)
    expect(refusal?.code ?? null).toBe(code)
  })

  it('asks nothing of country, age, history or bank', () => {
    const standing = { ...hopeless.standing, compliance: 'compliant' as const, paused: false }
    expect(standardRefusal({ ...payableAsStandard, standing }, policy)).toBeNull()
  })
})

describe('a creator’s standing', () => {
  it.each([
    ['gumroad-2025-04', 'not_reviewed', null],
    ['gumroad-2026-03', 'not_reviewed', 'not_reviewed'],
    ['gumroad-2025-04', 'suspended', 'suspended'],
    ['gumroad-2026-08-30', 'suspended', 'suspended'],
    ['gumroad-2026-08-30', 'compliant', null],
  ] as const)('by %s, if %s: %s', (name, compliance, code) => {
    const refusal = standingRefusal({ ...inGoodStanding, compliance }, POLICIES[name])
    expect(refusal?.code ?? null).toBe(code)
  })
})
