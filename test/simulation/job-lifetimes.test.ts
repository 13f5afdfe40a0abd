/** What becomes of a run whose workers are recycled under it. */
import { describe, expect, it } from 'vitest'
import { isoFromInstant } from '../../src/core/calendar'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, calmScenario, run } from '../support/runs'

/** Two dozen PayPal creators, all of them due on the first Friday; the run looks through four a minute. */
const friday = (jobs: ScenarioInput['jobs'], belowMinimum = 0): ScenarioInput => ({
  version: 1,
  startDay: '2026-08-31',
  days: 6,
  population: { size: 0 },
  creators: Array.from({ length: 24 }, (_, index) => ({
    handle: `maker-${index + 1}`,
    country: 'UA',
    rail: 'paypal' as const,
    openingBalances: [{ day: '2026-08-20', amountCents: index < belowMinimum ? 50_00 : 150_00 }],
  })),
  jobs: { sliceCreators: 4, staggerSeconds: 0, walkCreatorsPerMinute: 4, ...jobs },
})

describe('a Friday on which each worker lives for three minutes', () => {
  it.each([
    ['pays everyone where nothing is recycled', { lifetimeSeconds: null }, 24],
    [
      'pays nobody where the whole cohort is walked before anything is handed out',
      { lifetimeSeconds: 180, handOut: 'whole-cohort' as const },
      0,
    ],
    [
      'pays everyone, pass by pass, where slices are handed out as the cohort is walked',
      { lifetimeSeconds: 180, handOut: 'slices' as const },
      24,
    ],
    ['pays everyone where a pass lives long enough', { lifetimeSeconds: 600 }, 24],
  ])('%s', (_what, jobs, paid) => {
    const { report, value } = run(friday(jobs))
    expect(value('SELECT COUNT(*) FROM payouts')).toBe(paid)
    const found = report.checks
      .filter(({ ok }) => !ok)
      .map(({ name, violations }) => [name, violations])
    expect(found).toEqual(paid === 24 ? [] : [['due_creators_are_paid_or_told', 24 - paid]])
  })

  it('never reaches the tail where the head is never paid, since each pass begins at the first', () => {
    const jobs = { lifetimeSeconds: 180, handOut: 'slices' as const }
    expect(run(friday(jobs, 12)).value('SELECT COUNT(*) FROM payouts')).toBe(0)
    expect(run(friday(jobs, 6)).value('SELECT COUNT(*) FROM payouts')).toBe(8)
  })

  it.each([
    [
      3,
      { killed: 4, givenUp: 1 },
      [
        ['standard-payouts', '2026-09-04T10:15:00Z', 4, true],
        ['standard-payouts', '2026-09-04T10:03:00Z', 1, false],
        ['standard-payouts', '2026-09-04T10:07:00Z', 2, false],
        ['standard-payouts', '2026-09-04T10:11:00Z', 3, false],
      ],
    ],
    [0, { killed: 1, givenUp: 1 }, [['standard-payouts', '2026-09-04T10:03:00Z', 1, true]]],
  ])(
    'begins a job again up to %i times, and then gives it up',
    (standardRetriesMax, counts, jobs) => {
      const dying = { lifetimeSeconds: 180, handOut: 'whole-cohort' as const, standardRetriesMax }
      const { lostJobs } = run(friday(dying)).simulation.questions
      expect(lostJobs).toMatchObject(counts)
      expect(
        lostJobs.jobs.map(({ name, lostAt, attempts, isGivenUp }) => [
          name,
          isoFromInstant(lostAt),
          attempts,
          isGivenUp,
        ]),
      ).toEqual(jobs)
    },
  )

  it('has each worker that it lost among the faults that happened', () => {
    const { report } = run(friday({ lifetimeSeconds: 180, handOut: 'whole-cohort' }))
    expect(report.faultsHappened).toEqual([
      { fault: 'worker-killed', count: report.lostJobs.killed },
    ])
    expect(report.lostJobs.killed).toBeGreaterThan(0)
  })

  it('loses no job where no worker is recycled', () => {
    const { lostJobs } = run(friday({ lifetimeSeconds: null })).simulation.questions
    expect(lostJobs).toEqual({ killed: 0, givenUp: 0, jobs: [] })
  })

  it('says whom the lost jobs were to pay', () => {
    const dying = { lifetimeSeconds: 1, walkCreatorsPerMinute: null, standardRetriesMax: 0 }
    const scenario = friday(dying)
    const creators = scenario.creators!.map((creator) => ({
      ...creator,
      rail: 'us_bank' as const,
      country: 'US',
    }))
    const { lostJobs } = run({ ...scenario, creators }).simulation.questions
    const whom = lostJobs.jobs.filter(({ name }) => name.startsWith('pay-creators-'))
    expect(whom.map(({ creatorIds }) => creatorIds)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
      [9, 10, 11, 12],
      [13, 14, 15, 16],
      [17, 18, 19, 20],
      [21, 22, 23, 24],
    ])
  })
})

describe('a slice whose workers die before they come to its last creator', () => {
  it('is cut up once its retries are used up, so that each of them has a job', () => {
    const turnedDown = [1, 2, 3].map((nth) => ({
      ...{ fault: 'call-refused' as const, call: 'instantly_available' as const, creator: 'ink' },
      ...{ code: 'processor_unavailable' as const, nth },
    }))
    const { report, simulation, rows } = run({
      version: 1,
      startDay: '2026-08-31',
      days: 2,
      population: { size: 0 },
      creators: ['ink', 'oak', 'elm'].map((handle) => ({
        ...{ handle, schedule: 'daily' },
        openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }],
      })),
      // Each answer takes twelve seconds, so no worker comes further than the question about the second creator.
      processor: { ...CALM_PROCESSOR, callLatency: { medianSeconds: 6, sigma: 0 } },
      jobs: { workers: 4, walkCreatorsPerMinute: null, lifetimeSeconds: 20, dailyRetriesMax: 2 },
      faults: { single: turnedDown },
    })
    const cutUp = '2026-08-31T08:03:12Z'
    expect(rows('SELECT creator_id, created_at FROM payouts ORDER BY creator_id')).toEqual([
      [1, cutUp],
      [2, cutUp],
      [3, cutUp],
    ])
    expect(simulation.questions.lostJobs).toMatchObject({ givenUp: 0 })
    expect(brokenChecks(report)).toEqual([])
  })
})

describe('a Thursday of jobs for one creator each', () => {
  /** The first creator is paid, which takes its time; the others are not due, so each of their jobs is over at once. */
  it('does 1,500 of them one after the other on one worker', () => {
    const scenario: ScenarioInput = {
      version: 1,
      startDay: '2026-08-31',
      days: 4,
      population: { size: 0 },
      creators: Array.from({ length: 1_500 }, (_, index) => ({
        handle: `maker-${index + 1}`,
        openingBalances: [{ day: '2026-08-20', amountCents: index === 0 ? 150_00 : 50_00 }],
      })),
      jobs: { workers: 1, handOut: 'each-creator', staggerSeconds: 0 },
    }
    const { report, value } = run(scenario)
    expect(value('SELECT COUNT(*) FROM payouts')).toBe(1)
    expect(value('SELECT COUNT(*) FROM payout_notes')).toBe(1_499)
    expect(brokenChecks(report)).toEqual([])
  })
})

describe('a daily run that is recycled', () => {
  it('is lost for the day, and the next one pays what it left', () => {
    const scenario: ScenarioInput = {
      version: 1,
      startDay: '2026-08-31',
      days: 3,
      population: { size: 0 },
      creators: [{ handle: 'ink', schedule: 'daily' }],
      sales: [{ creator: 'ink', at: '2026-08-31T10:00:00Z', amountCents: 100_00 }],
      jobs: { walkCreatorsPerMinute: 1, lifetimeSeconds: 30 },
    }
    const paidOn = (jobs: ScenarioInput['jobs']): unknown =>
      run({ ...scenario, jobs: { ...scenario.jobs, ...jobs } }).value(
        'SELECT MIN(substr(created_at, 1, 10)) FROM payouts',
      )
    expect(paidOn({ lifetimeSeconds: null })).toBe('2026-09-01')
    expect(paidOn({})).toBeNull()
  })
})

describe('a deploy in the middle of the daily run, which is not retried', () => {
  const FOUND = 'due_creators_are_paid_or_told'

  /** The first creator has too little, and all answers take a second each way: four seconds for each of the others. */
  function morning(
    lostJobsDoneLater: boolean,
    deploys: readonly string[],
    changes: Partial<ScenarioInput> = {},
  ) {
    const done = run(
      calmScenario({
        days: 2,
        policy: { name: 'gumroad-2026-08-30', lostJobsDoneLater },
        creators: [50, 150_00, 150_00, 150_00].map((amountCents, index) => ({
          handle: `maker-${index + 1}`,
          schedule: 'daily' as const,
          openingBalances: [{ day: '2026-08-20', amountCents, holder: 'processor' as const }],
        })),
        faults: { deploys: deploys.map((time) => `2026-08-31T${time}Z`) },
        ...changes,
      }),
    )
    const payouts = done.rows(
      `SELECT creator_id, substr(created_at, 6, 11) FROM payouts ORDER BY payout_id`,
    )
    const told = done.rows(
      `SELECT creator_id, substr(created_at, 6, 11), code FROM payout_notes ORDER BY note_id`,
    )
    return { payouts, told, found: done.report.checks.filter(({ ok }) => !ok), done }
  }
  const TOLD_IN_THE_MORNING = [1, '08-31T08:00', 'below_minimum']

  it('leaves the creators to whom its job did not come to the next morning, without a word', () => {
    const { payouts, told, found, done } = morning(false, ['08:00:08'])
    expect(payouts).toEqual([
      [2, '08-31T08:00'],
      [3, '08-31T08:00'],
      [4, '09-01T08:00'],
    ])
    expect(told[0]).toEqual(TOLD_IN_THE_MORNING)
    expect(found.map(({ name, violations }) => [name, violations])).toEqual([[FOUND, 1]])
    expect(done.report.lostJobs).toMatchObject({
      ...{ killed: 1, givenUp: 1 },
      jobs: [{ creators: 4, firstCreators: ['maker-1', 'maker-2', 'maker-3'] }],
      requestWaits: { payouts: 3 },
    })
  })

  it('leaves nobody where lost jobs are done later: who was neither paid nor told has a job in the afternoon', () => {
    const { payouts, told, found, done } = morning(true, ['08:00:08'])
    expect(payouts).toEqual([
      [2, '08-31T08:00'],
      [3, '08-31T08:00'],
      [4, '08-31T14:00'],
    ])
    expect(told.filter(([, at]) => String(at).startsWith('08-31'))).toEqual([TOLD_IN_THE_MORNING])
    expect(found).toEqual([])
    expect(done.simulation.questions.lostJobs).toMatchObject({ killed: 1, givenUp: 0 })
  })

  it('goes through all creators again where the job was lost that looks for them', () => {
    const walking = { jobs: { walkCreatorsPerMinute: 2 } }
    expect(morning(false, ['08:00:30'], walking).payouts.map(([, at]) => at)).toEqual(
      Array(3).fill('09-01T08:02'),
    )
    const { payouts, told, found } = morning(true, ['08:00:30'], walking)
    expect(payouts.map(([, at]) => at)).toEqual(Array(3).fill('08-31T14:02'))
    expect(told[0]).toEqual([1, '08-31T14:02', 'below_minimum'])
    expect(found).toEqual([])
  })

  it('is followed by another afternoon where the later jobs are lost as well', () => {
    const weekly = {
      days: 6,
      creators: [
        {
          handle: 'oak',
          openingBalances: [{ day: '2026-08-20', amountCents: 150_00 }],
        },
      ],
      jobs: { standardRetriesMax: 0, walkCreatorsPerMinute: 1 },
      faults: { deploys: ['2026-09-03T10:00:30Z', '2026-09-03T14:00:30Z'] },
    }
    const { payouts, found } = morning(true, [], weekly)
    expect(payouts).toEqual([[1, '09-04T14:01']])
    expect(found).toEqual([])
  })

  it('is told of each day: what is said in the afternoon of the day before is no answer', () => {
    // Each morning’s job is lost; on Tuesday afternoon Monday’s, lost on Monday afternoon too, is done with Tuesday’s.
    const times = ['31T08:00:30', '31T14:00:30', '01T08:00:30']
    const deploys = times.map((time) => `2026-0${time.startsWith('31') ? 8 : 9}-${time}Z`)
    const walking = { jobs: { walkCreatorsPerMinute: 2 }, faults: { deploys } }
    const { told, found } = morning(true, [], walking)
    expect(told.slice(0, 2)).toEqual([
      [1, '09-01T14:02', 'below_minimum'],
      [1, '09-01T14:02', 'below_minimum'],
    ])
    expect(found).toEqual([])
  })

  it('has no later run where nothing is tried a second time', () => {
    const { found } = morning(true, ['08:00:08'], { protections: { retries: false } })
    expect(found.map(({ name }) => name)).toEqual([FOUND])
  })
})
