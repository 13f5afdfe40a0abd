import { describe, expect, it } from 'vitest'
import {
  instantObstacle,
  NOTHING_KEPT_BACK,
  notableReasons,
  payoutRefusal,
  standingRefusal,
  type CreatorStanding,
  type PayoutFacts,
  type SkipReason,
  type SkipReasons,
} from '../../src/core/eligibility'
import { POLICIES, POLICY_NAMES, type PayoutPolicy } from '../../src/core/policy'
import { day } from '../support/days'

const policy = POLICIES['gumroad-2026-08-30']
const TODAY = day('2026-09-01')

const inGoodStanding: CreatorStanding = {
  compliance: 'compliant',
  underAgeWithoutGuardian: false,
  paused: false,
  country: 'US',
  rail: 'us_bank',
  instantCapable: true,
  bankAccount: 'linked',
  refusedForGood: null,
  heldFromInstant: false,
  accountOpenedDay: TODAY - 60,
  completedPayouts: 1,
}

const payableInstantly: PayoutFacts = {
  payoutType: 'instant',
  standing: inGoodStanding,
  today: TODAY,
  amountCents: 100_00,
  keptBack: NOTHING_KEPT_BACK,
  minimumCents: 100,
  payableCents: 100_00,
  payoutInProgress: null,
  requester: null,
}

const payableAsStandard: PayoutFacts = {
  ...payableInstantly,
  payoutType: 'standard',
  minimumCents: 100_00,
  payableCents: null,
}

const firstRefusal = (facts: PayoutFacts, by: PayoutPolicy = policy): SkipReason | null =>
  payoutRefusal(facts, by)?.[0] ?? null
const codes = (facts: PayoutFacts, by: PayoutPolicy): string[] =>
  (payoutRefusal(facts, by) ?? []).map(({ code }) => code)

/** Everything that can block a payout at once; each test below takes away what comes before its own reason. */
const hopeless: PayoutFacts = {
  ...payableInstantly,
  standing: {
    compliance: 'not_reviewed',
    underAgeWithoutGuardian: true,
    paused: true,
    country: 'DE',
    rail: 'us_bank',
    instantCapable: false,
    bankAccount: 'missing',
    refusedForGood: null,
    heldFromInstant: false,
    accountOpenedDay: TODAY - 59,
    completedPayouts: 0,
  },
  amountCents: 99,
  payableCents: 98,
  payoutInProgress: 7,
}

describe('an instant payout', () => {
  it('is made where nothing blocks it', () => {
    expect(firstRefusal(payableInstantly, policy)).toBeNull()
  })

  const steps: readonly (readonly [
    code: string,
    cleared: Partial<CreatorStanding>,
    facts?: object,
  ])[] = [
    ['not_reviewed', {}, { amountCents: 100 }],
    ['guardian_missing', { compliance: 'compliant' }],
    ['paused', { underAgeWithoutGuardian: false }],
    ['below_minimum', { paused: false }, { amountCents: 99 }],
    ['instant_not_supported', {}, { amountCents: 10_000_00 }],
    [
      'funds_settling',
      {
        country: 'US',
        completedPayouts: 1,
        accountOpenedDay: TODAY - 60,
        instantCapable: true,
        bankAccount: 'linked',
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
      expect(firstRefusal(facts)?.code).toBe(code)
    },
  )

  it.each([
    ['a suspended creator', { standing: { ...inGoodStanding, compliance: 'suspended' } }],
    ['99 cents', { amountCents: 99, payableCents: 99 }],
    ['money that is settling', { payableCents: 99 }],
    ['an amount above the maximum', { amountCents: 9_999_01, payableCents: 9_999_01 }],
  ] as const)('is refused for %s', (_what, changes) => {
    expect(firstRefusal({ ...payableInstantly, ...changes }, policy)).not.toBeNull()
  })

  it.each([
    ['exactly the minimum', { amountCents: 100, payableCents: 100 }],
    ['exactly the maximum', { amountCents: 9_999_00, payableCents: 9_999_00 }],
  ])('of %s is made', (_what, changes) => {
    expect(firstRefusal({ ...payableInstantly, ...changes }, policy)).toBeNull()
  })

  it.each([
    [0, 0, 'below_minimum'],
    [50, 0, 'funds_settling'],
    [50, 1, null],
  ])('of %i cents, %i of them payable, with the least of minimums: %s', (...example) => {
    const [amountCents, payableCents, code] = example
    const facts = { ...payableInstantly, minimumCents: 1, amountCents, payableCents }
    expect(firstRefusal(facts)?.code ?? null).toBe(code)
  })

  it('says how much is payable, how much there is and what the minimum is', () => {
    expect(firstRefusal({ ...payableInstantly, payableCents: 99 }, policy)).toEqual({
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
    ['whose bank cannot take them', { instantCapable: false }, { code: 'bank', rail: 'us_bank' }],
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
    const refusal = firstRefusal({ ...payableAsStandard, ...changes }, policy)
    expect(refusal?.code ?? null).toBe(code)
  })

  it('asks nothing of country, age, history or instant support', () => {
    const standing = {
      ...inGoodStanding,
      country: 'DE',
      instantCapable: false,
      accountOpenedDay: TODAY,
      completedPayouts: 0,
    }
    expect(firstRefusal({ ...payableAsStandard, standing })).toBeNull()
  })

  it.each([
    ['missing', 'bank_account_missing'],
    ['unlinked', 'bank_account_unlinked'],
  ] as const)('is refused where the bank account is %s', (bankAccount, code) => {
    const standing = { ...inGoodStanding, bankAccount }
    expect(codes({ ...payableAsStandard, standing }, policy)).toEqual([code])
  })

  it('is refused where the destination can never be paid', () => {
    const standing = { ...inGoodStanding, refusedForGood: '3148' }
    expect(codes({ ...payableAsStandard, standing }, policy)).toEqual(['destination_refused'])
  })
})

describe('the order of the gates decides the reason (quirk G12)', () => {
  const badBankOnHold: PayoutFacts = {
    ...hopeless,
    standing: { ...hopeless.standing, compliance: 'suspended', paused: false },
    amountCents: 9_999_01,
    payableCents: 9_999_01,
  }
  const cleared = (changes: Partial<CreatorStanding>): PayoutFacts => ({
    ...badBankOnHold,
    standing: { ...badBankOnHold.standing, ...changes },
  })

  it.each([
    ['gumroad-2025-04', 'suspended'],
    ['gumroad-2026-03', 'not_compliant'],
    ['gumroad-2026-09-03', 'not_compliant'],
  ] as const)('for a suspended creator by %s: %s', (name, code) => {
    expect(codes(badBankOnHold, POLICIES[name])).toEqual([code])
  })

  it('asks at launch for no guardian and for instant support after the bank', () => {
    const launch = POLICIES['gumroad-2025-04']
    expect(codes(cleared({ compliance: 'compliant' }), launch)).toEqual(['bank_account_missing'])
    expect(codes(cleared({ compliance: 'compliant', bankAccount: 'linked' }), launch)).toEqual([
      'instant_not_supported',
    ])
  })

  it('asks in 2026 for the guardian second and for instant support before the bank', () => {
    expect(codes(cleared({ compliance: 'compliant' }), policy)).toEqual(['guardian_missing'])
    const ofAge = cleared({ compliance: 'compliant', underAgeWithoutGuardian: false })
    expect(codes(ofAge, policy)).toEqual(['instant_not_supported'])
  })

  it('tells settling money as too little at launch, and as settling since 2026 (incident 23)', () => {
    const settling = {
      ...payableInstantly,
      standing: { ...inGoodStanding, completedPayouts: 4 },
      amountCents: 439_50,
      payableCents: 0,
      minimumCents: 10_00,
    }
    expect(firstRefusal(settling, POLICIES['gumroad-2025-04'])).toEqual({
      code: 'below_minimum',
      amountCents: 0,
      minimumCents: 10_00,
    })
    expect(firstRefusal(settling, POLICIES['gumroad-2026-03'])?.code).toBe('funds_settling')
  })

  it('tells every reason at once by the lab’s own policy', () => {
    expect(codes(hopeless, POLICIES['payout-lab'])).toEqual([
      'not_reviewed',
      'guardian_missing',
      'paused',
      'below_minimum',
      'instant_not_supported',
      'payout_in_progress',
      'bank_account_missing',
    ])
  })

  it('tells before the processor is asked only what comes before its answer', () => {
    const unasked = { ...hopeless, payableCents: null }
    expect(codes(unasked, POLICIES['payout-lab'])).toEqual([
      'not_reviewed',
      'guardian_missing',
      'paused',
      'below_minimum',
      'instant_not_supported',
    ])
    const blocked = { ...payableInstantly, payableCents: null, payoutInProgress: 7 }
    expect(payoutRefusal(blocked, policy)).toBeNull()
  })

  it('is what the policy lists: another order, another reason', () => {
    const reversed = { ...policy, gates: policy.gates.toReversed() }
    expect(codes(hopeless, reversed)).toEqual(['payout_in_progress'])
    expect(codes(hopeless, { ...policy, gates: [] })).toEqual([])
  })
})

describe('instant support', () => {
  it.each(['missing', 'unlinked'] as const)(
    'needs a bank account that is linked: %s',
    (bankAccount) => {
      const standing = { ...inGoodStanding, bankAccount, completedPayouts: 4 }
      const obstacle = { code: 'bank_account', bankAccount }
      expect(instantObstacle(standing, TODAY, policy)).toEqual(obstacle)
      for (const name of POLICY_NAMES.filter((one) => one !== 'gumroad-2025-04')) {
        expect(firstRefusal({ ...payableInstantly, standing }, POLICIES[name])).toEqual({
          code: 'instant_not_supported',
          obstacle,
        })
      }
      const launch = POLICIES['gumroad-2025-04']
      expect(firstRefusal({ ...payableInstantly, standing }, launch)?.code).toBe(
        `bank_account_${bankAccount}`,
      )
    },
  )
})

describe('a request (F4)', () => {
  const asked: PayoutFacts = { ...payableInstantly, requester: 'creator' }

  it.each([
    ['instant_not_supported', { standing: { ...inGoodStanding, country: 'DE' }, amountCents: 99 }],
    ['payout_in_progress', { payoutInProgress: 7, amountCents: 99 }],
    ['below_minimum', { amountCents: 99, payableCents: 99 }],
    ['funds_settling', { payableCents: 99 }],
  ] as const)('is told %s first: eligible comes before the minimum', (code, changes) => {
    expect(firstRefusal({ ...asked, ...changes })?.code).toBe(code)
  })

  it('differs from a run, which asks for the minimum before instant support', () => {
    const standing = { ...inGoodStanding, country: 'DE' }
    const little = { ...payableInstantly, standing, amountCents: 99, payableCents: 99 }
    expect(firstRefusal(little)?.code).toBe('below_minimum')
  })

  it('of a creator whose balance is too small is refused before the processor is asked', () => {
    const unasked = { ...asked, payableCents: null, amountCents: 99 }
    expect(firstRefusal(unasked)?.code).toBe('below_minimum')
  })
})

describe('what is worth a note (quirk G22)', () => {
  const nothing = { code: 'below_minimum', amountCents: 0, minimumCents: 100 } as const
  const little = { ...nothing, amountCents: 1 }
  const paused = { code: 'paused' } as const

  it.each([
    [[nothing], 0, null],
    [[nothing], -5_00, null],
    [[nothing], 300_00, [nothing]],
    [[little], 1, [little]],
    [[paused, nothing], 0, [paused]],
    [[nothing, paused], 0, [paused]],
  ] as [SkipReasons, number, SkipReasons | null][])(
    'of %j with a balance of %i: %j',
    (reasons, cents, told) => {
      expect(notableReasons(reasons, () => cents)).toEqual(told)
    },
  )
})

describe('a payout that an admin asks for', () => {
  it('skips the guardian', () => {
    const standing = { ...inGoodStanding, underAgeWithoutGuardian: true }
    const facts: PayoutFacts = { ...payableInstantly, standing, requester: 'admin' }
    expect(codes(facts, POLICIES['payout-lab'])).toEqual([])
    expect(codes({ ...facts, requester: 'creator' }, POLICIES['payout-lab'])).toEqual([
      'guardian_missing',
    ])
  })

  it.each(['gumroad-2025-04', 'gumroad-2026-08-30', 'payout-lab'] as const)(
    'skips the review, but never a pause, by %s',
    (name) => {
      const suspended = { ...inGoodStanding, compliance: 'suspended' as const, completedPayouts: 4 }
      const facts = { ...payableInstantly, standing: suspended, requester: 'admin' } as const
      expect(codes(facts, POLICIES[name])).toEqual([])
      const paused = { ...facts, standing: { ...suspended, paused: true } }
      expect(codes(paused, POLICIES[name])).toEqual(['paused'])
    },
  )
})

describe('a payout in progress', () => {
  it.each([
    ['gumroad-2025-04', 'instant', null],
    ['gumroad-2025-04', 'standard', 'payout_in_progress'],
    ['gumroad-2026-03', 'instant', 'payout_in_progress'],
    ['payout-lab', 'instant', 'payout_in_progress'],
  ] as const)('by %s answers a new %s one with %s (quirk G9)', (name, payoutType, code) => {
    const base = payoutType === 'instant' ? payableInstantly : payableAsStandard
    const standing = { ...inGoodStanding, completedPayouts: 4 }
    const refusal = firstRefusal({ ...base, standing, payoutInProgress: 7 }, POLICIES[name])
    expect(refusal?.code ?? null).toBe(code)
  })
})

describe('a creator who was never reviewed', () => {
  const unreviewed = { ...inGoodStanding, compliance: 'not_reviewed' } as const
  const few: PayoutFacts = { ...payableAsStandard, standing: unreviewed, amountCents: 99_99 }

  it.each([
    ['gumroad-2025-04', ['below_minimum']],
    ['gumroad-2026-03', ['not_reviewed']],
    ['gumroad-2026-07-31', ['below_minimum']],
    ['gumroad-2026-08-30', ['below_minimum']],
    ['gumroad-2026-09-03', ['below_minimum']],
    ['payout-lab', ['not_reviewed', 'below_minimum']],
  ] as const)('and has too little is told by %s of %j', (name, told) => {
    expect(codes(few, POLICIES[name])).toEqual(told)
  })

  it('is told how much is too little for what', () => {
    expect(firstRefusal(few)).toEqual({
      code: 'below_minimum',
      amountCents: 99_99,
      minimumCents: 100_00,
    })
  })

  it.each([
    ['has enough', { amountCents: 100_00 }],
    ['has nothing', { amountCents: 0 }],
    [
      'has enough, of which a part is kept back',
      { amountCents: 99_99, keptBack: { reserveCents: 1, smallTransferCents: 0 } },
    ],
    ['asks for a payout', { requester: 'creator' as const }],
    ['has enough for an instant payout', { payoutType: 'instant' as const, minimumCents: 1_00 }],
  ])('and %s is told of the review', (_what, facts) => {
    expect(firstRefusal({ ...few, ...facts })?.code).toBe('not_reviewed')
  })

  it('is told of the review where nobody asks for the minimum', () => {
    const gates = policy.gates.filter((gate) => gate !== 'minimum')
    expect(codes(few, { ...policy, gates })).toEqual(['not_reviewed'])
  })

  it('and one who was, and is not cleared, are told apart', () => {
    const standing = { ...inGoodStanding, compliance: 'on_probation' } as const
    expect(firstRefusal({ ...few, standing })?.code).toBe('not_compliant')
  })
})

describe('a creator’s standing', () => {
  it.each([
    ['gumroad-2025-04', 'not_reviewed', null],
    ['gumroad-2025-04', 'flagged_for_fraud', null],
    ['gumroad-2025-04', 'on_probation', null],
    ['gumroad-2025-04', 'suspended', 'suspended'],
    ['gumroad-2025-04', 'suspended_for_tos_violation', 'suspended'],
    ['gumroad-2025-04', 'suspended_for_fraud', 'suspended'],
    ['gumroad-2026-03', 'not_reviewed', 'not_reviewed'],
    ['gumroad-2026-08-30', 'suspended', 'not_compliant'],
    ['gumroad-2026-08-30', 'on_probation', 'not_compliant'],
    ['gumroad-2026-08-30', 'flagged_for_tos_violation', 'not_compliant'],
    ['gumroad-2026-08-30', 'flagged_for_fraud', 'not_compliant'],
    ['gumroad-2026-08-30', 'suspended_for_fraud', 'not_compliant'],
    ['gumroad-2026-08-30', 'compliant', null],
  ] as const)('by %s, if %s: %s', (name, compliance, code) => {
    const refusals = standingRefusal({ ...inGoodStanding, compliance }, POLICIES[name])
    expect(refusals?.[0].code ?? null).toBe(code)
  })
})
