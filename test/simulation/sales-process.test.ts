/**
 * Whether sales come as the scenario says: how many and when, at what price, and how many of them come back, and when.
 * Seeds are fixed, bounds are four standard errors of what theory expects.
 */
import { describe, expect, it } from 'vitest'
import {
  dayOfInstant,
  DAYS_IN_MONTH,
  SECONDS_IN_DAY,
  weekdayOf,
  WEEKDAYS,
} from '../../src/core/calendar'
import { readScenario } from '../../src/scenario/read-scenario'
import type { ScenarioInput, ScenarioPopulation } from '../../src/scenario/schema'
import { SalesProcess, type DrawnSale } from '../../src/simulation/sales-process'
import { Draws } from '../../src/core/draws'
import { day } from '../support/days'
import { run } from '../support/runs'
import { deviation, mean, share, toleranceOfMean, toleranceOfShare } from '../support/statistics'

const SELLERS = 60
const DAYS = 364
const START = day('2026-01-05')
const HABIT = { monthlyGrossCents: 6_000_00, typicalPriceCents: 20_00 }

function sold(changes: ScenarioInput['population'] = {}): {
  sales: DrawnSale[]
  settings: ScenarioPopulation
} {
  const read = readScenario({ version: 1, population: changes })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const settings = read.scenario.population
  const habits = Array.from({ length: SELLERS }, (_, index) => ({
    creatorId: index + 1,
    handle: `creator-${index + 1}`,
    ...HABIT,
  }))
  const process = new SalesProcess(settings, habits, START, DAYS, new Draws('a year'))
  const sales = Array.from({ length: DAYS }, (_, offset) => process.salesOf(START + offset)).flat()
  return { sales, settings }
}

const STEADY = { launches: { perCreatorPerYear: 0 } } as const
const steady = sold(STEADY)

describe('sales without launches', () => {
  const { sales, settings } = steady
  const { saleSigma } = settings.priceLevel
  const meanPrice = HABIT.typicalPriceCents * Math.exp(saleSigma ** 2 / 2)
  const expected = (SELLERS * HABIT.monthlyGrossCents * DAYS) / DAYS_IN_MONTH / meanPrice

  it('are as many as the monthly gross makes at the mean price', () => {
    expect(Math.abs(sales.length - expected)).toBeLessThan(4 * Math.sqrt(expected))
    const gross = sales.reduce((sum, { grossCents }) => sum + grossCents, 0)
    expect(gross / (expected * meanPrice)).toBeCloseTo(1, 1)
  })

  it('have log-normal prices around the creator’s typical one', () => {
    const logs = sales.map(({ grossCents }) => Math.log(grossCents / HABIT.typicalPriceCents))
    expect(Math.abs(mean(logs))).toBeLessThan(toleranceOfMean(saleSigma, sales.length))
    expect(Math.abs(deviation(logs) - saleSigma)).toBeLessThan(
      toleranceOfMean(saleSigma / Math.SQRT2, sales.length),
    )
  })

  it('are spread over the week as online revenue is (facts E5)', () => {
    // 52 whole weeks. The published shares have one decimal.
    const published = [15.6, 14.6, 14.8, 14.5, 13.7, 12.7, 14.0]
    WEEKDAYS.forEach((weekday, index) => {
      const chance = published[index]! / 100
      const found = share(sales, ({ at }) => weekdayOf(dayOfInstant(at)) === weekday)
      expect(Math.abs(found - chance)).toBeLessThan(toleranceOfShare(chance, sales.length) + 0.0005)
    })
  })

  it('come at all hours alike, and each creator’s independently of the other’s', () => {
    for (let quarter = 0; quarter < 4; quarter += 1) {
      const inQuarter = ({ at }: DrawnSale): boolean =>
        Math.floor(((at % SECONDS_IN_DAY) * 4) / SECONDS_IN_DAY) === quarter
      const off = Math.abs(share(sales, inQuarter) - 0.25)
      expect(off).toBeLessThan(toleranceOfShare(0.25, sales.length))
    }
    // A Poisson count varies as much as its mean; sales that drew each other on would vary more.
    const counts = Array.from({ length: SELLERS }, (_, index) =>
      sales.reduce((count, { creatorId }) => count + Number(creatorId === index + 1), 0),
    )
    const ratio = deviation(counts) ** 2 / mean(counts)
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(1.8)
  })
})

describe('launches', () => {
  const launches = { perCreatorPerYear: 6, days: 4, multiplier: 6 }
  const launching = sold({ launches })

  it('sell a multiple of the usual on so many days of the year', () => {
    const usual = HABIT.monthlyGrossCents / DAYS_IN_MONTH / HABIT.typicalPriceCents
    const perDay = new Map<string, number>()
    for (const { creatorId, at } of launching.sales) {
      const key = `${creatorId} ${dayOfInstant(at)}`
      perDay.set(key, (perDay.get(key) ?? 0) + 1)
    }
    // A usual day sells some seven, a launch some 45: who sells 22 launches.
    const launchDays = [...perDay.values()].filter((count) => count > 3 * usual * 0.75)
    const yearShare = launchDays.length / (SELLERS * DAYS)
    const chance = 1 - Math.exp((-launches.perCreatorPerYear * launches.days) / 365.25)
    expect(yearShare).toBeGreaterThan(chance * 0.8)
    expect(yearShare).toBeLessThan(chance * 1.2)
  })

  it('are part of the monthly gross: over the year as much is sold as without them', () => {
    expect(launching.sales.length / steady.sales.length).toBeGreaterThan(0.93)
    expect(launching.sales.length / steady.sales.length).toBeLessThan(1.07)
  })

  it('that overlap count once, in the average too', () => {
    const often = sold({ launches: { perCreatorPerYear: 24, days: 30, multiplier: 6 } })
    expect(often.sales.length / steady.sales.length).toBeGreaterThan(0.95)
    expect(often.sales.length / steady.sales.length).toBeLessThan(1.05)
  })
})

describe('sales that come back', () => {
  const { population, ...rest } = {
    version: 1 as const,
    seed: 'regrets',
    startDay: '2026-01-05',
    days: 240,
    population: {
      size: 25,
      monthlyGross: { mu: 8, sigma: 0.3 },
      priceLevel: { medianCents: 20_00, sigma: 0.3 },
      // Paid once in a quarter: nobody is so far in debt that refunds are stopped.
      scheduleShareBasisPoints: { quarterly: 10_000 },
      railShareBasisPoints: { us_bank: 10_000 },
      refunds: { rateBasisPoints: 500, delayDaysMean: 4, delayDaysMaximum: 30 },
      chargebacks: { rateBasisPoints: 200, delayDaysMean: 25, delayDaysMaximum: 120 },
    },
  }
  const original = run({ ...rest, population })
  const reversals = (kind: string): number[] =>
    original
      .rows(
        `SELECT unixepoch(back.occurred_at) - unixepoch(sold.occurred_at)
         FROM sales back JOIN sales sold ON sold.sale_id = back.reversed_sale_id
         WHERE back.kind = '${kind}' AND sold.occurred_at < '2026-05-05'`,
      )
      .map(([seconds]) => (seconds as number) / SECONDS_IN_DAY)
  const salesThatCould = original.value(
    `SELECT COUNT(*) FROM sales WHERE kind = 'sale' AND occurred_at < '2026-05-05'`,
  ) as number

  it.each([
    ['refund', 0.05, 4, 30],
    // Who has been refunded does not charge back.
    ['chargeback', 0.02 * 0.95, 25, 120],
  ])('by %s: %f of them, after %i days on average, %i at most', (kind, chance, meanDays, most) => {
    const delays = reversals(kind)
    const found = delays.length / salesThatCould
    expect(Math.abs(found - chance)).toBeLessThan(toleranceOfShare(chance, salesThatCould))
    // An exponential wait that is cut at the most.
    const expected = meanDays * (1 - Math.exp(-most / meanDays))
    expect(Math.abs(mean(delays) - expected)).toBeLessThan(toleranceOfMean(meanDays, delays.length))
    expect(Math.max(...delays)).toBeLessThanOrEqual(most + 1 / SECONDS_IN_DAY)
  })

  const inSixtyDays = run({ ...rest, days: 60, population })

  it.each([
    ['refunds', { refunds: { rateBasisPoints: 0 } }, `kind = 'sale'`],
    ['chargebacks', { chargebacks: { rateBasisPoints: 0 } }, `kind IN ('sale', 'refund')`],
    ['money held by the platform', { platformHeldBasisPoints: 5_000 }, `kind <> 'credit'`],
  ] as const)('other %s leave what else happens as it was', (_what, changes, same) => {
    const sql = `SELECT creator_id, occurred_at, kind, gross_cents FROM sales
      WHERE ${same} ORDER BY creator_id, occurred_at, kind, gross_cents`
    const changed = run({ ...rest, days: 60, population: { ...population, ...changes } })
    expect(changed.rows(sql)).toEqual(inSixtyDays.rows(sql))
    expect(changed.report.digest).not.toBe(inSixtyDays.report.digest)
  })
})
