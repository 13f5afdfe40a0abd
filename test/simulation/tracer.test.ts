import { expect, it } from 'vitest'
import { tracingTo } from '../../src/simulation/tracer'
import type { TraceEvent } from '../../src/simulation/trace'
import { CALM_PROCESSOR, calmScenario, simulationOf } from '../support/runs'
import { stepToEnd } from '../support/stepping'

const answerLost = (nth: number) =>
  ({ fault: 'answer-lost', call: 'create_payout', creator: 'ink', nth }) as const

/** Whether each call for the one payout did something, or was answered as the one before it. */
function answeredAgain(idempotencyKeyHours: number | null, timeoutSeconds: number): boolean[] {
  const again: boolean[] = []
  const simulation = simulationOf(
    calmScenario({
      days: 8,
      creators: [{ handle: 'ink', openingBalances: [{ day: '2026-08-20', amountCents: 300_00 }] }],
      processor: { ...CALM_PROCESSOR, idempotencyKeyHours },
      faults: { calls: { timeoutSeconds }, single: [answerLost(1), answerLost(2)] },
    }),
    null,
    {
      tracing: tracingTo((event) => {
        if (event.event === 'effect' && event.kind === 'create_payout')
          again.push(event.isDoneBefore === true)
      }),
    },
  )
  stepToEnd(simulation)
  return again
}

it('a call that is repeated under its key is told as done before, unless the key was forgotten', () => {
  expect(answeredAgain(null, 80)).toEqual([false, true, true])
  expect(answeredAgain(1, 2 * 3_600)).toEqual([false, false, false])
})

it('a mass payment of several payouts is about each of them, and one of a single payout about that one', () => {
  const trace: TraceEvent[] = []
  const handles = ['ink', 'quill']
  const simulation = simulationOf(
    calmScenario({
      days: 20,
      creators: handles.map((handle) => ({ handle, rail: 'paypal' as const })),
      sales: [
        ...handles.map((creator) => ({ creator, at: '2026-08-31', amountCents: 300_00 })),
        { creator: 'quill', at: '2026-09-08', amountCents: 300_00 },
      ],
    }),
    null,
    { tracing: tracingTo((event) => trace.push(event)) },
  )
  stepToEnd(simulation)
  const calls = trace.flatMap((event) =>
    event.event === 'call' && event.kind === 'create_payout_batch' ? event : [],
  )
  expect(calls.map(({ creator, payoutId, among }) => ({ creator, payoutId, among }))).toEqual([
    {
      creator: null,
      payoutId: null,
      among: [
        { creator: 'ink', payoutId: 1 },
        { creator: 'quill', payoutId: 2 },
      ],
    },
    { creator: 'quill', payoutId: 3, among: undefined },
  ])
  const [both, one] = calls.map(({ amountCents }) => amountCents!)
  expect(both).toBe(2 * one!)
})
