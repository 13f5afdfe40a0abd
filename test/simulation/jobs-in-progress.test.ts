/** How long runs were at work, and for how long that is known. */
import { expect, it } from 'vitest'
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
