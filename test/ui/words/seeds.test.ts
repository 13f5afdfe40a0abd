import { describe, expect, it } from 'vitest'
import { spreadOf } from '../../../src/experiments/seed-spread'
import { seedMeanWords, seedSpreadWords } from '../../../src/ui/words/seeds'

const spread = (...cents: number[]) =>
  spreadOf(
    cents.map((instant_margin, seed) => ({
      seed: String(seed),
      values: { instant_margin },
      violations: 0,
    })),
    'instant_margin',
  )

describe('how far other seeds take the margin', () => {
  it('is where they lie, with their number', () => {
    expect(seedSpreadWords(159_701, spread(159_701, 120_000, 220_049))).toBe(
      '$1,597.01 in this run; $1,200 to $2,200 in 3 seeds.',
    )
  })

  it('is said first where it is wider than the margin', () => {
    expect(seedSpreadWords(159_701, spread(159_701, 30_000, 220_000))).toBe(
      'Chance moves the margin by more than the margin itself: $300 to $2,200 in 3 seeds, $1,597.01 in this run.',
    )
    expect(seedSpreadWords(-5_00, spread(-5_00, -1_00, 3_00))).toBe(
      'Chance moves the margin by more than the margin itself: −$5.00 to $3.00 in 3 seeds, −$5.00 in this run.',
    )
  })

  it('is nothing where all seeds have one margin', () => {
    expect(seedSpreadWords(6_54, spread(6_54, 6_54, 6_54))).toBe(
      'The seed changes nothing here: $6.54 in each of 3 seeds.',
    )
    expect(seedMeanWords(spread(6_54, 6_54, 6_54), null)).toBe('')
  })

  it('has cents where whole dollars would be one figure', () => {
    expect(seedSpreadWords(1_200_10, spread(1_200_10, 1_200_40))).toBe(
      '$1,200.10 in this run; $1,200.10 to $1,200.40 in 2 seeds.',
    )
  })

  it('is not known from one seed', () => {
    expect(seedSpreadWords(159_701, spread(159_701))).toBe(
      'This is one seed. Another seed would give another margin.',
    )
    expect(seedMeanWords(spread(159_701), null)).toBe('')
  })

  it('has its mean with an interval', () => {
    // Mean $5, deviation sqrt(20 / 3) dollars, t(0.975, 3) = 3.182446.
    expect(seedMeanWords(spread(2_00, 4_00, 6_00, 8_00), null)).toBe(
      'On average $5, with a 95% interval of $0.90 to $9.10.',
    )
    expect(seedMeanWords(spread(2_00, 4_00, 6_00, 8_00), 16)).not.toContain('too narrow')
  })

  it('has one that is likely too narrow where creators are very uneven', () => {
    expect(seedMeanWords(spread(2_00, 4_00, 6_00, 8_00), 17)).toMatch(
      /\$9\.10\. This interval may be too narrow, and the mean too low/,
    )
  })
})
