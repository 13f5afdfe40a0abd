/** A bug in a run, in the form that the page gets. */
import { isoFromInstant, type Instant } from '../src/core/calendar'
import type { RunFailure } from './contract'

export function runFailure(error: unknown, at: Instant): RunFailure {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  return { name, message, stack: stack ?? null, at: isoFromInstant(at) }
}
