/** What becomes of a run whose workers are recycled under it (domain facts A6 #5, #6 and #8). */
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, run } from '../support/runs'

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
    expect(brokenChecks(report)).toEqual([])
  })

  it('never reaches the tail where the head is never paid, since each pass begins at the first', () => {
    const jobs = { lifetimeSeconds: 180, handOut: 'slices' as const }
    expect(run(friday(jobs, 12)).value('SELECT COUNT(*) FROM payouts')).toBe(0)
    expect(run(friday(jobs, 6)).value('SELECT COUNT(*) FROM payouts')).toBe(8)
  })

  it('begins a job anew as often as it may, and then gives it up', () => {
    const lost = (jobs: ScenarioInput['jobs']) => run(friday(jobs)).simulation.lostJobs
    const dying = { lifetimeSeconds: 180, handOut: 'whole-cohort' as const }
    expect(lost({ ...dying, standardRetriesMax: 3 })).toEqual({ killed: 4, givenUp: 1 })
    expect(lost({ ...dying, standardRetriesMax: 0 })).toEqual({ killed: 1, givenUp: 1 })
    expect(lost({ lifetimeSeconds: null })).toEqual({ killed: 0, givenUp: 0 })
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
