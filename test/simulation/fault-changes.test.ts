/** Faults and protections that change in mid-run: what came before is untouched, and what is switched live is replayed. */
import { describe, expect, it } from 'vitest'
import { startOfDay } from '../../src/core/calendar'
import type { FaultSwitch, ScenarioInput } from '../../src/scenario/schema'
import { replayOf } from '../../src/simulation/faults/replay'
import { replayTo } from '../support/replay-to'
import type { FaultAtOnce } from '../../src/scenario/faults-at-once'
import type { SwitchAnswer } from '../../src/simulation/simulation'
import { at, day } from '../support/days'
import { engine } from '../support/engine'
import { faultMix } from '../support/fault-mixes'
import { brokenChecks, CALM_PROCESSOR, conclude, run, simulationOf, setupOf } from '../support/runs'
import { stepToEnd, stepWhile } from '../support/stepping'

const MOMENT = '2026-09-11T09:00:00Z'

const marketplace: ScenarioInput = {
  version: 1,
  seed: 'changes',
  days: 21,
  population: { size: 20, monthlyGross: { mu: 7, sigma: 0.6 } },
}

function recordedOf<Recorded>(answer: SwitchAnswer<Recorded>): Recorded {
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.recorded
}

const digestBefore = (input: ScenarioInput, moment: string): string =>
  replayTo(engine, setupOf(input), at(moment)).ledger.digest()

const outage = {
  from: MOMENT,
  until: '2026-09-20T00:00:00Z',
  processor: 'stripe',
  kind: 'no_answer',
} as const

const CHANGES: Record<string, FaultSwitch> = {
  'calls lost': { faults: { calls: { lostBasisPoints: 3_000 } } },
  'webhooks lost': { processor: { webhookLostBasisPoints: 5_000 } },
  'payouts refused': { processor: { failures: { refusedBasisPoints: 5_000 } } },
  'workers killed': { faults: { workers: { killedBasisPoints: 1_000 } } },
  'an outage': { faults: { outages: [outage] } },
  'no idempotency keys, answers lost': {
    faults: { calls: { answerLostBasisPoints: 5_000 } },
    protections: { idempotencyKeys: false },
  },
}

const unchanged = {
  digestBefore: digestBefore(marketplace, MOMENT),
  digest: run(marketplace).report.digest,
}

describe.each(Object.entries(CHANGES))('%s from a moment on', (_name, change) => {
  const changed: ScenarioInput = { ...marketplace, faultChanges: [{ at: MOMENT, ...change }] }

  it('leaves all before it as it was, and changes what comes after', () => {
    expect(digestBefore(changed, MOMENT)).toBe(unchanged.digestBefore)
    expect(run(changed).report.digest).not.toBe(unchanged.digest)
  })

  it('has the same ledger where it was switched while the run went on', () => {
    const live = simulationOf(marketplace)
    stepWhile(live, () => live.now < at(MOMENT))
    const recorded = recordedOf(live.switchFaults(change))
    expect(at(recorded.at)).toBe(live.now)
    stepToEnd(live)
    const { report } = conclude(live)
    expect(live.scenario.faultChanges).toEqual([recorded])
    expect(run(structuredClone(live.scenario)).report.digest).toBe(report.digest)
  })
})

it('holds from its second on: an outage stops the payouts of its days and no others', () => {
  const outages = (until: string) => [
    { from: MOMENT, until, processor: 'stripe', kind: 'no_answer' } as const,
  ]
  const ended = run({
    ...marketplace,
    processor: CALM_PROCESSOR,
    population: {
      ...marketplace.population,
      scheduleShareBasisPoints: { daily: 10_000, weekly: 0, monthly: 0, quarterly: 0 },
      railShareBasisPoints: {
        us_bank: 10_000,
        us_card: 0,
        bank_abroad: 0,
        cross_border: 0,
        paypal: 0,
        own_stripe: 0,
      },
    },
    faultChanges: [
      { at: MOMENT, faults: { outages: outages('2026-09-20T00:00:00Z') } },
      { at: '2026-09-13T09:00:00Z', faults: { outages: [] } },
    ],
  })
  // The daily run is at eight in the morning: before the outage on its first day, and before its end on the last.
  const days = ended.rows(
    `SELECT DISTINCT substr(completed_at, 1, 10) FROM payouts
     WHERE payout_type = 'instant' AND completed_at >= '2026-09-10' AND completed_at < '2026-09-15'`,
  )
  expect(days.flat().sort()).toEqual(['2026-09-10', '2026-09-11', '2026-09-14'])
  expect(brokenChecks(ended.report)).toEqual([])
})

it('keeps changes for later when one is switched before them, and each holds from its own second on', () => {
  const later = { at: '2026-09-15', faults: { calls: { lostBasisPoints: 100 } } }
  const live = simulationOf({ ...marketplace, faultChanges: [later] })
  stepWhile(live, () => live.daysDone < 3)
  const first = recordedOf(live.switchFaults({ faults: { calls: { lostBasisPoints: 9_000 } } }))
  const second = recordedOf(live.switchFaults({ faults: { calls: { lostBasisPoints: 0 } } }))
  expect(at(second.at)).toBe(at(first.at) + 1)
  expect(live.scenario.faultChanges).toEqual([first, second, later])
  stepWhile(live, () => live.now < startOfDay(day('2026-09-15')))
  expect(live.questions.faultsFired().filter(({ fault }) => fault === 'call-lost')).toEqual([])
  stepToEnd(live)
  expect(run(structuredClone(live.scenario)).report.digest).toBe(conclude(live).report.digest)
})

it('is refused once the run has ended', () => {
  const live = simulationOf({ ...marketplace, days: 2 })
  stepToEnd(live)
  expect(live.switchFaults({ protections: { retries: false } })).toEqual({
    ok: false,
    refusal: 'run_ended',
  })
})

it.each([1, 2, 3])(
  'the faults that happened after changes can be asked for one by one (%i)',
  (seed) => {
    const mix = faultMix(seed)
    const done = run({
      ...mix,
      faultChanges: [
        {
          at: '2026-09-09T11:11:11Z',
          faults: { calls: { lostBasisPoints: 1_500 }, workers: { killedBasisPoints: 300 } },
        },
        { at: '2026-09-15T03:00:00Z', protections: { claimLock: false, transactions: false } },
        {
          at: '2026-09-18T10:00:20Z',
          processor: { webhookLostBasisPoints: 3_000 },
          protections: { claimLock: true },
        },
      ],
    })
    const { setup, questions } = done.simulation
    const again = run(replayOf(setup.scenario, questions.faultsFired()))
    expect(again.simulation.questions.faultsFired()).toEqual(questions.faultsFired())
    expect(again.report.digest).toBe(done.report.digest)
  },
)

it('a protection that is switched off in mid-run does its harm after that', () => {
  const answersLost: ScenarioInput = {
    ...marketplace,
    faults: { calls: { answerLostBasisPoints: 2_000 } },
  }
  expect(brokenChecks(run(answersLost).report)).toEqual([])
  const { report } = run({
    ...answersLost,
    faultChanges: [{ at: MOMENT, protections: { idempotencyKeys: false } }],
  })
  const broken = report.checks.filter(({ ok }) => !ok)
  expect(broken.map(({ name }) => name)).toContain('processor_agrees')
  for (const { firstAt } of broken) expect(at(firstAt!)).toBeGreaterThan(at(MOMENT))
})

describe('a change to what is in force already', () => {
  it('is refused while the run goes on, and leaves its scenario as it was', () => {
    const live = simulationOf(marketplace)
    stepWhile(live, () => live.now < at(MOMENT))
    expect(live.switchFaults({ protections: { retries: true } })).toEqual({
      ok: false,
      refusal: 'nothing_to_change',
    })
    expect(live.scenario.faultChanges).toEqual([])
  })

  it('is listed as without effect where a scenario has it', () => {
    const on = (day: number) => `2026-09-${day}T09:00:00Z`
    const { report } = run({
      ...marketplace,
      faultChanges: [
        { at: on(10), protections: { retries: true } },
        { at: on(11), faults: { calls: { lostBasisPoints: 100 } } },
        { at: on(12), faults: { calls: { lostBasisPoints: 100, lateBasisPoints: 0 } } },
        { at: on(13), faults: { calls: { lostBasisPoints: 0 } } },
      ],
    })
    expect(report.faultChangesWithoutEffect.map((change) => change.at)).toEqual([on(10), on(12)])
  })
})

describe('a fault that is asked for now', () => {
  const ink: ScenarioInput = {
    ...marketplace,
    population: { size: 0 },
    processor: CALM_PROCESSOR,
    creators: [
      {
        handle: 'ink',
        openingBalances: [{ day: '2026-08-20', amountCents: 200_00, holder: 'platform' }],
      },
    ],
  }
  const NEXT = {
    kind: 'call',
    creator: 'ink',
    call: 'create_payout',
    fault: 'call-refused',
  } as const

  // The payout is claimed at ten; when its worker is replaced, nobody has heard of its transfer yet.
  it.each<[FaultAtOnce, string, unknown[]]>([
    [{ kind: 'deploy' }, '2026-09-03T10:00:01Z', ['creating', null]],
    [
      { kind: 'account', creator: 'ink', days: 2 },
      '2026-09-03T09:00:00Z',
      ['failed', 'stripe_intervention_required'],
    ],
    [NEXT, '2026-09-01T09:00:00Z', ['failed', 'processor_unavailable']],
    [{ ...NEXT, fault: 'answer-lost' }, '2026-09-01T09:00:00Z', ['processing', null]],
    [
      { kind: 'webhook', creator: 'ink', news: 'payout_paid', fault: 'webhook-twice' },
      '2026-09-03T10:30:00Z',
      ['processing', null],
    ],
  ])('%j is an entry of the scenario, which gives the same ledger', (fault, moment, payout) => {
    const live = simulationOf(ink)
    stepWhile(live, () => live.now < at(moment))
    const recorded = recordedOf(live.strike(fault))
    expect(at(recorded)).toBe(live.now)
    stepWhile(live, () => live.now < at('2026-09-03T11:00:00Z'))
    expect(
      conclude(live).rows('SELECT state, failure_reason FROM payouts ORDER BY payout_id')[0],
    ).toEqual(payout)
    stepToEnd(live)
    const ended = conclude(live)
    expect(ended.simulation.questions.faultsFired()).not.toEqual([])
    expect(ended.report.faultsWithoutEffect).toEqual([])
    expect(brokenChecks(ended.report)).toEqual([])
    expect(run(structuredClone(live.scenario)).report.digest).toBe(ended.report.digest)
  })

  it('counts from its own second: a call of the same day before it is not meant', () => {
    const single = { fault: 'call-lost', creator: 'ink', call: 'create_payout', nth: 1 } as const
    const lostFrom = (from: string) =>
      run({ ...ink, faults: { single: [{ ...single, from }] } }).report.faultsWithoutEffect
    expect(lostFrom('2026-09-03T10:00:00Z')).toEqual([])
    expect(lostFrom('2026-09-03T10:00:30Z')).toEqual([{ ...single, from: '2026-09-03T10:00:30Z' }])
  })

  it('is refused for a creator who is not in the run, and once the run has ended', () => {
    const live = simulationOf(ink)
    expect(live.strike({ ...NEXT, creator: 'nobody' })).toEqual({
      ok: false,
      refusal: 'no_such_creator',
    })
    stepToEnd(live)
    expect(live.strike(NEXT)).toEqual({ ok: false, refusal: 'run_ended' })
  })
})
