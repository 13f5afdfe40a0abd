/** About a frame, so that the page answers to its reader in between. */
const SLICE_MILLISECONDS = 12

/** Goes through the steps in tasks of their own and hands their result over; what it returns ends them before. */
export function inSlices<Result>(
  steps: Iterator<unknown, Result>,
  take: (result: Result) => void,
): () => void {
  const next = (): void => {
    const begun = performance.now()
    let step = steps.next()
    while (!step.done && performance.now() - begun < SLICE_MILLISECONDS) step = steps.next()
    if (step.done) take(step.value)
    else turn = setTimeout(next)
  }
  let turn = setTimeout(next)
  return () => clearTimeout(turn)
}
