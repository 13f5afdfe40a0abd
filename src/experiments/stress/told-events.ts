/**
 * Chooses the events of a run for its story: what happened to the creators and payouts of the
 * violation, and every fault. A call, its effect and its answer are one event, as far as the call
 * went.
 */
import type { Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import { isCallTrouble } from '../../core/failure-reasons'
import type { CallKind, SingleFault } from '../../core/single-fault'
import type { ProcessorName } from '../../core/vocabulary'
import { instantOfAction } from '../../scenario/period'
import type { Scenario } from '../../scenario/schema'
import type { FoundCall, PaidAmongOthers, RunId, TraceEvent } from '../../simulation/trace'

type Of<Event extends TraceEvent['event']> = Extract<TraceEvent, { event: Event }>

export interface ToldCall {
  told: 'call'
  at: Instant
  run: RunId | null
  creator: string | null
  payoutId: number | null
  amountCents: Cents | null
  /** If it is a mass payment of several payouts: each of them. */
  among?: readonly PaidAmongOthers[]
  kind: CallKind
  processor: ProcessorName
  /** `null` of a question, which has none. */
  idempotencyKey: string | null
  /** The same was asked for before, under another key: to the processor it is another request. */
  isUnderNewKey: boolean
  /** It had its effect before under the same key, and the processor no longer knows: to it, it is another request. */
  isKeyForgotten: boolean
  /** When it reached the processor, and what that did; `null`: it never did. */
  effect: {
    at: Instant
    outcome: 'done' | 'refused'
    code: string | null
    isDoneBefore?: true
    found?: FoundCall
  } | null
  /** When the service heard; `null`: its worker was gone. */
  answer: { at: Instant; outcome: 'done' | 'refused' | 'unknown' } | null
}

/** Balances that change alike in one moment. */
interface ToldBalances {
  told: 'balances'
  at: Instant
  run: RunId | null
  creator: string | null
  payoutId: number | null
  amountCents: Cents
  count: number
  from: string | null
  to: string
}

/** The service stops taking webhooks. */
export interface ToldWebhookOutage {
  told: 'webhook-outage'
  at: Instant
  run: null
  creator: null
  seconds: number
  kind: WebhookOutage['kind']
}

export type ToldEvent =
  | ToldCall
  | ToldBalances
  | ({ told: 'begins' } & Of<'run-begins'>)
  | ({ told: 'waits' } & Of<'worker-waits'>)
  | ({ told: 'killed' } & Of<'worker-killed'>)
  | ({ told: 'webhook' } & Of<'webhook'>)
  | ({ told: 'payout' } & Of<'payout-changes'>)
  | { told: 'fault'; at: Instant; run: RunId | null; creator: string | null; fault: SingleFault }
  | ToldWebhookOutage

/** The handles of those whom an event is about; empty: it is about nobody in particular. */
export function creatorsOf(event: ToldEvent): string[] {
  if (event.told === 'call' && event.among) return event.among.map(({ creator }) => creator)
  return event.creator === null ? [] : [event.creator]
}

type WebhookOutage = Scenario['faults']['webhookOutages'][number]

/** In order of time. A trace does not say when webhooks are not taken, only what becomes of each. */
export const toldEvents = (
  trace: readonly TraceEvent[],
  webhookOutages: readonly WebhookOutage[] = [],
): ToldEvent[] =>
  [...webhookOutages.map(toldOutage), ...toldOfTrace(trace)].toSorted(
    (one, other) => one.at - other.at,
  )

function toldOutage({ from, until, kind }: WebhookOutage): ToldWebhookOutage {
  const at = instantOfAction(from)
  const seconds = instantOfAction(until) - at
  return { told: 'webhook-outage', at, run: null, creator: null, seconds, kind }
}

function toldOfTrace(trace: readonly TraceEvent[]): ToldEvent[] {
  const told: ToldEvent[] = []
  const calls = new Map<number, ToldCall>()
  const states = new States()
  for (const event of trace) {
    switch (event.event) {
      case 'run-begins':
        // What a webhook starts is told by the webhook.
        if (event.run?.kind !== 'handle-webhook') told.push({ told: 'begins', ...event })
        break
      case 'worker-waits':
        told.push({ told: 'waits', ...event })
        break
      case 'worker-killed':
        told.push({ told: 'killed', ...event })
        break
      case 'webhook':
        told.push({ told: 'webhook', ...event })
        break
      case 'payout-changes':
        told.push({
          told: 'payout',
          ...event,
          from: states.change(`payout ${event.payoutId}`, event),
        })
        break
      case 'fault':
        // What befalls a worker is told by the worker's own events.
        if (!event.fault.fault.startsWith('worker-')) told.push({ told: 'fault', ...event })
        break
      case 'balance-changes':
        addBalance(told, { ...event, from: states.change(`balance ${event.balanceId}`, event) })
        break
      case 'call': {
        const isUnderNewKey = [...calls.values()].some((earlier) => isUnderOtherKey(event, earlier))
        const call: ToldCall = {
          ...event,
          ...{ told: 'call', isUnderNewKey, isKeyForgotten: false, effect: null, answer: null },
        }
        calls.set(event.call, call)
        told.splice(told.length - faultsOf(call, told), 0, call)
        break
      }
      case 'effect': {
        const call = calls.get(event.call)
        if (!call) break
        call.isKeyForgotten = isForgotten(call, event, calls.values())
        call.effect = event
        break
      }
      case 'answer':
        if (calls.has(event.call)) calls.get(event.call)!.answer = event
        break
      case 'step':
      case 'posting':
      case 'run-ends':
      case 'webhook-sent':
        break
    }
  }
  return withoutIdleRuns(told)
}

type AskedCall = Of<'call'>

/** A question has no key, and a mass payment has one for each of its payouts. */
const isUnderOtherKey = (call: AskedCall, earlier: ToldCall): boolean =>
  call.payoutId !== null &&
  call.idempotencyKey !== null &&
  call.kind !== 'create_payout_batch' &&
  call.kind !== 'look_up' &&
  call.kind === earlier.kind &&
  call.payoutId === earlier.payoutId &&
  call.idempotencyKey !== earlier.idempotencyKey

/** What a trace tells of whether it was done before. A mass payment has no key of its own. */
const KNOWN_AGAIN: ReadonlySet<CallKind> = new Set(['create_payout', 'create_transfer', 'refund'])

/** Whether a processor takes a request for a new one, or finds nothing under its key, although the key had its effect. */
const isForgotten = (
  { idempotencyKey, kind }: ToldCall,
  { outcome, code, isDoneBefore, found }: Of<'effect'>,
  calls: Iterable<ToldCall>,
): boolean =>
  idempotencyKey !== null &&
  isDoneBefore !== true &&
  (kind === 'look_up'
    ? found === 'nothing'
    : KNOWN_AGAIN.has(kind) && (outcome === 'done' || !isCallTrouble(code!))) &&
  [...calls].some(
    (earlier) =>
      earlier.idempotencyKey === idempotencyKey &&
      earlier.effect?.outcome === 'done' &&
      KNOWN_AGAIN.has(earlier.kind),
  )

/** How many of the last events are faults of this call: they are decided as it leaves, and told after it. */
function faultsOf({ at, kind, creator }: ToldCall, told: readonly ToldEvent[]): number {
  const others = told.findLastIndex(
    (event) =>
      event.told !== 'fault' ||
      event.at !== at ||
      event.creator !== creator ||
      !('call' in event.fault) ||
      event.fault.call !== kind,
  )
  return told.length - 1 - others
}

/**
 * What payouts and balances really were before each change. Code that writes without looking says what it took them for: that
 * a balance that was paid goes from processing to paid, say.
 */
class States {
  readonly #states = new Map<string, string>()

  /** Returns the state before. */
  change(name: string, { from, to }: { from: string | null; to: string }): string | null {
    const before = this.#states.get(name) ?? from
    this.#states.set(name, to)
    return before
  }
}

function addBalance(told: ToldEvent[], event: Of<'balance-changes'>): void {
  const { at, run, creator, payoutId, from, to } = event
  const amountCents = event.amountCents ?? 0
  const last = told.at(-1)
  const isAlike =
    last?.told === 'balances' &&
    last.at === at &&
    last.creator === creator &&
    last.run?.number === run?.number &&
    last.from === from &&
    last.to === to
  if (isAlike) {
    last.count += 1
    last.amountCents += amountCents
  } else
    told.push({ told: 'balances', at, run, creator, payoutId, amountCents, count: 1, from, to })
}

/** A job in which nothing happens is left out. */
function withoutIdleRuns(told: readonly ToldEvent[]): ToldEvent[] {
  const busy = new Set(
    told.flatMap(({ told: what, run }) => (what === 'begins' || !run ? [] : run.number)),
  )
  return told.filter(({ told: what, run }) => what !== 'begins' || (run && busy.has(run.number)))
}
