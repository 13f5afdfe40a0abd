import { beforeAll, describe, expect, it } from 'vitest'
import { isoFromInstant, instantFromIso, SECONDS_IN_DAY } from '../../src/core/calendar'
import type { DayFigures, FigureName, RunStatus } from '../../workers/contract'
import { run } from '../support/runs'
import type { ScenarioInput } from '../../src/scenario/schema'
import { DrivenLab, finishedLab } from '../support/labs'
import { creatorQuery } from '../support/list-queries'

const DAYS = 30
const scenario = {
  version: 1,
  seed: 'lab',
  days: DAYS,
  population: { size: 60, monthlyGross: { mu: 7, sigma: 0.5 } },
} as const
const { report: expected } = run(scenario)

/** The day that has ended at a midnight. */
const dayBefore = (at: string): string =>
  isoFromInstant(instantFromIso(at)! - SECONDS_IN_DAY).slice(0, 10)

const withoutTiming = (report: object): object => ({ ...report, timing: null })

describe('a run', () => {
  let finished: DrivenLab
  beforeAll(async () => {
    finished = await finishedLab(scenario)
  })

  it('gives the same report as the command line’s way of running it', async () => {
    expect(withoutTiming(await finished.lab.report())).toEqual(withoutTiming(expected))
  })

  it('is described before it starts', async () => {
    const driven = new DrivenLab()
    expect(await driven.start(scenario, { paused: true })).toMatchObject({
      creators: 60,
      startDay: '2026-08-31',
      endDay: '2026-09-29',
      days: DAYS,
    })
    expect(driven.statuses).toMatchObject([{ phase: 'paused', daysDone: 0, newDays: [] }])
  })

  it('tells of each day exactly once, in order, and of progress that only rises', () => {
    expect(finished.days).toHaveLength(DAYS)
    expect(finished.days).toEqual([...new Set(finished.days)].sort())
    const rising = (read: (status: RunStatus) => number | string): void => {
      const values = finished.statuses.map(read)
      for (const [index, each] of values.slice(1).entries()) {
        expect(each >= values[index]!).toBe(true)
      }
    }
    rising(({ daysDone }) => daysDone)
    rising(({ payouts }) => payouts)
    rising(({ at }) => at)
    expect(finished.last).toMatchObject({ phase: 'finished', daysDone: DAYS, failure: null })
    expect(finished.last.checks.every(({ ok }) => ok)).toBe(true)
  })

  it.each([
    ['a broken scenario', { version: 1, days: 0 }, 'days'],
    ['no scenario', null, ''],
    [
      'an absurd size',
      { version: 1, days: 3_660, population: { size: 1_000_000 } },
      'population.size',
    ],
  ])('refused for %s leaves the one before in place', async (_what, broken, path) => {
    const told = finished.statuses.length
    const answer = await finished.lab.start({ scenario: broken, sales: null }, finished.hear)
    expect(answer).toMatchObject({ ok: false })
    if (path) expect('problems' in answer && answer.problems[0]).toMatchObject({ path })
    expect(finished.statuses).toHaveLength(told)
    expect((await finished.lab.report()).digest).toBe(expected.digest)
  })

  it('is refused for a query that cannot be asked', async () => {
    const { lab } = new DrivenLab()
    const invariants = [{ name: 'none', sql: 'DROP TABLE ledger_sales' }]
    const answer = await lab.start({ scenario: { ...scenario, invariants }, sales: null }, () => {
      throw new Error('It began')
    })
    expect(answer).toMatchObject({ ok: false, problems: [{ path: 'invariants[0].sql' }] })
  })

  it('runs to a moment and pauses there, and refuses one that it does not have', async () => {
    const driven = new DrivenLab()
    const paused = driven.phase('paused')
    await driven.start(scenario, { pauseBefore: '2026-09-05T08:00:30Z' })
    await paused
    expect(driven.last).toMatchObject({ at: '2026-09-05T08:00:30Z', daysDone: 5 })
    const request = { scenario, sales: null, pauseBefore: '2027-01-01T00:00:00Z' }
    expect(await driven.lab.start(request, driven.hear)).toMatchObject({
      ok: false,
      problems: [{ path: 'pauseBefore' }],
    })
  })

  it('pauses at the first violation of a check, once', async () => {
    const driven = new DrivenLab()
    const sql = "SELECT payout_id FROM payouts WHERE created_at >= '2026-09-05'"
    const paused = driven.phase('paused')
    await driven.start(
      { ...scenario, invariants: [{ name: 'no September payouts', sql }] },
      { pauseAt: 'violation' },
    )
    await paused
    // Daily payouts are made on 5 September, a Saturday: the day that has then ended.
    expect(driven.last.at).toBe('2026-09-06T00:00:00Z')
    expect(driven.last.checks.find(({ ok }) => !ok)).toMatchObject({
      name: 'invariant: no September payouts',
    })
    await driven.finish()
    expect(driven.last.daysDone).toBe(DAYS)
  })

  it('replaces one that is still in progress, which is heard of no more', async () => {
    const driven = new DrivenLab()
    await driven.start({ ...scenario, days: 300 })
    const second: RunStatus[] = []
    const begun = driven.statuses.length
    const ended = new Promise<void>((resolve) => {
      void driven.lab.start({ scenario, sales: null }, (status) => {
        second.push(status)
        if (status.phase === 'finished') resolve()
      })
    })
    await ended
    expect(driven.statuses.slice(begun).every(({ phase }) => phase === 'running')).toBe(true)
    expect((await driven.lab.report()).digest).toBe(expected.digest)
  })

  it('is needed before anything can be asked', async () => {
    const { lab } = new DrivenLab()
    await expect(lab.creators(creatorQuery())).rejects.toThrow('No run')
    await expect(lab.download('ledger')).rejects.toThrow('No run')
    await Promise.all([lab.pause(), lab.resume(), lab.stepDay(), lab.cancel()])
  })
})

describe('a run that is driven step by step', () => {
  it('steps day by day from a pause, then goes on to the same end', async () => {
    const driven = new DrivenLab()
    await driven.start(scenario, { paused: true })
    for (let day = 1; day <= 4; day += 1) {
      const paused = driven.phase('paused')
      await driven.lab.stepDay()
      await paused
      expect(driven.last).toMatchObject({ phase: 'paused', daysDone: day })
    }
    expect(driven.days).toEqual(['2026-08-31', '2026-09-01', '2026-09-02', '2026-09-03'])
    await driven.finish()
    expect(driven.days).toHaveLength(DAYS)
    expect((await driven.lab.report()).digest).toBe(expected.digest)
  })

  it('pauses where it is and goes on, asked in quick succession too', async () => {
    const driven = new DrivenLab()
    await driven.start(scenario)
    await driven.lab.pause()
    expect(driven.last.phase).toBe('paused')
    const done = driven.phase('finished')
    await driven.lab.resume()
    await driven.lab.pause()
    await driven.lab.resume()
    await done
    expect(driven.days).toHaveLength(DAYS)
    expect((await driven.lab.report()).digest).toBe(expected.digest)
  })

  it('ends with its last day, stepped or not, and does nothing after that', async () => {
    const driven = new DrivenLab()
    await driven.start({ ...scenario, days: 1 }, { paused: true })
    const done = driven.phase('finished')
    await driven.lab.stepDay()
    await done
    const told = driven.statuses.length
    await Promise.all([
      driven.lab.stepDay(),
      driven.lab.resume(),
      driven.lab.pause(),
      driven.lab.cancel(),
    ])
    expect(driven.statuses).toHaveLength(told)
  })

  it('that is cancelled keeps what it has, with its books checked', async () => {
    const driven = new DrivenLab()
    await driven.start(scenario, { paused: true })
    const paused = driven.phase('paused')
    await driven.lab.stepDay()
    await paused
    await driven.lab.cancel()
    expect(driven.last).toMatchObject({ phase: 'cancelled', daysDone: 1 })
    const report = await driven.lab.report()
    expect(report).toMatchObject({
      status: 'cancelled',
      consistent: true,
      period: { startDay: '2026-08-31', endDay: '2026-09-01' },
    })
    await driven.lab.resume()
    expect(driven.last.phase).toBe('cancelled')
  })
})

it('days that were corrected at the end are all told again', async () => {
  const driven = new DrivenLab()
  const killed: ScenarioInput = {
    version: 1,
    days: 10,
    population: { size: 40, scheduleShareBasisPoints: { daily: 10_000 } },
    protections: { transactions: false },
    faults: { workers: { killedBasisPoints: 1_500 } },
  }
  await driven.startUntil('paused', killed, { paused: true })
  const stepped = driven.phase('paused')
  await driven.lab.stepDay()
  await stepped
  await driven.finish()
  let shown: DayFigures[] = []
  for (const { newDays, daysBeforeNew } of driven.statuses) {
    shown = [...shown.slice(0, daysBeforeNew), ...newDays]
  }
  expect(shown).toHaveLength(10)
  const made = shown.map(({ payouts }) => payouts.standard.created + payouts.instant.created)
  const { report } = driven.last
  expect(made.reduce((sum, count) => sum + count, 0)).toBe(report!.counts.payouts)
  expect(driven.days.length).toBeGreaterThan(10)
})

describe('every status is of one moment', () => {
  const valueIn = ({ measures }: RunStatus, name: FigureName): number | null =>
    measures.figures.find((figure) => figure.name === name)!.value

  it('its figures are the sums of its days, the one in progress included, from first to last', async () => {
    const driven = new DrivenLab()
    const hand = { ...scenario, days: 12 }
    await driven.start(hand, { paused: true })
    const creatorId = 1
    const done = driven.phase('finished')
    for (let day = 0; day < 6; day += 1) {
      const paused = driven.phase('paused')
      await driven.lab.stepDay()
      await paused
      // Done at 00:00:01, so that the status is of a day that has just begun.
      await driven.lab.act(creatorId, { action: day % 2 === 0 ? 'pause' : 'resume', by: 'creator' })
    }
    await driven.lab.resume()
    await done
    const ended: DayFigures[] = []
    let sawDayUnderWay = false
    for (const status of driven.statuses) {
      ended.push(...status.newDays)
      sawDayUnderWay ||= status.dayUnderWay !== null
      const days = status.dayUnderWay ? [...ended, status.dayUnderWay] : ended
      const sum = (read: (day: DayFigures) => number): number =>
        days.reduce((total, day) => total + read(day), 0)
      expect(valueIn(status, 'sales_gross')).toBe(sum((day) => day.salesGrossCents))
      expect(status.payouts).toBe(
        sum(({ payouts }) => payouts.instant.created + payouts.standard.created),
      )
      expect(valueIn(status, 'daily_margin')).toBe(
        sum(({ daily }) => daily.feeRevenueCents - daily.costCents),
      )
      expect(valueIn(status, 'processor_cost')).toBe(
        sum(({ payouts }) => payouts.instant.costCents + payouts.standard.costCents),
      )
      expect(days.at(-1)?.day ?? null).toBe(
        days.length === 0
          ? null
          : status.dayUnderWay
            ? status.at.slice(0, 10)
            : dayBefore(status.at),
      )
    }
    expect(sawDayUnderWay).toBe(true)
    expect(driven.last.report?.figures).toEqual(driven.last.measures.figures)
    expect(driven.last.payouts).toBeGreaterThan(50)
  })
})

describe('questions in the middle of a run', () => {
  it('do not disturb it: report, figures, downloads, then the same end', async () => {
    const driven = new DrivenLab()
    await driven.start(scenario, { paused: true })
    for (let day = 1; day <= 12; day += 1) {
      const paused = driven.phase('paused')
      await driven.lab.stepDay()
      await paused
      const report = await driven.lab.report()
      expect([report.status, report.consistent]).toEqual(['unfinished', true])
      const { measures } = driven.last
      for (const { name, value } of measures.figures) {
        expect([name, await driven.lab.recomputeFigure({ of: 'run', name })]).toEqual([name, value])
      }
      expect(measures.timeToCash).toEqual(report.timeToCash)
      expect(measures.waitsOfDailyMoney).toEqual(report.waitsOfDailyMoney)
      await driven.lab.download('ledger')
    }
    await driven.finish()
    expect(withoutTiming(await driven.lab.report())).toEqual(withoutTiming(expected))
  })
})
