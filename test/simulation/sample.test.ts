/**
 * A run on a sample of the creators, beside the run on all of them. What is in one creator's rows is the same in both, as
 * far as creators share nothing: seconds in the workers' queue, and ids, are shared.
 */
import { describe, expect, it } from 'vitest'
import type { DrawConcern } from '../../src/core/draw-concerns'
import type { Uniform } from '../../src/core/random'
import { sampleSizeOf, type Sample } from '../../src/metrics/sample'
import { sampleEstimates, type SampleEstimates } from '../../src/metrics/sample-estimates'
import type { ScenarioInput } from '../../src/scenario/schema'
import { Draws, type Subject } from '../../src/core/draws'
import * as creatorSide from '../../src/simulation/creator-side-code'
import { populate } from '../../src/simulation/population'
import * as sampling from '../../src/simulation/sampling-code'
import { CALM_PROCESSOR, run, simulationOf } from '../support/runs'
import { mean } from '../support/statistics'
import { stepToEnd } from '../support/stepping'

const SIZE = 400
const SAMPLED = 160

const scenarioOf = (sampled: number | null, more: Partial<ScenarioInput> = {}): ScenarioInput => ({
  version: 1,
  seed: 'some of all',
  days: 30,
  processor: CALM_PROCESSOR,
  ...more,
  population: {
    size: SIZE,
    monthlyGross: { mu: 5, sigma: 1.5 },
    scheduleShareBasisPoints: { daily: 5_000, weekly: 4_000, monthly: 1_000 },
    sample: { creators: sampled },
    ...more.population,
  },
})

const full = run(scenarioOf(null))
const some = run(scenarioOf(SAMPLED))
const { sample } = some.report

/** Of the creators in the sampled run, without ids and without what depends on the queue. */
const OF_CREATORS = {
  creators: `SELECT handle, country, rail, payout_frequency, compliance, account_opened_on, paused FROM creators`,
  sales: `SELECT handle, occurred_at, kind, gross_cents, net_cents FROM sales JOIN creators USING (creator_id)`,
  payouts: `SELECT handle, date(created_at), payout_type, period_end_date, gross_cents, fee_cents, net_cents, state, cost_cents
    FROM payouts JOIN creators USING (creator_id)`,
}

describe('those who are sampled', () => {
  it('are as many as the scenario asks for', () => {
    expect(some.value('SELECT COUNT(*) FROM creators')).toBe(SAMPLED)
    expect(sample).toMatchObject({ creators: SIZE, sampled: SAMPLED })
  })

  it.each(Object.entries(OF_CREATORS))('have the %s of the run on all', (_what, sql) => {
    const handles = new Set(some.rows('SELECT handle FROM creators').flat())
    const ofAll = full.rows(sql).filter(([handle]) => handles.has(handle!))
    const texts = (rows: unknown[][]): string[] => rows.map((row) => JSON.stringify(row)).sort()
    expect(texts(some.rows(sql))).toEqual(texts(ofAll))
    expect(ofAll.length).toBeGreaterThan(0)
    expect(ofAll.length).toBeLessThan(full.rows(sql).length)
  })

  it('are in a ledger whose checks hold, and whose totals are those of the sample', () => {
    expect(some.report.consistent).toBe(true)
    expect(some.value(`SELECT SUM(gross_cents) FROM sales WHERE kind = 'sale'`)).toBe(
      some.report.totals.salesGross,
    )
    expect(some.report.totals.salesGross).toBeLessThan(full.report.totals.salesGross)
  })

  it('fall into strata that are as large as in the population', () => {
    const weighted = sample!.strata.reduce((sum, { sampled, weight }) => sum + sampled * weight, 0)
    expect(weighted).toBeCloseTo(SIZE, 9)
    const onDaily = sample!.strata
      .filter(({ schedule }) => schedule === 'daily')
      .reduce((sum, { creators }) => sum + creators, 0)
    expect(onDaily).toBe(
      full.value(`SELECT COUNT(*) FROM creators WHERE payout_frequency = 'daily'`),
    )
  })

  it('hold the largest of each schedule with the least weight', () => {
    const daily = sample!.strata.filter(({ schedule }) => schedule === 'daily')
    const bySize = daily.toSorted(
      (one, other) => one.monthlyGrossFromCents! - other.monthlyGrossFromCents!,
    )
    expect(bySize.at(-1)!.weight).toBeLessThan(bySize[0]!.weight)
  })
})

const { questions, ledger, setup } = full.simulation
const idOf = new Map(full.rows('SELECT handle, creator_id FROM creators') as [string, number][])
const eligible = questions.eligibleForDaily()
const onDaily = full
  .rows(`SELECT creator_id FROM creators WHERE payout_frequency = 'daily'`)
  .flatMap(([id]) => (eligible.has(id as number) ? [id as number] : []))

/** What these creators of the run on all say of all. */
const estimatesFrom = (chosen: Sample): SampleEstimates =>
  sampleEstimates(chosen, {
    database: ledger.database,
    policy: questions.policy,
    scenario: setup.scenario,
    ...{ startDay: setup.startDay, today: questions.today, holidays: null },
    eligible,
    onDaily: new Set(onDaily),
  })

/** So many, whoever they are: a sample without strata. */
const simpleSample = (ids: readonly number[]): Sample => ({
  strata: [{ ...sample!.strata[0]!, creators: SIZE, sampled: ids.length }],
  stratumOf: new Map(ids.map((id) => [id, 0])),
})

it('the estimates of everyone are the figures of the run, to the cent', () => {
  const estimates = estimatesFrom(simpleSample([...idOf.values()]))
  for (const { name, value } of full.report.figures) {
    expect([name, estimates[name]]).toEqual([name, { value, low: value, high: value }])
  }
})

describe('forty samples of the same creators', () => {
  /** All is as in the run on all, but who is sampled. */
  class OtherPlaces extends Draws {
    readonly #places: Draws
    constructor(seed: string) {
      super(setup.scenario.seed)
      this.#places = new Draws(seed)
    }
    override of(concern: DrawConcern, ...subject: Subject): Uniform {
      return concern === 'place-in-sample'
        ? this.#places.of(concern, ...subject)
        : super.of(concern, ...subject)
    }
  }

  const { scenario } = simulationOf(scenarioOf(SAMPLED)).setup
  const policy = setup.policies.on(setup.startDay)
  const pairs = Array.from({ length: 40 }, (_, index) => {
    const draws = new OtherPlaces(`places ${index}`)
    const drawn = populate(scenario, policy, null, setup.startDay, draws, { sampling })
    const handleOf = new Map(drawn.creators.map(({ creatorId, handle }) => [creatorId, handle]))
    const { strata, stratumOf } = drawn.sample!
    const inFull = [...stratumOf].map(([id, stratum]): [number, number] => [
      idOf.get(handleOf.get(id)!)!,
      stratum,
    ])
    const placeOf = (id: number): number => draws.of('place-in-sample', `anyone ${id}`)()
    const byPlace = [...idOf.values()].toSorted((one, other) => placeOf(one) - placeOf(other))
    return {
      stratified: estimatesFrom({ strata, stratumOf: new Map(inFull) }),
      simple: estimatesFrom(simpleSample(byPlace.slice(0, SAMPLED))),
    }
  })

  it.each([
    'sales_gross',
    'payout_net',
    'instant_margin',
    'processor_cost',
    'daily_payouts_completed',
    'creators_paid',
    'daily_share_of_eligible',
  ] as const)(
    'cover the %s of all some 38 times, in intervals narrower than without strata',
    (name) => {
      const { value } = full.report.figures.find((figure) => figure.name === name)!
      const covered = pairs.filter(({ stratified }) => {
        const { low, high } = stratified[name]!
        return low <= value! && value! <= high
      })
      // Binomial: fewer than 34 of 40 are seen once in a hundred times where the chance is 95%.
      expect(covered.length).toBeGreaterThanOrEqual(34)
      const width = (kind: 'stratified' | 'simple'): number =>
        mean(pairs.map((pair) => pair[kind][name]!.high - pair[kind][name]!.low))
      expect(width('stratified')).toBeLessThan(0.9 * width('simple'))
    },
  )
})

it('of which fewer than five have something of a figure says nothing of all', () => {
  const { report } = run({
    version: 1,
    seed: 'z4',
    days: 9,
    population: {
      size: 400,
      sample: { creators: 100 },
      scheduleShareBasisPoints: { daily: 600, weekly: 9_400, monthly: 0, quarterly: 0 },
    },
  })
  const { estimates } = report.sample!
  expect(estimates.sales).not.toBeNull()
  expect(estimates.daily_margin).toBeNull()
  const share = estimates.daily_share_of_eligible
  if (share) expect(share.low).toBeGreaterThanOrEqual(0)
})

describe('where each creator decides about daily payouts', () => {
  const scenario = scenarioOf(SAMPLED, {
    days: 60,
    policy: { name: 'payout-lab', instantFeeBasisPoints: 150 },
    population: {
      size: 2_000,
      adoption: { mode: 'model' },
      completedPayouts: { atLeastOneBasisPoints: 10_000, atLeastFourBasisPoints: 10_000 },
      sample: { creators: SAMPLED },
    },
  })
  const decided = run(scenario)
  const { setup: of } = decided.simulation
  const { strata, stratumOf } = populate(
    of.scenario,
    of.policies.on(of.startDay),
    null,
    of.startDay,
    new Draws(of.scenario.seed),
    { sampling },
  ).sample!
  const expectedOf = (creatorId: number): string | null =>
    strata[stratumOf.get(creatorId)!]!.expectedTakeUp

  it('those who have chosen them are among those who were expected to, and most of these have', () => {
    const onDailyAtEnd = decided
      .rows(`SELECT creator_id FROM creators WHERE payout_frequency = 'daily'`)
      .map(([id]) => expectedOf(id as number))
    expect(new Set(onDailyAtEnd)).toEqual(new Set(['at_the_fee']))
    const expected = [...stratumOf.keys()].filter((id) => expectedOf(id) === 'at_the_fee')
    expect(onDailyAtEnd.length / expected.length).toBeGreaterThan(0.8)
  })

  it('they are a larger part of the sample than of everyone', () => {
    const expected = strata.filter(({ expectedTakeUp }) => expectedTakeUp === 'at_the_fee')
    const { creators, sampled } = sampleSizeOf({ strata: expected })
    expect(sampled / SAMPLED).toBeGreaterThan((3 * creators) / 2_000)
    for (const { schedule, isOfferedDaily } of expected) {
      expect({ schedule, isOfferedDaily }).toEqual({ schedule: null, isOfferedDaily: true })
    }
  })
})

describe('creators whom the scenario names', () => {
  const named = { sales: [{ creator: 'creator-17', at: '2026-09-05', amountCents: 77_00 }] }
  const withNamed = run(scenarioOf(SAMPLED, named))

  it('are simulated in any case, and count for themselves alone', () => {
    expect(withNamed.value(`SELECT COUNT(*) FROM creators WHERE handle = 'creator-17'`)).toBe(1)
    expect(withNamed.report.sample!.strata[0]).toMatchObject({
      kind: 'named',
      creators: 1,
      sampled: 1,
      weight: 1,
    })
    expect(withNamed.report.sample!.creators).toBe(SIZE)
  })

  it('change nothing in who else is sampled', () => {
    const others = (one: typeof some): unknown[] =>
      one.rows(`SELECT handle FROM creators WHERE handle <> 'creator-17' ORDER BY handle`).flat()
    expect(others(withNamed)).toEqual(others(some))
  })

  it('by acting in a running scenario keep the run as it was', () => {
    const simulation = simulationOf(scenarioOf(100, { days: 12, population: { size: 200 } }))
    while (simulation.daysDone < 3) simulation.step()
    const handle = simulation.ledger.creators.get(5).handle
    expect(simulation.act(5, { action: 'pause', by: 'creator' }, creatorSide)).toMatchObject({
      ok: true,
    })
    stepToEnd(simulation)
    const again = run(simulation.scenario)
    expect(again.report.digest).toBe(simulation.ledger.digest())
    expect(again.value(`SELECT paused FROM creators WHERE handle = '${handle}'`)).toBe(1)
  })
})
