/**
 * A run as a timeline in Chrome's trace event format, which Perfetto and chrome://tracing open: a row for each run of a
 * job, request or webhook. Times are simulated: microseconds since the first event.
 */
import type { Instant } from '../../core/calendar'

export interface TimelineSpan {
  /** Rows with the same name are one. */
  row: string
  name: string
  from: Instant
  /** `null`: a moment, not a span. */
  until: Instant | null
  details: Readonly<Record<string, string | number | boolean | null>>
}

const MICROSECONDS = 1_000_000
const PROCESS = 1

interface ChromeEvent {
  name: string
  ph: 'X' | 'i' | 'M'
  ts: number
  dur?: number
  s?: 't'
  pid: number
  tid: number
  args: Readonly<Record<string, unknown>>
}

export function chromeTrace(processName: string, spans: readonly TimelineSpan[]): string {
  const begin = Math.min(...spans.map(({ from }) => from))
  const rows = [...new Set(spans.map(({ row }) => row))]
  const named = (name: string, tid: number, text: string): ChromeEvent => ({
    ...{ name, ph: 'M', ts: 0, pid: PROCESS, tid, args: { name: text } },
  })
  const traceEvents: ChromeEvent[] = [
    named('process_name', 0, processName),
    ...rows.map((row, index) => named('thread_name', index + 1, row)),
    ...spans.map(({ row, name, from, until, details }): ChromeEvent => {
      const at = { ts: (from - begin) * MICROSECONDS, pid: PROCESS, tid: rows.indexOf(row) + 1 }
      return until === null
        ? { name, ph: 'i', s: 't', ...at, args: details }
        : { name, ph: 'X', ...at, dur: (until - from) * MICROSECONDS, args: details }
    }),
  ]
  return `${JSON.stringify({ displayTimeUnit: 'ms', traceEvents })}\n`
}
