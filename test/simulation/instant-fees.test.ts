/** Every structure of the instant fee in a run: what each of a creator's payouts costs, and that all checks hold. */
import { describe, expect, it } from 'vitest'
import type { InstantFeeFigures } from '../../src/core/fees/fee-figures'
import { FEE_PRESETS, figuresOfPreset } from '../../src/core/fees/fee-presets'
import { isoFromDay } from '../../src/core/calendar'
import type { ScenarioInput } from '../../src/scenario/schema'
import { day } from '../support/days'
import { brokenChecks, CALM_PROCESSOR, run, type Run } from '../support/runs'

const START = day('2026-08-27')
const SALE_DAYS = 7
const NO_SALE_FEES = {
  saleFeeBasisPoints: 0,
  saleFeeFixedCents: 0,
  processingFeeBasisPoints: 0,
  processingFeeFixedCents: 0,
}

/** One daily creator who earns $100 a day and is paid each day from 28 August to 3 September. */
const scenarioWith = (
  figures: Partial<InstantFeeFigures>,
  changes: Partial<ScenarioInput> = {},
): ScenarioInput => ({
  version: 1,
  startDay: isoFromDay(START),
  days: SALE_DAYS + 1,
  policy: {
    name: 'gumroad-2026-08-30',
    ...NO_SALE_FEES,
    instantFeeBasisPoints: 0,
    ...(figures as object),
  },
  population: { size: 0 },
  processor: CALM_PROCESSOR,
  creators: [{ handle: 'ink', schedule: 'daily' }],
  sales: Array.from({ length: SALE_DAYS }, (_, offset) => ({
    creator: 'ink',
    at: `${isoFromDay(START + offset)}T12:00:00Z`,
    amountCents: 100_00,
    holder: 'processor' as const,
  })),
  ...changes,
})

const feesOf = ({ rows }: Run): number[] =>
  rows('SELECT fee_cents FROM payouts ORDER BY payout_id').flat() as number[]

const week = (...fees: number[]): number[] => fees

describe('seven payouts of $100, four in August and three in September', () => {
  it.each<[structure: string, figures: Partial<InstantFeeFigures>, feesCents: number[]]>([
    ['3% of the net', { instantFeeBasisPoints: 300 }, Array<number>(7).fill(2_92)],
    [
      '3% of the gross',
      { instantFeeBasisPoints: 300, instantFeeOf: 'gross' },
      Array<number>(7).fill(3_00),
    ],
    ['$1.99', { instantFeeFlatCents: 1_99 }, Array<number>(7).fill(1_99)],
    [
      'the larger of 1% and $1.99',
      {
        instantFeeOf: 'gross',
        instantFeeBasisPoints: 100,
        instantFeeFlatCents: 1_99,
        instantFeeCombination: 'larger',
      },
      Array<number>(7).fill(1_99),
    ],
    [
      '1% at least $1.50',
      { instantFeeOf: 'gross', instantFeeBasisPoints: 100, instantFeeMinimumCents: 1_50 },
      Array<number>(7).fill(1_50),
    ],
    [
      '3% at most $2',
      { instantFeeOf: 'gross', instantFeeBasisPoints: 300, instantFeeMaximumCents: 2_00 },
      Array<number>(7).fill(2_00),
    ],
    [
      'tiers of the payout',
      {
        instantFeeOf: 'gross',
        instantFeeBasisPoints: 300,
        instantFeeTiers: [{ fromCents: 50_00, basisPoints: 100, flatCents: 10 }],
      },
      Array<number>(7).fill(1_50 + 60),
    ],
    [
      'whole tiers of the payout',
      {
        instantFeeOf: 'gross',
        instantFeeBasisPoints: 300,
        instantFeeTiersApply: 'whole',
        instantFeeTiers: [{ fromCents: 50_00, basisPoints: 100, flatCents: 10 }],
      },
      Array<number>(7).fill(1_10),
    ],
    [
      'tiers of the month',
      {
        instantFeeOf: 'gross',
        instantFeeBasisPoints: 300,
        instantFeeTierBasis: 'month',
        instantFeeTiers: [{ fromCents: 150_00, basisPoints: 100, flatCents: 0 }],
      },
      week(3_00, 2_00, 1_00, 1_00, 3_00, 2_00, 1_00),
    ],
    [
      'whole tiers of the month',
      {
        instantFeeOf: 'gross',
        instantFeeBasisPoints: 300,
        instantFeeTierBasis: 'month',
        instantFeeTiersApply: 'whole',
        instantFeeTiers: [{ fromCents: 150_00, basisPoints: 100, flatCents: 0 }],
      },
      week(3_00, 3_00, 1_00, 1_00, 3_00, 3_00, 1_00),
    ],
    [
      'tiers by sales, from the day after they are reached',
      {
        instantFeeOf: 'gross',
        instantFeeBasisPoints: 300,
        instantFeeTierBasis: 'sales',
        instantFeeTiers: [
          { fromCents: 300_00, basisPoints: 200, flatCents: 0 },
          { fromCents: 500_01, basisPoints: 100, flatCents: 0 },
        ],
      },
      week(3_00, 3_00, 2_00, 2_00, 2_00, 1_00, 1_00),
    ],
    [
      'two free payouts a month',
      { instantFeeFlatCents: 1_99, instantFreePayoutsPerMonth: 2 },
      week(0, 0, 1_99, 1_99, 0, 0, 1_99),
    ],
    [
      '$150 a month free',
      { instantFeeOf: 'gross', instantFeeBasisPoints: 300, instantFreeCentsPerMonth: 150_00 },
      week(0, 1_50, 3_00, 3_00, 0, 1_50, 3_00),
    ],
    [
      'five free days',
      { instantFeeFlatCents: 1_99, instantFreeDays: 5 },
      week(0, 0, 0, 0, 0, 1_99, 1_99),
    ],
    [
      'a subscription',
      { instantFeeFlatCents: 50, instantSubscriptionMonthlyCents: 5_00 },
      week(5_50, 50, 50, 50, 5_50, 50, 50),
    ],
    [
      'a rate of the rail',
      {
        instantFeeBasisPoints: 300,
        instantFeeByRail: { us_bank: { basisPoints: 0, flatCents: 25 } },
      },
      Array<number>(7).fill(25),
    ],
  ])('cost by %s what they should', (_, figures, feesCents) => {
    const finished = run(scenarioWith(figures))
    expect(feesOf(finished)).toEqual(feesCents)
    expect(brokenChecks(finished.report)).toEqual([])
    expect(finished.report.totals.instantFeeRevenue).toBe(
      feesCents.reduce((sum, fee) => sum + fee, 0),
    )
  })

  it.each(FEE_PRESETS.map((preset) => [preset.name, preset] as const))(
    'cost by the preset %s the same every day',
    (_, preset) => {
      const finished = run(scenarioWith(figuresOfPreset(preset)))
      const fees = feesOf(finished)
      expect(fees).toHaveLength(SALE_DAYS)
      expect(new Set(fees).size).toBe(1)
      expect(brokenChecks(finished.report)).toEqual([])
    },
  )
})

describe('a fee by sales', () => {
  const BY_SALES: Partial<InstantFeeFigures> = {
    instantFeeOf: 'gross',
    instantFeeBasisPoints: 300,
    instantFeeTierBasis: 'sales',
    instantFeeTiers: [{ fromCents: 500_00, basisPoints: 200, flatCents: 0 }],
  }
  const ink = { handle: 'ink', schedule: 'daily' } as const
  const saleOn = (offset: number, amountCents: number, label?: string) => ({
    creator: 'ink',
    at: `${isoFromDay(START + offset)}T12:00:00Z`,
    amountCents,
    holder: 'processor' as const,
    ...(label && { label }),
  })

  it('counts the thirty whole days before the day of a payout', () => {
    const finished = run(
      scenarioWith(BY_SALES, {
        days: 33,
        sales: [saleOn(0, 500_00), ...[28, 29, 30, 31].map((offset) => saleOn(offset, 100_00))],
      }),
    )
    // On the 1st, 29th, 30th, 31st and 32nd day after the first.
    expect(feesOf(finished)).toEqual([10_00, 2_00, 2_00, 3_00, 3_00])
    expect(brokenChecks(finished.report)).toEqual([])
  })

  it('counts what was sold before the run, evenly over its year', () => {
    const before = { ...ink, yearBeforeGrossCents: 365 * 20_00 }
    const finished = run(scenarioWith(BY_SALES, { creators: [before] }))
    expect(feesOf(finished)).toEqual(Array<number>(7).fill(2_00))
    const less = { ...ink, yearBeforeGrossCents: 365 * 13_00 }
    // 29 days of $13 and one of $100, and so on.
    expect(feesOf(run(scenarioWith(BY_SALES, { creators: [less] })))).toEqual(
      week(3_00, 2_00, 2_00, 2_00, 2_00, 2_00, 2_00),
    )
  })

  it('leaves out what was refunded or charged back by then, until a dispute is won', () => {
    const on = (offset: number) => isoFromDay(START + offset)
    const ofInk = { creator: 'ink' } as const
    const tier = (fromCents: number, basisPoints: number) => ({
      ...{ fromCents, basisPoints, flatCents: 0 },
    })
    const finished = run(
      scenarioWith(
        {
          ...BY_SALES,
          instantFeeTiers: [tier(1_200_00, 200), tier(2_000_00, 100), tier(2_900_00, 50)],
          ...{ chargebackHoldBasisPoints: 10_000 },
        },
        {
          sales: [
            saleOn(0, 300_00, 'refunded'),
            saleOn(0, 300_00, 'disputed'),
            ...[1, 2, 3, 4, 5, 6].map((offset) => saleOn(offset, 400_00)),
          ],
          actions: [
            { ...ofInk, action: 'charge-back-sale', on: on(2), sale: 'disputed' },
            { ...ofInk, action: 'win-dispute', on: on(4), sale: 'disputed' },
            { ...ofInk, action: 'refund-sale', on: on(6), sale: 'refunded', amountCents: 150_00 },
          ],
        },
      ),
    )
    const perMille = finished.rows(
      'SELECT ROUND(1000.0 * fee_cents / gross_cents) FROM payouts ORDER BY payout_id',
    )
    // Sold by then: $600, $1,000, $1,100 of $1,400, $1,500 of $1,800, $2,200, $2,600 and $2,850 of $3,000.
    expect(perMille.flat()).toEqual([30, 30, 30, 20, 10, 10, 10])
    expect(brokenChecks(finished.report)).toEqual([])
  })

  it('is the same where days are closed', () => {
    const days = 120
    const long = scenarioWith(
      { ...BY_SALES, instantFeeTiers: [{ fromCents: 3_500_00, basisPoints: 200, flatCents: 0 }] },
      {
        days,
        sales: Array.from({ length: days - 1 }, (_, offset) =>
          saleOn(offset, 100_00 + 50_00 * Math.round(Math.sin(offset / 20))),
        ),
      },
    )
    const [whole, closed] = [run(long), run({ ...long, detail: { days: 40 } })]
    const rates = whole.rows('SELECT DISTINCT ROUND(100.0 * fee_cents / gross_cents) FROM payouts')
    expect(rates.flat()).toEqual([3, 2])
    expect(closed.report.totals.instantFeeRevenue).toBe(whole.report.totals.instantFeeRevenue)
    expect(closed.value('SELECT COUNT(*) FROM payouts')).toBeLessThan(feesOf(whole).length)
    expect(brokenChecks(whole.report)).toEqual([])
    expect(brokenChecks(closed.report)).toEqual([])
  })

  it('changes in mid-run with the rules, and counts sales from before the change', () => {
    const byAmount = { name: 'gumroad-2026-08-30', ...NO_SALE_FEES, instantFeeBasisPoints: 0 }
    const finished = run(
      scenarioWith(
        { instantFeeFlatCents: 1_99 },
        {
          policyChanges: [
            {
              on: isoFromDay(START + 4),
              policy: {
                ...byAmount,
                instantFeeFlatCents: 75,
                instantFeeTierBasis: 'sales',
                instantFeeTiers: [{ fromCents: 600_00, basisPoints: 0, flatCents: 25 }],
              } as ScenarioInput['policy'] & object,
            },
          ],
        },
      ),
    )
    expect(feesOf(finished)).toEqual(week(1_99, 1_99, 1_99, 75, 75, 25, 25))
    expect(brokenChecks(finished.report)).toEqual([])
  })
})

describe('what is too little for its fee', () => {
  const flat = { instantFeeFlatCents: 150_00, instantMinimumCents: 1_00 }

  it('waits for more, and is told so', () => {
    const finished = run(scenarioWith(flat))
    expect(finished.rows('SELECT gross_cents, fee_cents, net_cents FROM payouts')).toEqual(
      Array(3).fill([200_00, 150_00, 50_00]),
    )
    const notes = finished.rows('SELECT DISTINCT code FROM payout_notes').flat()
    expect(notes).toEqual(['below_minimum'])
    expect(brokenChecks(finished.report)).toEqual([])
  })
})

describe('what stays too little for its fee', () => {
  it('goes out by the weekly run, free of charge, where it is enough for a standard payout', () => {
    const scenario = scenarioWith({ instantFeeFlatCents: 150_00 })
    const finished = run({ ...scenario, days: 40, sales: scenario.sales!.slice(0, 1) })
    expect(finished.rows('SELECT payout_type, gross_cents, fee_cents FROM payouts')).toEqual([
      ['standard', 100_00, 0],
    ])
    expect(brokenChecks(finished.report)).toEqual([])
  })
})

describe('a payout that failed', () => {
  const SUBSCRIPTION = { instantFeeFlatCents: 50, instantSubscriptionMonthlyCents: 5_00 }

  it('does not count: the next pays the subscription again, and free payouts are not used up', () => {
    const failing = scenarioWith(SUBSCRIPTION, {
      processor: {
        ...CALM_PROCESSOR,
        failures: { ...CALM_PROCESSOR.failures, instantFailedBasisPoints: 5_000 },
      },
    })
    const finished = run(failing)
    const payouts = finished.rows(
      'SELECT created_at, state, fee_cents FROM payouts ORDER BY payout_id',
    ) as [string, string, number][]
    for (const month of ['2026-08', '2026-09']) {
      const ofMonth = payouts.filter(([at]) => at.startsWith(month))
      const firstCompleted = ofMonth.findIndex(([, state]) => state === 'completed')
      const fees = ofMonth.map(([, , fee]) => fee)
      const expected = ofMonth.map((_, index) =>
        firstCompleted < 0 || index <= firstCompleted ? 5_50 : 50,
      )
      expect(fees).toEqual(expected)
    }
    expect(payouts.filter(([, state]) => state === 'failed')).not.toEqual([])
    expect(brokenChecks(finished.report)).toEqual([])
  })
})

describe('batches of one request', () => {
  it('are counted one after another: the first pays the subscription, the free payouts are used up', () => {
    const scenario = scenarioWith(
      { instantFeeFlatCents: 1_00, instantFreePayoutsPerMonth: 2 },
      {
        days: 2,
        creators: [
          {
            handle: 'ink',
            schedule: 'quarterly',
            openingBalances: [1, 2, 3, 4].map((ago) => ({
              day: isoFromDay(START - ago),
              amountCents: 60_00,
              holder: 'processor' as const,
            })),
          },
        ],
        sales: [],
        actions: [{ on: isoFromDay(START), creator: 'ink', action: 'request-payout' }],
      },
    )
    const finished = run({
      ...scenario,
      policy: {
        name: 'payout-lab',
        ...NO_SALE_FEES,
        instantFeeBasisPoints: 0,
        instantFeeFlatCents: 1_00,
        instantFreePayoutsPerMonth: 2,
        instantSubscriptionMonthlyCents: 3_00,
        instantMaximumCents: 60_00,
      },
    })
    expect(feesOf(finished)).toEqual([3_00, 0, 1_00, 1_00])
    expect(brokenChecks(finished.report)).toEqual([])
  })
})

describe('a fee that changes in mid-month', () => {
  it('goes on with what the month has seen so far', () => {
    const finished = run(
      scenarioWith(
        { instantFeeFlatCents: 1_99 },
        {
          policyChanges: [
            {
              on: '2026-08-30',
              policy: {
                name: 'gumroad-2026-08-30',
                ...NO_SALE_FEES,
                instantFeeBasisPoints: 0,
                instantFeeFlatCents: 75,
                instantFreePayoutsPerMonth: 3,
              },
            },
          ],
        },
      ),
    )
    expect(feesOf(finished)).toEqual(week(1_99, 1_99, 0, 75, 0, 0, 0))
    expect(brokenChecks(finished.report)).toEqual([])
  })
})
