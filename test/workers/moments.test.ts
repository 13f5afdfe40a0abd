/** The worker at single moments of a run: what is switched there, the next change of a payout, the first violation. */
import type { SwitchAnswer } from '../../workers/contract'
import { expect, it } from 'vitest'
import { run } from '../support/runs'
import { DrivenLab } from '../support/labs'
import type { ScenarioInput } from '../../src/scenario/schema'

const scenario: ScenarioInput = {
  version: 1,
  seed: 'moments',
  days: 14,
  population: {
    size: 12,
    monthlyGross: { mu: 7.5, sigma: 0.5 },
    scheduleShareBasisPoints: { daily: 9_000, weekly: 1_000, monthly: 0, quarterly: 0 },
  },
}

async function pausedAt(pauseBefore: string, of = scenario): Promise<DrivenLab> {
  const driven = new DrivenLab()
  const paused = driven.until(({ phase, at }) => phase === 'paused' && at === pauseBefore)
  await driven.start(of, { pauseBefore })
  await paused
  return driven
}

function recordedOf<Recorded>(answer: SwitchAnswer<Recorded>): Recorded {
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.recorded
}

it('tells what was switched, and its scenario from the start gives the same ledger', async () => {
  const driven = await pausedAt('2026-09-05T09:00:00Z')
  const { lab } = driven
  expect((await lab.moment()).inForce?.protections.retries).toBe(true)
  const recorded = recordedOf(
    await lab.switchFaults({
      faults: { calls: { lostBasisPoints: 4_000 } },
      protections: { retries: false },
    }),
  )
  expect(recorded).toMatchObject({ at: '2026-09-05T09:00:01Z' })
  expect(driven.last.newFaultChanges).toEqual([recorded])
  await driven.finish()
  expect(await lab.switchFaults({ protections: { retries: true } })).toEqual({
    ok: false,
    refusal: 'run_ended',
  })
  const again = run({ ...scenario, faultChanges: [recorded] })
  expect((await lab.report()).digest).toBe(again.report.digest)
  expect(again.report.digest).not.toBe(run(scenario).report.digest)
})

it('is switched while the run goes on, wherever it is', async () => {
  const longer = { ...scenario, days: 60 }
  const driven = await pausedAt('2026-09-05T09:00:00Z', longer)
  const { lab } = driven
  const done = driven.phase('finished')
  const resumed = lab.resume()
  const recorded = recordedOf(
    await lab.switchFaults({ processor: { webhookLostBasisPoints: 9_000 } }),
  )
  await resumed
  await done
  expect(recorded.at >= '2026-09-05T09:00:01Z').toBe(true)
  const again = run({ ...longer, faultChanges: [recorded] })
  expect((await lab.report()).digest).toBe(again.report.digest)
})

it('tells of a fault that is asked for now, and its scenario from the start gives the same ledger', async () => {
  const driven = await pausedAt('2026-09-05T09:00:00Z')
  const { lab } = driven
  const at = recordedOf(await lab.strike({ kind: 'deploy' }))
  expect(at).toBe('2026-09-05T09:00:01Z')
  expect(driven.last.newFaults).toEqual([{ at, fault: { kind: 'deploy' } }])
  await driven.finish()
  expect(driven.last.newFaults).toEqual([])
  const again = run({ ...scenario, faults: { deploys: [at] } })
  expect((await lab.report()).digest).toBe(again.report.digest)
})

it('goes on to the next change of a payout and pauses', async () => {
  const driven = await pausedAt('2026-09-05T09:00:00Z')
  const { lab } = driven
  const before = (await lab.moment()).latest!
  const paused = driven.phase('paused')
  await lab.stepPayoutChange()
  await paused
  const { latest } = await lab.moment()
  expect(latest).not.toEqual(before)
  expect(latest!.occurredAt).toBe(driven.last.at)
  expect(latest!.occurredAt > before.occurredAt).toBe(true)
})

it('forgets a step that a pause has interrupted, once another is asked for', async () => {
  const driven = await pausedAt('2026-09-05T07:00:00Z')
  const { lab } = driven
  await lab.stepPayoutChange()
  await lab.pause()
  expect(driven.last.at).toBe('2026-09-05T07:00:00Z')
  const dayOver = driven.phase('paused')
  await lab.stepDay()
  await dayOver
  expect(driven.last.at).toBe('2026-09-06T00:00:00Z')
})

it('forgets the moment to which it was to go, once a step is asked for', async () => {
  const driven = new DrivenLab()
  const { lab } = driven
  await driven.start(scenario, { paused: true, pauseBefore: '2026-08-31T09:00:00Z' })
  const dayOver = driven.phase('paused')
  await lab.stepDay()
  await dayOver
  expect(driven.last).toMatchObject({ at: '2026-09-01T00:00:00Z', daysDone: 1 })
})

const large = {
  ...scenario,
  invariants: [{ name: 'small', sql: 'SELECT payout_id FROM payouts WHERE net_cents > 20000' }],
}

it('pauses at the end of the day of the first violation, and at its step where that is asked for', async () => {
  const driven = new DrivenLab()
  const paused = driven.phase('paused')
  await driven.start(large, { pauseAt: 'violation' })
  await paused
  const { at, checks, isPausedAtViolation } = driven.last
  expect(at).toMatch(/T00:00:00Z$/)
  expect(isPausedAtViolation).toBe(true)
  expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['invariant: small'])

  const day = new Date(Date.parse(at) - 1_000).toISOString().slice(0, 'YYYY-MM-DD'.length)
  const exact = new DrivenLab()
  const found = exact.phase('paused')
  await exact.start(large, { pauseAt: 'violation', checkEveryStepOn: day })
  await found
  expect(exact.last.at.slice(0, 'YYYY-MM-DD'.length)).toBe(day)
  expect((await exact.lab.moment()).latest).toMatchObject({ occurredAt: exact.last.at })
  await exact.finish()
  expect(exact.last.isPausedAtViolation).toBe(false)
})

it('pauses again where another check finds its first violation, and at none that it is to pass', async () => {
  const earlier = {
    name: 'any',
    sql: 'SELECT payout_id FROM payouts',
  }
  const both = { ...large, invariants: [earlier, ...large.invariants] }
  const violatedAtPauses = async (passedChecks: readonly string[]): Promise<string[][]> => {
    const driven = new DrivenLab()
    const first = driven.phase('paused')
    await driven.start(both, { pauseAt: 'violation', passedChecks })
    await first
    const all: string[][] = []
    while (driven.last.phase === 'paused') {
      all.push(driven.last.checks.flatMap(({ name, ok }) => (ok ? [] : name)))
      const next = driven.until(({ phase }) => phase === 'paused' || phase === 'finished')
      await driven.lab.resume()
      await next
    }
    return all
  }
  const [any, small] = ['invariant: any', 'invariant: small'] as const
  expect(await violatedAtPauses([])).toEqual([[any], [any, small]])
  expect(await violatedAtPauses([any])).toEqual([[any, small]])
})

it('pauses at its first violation whatever was asked for since', async () => {
  const driven = new DrivenLab()
  const { lab } = driven
  await driven.start(large, { paused: true, pauseAt: 'violation' })
  const dayOver = driven.phase('paused')
  await lab.stepDay()
  await dayOver
  const found = driven.until(({ isPausedAtViolation }) => isPausedAtViolation)
  await lab.resume()
  await found
  expect(driven.last.phase).toBe('paused')
  expect(driven.last.daysDone).toBeGreaterThan(1)
})

it('says what is wrong with a query', async () => {
  const { lab } = await pausedAt('2026-09-05T09:00:00Z')
  expect(await lab.queryProblem('SELECT payout_id FROM payouts')).toBeNull()
  expect(await lab.queryProblem('DELETE FROM payouts')).toContain('begin with SELECT')
})
