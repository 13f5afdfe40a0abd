/**
 * Runs a generator to its end at once and returns its result, for callers that do not use what it
 * yields.
 */
export function exhaust<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
