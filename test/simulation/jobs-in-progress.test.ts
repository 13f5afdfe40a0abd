/** Which jobs are under way, how long runs were at work, and for how long that is known. */
import { describe, expect, it } from 'vitest'
import type { Job } from '../../src/payouts/ports'
import { JobsInProgress, type JobOfRun } from '../../src/simulation/jobs-in-progress'

it('forgets when runs ended that began before an instant, and no other', () => {
  const jobs = new JobsInProgress()
  for (const runAt of [100, 200, 300]) {
    const queued = { runAt } as JobOfRun
    jobs.add(queued)
    jobs.end(queued, runAt + 5)
  }
  jobs.forgetBefore(200)
  expect([100, 200, 300].map((runAt) => jobs.workedUntil(runAt))).toEqual([null, 205, 305])
})

describe('the oldest run that is still being worked on', () => {
  const jobs = new JobsInProgress()
  const queued = (kind: Job['kind'], runAt: number): JobOfRun => {
    const one = { job: { kind } as Job, runAt }
    jobs.add(one)
    return one
  }
  const paying = ({ kind }: Job): boolean => kind === 'pay-creators'
  const later = queued('pay-creators', 200)
  const asking = queued('ask-about-completed', 100)
  const sameRun = queued('pay-creators', 200)

  it('is that of any job, and of those that are meant', () => {
    expect(jobs.oldestRunAt()).toBe(100)
    expect(jobs.oldestRunAt(paying)).toBe(200)
    expect(jobs.oldestRunAt(({ kind }) => kind === 'retry-payout')).toBeNull()
  })

  it('is there until the last of its jobs has ended, and it was at work until then', () => {
    jobs.end(later, 205)
    expect(jobs.oldestRunAt(paying)).toBe(200)
    jobs.end(sameRun, 230)
    expect(jobs.oldestRunAt(paying)).toBeNull()
    expect([jobs.workedUntil(200), jobs.workedUntil(100)]).toEqual([230, null])
    jobs.end(asking, 240)
    expect(jobs.oldestRunAt()).toBeNull()
  })
})
