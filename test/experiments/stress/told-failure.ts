/** A failure for tests of how one is told: an answer is lost, the call is repeated under another key, and quill is paid twice. */
import { instantFromIso } from '../../../src/core/calendar'
import { storyOf } from '../../../src/experiments/stress/story'
import { toldEvents } from '../../../src/experiments/stress/told-events'
import type { StressViolation } from '../../../src/experiments/stress/stress-outcome'
import { readScenario } from '../../../src/scenario/read-scenario'
import type { ScenarioInput } from '../../../src/scenario/schema'
import type { TraceEvent, TraceNews } from '../../../src/simulation/trace'

export const FAULT = {
  fault: 'answer-lost',
  call: 'create_payout',
  creator: 'quill',
  nth: 1,
} as const

export const WRITTEN: ScenarioInput = {
  version: 1,
  days: 7,
  population: { size: 0 },
  protections: { idempotencyKeys: false },
  creators: [{ handle: 'quill', schedule: 'daily' }],
  sales: [{ creator: 'quill', at: '2026-09-01', amountCents: 100_00 }],
  faults: { single: [FAULT] },
}
const read = readScenario(WRITTEN)
if (!read.ok) throw new Error(JSON.stringify(read.problems))
export const { scenario } = read

export const run = {
  number: 3,
  kind: 'pay-creators',
  creator: null,
  attempt: 1,
  worker: 2,
} as const

export function at(time: string, news: TraceNews, amountCents: number | null = null): TraceEvent {
  const instant = instantFromIso(`2026-09-02T${time}Z`)!
  return { at: instant, run, creator: 'quill', payoutId: 1, amountCents, ...news }
}

export const call = (number: number) =>
  ({ call: number, kind: 'create_payout', processor: 'stripe' }) as const

export const TRACE: TraceEvent[] = [
  { ...at('07:00:00', { event: 'run-begins', name: 'idle' }), run: { ...run, number: 2 } },
  at('08:00:00', { event: 'run-begins', name: 'pay-creators 1' }),
  at('08:00:01', { event: 'payout-changes', from: null, to: 'creating' }, 90_00),
  at(
    '08:00:01',
    { event: 'balance-changes', balanceId: 1, from: 'unpaid', to: 'processing' },
    50_00,
  ),
  at(
    '08:00:01',
    { event: 'balance-changes', balanceId: 2, from: 'unpaid', to: 'processing' },
    40_00,
  ),
  at('08:00:01', { event: 'posting', account: 'payouts', what: 'claim' }, 90_00),
  at('08:00:01', { event: 'step', step: 'call-create-payout' }),
  at('08:00:01', { event: 'call', ...call(1), idempotencyKey: 'a' }, 87_37),
  at('08:00:02', { event: 'fault', fault: FAULT }),
  at('08:00:02', { event: 'effect', ...call(1), outcome: 'done', code: null }, 87_37),
  at('08:01:22', { event: 'answer', ...call(1), outcome: 'unknown', code: null }),
  at('08:02:22', { event: 'call', ...call(2), idempotencyKey: 'b' }, 87_37),
  at('08:02:23', { event: 'effect', ...call(2), outcome: 'done', code: null }, 87_37),
  at('08:02:24', { event: 'answer', ...call(2), outcome: 'done', code: null }),
  at('08:02:24', { event: 'payout-changes', from: 'creating', to: 'processing' }, 90_00),
  at('08:02:24', { event: 'run-ends' }),
]

export const VIOLATION: StressViolation = {
  name: 'processors_pay_balances_once',
  ...{ kind: 'never', severity: 'money', violations: 1, centsAtRisk: 87_37 },
  ...{
    firstAt: '2026-09-02T08:02:23Z',
    foundAt: '2026-09-03T00:00:00Z',
    witness: 'creator 1 was paid 8737 cents twice',
  },
  paidTwice: 1,
  centsPaidTwice: 87_37,
  witnessParts: [{ creatorId: 1, creator: 'quill' }, ' was paid ', { cents: 87_37 }, ' twice'],
  ...{ creators: ['quill'], payoutIds: [1] },
}

export const told = toldEvents(TRACE)
export const story = storyOf(scenario, VIOLATION, told)
