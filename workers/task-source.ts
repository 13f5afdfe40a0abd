/**
 * Returns a function that waits for a new task: a message to ourselves, without the pause that
 * browsers add to timers.
 */
export function taskSource(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel()
  const waiting: (() => void)[] = []
  port1.onmessage = () => waiting.shift()?.()
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      port2.postMessage(null)
    })
}
