/**
 * Whole runs under the payout service before daily payouts and under the one of today: without daily creators nothing
 * differs in any row; with them, nothing differs for anybody else. Comparing changes nothing at all.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PayoutServiceChoice } from '../../src/core/vocabulary'
import type { ScenarioInput } from '../../src/scenario/schema'
import { anyScenario } from '../support/any-scenario'
import { byDay, creatorRows, type CreatorRows } from '../support/creator-rows'
import { brokenChecks, run, type Run } from '../support/runs'

const RUNS = 15

/** All others are weekly to the service before daily payouts. */
const KNOWN_TO_BOTH = ['weekly', 'monthly', 'quarterly'] as const

const under = (payoutService: PayoutServiceChoice, scenario: ScenarioInput): Run =>
  run({ ...scenario, payoutService })

type AnySchedule = NonNullable<NonNullable<ScenarioInput['creators']>[number]['schedule']>

const isKnownToBoth = (schedule: AnySchedule | undefined): boolean =>
  schedule === undefined || (KNOWN_TO_BOTH as readonly unknown[]).includes(schedule)
const weeklyUnlessKnown = <Entry extends { schedule?: AnySchedule | undefined }>(
  entry: Entry,
): Entry => (isKnownToBoth(entry.schedule) ? entry : { ...entry, schedule: 'weekly' })

/** The same scenario with everybody weekly whose schedule the old service does not know: daily, and flexible ones. */
function withoutDaily(scenario: ScenarioInput): ScenarioInput {
  const {
    weekly = 0,
    monthly = 0,
    quarterly = 0,
    ...unknown
  } = scenario.population!.scheduleShareBasisPoints!
  const moved = Object.values(unknown).reduce<number>((sum, share) => sum + (share ?? 0), weekly)
  const population = {
    ...scenario.population,
    scheduleShareBasisPoints: { weekly: moved, monthly, quarterly },
    adoption: { ...scenario.population!.adoption, mode: 'fixed' as const },
  }
  return {
    ...scenario,
    population,
    creators: scenario.creators!.map(weeklyUnlessKnown),
    actions: scenario.actions!.map((action) =>
      action.action === 'change-schedule' ? weeklyUnlessKnown(action) : action,
    ),
  }
}

/** Everyone has a job and a worker of their own, so that nobody waits for another. */
const NO_QUEUE = { workers: 1_000, sliceCreators: 1, staggerSeconds: 0 }

/** Without what goes to those who come first: Stripe's daily cap on instant payouts, and money of a platform that runs short. */
function withEnoughForAll(scenario: ScenarioInput): ScenarioInput {
  const { instantDailyCapCents: _cap, ...processor } = scenario.processor ?? {}
  return { ...scenario, processor, platform: { openingBalanceCents: 1_000_000_00 } }
}

/** Who was ever on a schedule that the old service does not know: in the end, at first, or by an action in between. */
function dailyCreators({ rows, simulation }: Run): Set<number> {
  const { creators, actions } = simulation.setup.scenario
  const handles = [
    ...creators.filter(({ schedule }) => !isKnownToBoth(schedule)).map(({ handle }) => handle),
    ...actions
      .filter((action) => action.action === 'change-schedule' && !isKnownToBoth(action.schedule))
      .map(({ creator }) => creator),
  ]
  const known: readonly string[] = KNOWN_TO_BOTH
  return new Set(
    rows('SELECT creator_id, handle, payout_frequency FROM creators')
      .filter(
        ([, handle, frequency]) =>
          !known.includes(String(frequency)) || handles.includes(String(handle)),
      )
      .map(([creatorId]) => Number(creatorId)),
  )
}

type RowsByCreator = ReturnType<typeof creatorRows>

/** Creators of whom two runs tell different things, each with what differs. */
function differing(
  one: RowsByCreator,
  other: RowsByCreator,
  view: (rows: CreatorRows) => CreatorRows,
) {
  expect([...other.keys()].toSorted()).toEqual([...one.keys()].toSorted())
  const found = new Map<number, string[]>()
  for (const [creatorId, rows] of one) {
    const before = view(rows)
    const after = view(other.get(creatorId)!)
    const kinds = Object.keys({ ...before, ...after }).filter(
      (kind) => JSON.stringify(before[kind]) !== JSON.stringify(after[kind]),
    )
    if (kinds.length > 0) found.set(creatorId, kinds)
  }
  return found
}

const asIs = (rows: CreatorRows): CreatorRows => rows
const close = (...runs: Run[]): void => {
  for (const { simulation } of runs) simulation.ledger.database.close()
}

describe(`in ${RUNS} random marketplaces without daily creators`, () => {
  it('the old service and the new one write the same ledger, and comparing them finds no difference', () => {
    let payouts = 0
    let compared = 0
    fc.assert(
      fc.property(anyScenario.map(withoutDaily), (scenario) => {
        // The new one pays, and asks the old one what it would have done.
        const current = under('compare', scenario)
        const before = under('before-daily', scenario)
        expect(before.report.digest).toBe(current.report.digest)
        const { adapter, counts } = current.report
        expect(adapter).toMatchObject({ differences: 0, byKind: [] })
        expect(adapter!.agreed).toBe(adapter!.compared)
        payouts += counts.payouts
        compared += adapter!.compared
        close(current, before)
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(payouts).toBeGreaterThan(RUNS)
    expect(compared).toBeGreaterThan(RUNS)
  })
})

describe(`in ${RUNS} random marketplaces with daily creators`, () => {
  it('nobody else has a row that differs, when nobody waits for another in the queue', () => {
    let differ = 0
    fc.assert(
      fc.property(anyScenario.map(withEnoughForAll), (drawn) => {
        const scenario = { ...drawn, jobs: NO_QUEUE }
        const current = under('current', scenario)
        const before = under('before-daily', scenario)
        const daily = dailyCreators(current)
        const others = [...differing(creatorRows(before), creatorRows(current), asIs)].filter(
          ([id]) => !daily.has(id),
        )
        expect(others).toEqual([])
        expect(brokenChecks(before.report)).toEqual([])
        differ += Number(before.report.digest !== current.report.digest)
        close(current, before)
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(differ).toBeGreaterThan(RUNS / 4)
  })

  it('comparing leaves every row and figure as it was', () => {
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const current = under('current', scenario)
        const compared = under('compare', scenario)
        expect(compared.report.digest).toBe(current.report.digest)
        expect(compared.report.totals).toEqual(current.report.totals)
        close(current, compared)
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  })
})

/** A marketplace with the settings of the real service, in which slices are shared. */
const SHARED_SLICES: ScenarioInput = {
  version: 1,
  seed: 'shared-slices',
  days: 40,
  population: {
    size: 120,
    monthlyGross: { mu: 6.5, sigma: 1, maximumCents: 20_000_00 },
    scheduleShareBasisPoints: { daily: 5_000, weekly: 4_000, monthly: 1_000 },
    instantCapableBasisPoints: 9_000,
  },
}

it('in shared slices others are paid some seconds earlier or later, and nothing else differs', () => {
  const current = under('current', SHARED_SLICES)
  const before = under('before-daily', SHARED_SLICES)
  const daily = dailyCreators(current)
  const isOther = ([id]: [number, unknown]): boolean => !daily.has(id)
  const [rowsBefore, rows] = [creatorRows(before), creatorRows(current)]
  expect([...differing(rowsBefore, rows, byDay)].filter(isOther)).toEqual([])

  const inSeconds = [...differing(rowsBefore, rows, asIs)].filter(isOther)
  expect(inSeconds.length).toBeGreaterThan(0)
  const seconds = `SELECT payout_id, creator_id, unixepoch(created_at) FROM payouts
    WHERE creator_id NOT IN (${[...daily].join()}) ORDER BY creator_id, created_at`
  const created = before.rows(seconds)
  const shifts = current.rows(seconds).map(([, , at], index) => {
    return Math.abs(Number(at) - Number(created[index]![2]))
  })
  expect(Math.max(...shifts)).toBeLessThan(10 * 60)
  close(current, before)
})

it('under the old service a daily creator is paid weekly, and shown so', () => {
  const scenario: ScenarioInput = {
    version: 1,
    startDay: '2026-08-31',
    days: 14,
    population: { size: 0 },
    creators: [
      {
        handle: 'ink',
        schedule: 'daily',
        openingBalances: [{ day: '2026-08-27', amountCents: 300_00 }],
      },
    ],
  }
  const payouts = `SELECT substr(created_at, 1, 10), payout_type, fee_cents, payout_frequency FROM payouts`
  const before = under('before-daily', scenario)
  expect(before.rows(payouts)).toEqual([['2026-09-03', 'standard', 0, 'daily']])
  expect(under('current', scenario).rows(payouts)).toEqual([
    ['2026-08-31', 'instant', 8_74, 'daily'],
  ])
})
