/**
 * The trace of a run as a timeline: a row for each workflow, with its calls and the faults that hit
 * it.
 */
import type { Instant } from '../../core/calendar'
import type { RunId, TraceEvent } from '../../simulation/trace'
import type { TimelineSpan } from './chrome-trace'

const rowOf = (run: RunId | null): string =>
  run ? `${run.kind} ${run.number}${run.creator === null ? '' : ` ${run.creator}`}` : 'outside'

export function timelineOf(trace: readonly TraceEvent[]): TimelineSpan[] {
  const lastAt = trace.at(-1)?.at ?? 0
  const ends = new Map<number, Instant>()
  const answers = new Map<number, Instant>()
  for (const event of trace) {
    if ((event.event === 'run-ends' || event.event === 'worker-killed') && event.run)
      ends.set(event.run.number, event.at)
    if (event.event === 'answer') answers.set(event.call, event.at)
  }
  return trace.flatMap((event): TimelineSpan[] => {
    const { at, run, creator, payoutId, amountCents } = event
    const details = { creator, payoutId, amountCents }
    const span = (name: string, until: Instant | null): TimelineSpan[] => [
      { row: rowOf(run), name, from: at, until, details: { ...details, ...plain(event) } },
    ]
    switch (event.event) {
      case 'run-begins':
        return span(event.name, (run && ends.get(run.number)) ?? lastAt)
      case 'call':
        return span(event.kind, answers.get(event.call) ?? null)
      case 'step':
      case 'worker-waits':
      case 'worker-killed':
        return span(`${event.event} ${event.step}`, null)
      case 'webhook':
      case 'webhook-sent':
        return span(`${event.event} ${event.news}`, null)
      case 'payout-changes':
      case 'balance-changes':
        return span(`${event.event} ${event.to}`, null)
      case 'fault':
        return span(event.fault.fault, null)
      case 'effect':
      case 'posting':
        return span(event.event, null)
      case 'answer':
      case 'run-ends':
        return []
    }
  })
}

/** The details of an event that are words or numbers. */
function plain(event: TraceEvent): TimelineSpan['details'] {
  const { at: _at, run: _run, ...others } = event
  return Object.fromEntries(
    Object.entries(others).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, value] as const]
        : [],
    ),
  )
}
