/** Browsers without a word for idleness are given a moment instead. */
const MOMENT_MILLISECONDS = 200

/** Calls once the page has nothing else to do: what has just changed has been painted by then. */
export function whenIdle(call: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(call)
  else setTimeout(call, MOMENT_MILLISECONDS)
}
