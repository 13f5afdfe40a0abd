/** Runs a generator to its end at once, for whoever has no use for what it yields; returns what it returns. */
export function exhaust<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
