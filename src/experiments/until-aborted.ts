/** Waits for work, or until the experiment is cancelled, whichever comes first. */
export async function untilAborted(work: Promise<unknown>, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return
  let onAbort = (): void => undefined
  const aborted = new Promise<void>((resolve) => {
    onAbort = resolve
    signal?.addEventListener('abort', onAbort)
  })
  try {
    await Promise.race([work, aborted])
  } finally {
    signal?.removeEventListener('abort', onAbort)
  }
}
