import { describe, expect, it } from 'vitest'
import { creatorGroups } from '../../../src/experiments/sweep/creator-groups'
import { creatorTerms, pairCreators } from '../../../src/experiments/sweep/creator-pairs'
import { groupTerms } from '../../../src/experiments/sweep/group-terms'
import { belowCost, winnersAndLosers } from '../../../src/experiments/sweep/winners'
import { creatorPair, pointResult, seedEconomics } from '../../support/sweeps'

/** $1,000 arrives 7 days earlier for $30, and costs the platform $12 more. Before that, $2,000 was paid weekly. */
const sooner = creatorPair(
  {
    handle: 'sooner',
    earnedCents: 303_000,
    receivedCents: 300_000,
    instantGrossCents: 103_000,
    instantFeeCents: 3_000,
    feeCents: 3_000,
    costCents: 1_500,
    waitedCentDays: 100_000,
  },
  { waitedCentDays: 800_000, costCents: 300 },
)
/** $5 of earnings that never arrive without daily, within the run; with costs above the fee of 15 cents. */
const tiny = creatorPair(
  {
    handle: 'tiny',
    country: 'GB',
    earnedCents: 500,
    instantGrossCents: 500,
    instantFeeCents: 15,
    feeCents: 15,
    costCents: 250,
    waitedCentDays: 500,
    tenureDays: 90,
  },
  { waitedCentDays: 10_200 },
)
/** Pays, and its money arrives a day later. */
const later = creatorPair(
  {
    handle: 'later',
    earnedCents: 5_000,
    instantGrossCents: 5_000,
    instantFeeCents: 100,
    feeCents: 100,
    waitedCentDays: 9 * 4_900,
  },
  { waitedCentDays: 8 * 4_900 },
)
const weekly = creatorPair({
  handle: 'weekly',
  earnedCents: 2_000_000,
  isTaker: false,
  everTaker: false,
})
const pairs = [sooner, tiny, later, weekly]

describe('what daily payouts mean for one creator', () => {
  it('are the fee, the days gained and the yearly rate that both make', () => {
    const terms = creatorTerms(sooner)
    expect(terms).toMatchObject({ feeCents: 3_000, costCents: 1_200 })
    // $30 for $1,000 over 7 of 365.25 days.
    expect(terms.yearlyRate).toBeCloseTo((0.03 * 365.25) / 7, 12)
  })

  it('have no rate where nothing arrived earlier', () => {
    expect(creatorTerms(later)).toMatchObject({ centDaysGained: -4_900, yearlyRate: null })
    expect(creatorTerms(weekly)).toMatchObject({ centDaysGained: 0, yearlyRate: null })
  })

  it('count money that never arrives without daily as waiting until the run ends', () => {
    const { centDaysGained, yearlyRate } = creatorTerms(tiny)
    expect(centDaysGained).toBe(9_700)
    expect(yearlyRate).toBeCloseTo((15 * 365.25) / 9_700, 12)
  })

  it('pair creators by their handle', () => {
    const found = pairCreators(
      [sooner.run, later.run],
      [weekly.baseline, { ...later.baseline, handle: 'later', country: 'FR' }],
    )
    expect(found.map(({ run, baseline }) => [run.handle, baseline.country])).toEqual([
      ['later', 'FR'],
    ])
  })
})

describe('winners and losers', () => {
  it('are those who gain time, and those who pay and gain none', () => {
    const { takers, winners, losers } = winnersAndLosers(pairs)
    expect(takers).toHaveLength(3)
    expect(winners.map(({ handle }) => handle)).toEqual(['tiny', 'sooner'])
    expect(losers.map(({ handle }) => handle)).toEqual(['later'])
  })

  it('are in order: who pays least for a day, who loses most, and who costs most beyond their fee', () => {
    const taker = (handle: string, feeCents: number, costCents: number) =>
      creatorPair({ handle, feeCents, costCents })
    const more = [
      taker('pays more', 250, 0),
      taker('pays nothing', 0, 0),
      taker('pays what they cost', 40, 40),
      taker('costs a cent more', 40, 41),
    ]
    const { losers } = winnersAndLosers([...pairs, ...more])
    expect(losers.map(({ handle, feeCents }) => [handle, feeCents])).toEqual([
      ['pays more', 250],
      ['later', 100],
      ['pays what they cost', 40],
      ['costs a cent more', 40],
    ])
    const below = belowCost([more[3]!, ...pairs, ...more.slice(0, 3)])
    expect(below).toMatchObject({ creators: 2, shortfallCents: 236 })
    expect(below.list.map(({ handle }) => handle)).toEqual(['tiny', 'costs a cent more'])
  })

  it('each counts for as many as they stand for in a sample', () => {
    const sampled = pairs.map((pair) => ({ ...pair, run: { ...pair.run, standsFor: 2.5 } }))
    expect(belowCost(sampled)).toMatchObject({ creators: 3, shortfallCents: 588 })
    const groups = creatorGroups(sampled, 30).filter(({ grouping }) => grouping === 'rail')
    const [once] = creatorGroups(pairs, 30).filter(({ grouping }) => grouping === 'rail')
    expect(groups).toEqual([
      {
        ...{ grouping: 'rail', name: once!.name },
        creators: 2.5 * once!.creators,
        takers: 2.5 * once!.takers,
        instantGrossCents: 2.5 * once!.instantGrossCents,
        instantFeeCents: 2.5 * once!.instantFeeCents,
        feeCents: 2.5 * once!.feeCents,
        costCents: 2.5 * once!.costCents,
        centDaysGained: 2.5 * once!.centDaysGained,
        withoutGain: 2.5 * once!.withoutGain,
      },
    ])
  })

  it('below cost: whose fees do not pay for their payouts', () => {
    expect(belowCost(pairs)).toMatchObject({
      creators: 1,
      shortfallCents: 235,
      list: [{ handle: 'tiny', feeCents: 15, costCents: 250 }],
    })
  })
})

describe('groups of creators', () => {
  it('hold everybody once in each grouping, and sums over takers', () => {
    const groups = creatorGroups(pairs, 30.4375)
    const of = (grouping: string) => groups.filter((group) => group.grouping === grouping)
    expect(of('size').map(({ name, creators, takers }) => [name, creators, takers])).toEqual([
      ['under $100', 2, 2],
      ['$1,000 to $10,000', 1, 1],
      ['$10,000 and more', 1, 0],
    ])
    expect(of('country').map(({ name, creators }) => [name, creators])).toEqual([
      ['GB', 1],
      ['US', 3],
    ])
    expect(of('tenure').map(({ name }) => name)).toEqual(['under 6 months', '6 months to 2 years'])
    expect(of('rail')).toMatchObject([
      {
        name: 'us_bank',
        creators: 4,
        takers: 3,
        instantGrossCents: 108_500,
        instantFeeCents: 3_115,
        feeCents: 3_115,
        costCents: 1_450,
        centDaysGained: 700_000 + 9_700 - 4_900,
        withoutGain: 1,
      },
    ])
  })

  it('pay a share of their instant payouts, whatever they earned before they joined', () => {
    const seeds = [seedEconomics('one', {}, {}, creatorGroups([sooner], 30.4375))]
    const [terms] = groupTerms(pointResult('scenario', {}, seeds))
    // 3% of the net is 2.91% of what is paid out, as for a single payout.
    expect(terms!.feeShare).toBeCloseTo(3 / 103, 12)
    // Both of money before the fee.
    expect(terms!.daysGained).toBeCloseTo(700_000 / 103_000, 12)
  })

  it('pay interest on what they pay beyond what they pay without daily', () => {
    const pair = creatorPair(
      { feeCents: 300, instantFeeCents: 300, instantGrossCents: 10_300, waitedCentDays: 10_000 },
      { feeCents: 200, waitedCentDays: 46_525 },
    )
    const seeds = [seedEconomics('one', {}, {}, creatorGroups([pair], 30.4375))]
    const [terms] = groupTerms(pointResult('scenario', {}, seeds))
    expect(terms!.yearlyRate).toBeCloseTo(1, 12)
    // The share is of what the payouts themselves cost.
    expect(terms!.feeShare).toBeCloseTo(3 / 103, 12)
  })

  it('have their terms over all seeds', () => {
    const seeds = ['one', 'two'].map((seed, index) =>
      seedEconomics(seed, {}, {}, creatorGroups(index === 0 ? pairs : [sooner], 30.4375)),
    )
    const terms = groupTerms(pointResult('scenario', {}, seeds))
    const rail = terms.find(({ grouping }) => grouping === 'rail')!
    expect(rail).toMatchObject({
      name: 'us_bank',
      creators: 2.5,
      takers: 2,
      feeShare: 6_115 / 211_500,
      daysGained: 1_404_800 / 211_500,
      withoutGain: 0.5,
      feesLessCostCents: (6_115 - 2_650) / 2,
    })
    expect(rail.yearlyRate).toBeCloseTo((6_115 * 365.25) / 1_404_800, 12)
    expect(terms.find(({ name }) => name === '$10,000 and more')).toMatchObject({
      creators: 0.5,
      takers: 0,
      feeShare: null,
      daysGained: null,
      yearlyRate: null,
      withoutGain: 0,
    })
  })
})
