import { describe, expect, it } from 'vitest'
import { formatProblem } from '../../src/scenario/problems'
import { readScenario } from '../../src/scenario/read-scenario'

function problemsOf(figures: object): string[] {
  const policy = { name: 'payout-lab', ...figures }
  const result = readScenario({ version: 1, policy })
  return result.ok ? [] : result.problems.map(formatProblem)
}

const rate = (basisPoints: number, flatCents = 0) => ({ basisPoints, flatCents })
const tier = (fromCents: number, basisPoints: number, flatCents = 0) => ({
  fromCents,
  ...rate(basisPoints, flatCents),
})

describe('the fee of an instant payout in a scenario', () => {
  it.each<[what: string, figures: object, problems: string[]]>([
    ['a flat fee above the instant minimum', { instantFeeFlatCents: 1_99 }, []],
    [
      'a largest fee below the smallest',
      { instantFeeMinimumCents: 50, instantFeeMaximumCents: 49 },
      ['policy.instantFeeMaximumCents: got 49, expected at least 50, the smallest fee'],
    ],
    [
      'a largest fee of the smallest',
      { instantFeeMinimumCents: 50, instantFeeMaximumCents: 50 },
      [],
    ],
    [
      'tiers out of order',
      { instantFeeTiers: [tier(100_00, 200), tier(100_00, 100), tier(500_00, 50)] },
      [
        'policy.instantFeeTiers[1].fromCents: got 10000, expected more than 10000, where the tier before begins',
      ],
    ],
    [
      'a tier from nothing on',
      { instantFeeTiers: [tier(0, 200)] },
      [
        'policy.instantFeeTiers[0].fromCents: got 0, expected a whole number from 1 to 100,000,000,000',
      ],
    ],
    [
      'all of the gross',
      {
        instantFeeOf: 'gross',
        instantFeeBasisPoints: 10_000,
        instantFeeByRail: { rtp: rate(10_000) },
      },
      [
        'policy.instantFeeBasisPoints: got 10000, expected at most 9999: all of the gross would leave nothing of any payout',
        'policy.instantFeeByRail.rtp.basisPoints: got 10000, expected at most 9999: all of the gross would leave nothing of any payout',
      ],
    ],
    ['as much again as the net', { instantFeeBasisPoints: 10_000 }, []],
    [
      'whole tiers that leave less of a larger payout',
      {
        instantFeeBasisPoints: 100,
        instantFeeTiersApply: 'whole',
        instantFeeTiers: [tier(100_00, 300)],
      },
      [
        'policy.instantFeeTiers[0]: got {"fromCents":10000,"basisPoints":300,"flatCents":0}, expected a rate that leaves at least as much of 10000 cents as of 9999 cents, or tiers for the part above each amount (marginal)',
      ],
    ],
    [
      'the same tiers of the part above',
      { instantFeeBasisPoints: 100, instantFeeTiers: [tier(100_00, 300)] },
      [],
    ],
    [
      'a flat fee of all that may be paid',
      { instantFeeBasisPoints: 0, instantFeeFlatCents: 9_999_00 },
      [
        'policy.instantMaximumCents: got 999900, expected at least 999901: by us_bank the fee takes all of any smaller payout',
      ],
    ],
    [
      // 3% of the net of $9,999.00 is $291.24: $9,707.76 is left, of which the subscription may take all but a cent.
      'a subscription of all that may be paid',
      { instantSubscriptionMonthlyCents: 9_999_00 },
      [
        'policy.instantSubscriptionMonthlyCents: got 999900, expected at most 970775, so that a cent is left of the largest instant payout by us_bank',
      ],
    ],
    [
      'a rail’s rate of all that may be paid',
      { instantFeeByRail: { rtp: rate(0, 9_999_00) } },
      [
        'policy.instantMaximumCents: got 999900, expected at least 999901: by rtp the fee takes all of any smaller payout',
      ],
    ],
    [
      'a rail that does not exist',
      { instantFeeByRail: { pigeon: rate(0, 50) } },
      [expect.stringMatching(/^policy\.instantFeeByRail\.pigeon: /)],
    ],
    [
      'a higher rate for those who sell more, which takes nothing from a larger payout',
      {
        instantFeeBasisPoints: 100,
        instantFeeTierBasis: 'sales',
        instantFeeTiers: [tier(100_00, 300)],
      },
      [],
    ],
    [
      'all that may be paid of those who sell more',
      { instantFeeTierBasis: 'sales', instantFeeTiers: [tier(100_00, 0, 9_999_00)] },
      [
        'policy.instantMaximumCents: got 999900, expected at least 999901: by us_bank the fee takes all of any smaller payout',
      ],
    ],
    [
      'a subscription of all that is left to those who sell more',
      {
        instantFeeTierBasis: 'sales',
        instantFeeTiers: [tier(100_00, 0, 9_990_00)],
        instantSubscriptionMonthlyCents: 10_00,
      },
      [
        'policy.instantSubscriptionMonthlyCents: got 1000, expected at most 899, so that a cent is left of the largest instant payout by us_bank',
      ],
    ],
    [
      'another basis than those that there are',
      { instantFeeTierBasis: 'size' },
      ['policy.instantFeeTierBasis: got "size", expected one of payout, month, sales'],
    ],
    ['no instant payouts at all', { instantMinimumCents: 0, instantMaximumCents: 0 }, []],
  ])('%s', (_, figures, problems) => {
    expect(problemsOf(figures)).toEqual(problems)
  })

  it('is judged in every change of the rules', () => {
    const result = readScenario({
      version: 1,
      policyChanges: [
        {
          on: '2026-09-05',
          policy: { name: 'payout-lab', instantFeeMaximumCents: 1, instantFeeMinimumCents: 2 },
        },
      ],
    })
    expect(result.ok ? [] : result.problems.map(({ path }) => path)).toEqual([
      'policyChanges[0].policy.instantFeeMaximumCents',
    ])
  })

  it('leaves out what a rate does not have', () => {
    const result = readScenario({
      version: 1,
      policy: { name: 'payout-lab', instantFeeTiers: [{ fromCents: 1_00, basisPoints: 100 }] },
    })
    expect(result.ok && result.scenario.policy).toMatchObject({
      instantFeeTiers: [tier(1_00, 100)],
    })
  })
})
