/** A bug in a run, in the form that the page gets. */
import { isoFromInstant, type Instant } from '../src/core/calendar'
import type { RunFailure } from './contract'
import { placed } from './given-service'

export function runFailure(error: unknown, at: Instant): RunFailure {
  const told = placed(error)
  const { name, message, stack } = told instanceof Error ? told : new Error(String(told))
  return { name, message, stack: stack ?? null, at: isoFromInstant(at) }
}
