import { describe, expect, it } from 'vitest'
import { isoFromDay } from '../../src/core/calendar'
import type { CreatorAction, CreatorSide } from '../../workers/contract'
import type { ScenarioInput } from '../../src/scenario/schema'
import { DrivenLab, finishedLab } from '../support/labs'
import { CALM_PROCESSOR, run } from '../support/runs'

/** One creator without chance: $200 on the first day leaves $173.40, of which 3% of the net is $5.06. */
const scenario: ScenarioInput = {
  version: 1,
  days: 20,
  population: { size: 5, monthlyGross: { mu: 7, sigma: 0.5 } },
  creators: [{ handle: 'ink' }],
  sales: [{ creator: 'ink', at: '2026-08-31', amountCents: 200_00 }],
  processor: CALM_PROCESSOR,
}

/** A lab that is paused at the start of a day. */
async function labOn(pauseOn: string): Promise<DrivenLab> {
  const driven = new DrivenLab()
  const paused = driven.phase('paused')
  await driven.start(scenario, { pauseOn })
  await paused
  return driven
}

const ink = async ({ lab }: DrivenLab): Promise<CreatorSide> => (await lab.creatorSide(1))!

describe('a start that pauses on a day', () => {
  it.each(['2026-08-31', '2026-09-01', '2026-09-10', '2026-09-19'])(
    'is paused at the start of %s',
    async (day) => {
      const driven = await labOn(day)
      expect(driven.last).toMatchObject({ phase: 'paused', at: `${day}T00:00:00Z` })
      expect((await ink(driven)).at).toBe(`${day}T00:00:00Z`)
    },
  )

  it('goes on from there to the same end', async () => {
    const driven = await labOn('2026-09-10')
    await driven.finish()
    expect((await driven.lab.report()).digest).toBe(run(scenario).report.digest)
  })

  it.each(['2026-08-30', '2026-09-20', '2026-02-30', 'tomorrow'])(
    'is refused for %s, and leaves the run before in place',
    async (pauseOn) => {
      const driven = await labOn('2026-09-02')
      const answer = await driven.lab.start({ scenario, sales: null, pauseOn }, driven.hear)
      expect(answer).toEqual({
        ok: false,
        problems: [
          {
            path: 'pauseOn',
            value: pauseOn,
            expected: 'a day of the run, 2026-08-31 to 2026-09-19',
          },
        ],
      })
      expect((await ink(driven)).at).toBe('2026-09-02T00:00:00Z')
    },
  )
})

describe('after the end of the run', () => {
  it('is of its last moment, with the next payout on the day on which it would have been', async () => {
    const sales = [{ creator: 'ink', at: '2026-09-18', amountCents: 200_00 }]
    const driven = await finishedLab({ ...scenario, sales })
    const { at, facts } = await ink(driven)
    expect(at).toBe('2026-09-20T00:00:00Z')
    // Thursday the 24th pays what was sold up to Friday the 18th.
    expect(facts.upcoming.map(({ day, grossCents }) => [isoFromDay(day), grossCents])).toEqual([
      ['2026-09-24', 173_40],
    ])
    const { nextPayoutOn } = (await driven.lab.creatorHistory(1))!
    expect(nextPayoutOn).toBe('2026-09-24')
  })
})

describe('a creator’s page', () => {
  it.each([
    ['gumroad-2026-08-30', 100_00],
    ['payout-lab', 1_00],
  ] as const)(
    'says why a daily creator with money is shown no date under %s: it is too little for one',
    async (policy, datedFromCents) => {
      const driven = new DrivenLab()
      const done = driven.phase('finished')
      const sales = [{ creator: 'ink', at: '2026-09-02', amountCents: 2_00 }]
      const creators = [{ handle: 'ink', schedule: 'daily' as const }]
      const processor = { ...CALM_PROCESSOR, settlementDays: 7 }
      await driven.start({ ...scenario, days: 3, policy, sales, creators, processor })
      await done
      const { creator, nextPayoutOn, whyNoDate } = (await driven.lab.creatorHistory(1))!
      expect(creator.unpaidCents).toBeGreaterThan(0)
      expect(nextPayoutOn).toBeNull()
      expect(whyNoDate).toMatchObject({
        standing: null,
        schedule: { frequency: 'daily', leastCents: 1_00, datedFromCents },
      })
    },
  )
})

it('notes say of which run or request they are, on both pages of a creator', async () => {
  const driven = new DrivenLab()
  const done = driven.phase('finished')
  const openingBalances = [{ day: '2026-08-20', amountCents: 50 }]
  const creators = [{ handle: 'ink', schedule: 'daily' as const, openingBalances }]
  const actions = [
    { action: 'request-payout' as const, on: '2026-09-02T07:00:00Z', creator: 'ink' },
  ]
  await driven.start({ ...scenario, days: 4, sales: [], creators, actions })
  await done
  const { rows } = await driven.lab.creatorRows('notes', 1, { span: null, offset: 0, limit: 9 })
  expect(rows.map(({ createdAt, skippedBy }) => [createdAt.slice(5, 16), skippedBy])).toEqual([
    ['09-03T10:00', 'standard'],
    ['09-03T08:00', 'daily'],
    // The daily run of that day would say the same words again.
    ['09-02T07:00', 'request'],
    ['09-01T08:00', 'daily'],
    ['08-31T08:00', 'daily'],
  ])
  expect((await ink(driven)).notes.rows).toEqual(rows)
})

describe('a creator’s own pages', () => {
  it('are none for an unknown creator', async () => {
    expect(await (await labOn('2026-09-01')).lab.creatorSide(99)).toBeNull()
  })

  it('follow a switch to daily into tomorrow’s instant payout, its fee and the history of it', async () => {
    const driven = await labOn('2026-09-02')
    const action = { action: 'change-schedule', schedule: 'daily' } as const
    const recorded = { ...action, on: '2026-09-02T00:00:01Z', creator: 'ink' }
    expect(await driven.lab.act(1, action)).toEqual({ ok: true, action: recorded })
    expect(driven.last).toMatchObject({ phase: 'paused', newActions: [recorded] })

    const amounts = { grossCents: 173_40, feeCents: 5_06, netCents: 168_34 }
    const before = await ink(driven)
    expect(before.facts.schedule).toMatchObject({
      frequency: 'daily',
      instantFeeOnBalance: amounts,
    })
    expect(before.facts.upcoming[0]).toMatchObject({ payoutType: 'instant', ...amounts })
    expect(before.settingChanges).toEqual([
      { changedAt: recorded.on, setting: 'payout_frequency', from: 'weekly', to: 'daily' },
    ])

    const nextDay = driven.until(({ phase, daysDone }) => phase === 'paused' && daysDone === 3)
    await driven.lab.stepDay()
    await nextDay
    const after = await ink(driven)
    expect(after.payouts.rows).toMatchObject([
      { createdAt: '2026-09-02T08:00:02Z', payoutType: 'instant', state: 'completed', ...amounts },
    ])
    expect(after.facts.balance.unpaidCents).toBe(0)
    expect(driven.last.newActions).toEqual([])
  })

  it('follow a switch to every 3 days, instantly, into payouts on its days with their fee', async () => {
    const driven = await labOn('2026-09-02')
    const schedule = { frequency: 'every_days', days: 3, from: '2026-09-03', payoutType: 'instant' }
    const action = { action: 'change-schedule', schedule } as CreatorAction
    const recorded = { ...action, on: '2026-09-02T00:00:01Z', creator: 'ink' }
    expect(await driven.lab.act(1, action)).toEqual({ ok: true, action: recorded })

    const amounts = { grossCents: 173_40, feeCents: 5_06, netCents: 168_34 }
    const before = await ink(driven)
    expect(before.facts.schedule).toMatchObject({ frequency: 'every_days', flexible: { days: 3 } })
    expect(before.facts.upcoming).toMatchObject([{ payoutType: 'instant', ...amounts }])
    expect(JSON.parse(before.settingChanges[0]!.to)).toEqual(schedule)

    await driven.finish()
    expect((await ink(driven)).payouts.rows).toMatchObject([
      { createdAt: '2026-09-03T08:00:02Z', payoutType: 'instant', state: 'completed', ...amounts },
    ])
    const report = await driven.lab.report()
    expect(run(report.scenario).report.digest).toBe(report.digest)
  })

  it('turn away what is no schedule', async () => {
    const driven = await labOn('2026-09-02')
    const schedule = { frequency: 'chosen_weekdays', weekdays: [], payoutType: 'standard' }
    expect(
      await driven.lab.act(1, { action: 'change-schedule', schedule } as CreatorAction),
    ).toEqual({
      ok: false,
      refusal: { code: 'invalid_schedule', wrong: ['weekdays'] },
    })
    expect(driven.last.newActions).toEqual([])
  })

  it('leave a report whose scenario gives the same run again', async () => {
    const driven = await labOn('2026-09-05')
    await driven.lab.act(1, { action: 'request-payout', by: 'creator' })
    await driven.finish()
    const report = await driven.lab.report()
    expect(report.scenario.actions).toHaveLength(1)
    expect(run(report.scenario).report.digest).toBe(report.digest)
  })
})

describe('an action', () => {
  it('is let through while the run goes on, too', async () => {
    const driven = new DrivenLab()
    const begun = driven.until(({ daysDone }) => daysDone > 0)
    const done = driven.phase('finished')
    await driven.start({ ...scenario, days: 700 })
    await begun
    expect(await driven.lab.act(1, { action: 'pause', by: 'creator' })).toMatchObject({ ok: true })
    await done
    expect(driven.statuses.flatMap(({ newActions }) => newActions)).toHaveLength(1)
    const days = driven.days
    expect(days).toEqual([...new Set(days)].sort())
  })

  it.each(['finished', 'cancelled'] as const)('is refused when the run is %s', async (phase) => {
    const driven = await labOn('2026-09-05')
    const over = driven.phase(phase)
    await (phase === 'finished' ? driven.lab.resume() : driven.lab.cancel())
    await over
    expect(await driven.lab.act(1, { action: 'pause', by: 'creator' })).toEqual({
      ok: false,
      refusal: { code: 'run_ended' },
    })
  })

  it('that crosses midnight still lets a step end on its day', async () => {
    const late = { creator: 'ink', at: '2026-08-31T23:59:59Z', amountCents: 50_00 }
    const driven = new DrivenLab()
    const paused = driven.until(({ phase, daysDone }) => phase === 'paused' && daysDone === 1)
    await driven.start({ ...scenario, sales: [late] }, { paused: true })
    await driven.lab.stepDay()
    await paused
    expect(await driven.lab.act(1, { action: 'pause', by: 'creator' })).toMatchObject({
      ok: true,
      action: { on: '2026-09-01T00:00:01Z' },
    })
    expect(driven.last).toMatchObject({ phase: 'paused', daysDone: 1 })
  })
})
