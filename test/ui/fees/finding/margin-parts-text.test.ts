import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MARGIN_PARTS, type MarginParts } from '../../../../workers/sweep-contract'
import { digitStep, roughEstimate, toStep } from '../../../../src/core/rough-estimate'
import { marginPartsText } from '../../../../src/ui/fees/finding/margin-parts-text'

const parts = (some: Partial<MarginParts>): MarginParts => ({
  fees: 0,
  instantCost: 0,
  standardCostSaved: 0,
  costOfFunds: 0,
  losses: 0,
  ...some,
})

const sumOf = (some: MarginParts): number =>
  MARGIN_PARTS.reduce((total, part) => total + some[part], 0)

const textOf = (
  some: MarginParts,
  within: number | null = null,
  accountMonthlyCents = 0,
): string => {
  const value = sumOf(some)
  const [low, high] = within === null ? [null, null] : [value - within, value + within]
  const margin = { value, low, high }
  return marginPartsText({
    margin,
    shownCents: roughEstimate(margin).value,
    tableStep: null,
    parts: some,
    accountMonthlyCents,
    period: 'month',
  })
}

describe('what a margin is made of', () => {
  it.each([
    [
      'a gain',
      parts({ fees: 720_40, instantCost: -249_10, standardCostSaved: 55_20, costOfFunds: -6_30 }),
      'The margin of a month is made of $720 in fees and $55 saved on standard payouts, less $249 for instant payouts and $6 for money advanced before it settles.',
    ],
    ['fees alone', parts({ fees: 12_00 }), 'The margin of a month is made of $12 in fees.'],
    ['nothing', parts({}), ''],
    [
      'a loss',
      parts({ fees: 120_00, instantCost: -249_00, losses: -30_00 }),
      'The loss of a month comes from $249 for instant payouts and $30 in debts not recovered, against $120 in fees.',
    ],
    [
      'a small loss, with every part as it is',
      parts({
        fees: 7_21,
        instantCost: -10_93,
        standardCostSaved: 4_04,
        costOfFunds: -6,
        losses: -1_99,
      }),
      'The loss of a month comes from $10.93 for instant payouts, $0.06 for money advanced before it settles, and $1.99 in debts not recovered, against $7.21 in fees and $4.04 saved on standard payouts.',
    ],
    [
      'a loss, all of it with cents where some of it has any',
      parts({ fees: 40_30, instantCost: -84_70, standardCostSaved: 16_90, losses: -5_00 }),
      'The loss of a month comes from $84.70 for instant payouts and $5.00 in debts not recovered, against $40.30 in fees and $16.90 saved on standard payouts.',
    ],
    [
      'a loss without a fee',
      parts({ instantCost: -10_00, standardCostSaved: -5_00 }),
      'The loss of a month comes from $10 for instant payouts and $5 more for standard payouts, with nothing earned.',
    ],
  ])('%s', (_name, some, text) => {
    expect(textOf(some)).toBe(text)
  })

  it('names the charge for accounts beside a loss alone', () => {
    const loss = parts({ fees: 1_00, instantCost: -9_00 })
    expect(textOf(loss, null, 2_00)).toMatch(
      /charge of \$2 a month for each account that is paid\.$/,
    )
    expect(textOf(parts({ fees: 9_00, instantCost: -1_00 }), null, 2_00)).not.toMatch(/charge/)
  })

  it('is rounded as far as the margin is known', () => {
    expect(textOf(parts({ fees: 1_234_56, instantCost: -234_56 }), 450_00)).toBe(
      'The margin of a month is made of $1,230 in fees, less $230 for instant payouts.',
    )
  })

  it('has the fees of the table that the margin is in', () => {
    const some = parts({ fees: 3_105_60, instantCost: -2_171_80, standardCostSaved: 811_40 })
    expect(
      marginPartsText({
        margin: { value: sumOf(some), low: 600_00, high: 2_900_00 },
        shownCents: 1_745_00,
        tableStep: 1_00,
        parts: some,
        accountMonthlyCents: 0,
        period: 'year',
      }),
    ).toBe(
      'The margin of a year is made of $3,106 in fees and $811 saved on standard payouts, less $2,172 for instant payouts.',
    )
  })

  const amount = fc.integer({ min: -500_000_00, max: 500_000_00 })

  it('adds up to the margin that is shown', () => {
    fc.assert(
      fc.property(
        fc.tuple(amount, amount, amount, amount, amount),
        fc.integer({ min: 1_00, max: 100_000_00 }),
        ([fees, instantCost, standardCostSaved, costOfFunds, losses], within) => {
          const some = { fees, instantCost, standardCostSaved, costOfFunds, losses }
          const value = sumOf(some)
          const margin = { value, low: value - within, high: value + within }
          const text = marginPartsText({
            margin,
            shownCents: roughEstimate(margin).value,
            tableStep: null,
            parts: some,
            accountMonthlyCents: 0,
            period: 'month',
          })
          const shown = roughEstimate(margin).value
          // A margin of less than a step keeps its first digit, which no part has.
          fc.pre(text !== '' && toStep(shown, digitStep(within)) === shown)
          const [first, second = ''] = text.split(/, (?:less|against|with) /)
          const more = dollarsIn(first!) - dollarsIn(second)
          expect(more * 100).toBeCloseTo(Math.abs(shown), 0)
        },
      ),
    )
  })
})

/** Of all amounts together. */
const dollarsIn = (text: string): number =>
  [...text.matchAll(/\$([\d,.]*\d)/g)].reduce(
    (total, [, digits]) => total + Number(digits!.replaceAll(',', '')),
    0,
  )
