import { describe, expect, it } from 'vitest'
import { roughEstimate, type Rough } from '../../../../src/core/rough-estimate'
import type { CreatorGroup } from '../../../../src/experiments/sweep/creator-groups'
import { goalSeek } from '../../../../src/experiments/sweep/goal-seek'
import { paretoFront } from '../../../../src/experiments/sweep/pareto'
import type { SweepPoint } from '../../../../src/experiments/sweep/plan'
import { frontPoints, frontTable, namedFront } from '../../../../src/ui/fees/questions/front-chart'
import { goalSentence, verdictText } from '../../../../src/ui/fees/questions/goal-words'
import { pointName } from '../../../../src/ui/fees/sweep/point-names'
import { pointResult, seedEconomics, sweepPlan } from '../../../support/sweeps'

const PLAN = sweepPlan({ scenario: 'gumroad-like' })

const group = (feeCents: number, centDaysGained: number): CreatorGroup => ({
  grouping: 'rail',
  name: 'us_bank',
  creators: 10,
  takers: 5,
  instantGrossCents: 1_000_00,
  instantFeeCents: feeCents,
  feeCents,
  costCents: 0,
  centDaysGained,
  withoutGain: 0,
})

const fee = (basisPoints: number, feeCents: number, centDaysGained = 1_000_00) =>
  pointResult(`axis/${basisPoints}`, { 'policy.instantFeeBasisPoints': basisPoints }, [
    seedEconomics('one', { instantFeeCents: feeCents }, {}, [group(feeCents, centDaysGained)]),
    seedEconomics('two', { instantFeeCents: feeCents }, {}, [group(feeCents, centDaysGained)]),
  ])

const points = [fee(100, 10_00, 3_000_00), fee(300, 30_00, 2_000_00), fee(900, 20_00, 500_00)]
const seek = (marginCentsMinimum: number, feeShareMaximum: number) =>
  goalSeek({ points }, { marginCentsMinimum, feeShareMaximum })

const WORDS = {
  per: 'a month',
  roundMargin: roughEstimate<Rough>,
  nameOf: (point: SweepPoint) => pointName(PLAN, point),
}

describe('a goal in words', () => {
  it('is reached by some, the largest margin of them named', () => {
    expect(goalSentence(seek(5_00, 0.5), WORDS)).toBe(
      '3 of 3 reach the goal. Fee 3% has the largest margin. ' +
        'All of them do so even at the worse ends of their intervals.',
    )
    expect(goalSentence(seek(25_00, 0.5), WORDS)).toMatch(
      /^One of 3 reaches the goal: Fee 3%\. It does so even at/,
    )
  })

  it('is reached surely, or on average alone', () => {
    const reached = (...lows: (number | null)[]) =>
      seek(5_00, 0.5).map((one, index) => {
        const low = lows[index] ?? null
        return { ...one, margin: { ...one.margin, low }, isSure: low !== null && low >= 5_00 }
      })
    expect(goalSentence(reached(6_00, 1_00, 6_00), WORDS)).toMatch(
      / 2 reach it even at the worse ends of their/,
    )
    expect(goalSentence(reached(1_00, 1_00, 6_00), WORDS)).toMatch(
      / One reaches it even at the worse ends of its/,
    )
    expect(goalSentence(reached(1_00, 1_00, 1_00), WORDS)).toMatch(
      / None reaches it at the worse ends of its intervals/,
    )
    expect(goalSentence(reached(null, null, null), WORDS)).toMatch(
      / Fee 3% has the largest margin\.$/,
    )
  })

  it('is reached by none, and the nearest is said with why', () => {
    expect(goalSentence(seek(100_00, 0.05), WORDS)).toBe(
      'None of 3 reaches the goal. The nearest is Fee 3%: $70 a month too little.',
    )
  })

  it('is missed by a group that pays too much, and by both', () => {
    const verdict = (margin: number, share: number): string | undefined =>
      seek(margin, share)
        .filter(({ result }) => result.point.id === 'axis/300')
        .map((one) => verdictText(one, WORDS))[0]
    expect(verdict(10_00, 0.02)).toMatch(/^creators paid by .+ pay 3\.0%$/)
    expect(verdict(50_00, 0.02)).toMatch(/^\$20 a month too little, and creators paid by/)
    expect(verdict(10_00, 0.05)).toBe('reached')
  })

  it('is missed by what its margin lacks as it is read', () => {
    const [nearest] = seek(100_00, 0.5)
    const margin = { ...nearest!.margin, value: -116_40, low: -240_00, high: 7_20 }
    const missed = {
      ...nearest!,
      margin,
      misses: [{ kind: 'margin' as const, missingCents: 116_40 }],
    }
    expect(verdictText(missed, WORDS)).toBe('$120 a month too little')
    const close = {
      ...missed,
      margin: { ...margin, value: -40 },
      misses: [{ kind: 'margin' as const, missingCents: 40 }],
    }
    expect(verdictText(close, WORDS)).toBe('$0.40 a month too little')
  })

  it('asks for runs where there are none', () => {
    expect(goalSentence([], WORDS)).toMatch(/^Run the fees/)
  })
})

describe('margin against what creators get', () => {
  const front = namedFront(paretoFront(points), points, WORDS.nameOf)

  it('has a point for each, those that no other beats marked', () => {
    expect(frontPoints(front, 'fees', WORDS).map(({ label, x, y }) => [label, x, y])).toEqual([
      ['Fee 1%', 10_00, 10_00],
      ['Fee 3%', 30_00, 30_00],
      ['Fee 9%', 20_00, 20_00],
    ])
    expect(frontPoints(front, 'days', WORDS).map(({ x }) => x)).toEqual([3_000, 2_000, 500])
  })

  it('is in the table with everything that decides', () => {
    expect(frontTable(front, WORDS).rows[0]).toEqual(['Fee 1%', 10_00, 10_00, 3_000, 'yes'])
    // It has no interval.
    expect(frontTable(front, WORDS).columns.at(-1)!.label).toBe(
      'No other is better, on the mean of the seeds',
    )
  })
})
