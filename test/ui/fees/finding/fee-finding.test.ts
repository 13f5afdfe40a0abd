import { describe, expect, it } from 'vitest'
import type { PreviewPoint } from '../../../../workers/contract'
import { FLAT_AXIS, hasRest, PERCENT_AXIS } from '../../../../src/ui/fees/curve/fee-axis'
import { NO_INSTANT_FEE } from '../../../../src/core/fees/fee-figures'
import type { FeeFacts } from '../../../../src/ui/fees/finding/fee-facts'
import { byModelText, feeParagraphs } from '../../../../src/ui/fees/finding/fee-finding'
import { yearSentence } from '../../../../src/ui/fees/finding/fee-year'
import { computationOf } from '../../../../src/ui/fees/finding/finding-figures'
import { plainSentence } from '../../../../src/ui/figures/sentence-pieces'
import { FEE_FACTS } from '../../../support/fee-facts'

const interval = (value: number, low: number | null, high: number | null, n = 10) => ({
  value,
  low,
  high,
  n,
  method: 'mean' as const,
})

const against = (value: number, low: number, high: number, rival = 300) => ({
  margin: interval(1_300_00, 1_000_00, 1_600_00),
  isOwn: rival !== 300,
  rival,
  difference: interval(value, low, high),
})

const FACTS: FeeFacts = {
  ...FEE_FACTS,
  margin: interval(1_203_40, 980_00, 1_426_80),
  expectedCents: 1_150_00,
  optimum: { x: interval(250, 200, 300), marginCents: 1_300_00, isAtEdge: false, cliff: null },
  breakEven: { kind: 'at', x: interval(112, 98, 131), seedsWithout: 0 },
  days: 400,
  hasFile: false,
}

/** What is expected at 3% if creators decide, and at 2% more. */
const byModel = (
  at300: { takeUp?: number | null; marginCents?: number; takers?: number },
  at200: { marginCents?: number } = { marginCents: 8_10 },
): PreviewPoint[] =>
  [
    { x: 200, ...at200 },
    { x: 300, ...at300 },
  ].map(({ x, ...others }) => {
    const estimate = { takeUp: 0.008, marginCents: 3_90, takers: 1, ...others }
    return {
      ...{ x, ...estimate, seedMarginsCents: [estimate.marginCents], likelyCents: null },
      parts: { fees: 4_00, instantCost: -10, standardCostSaved: 0, costOfFunds: 0, losses: 0 },
      ...{ simulatedTakers: estimate.takers, notEstimated: 0 },
    }
  })

const said = (others: Partial<FeeFacts>): string =>
  feeParagraphs({ ...FACTS, ...others })
    .flat()
    .map(plainSentence)
    .join(' ')

describe('what a margin is made of', () => {
  const parts = { fees: 900_00, instantCost: -100_00, standardCostSaved: 0, costOfFunds: 0 }
  const madeOf = (losses: number, facts: { hasPartsChart?: boolean }): string => {
    const value = 800_00 + losses
    const margin = interval(value, value - 100, value + 100)
    return feeParagraphs({ ...FACTS, margin, parts: { ...parts, losses } }, facts)
      .flat()
      .map(plainSentence)
      .join(' ')
  }

  it('is in words, unless it is drawn beside them; a loss is explained in words as well', () => {
    expect(madeOf(0, {})).toContain('The margin of a month is made of $900 in fees')
    expect(madeOf(0, { hasPartsChart: true })).not.toContain('is made of')
    expect(madeOf(-900_00, { hasPartsChart: true })).toContain('The loss of a month comes from')
  })
})

describe('a year', () => {
  const MODEL = { days: 60 }
  it.each([
    [
      'is twelve months and a bit of a run of most of one',
      {},
      'That is about $14,400 in a year of 365 days (95% interval $11,800 to $17,100).',
    ],
    [
      'is a loss where the month is one, and so are the ends of its interval',
      { margin: { value: -1_200_00, low: -1_500_00, high: 100_00, n: 5, method: 'mean' as const } },
      'That is a loss of about $14,400 in a year of 365 days (95% interval a loss of $18,000 to a gain of $1,200).',
    ],
    [
      'has no interval where there is none',
      { margin: null },
      'That is about $13,800 in a year of 365 days.',
    ],
    [
      'is not said of the first days, while creators still learn of daily payouts',
      MODEL,
      'This is an average month in the first 60 days, while creators are still learning about daily payouts.',
    ],
    [
      'is not said of the days of a file',
      { ...MODEL, hasFile: true },
      'This is an average month in the 60 days of the file, while creators are still learning about daily payouts. A whole year can be more than twelve times this amount.',
    ],
    [
      'is said of any days where the share is fixed',
      { ...MODEL, isTakeUpFixed: true, margin: null },
      'If sales stay as they are, that is about $13,800 in a year of 365 days.',
    ],
    [
      'says what it is where it is shown',
      { period: 'year' as const },
      'A year is 365 days at the average of the run.',
    ],
    [
      'says so where it is shown of a fixed share',
      { ...MODEL, isTakeUpFixed: true, period: 'year' as const },
      'A year is 365 days, if sales stay as they are.',
    ],
    [
      'may bring more than is shown of the first days',
      { ...MODEL, period: 'year' as const },
      'A year is 365 days at the average of the first 60 days, while creators are still learning about daily payouts. A whole year can bring more.',
    ],
    [
      'is not said of days of which many are free',
      { days: 90, freeDays: 14, isTakeUpFixed: true },
      'This is an average month in the first 90 days, of which 14 are free for each creator.',
    ],
    [
      'may bring more than is shown of days that are free',
      { days: 10, freeDays: 14, isTakeUpFixed: true, period: 'year' as const },
      'A year is 365 days at the average of the first 10 days, of which 10 are free for each creator. A whole year can bring more.',
    ],
    [
      'may bring more for both reasons',
      { ...MODEL, freeDays: 14, period: 'year' as const },
      'A year is 365 days at the average of the first 60 days, of which 14 are free for each creator, and while creators are still learning about daily payouts. A whole year can bring more.',
    ],
    [
      'has its few free days in a run of most of one',
      { freeDays: 14, isTakeUpFixed: true, period: 'year' as const },
      'A year is 365 days, if sales stay as they are.',
    ],
    [
      'may bring more than is shown of a file',
      { ...MODEL, hasFile: true, period: 'year' as const },
      'A year is 365 days at the average of the 60 days of the file, while creators are still learning about daily payouts. A whole year can bring more.',
    ],
    ['is nothing where nobody takes daily payouts', { takers: 0 }, null],
  ])('%s', (_, others: Partial<FeeFacts>, expected) => {
    expect(yearSentence({ ...FACTS, ...others })).toBe(expected)
  })
})

describe('what a fee would earn', () => {
  it('is said for the period that money is shown for', () => {
    expect(said({ period: 'year' })).toContain('daily payouts would add $1,200 a year (95%')
  })

  it('is the margin with its interval, the best fee and break-even', () => {
    expect(said({})).toBe(
      'At 3% of the net, daily payouts would add $1,200 a month (95% interval $980 to $1,430, 10 seeds). The comparison is with paying everybody on their other schedule. ' +
        'Of the fees that were run, 2.5% earns most (95% interval of the best fee: above 2% and below 3%). Daily payouts break even at 1.1% (95% interval: 1.0% to 1.3%).',
    )
  })

  const BARE = { optimum: null, breakEven: null } as const

  it.each([
    [{}, 'would add $1,200 a month with 4.1% of eligible creators on them (95% interval'],
    [
      { margin: interval(-45_00, -60_00, -30_00) },
      'would lose $45 a month with 4.1% of eligible creators on them (95% interval',
    ],
    [
      { margin: interval(45_00, null, null, 1) },
      'would add $45 a month with 4.1% of eligible creators on them in the one seed',
    ],
    [{ margin: null }, 'would add about $1,150 a month with 4.1% of eligible creators on them.'],
    [
      { margin: null, expectedCents: -12_00 },
      'would lose about $12 a month with 4.1% of eligible creators on them.',
    ],
  ])('is said with the share of creators that it is of', (others, expected) => {
    expect(said({ ...others, takeUp: 0.0412 })).toContain(expected)
  })

  it('is not compared with a model of which nothing is expected', () => {
    expect(byModelText([], FACTS)).toBeNull()
    expect(byModelText(byModel({ takeUp: null }), FACTS)).toBeNull()
  })

  it('of a fixed share is compared with what creators would decide', () => {
    expect(byModelText(byModel({}), FACTS)).toBe(
      'If creators decide by the model, the best fee is about 2%: it would earn about $8 a month. At 3%, about 0.8% of those who are eligible would take daily payouts, for a margin of about $4 a month.',
    )
    expect(byModelText(byModel({ takeUp: 0.000_01, marginCents: 1, takers: 0.01 }), FACTS)).toBe(
      'If creators decide by the model, the best fee is about 2%: it would earn about $8 a month. At 3%, nobody would be expected to take daily payouts.',
    )
    const nobody = { takeUp: 0, marginCents: 0 }
    expect(byModelText(byModel(nobody, nobody), FACTS)).toBe(
      'If creators decided by the model, nobody would be expected to take daily payouts.',
    )
  })

  it('is estimated on the mean of several seeds, and says how many take daily payouts', () => {
    const estimate = { ...BARE, margin: null, takers: 12.4, estimatedSeeds: 30 }
    expect(said(estimate)).toBe(
      'At 3% of the net, daily payouts would add about $1,150 a month. The comparison is with paying everybody on their other schedule. This is a rough estimate, the mean of what the creators of 30 seeds are expected to bring: nothing has been simulated. Only about 12 are on daily payouts in each seed.',
    )
    expect(said({ ...estimate, takers: 0.9 })).toMatch(
      /Only about 0\.9 are on daily payouts in each seed\.$/,
    )
    expect(said({ ...estimate, takers: 40.2 })).toMatch(
      /In the estimate, about 40 creators are on daily payouts in each seed\.$/,
    )
  })

  it('is estimated with how far chance may take it from that', () => {
    const estimate = { ...BARE, margin: null, likelyCents: { low: 203_40, high: 1_794_20 } }
    const ofFile = { ...estimate, hasFile: true }
    expect(said(ofFile)).toContain(
      'about $1,150 a month. Chance decides which sellers take daily payouts. In 95 of 100 cases, the margin would be between $203 and $1,790 a month. The comparison',
    )
    expect(said({ ...ofFile, isFileSample: true })).toContain(
      'Chance decides which sellers are in the file and which of them take daily payouts. In 95 of 100 cases, the margin would be between $203 and $1,790 a month.',
    )
    expect(said({ ...estimate, likelyCents: { low: -6_70, high: 0 } })).toContain(
      'Chance decides which creators there are and which of them take daily payouts. In 95 of 100 cases, the margin would be between a loss of $7 and $0 a month.',
    )
    expect(said({ ...estimate, likelyCents: { low: -0.3, high: 0.2 } })).toContain(
      'In 95 of 100 cases, the margin would be about $0 a month.',
    )
    expect(said({ ...estimate, takers: 0.01 })).not.toContain('Chance decides')
    expect(said({ ...estimate, margin: interval(45_00, null, null, 1) })).not.toContain(
      'Chance decides',
    )
  })

  it.each([
    [
      'a loss',
      { margin: interval(-45_00, -60_00, -30_00) },
      'At 3% of the net, daily payouts would lose $45 a month (95% interval: a loss of $60 to a loss of $30, 10 seeds). The comparison is with paying everybody on their other schedule.',
    ],
    [
      'a loss that is small beside its interval',
      { margin: interval(-40_00, -1_240_00, 1_160_00) },
      'At 3% of the net, daily payouts would lose $40 a month (95% interval: a loss of $1,200 to a gain of $1,200, 10 seeds). The comparison is with paying everybody on their other schedule.',
    ],
    [
      'one seed',
      { margin: interval(45_00, null, null, 1) },
      'At 3% of the net, daily payouts would add $45 a month in the one seed that was run. The comparison is with paying everybody on their other schedule.',
    ],
    [
      'a fee that was not run',
      { margin: null },
      'At 3% of the net, daily payouts would add about $1,150 a month. The comparison is with paying everybody on their other schedule. This is a rough estimate for the creators of one seed: nothing has been simulated, and the mean of several seeds may be far from it. Only about 12 are on daily payouts.',
    ],
    [
      'a fee that was not run, of many',
      { margin: null, takers: 30.2 },
      'At 3% of the net, daily payouts would add about $1,150 a month. The comparison is with paying everybody on their other schedule. This is a rough estimate for the creators of one seed: nothing has been simulated, and the mean of several seeds may be far from it. In the estimate, about 30 creators are on daily payouts.',
    ],
    [
      'a fee that was not run, of a sample with many',
      { margin: null, takers: 2_637.2, estimatedFrom: 263.7 },
      'At 3% of the net, daily payouts would add about $1,150 a month. The comparison is with paying everybody on their other schedule. This is a rough estimate for the creators of one seed: nothing has been simulated, and the mean of several seeds may be far from it. In the estimate, about 264 of the sampled creators are on daily payouts, who stand for 2,637.',
    ],
    [
      'a fee that was not run, of a sample with few, however many they stand for',
      { margin: null, takers: 127, estimatedFrom: 12.7 },
      'At 3% of the net, daily payouts would add about $1,150 a month. The comparison is with paying everybody on their other schedule. This is a rough estimate for the creators of one seed: nothing has been simulated, and the mean of several seeds may be far from it. In the estimate, only about 13 of the sampled creators are on daily payouts, who stand for 127.',
    ],
    [
      'a loss that is expected',
      { margin: null, expectedCents: -12_00 },
      'At 3% of the net, daily payouts would lose about $12 a month. The comparison is with paying everybody on their other schedule. This is a rough estimate for the creators of one seed: nothing has been simulated, and the mean of several seeds may be far from it. Only about 12 are on daily payouts.',
    ],
    [
      'that nobody would take them',
      { margin: interval(0, 0, 0), takers: 0 },
      'At 3% of the net, nobody would take daily payouts.',
    ],
    [
      'that nobody is expected to take them',
      { margin: null, expectedCents: 12, takers: 0.01 },
      'At 3% of the net, nobody is expected to take daily payouts. This is an estimate: nothing has been simulated at this fee.',
    ],
    [
      'that nobody is on daily where no fee decides it',
      { margin: interval(0, 0, 0), takers: 0, isTakeUpFixed: true },
      'At 3% of the net, nobody is on daily payouts.',
    ],
    [
      'that nobody is on daily at first where no fee decides it',
      { margin: null, expectedCents: 0, takers: 0, isTakeUpFixed: true },
      'At 3% of the net, nobody is on daily payouts when the run begins, so nothing is estimated.',
    ],
    [
      'who is on daily where nothing can be expected of them',
      { margin: null, expectedCents: null, takers: 0, isTakeUpFixed: true, notEstimated: 1 },
      'At 3% of the net, no estimate can be made: one creator is on daily payouts at any fee, and this creator’s sales are known only from a run.',
    ],
    [
      'whom an estimate of others leaves out',
      { margin: null, expectedCents: 45_00, takers: 3, notEstimated: 2 },
      'At 3% of the net, daily payouts would add about $45 a month. The comparison is with paying everybody on their other schedule. This is a rough estimate for the creators of one seed: nothing has been simulated, and the mean of several seeds may be far from it. Only about 3 are on daily payouts. The estimate leaves out 2 creators who are on daily payouts at any fee, because their sales are known only from a run.',
    ],
    [
      'that no estimate can be made where the fee has no other takers',
      { margin: null, expectedCents: 0, takers: 0, notEstimated: 1 },
      'At 3% of the net, no estimate can be made: one creator is on daily payouts at any fee, and this creator’s sales are known only from a run.',
    ],
    [
      'the whole fee',
      { feeText: '3% of the net and $1.99', hasRest: true, margin: interval(45_00, null, null, 1) },
      'At 3% of the net and $1.99, daily payouts would add $45 a month in the one seed that was run. The comparison is with paying everybody on their other schedule.',
    ],
    ['nothing at all', { margin: null, expectedCents: null }, ''],
  ])('%s', (_, others, expected) => {
    expect(said({ ...BARE, ...others })).toBe(expected)
  })

  const QUIET = { margin: null, expectedCents: null } as const

  it.each([
    [
      'at the highest fee',
      { optimum: { x: interval(1_000, 700, 1_000), marginCents: 1, isAtEdge: true, cliff: null } },
      'The margin is largest at 10%, the highest fee that was run.',
    ],
    [
      'at the lowest fee',
      { optimum: { x: interval(50, 50, 50), marginCents: 1, isAtEdge: true, cliff: null } },
      'The margin is largest at 0.5%, the lowest fee that was run.',
    ],
    ['not said where nobody reacts', { optimum: FACTS.optimum, isTakeUpFixed: true }, ''],
    [
      'of a single seed',
      {
        optimum: { x: interval(250, null, null, 1), marginCents: 1, isAtEdge: false, cliff: null },
      },
      'In the one seed that was run the margin is largest at 2.5%.',
    ],
    [
      'no more than chance',
      { optimum: FACTS.optimum, bestAgainst: against(27_00, -89_00, 144_00) },
      'The margin is largest at 2.5% (95% interval of the best fee: above 2% and below 3%), but its lead over 3% may be chance.',
    ],
    [
      'that of the form, compared with the next best',
      {
        optimum: { ...FACTS.optimum!, x: interval(300, 200, 400) },
        bestAgainst: against(189_00, -20_00, 398_00, 250),
      },
      'The margin is largest at 3% (95% interval of the best fee: above 2% and below 4%), but its lead over 2.5% may be chance.',
    ],
    [
      'surely ahead of the fee on the form',
      { optimum: FACTS.optimum, bestAgainst: against(27_00, 5_00, 49_00) },
      'Of the fees that were run, 2.5% earns most (95% interval of the best fee: above 2% and below 3%).',
    ],
    [
      'of too few seeds',
      {
        optimum: { x: interval(250, null, null, 4), marginCents: 1, isAtEdge: false, cliff: null },
      },
      'In the 4 seeds that were run the margin is largest at 2.5%.',
    ],
  ])('the best fee: %s', (_, others, expected) => {
    expect(said({ ...QUIET, ...BARE, ...others })).toBe(expected)
  })

  it.each([
    [
      PERCENT_AXIS,
      'These fees differ only in the percentage. The rest of the fee is as on the form.',
    ],
    [
      FLAT_AXIS,
      'These fees differ only in the flat amount. The rest of the fee is as on the form.',
    ],
  ])('of fees with more than one figure it is said which of them changes', (axis, expected) => {
    const breakEven = { kind: 'never', margin: 'above' } as const
    expect(said({ ...QUIET, ...BARE, axis, breakEven, hasRest: true })).toBe(
      `No fee that was run makes a loss. ${expected}`,
    )
  })

  it('of a sweep that was stopped, what is best is so only so far', () => {
    const optimum = { x: interval(300, 200, 400), marginCents: 1, isAtEdge: false, cliff: null }
    expect(said({ ...QUIET, ...BARE, optimum, feesRun: 4, feesPlanned: 11 })).toBe(
      'So far 4 of 11 fees have been run. Of the fees that were run, 3% earns most (95% interval of the best fee: above 2% and below 4%).',
    )
  })

  it('of a sweep that has not come to all seeds, it says so', () => {
    const optimum = {
      x: interval(300, null, null, 2),
      marginCents: 1,
      isAtEdge: false,
      cliff: null,
    }
    expect(said({ ...QUIET, ...BARE, optimum, seedsRun: 2 })).toBe(
      'So far 2 of 10 seeds have been run at every fee. In the 2 seeds that were run the margin is largest at 3%.',
    )
  })

  it.each([
    [700, null, 'above 7%'],
    [null, 700, 'below 7%'],
    [null, null, 'any fee that was run, or beyond'],
  ])('an interval without an end says so: %s to %s', (low, high, within) => {
    const optimum = { x: interval(800, low, high), marginCents: 1, isAtEdge: false, cliff: null }
    expect(said({ ...QUIET, ...BARE, optimum })).toBe(
      `Of the fees that were run, 8% earns most (95% interval of the best fee: ${within}).`,
    )
  })

  it.each([
    [
      850,
      3_52,
      true,
      'At 8.5%, the next higher fee that was run, the margin is far lower: $3.52 a month.',
    ],
    [
      750,
      3_52,
      true,
      'At 7.5%, the next lower fee that was run, the margin is far lower: $3.52 a month.',
    ],
    [850, 3_52, false, 'At 8.5%, the next fee, the mean is $3.52 a month, which may be chance.'],
    [850, 0, false, 'At 8.5%, the next fee, nobody takes daily payouts.'],
  ])('a cliff beside the best fee is said: %i, %i cents, sure %s', (x, cents, isSure, expected) => {
    const cliff = { x, marginCents: cents, isSure }
    const optimum = { x: interval(800, null, null, 1), marginCents: 77_67, isAtEdge: false, cliff }
    expect(said({ ...QUIET, ...BARE, optimum })).toBe(
      `In the one seed that was run the margin is largest at 8%. ${expected}`,
    )
  })

  it('a margin says what it rests on, and how much of it one seed and one creator bring', () => {
    const evidence = {
      takers: 6.2,
      simulatedTakers: 6.2,
      payouts: 15.4,
      seeds: 5,
      largestSeedShare: 0.62,
      largestCreatorShare: 0.85,
      largestCreatorStandsFor: 1,
    }
    const margin = interval(45_00, null, null, 1)
    const earns =
      'At 3% of the net, daily payouts would add $45 a month in the one seed that was run. The comparison is with paying everybody on their other schedule.'
    expect(said({ ...BARE, margin, evidence })).toBe(
      `${earns} This is based on about 6 creators on daily payouts and 15.4 instant payouts a month. ` +
        'One of the 5 seeds brings 62% of the fees. In the first seed one creator pays 85% of the fees.',
    )
    const even = { ...evidence, largestSeedShare: 0.29, largestCreatorShare: 0.2 }
    expect(said({ ...BARE, margin, evidence: even })).toBe(
      `${earns} This is based on about 6 creators on daily payouts and 15.4 instant payouts a month.`,
    )
  })

  it('of a sample a margin says how many creators were simulated, and for how many they stand', () => {
    const evidence = {
      ...{ takers: 4_120.4, simulatedTakers: 38.2, payouts: 51_000, seeds: 5 },
      ...{ largestSeedShare: 0.2, largestCreatorShare: 0.3, largestCreatorStandsFor: 11 },
    }
    const text = said({ ...BARE, margin: interval(45_00, null, null, 1), evidence })
    expect(text).toContain(
      'The runs simulate about 38 creators on daily payouts. They stand for about 4,120 creators with 51,000 instant payouts a month.',
    )
    expect(text).toContain(
      'In the first seed one simulated creator, who stands for about 11, pays 30% of the fees.',
    )
  })

  it('a fee between two that were run has no estimate, but theirs', () => {
    const between = [
      { fee: 200, marginCents: 12_00 },
      { fee: 250, marginCents: -3_40 },
    ] as const
    expect(said({ ...QUIET, ...BARE, fee: 220, between })).toBe(
      '2.2% has not been run: 2% earns $12 a month, and 2.5% earns −$3.40.',
    )
  })

  it('fewer than three fees are not compared', () => {
    const optimum = { x: interval(300, 300, 300), marginCents: 1, isAtEdge: true, cliff: null }
    const breakEven = { kind: 'never', margin: 'above' } as const
    expect(said({ ...QUIET, optimum, breakEven, hasRest: true, feesRun: 2 })).toBe('')
  })

  it.each([
    ['above', 'No fee that was run makes a loss.'],
    ['below', 'Every fee that was run makes a loss.'],
    ['falling', 'The margin falls below zero as the fee rises.'],
  ] as const)('no break-even: %s', (margin, expected) => {
    expect(said({ ...QUIET, ...BARE, breakEven: { kind: 'never', margin } })).toBe(expected)
  })

  it('payouts that cost more than they pay are said from one in fifty on', () => {
    expect(said({ ...QUIET, ...BARE, payoutsBelowCost: 19 })).toBe('')
    expect(said({ ...QUIET, ...BARE, payoutsBelowCost: 348 })).toBe(
      '34.8% of instant payouts (348 of 1,000 a month) cost more than their fee.',
    )
    expect(said({ ...QUIET, ...BARE, payouts: 16, payoutsBelowCost: 1 })).toBe(
      '6.3% of instant payouts (1 of 16 a month) cost more than their fee.',
    )
  })

  it('the account’s monthly charge is named where it is in their cost', () => {
    const few = { payouts: 15.3, payoutsBelowCost: 1.6, accountMonthlyCents: 2_00 }
    expect(said({ ...QUIET, ...BARE, ...few })).toBe(
      'Once the $2 a month for each account is counted, 10.5% of instant payouts ' +
        '(1.6 of 15.3 a month) cost more than their fee.',
    )
  })
})

describe('whether a fee has more than the figure of its axis', () => {
  it.each([
    ['a percentage', { instantFeeBasisPoints: 300 }, PERCENT_AXIS, false],
    [
      'a percentage of the gross',
      { instantFeeBasisPoints: 300, instantFeeOf: 'gross' },
      PERCENT_AXIS,
      false,
    ],
    ['a flat fee', { instantFeeFlatCents: 1_99 }, FLAT_AXIS, false],
    ['both', { instantFeeBasisPoints: 300, instantFeeFlatCents: 1_99 }, PERCENT_AXIS, true],
    ['a limit', { instantFeeBasisPoints: 175, instantFeeMaximumCents: 25_00 }, PERCENT_AXIS, true],
    ['free days', { instantFeeBasisPoints: 300, instantFreeDays: 30 }, PERCENT_AXIS, true],
  ] as const)('%s', (_, figures, axis, expected) => {
    expect(hasRest({ ...NO_INSTANT_FEE, ...figures }, axis)).toBe(expected)
  })
})

it('a break-even that some seeds do not have says so', () => {
  const breakEven = { kind: 'at', x: interval(112, 98, 131, 8), seedsWithout: 2 } as const
  expect(computationOf('breakEven', { ...FACTS, breakEven }).slice(1)).toEqual([
    '8 seeds.',
    'In 2 more seeds the margin does not rise to zero.',
  ])
})

it('how a margin was computed says over which days it is, and what comes after them', () => {
  const [how] = computationOf('margin', FACTS)
  expect(how).toContain('It is the average over the days of the run.')
  expect(how).toContain('Chargebacks after the last day and payouts that are still due then are')
})

describe('a margin of creators of very uneven size', () => {
  const few = (others: Partial<FeeFacts>) => said({ seedsForInterval: 150, ...others })

  it('is said to have too narrow an interval, and how many seeds it takes', () => {
    expect(few({})).toContain('too narrow, and the mean too low')
    expect(few({})).toContain('takes about 150 seeds here')
    expect(few({ seedsForInterval: 5_000 })).toContain('takes more than 200 seeds here')
  })

  it('is estimated with a range that is said to be too narrow', () => {
    const estimate = { margin: null, estimatedSeeds: 20, likelyCents: { low: 1_00, high: 9_00 } }
    expect(few(estimate)).toContain('few of the 20 seeds it is based on include any of them.')
    expect(few({ ...estimate, estimatedSeeds: 38 })).not.toContain('too narrow')
    expect(few({ ...estimate, likelyCents: null })).not.toContain('too narrow')
  })

  it('is not, where a quarter of these seeds were run, or there is no interval', () => {
    expect(few({ margin: interval(1_203_40, 980_00, 1_426_80, 38) })).not.toContain('too narrow')
    expect(few({ margin: interval(1_203_40, null, null, 1) })).not.toContain('too narrow')
    expect(few({ takers: 0 })).not.toContain('too narrow')
    expect(few({ seedsForInterval: null })).not.toContain('too narrow')
  })
})
