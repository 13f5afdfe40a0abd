/**
 * The page kept in the browser, so that it opens without a network, and the new version of it that waits to be opened.
 * The page never reloads by itself. A browser without service workers is no error.
 */

/** Asks the waiting version to take over, which it refuses while other tabs are open. */
const takeOver = (waiting: ServiceWorker): Promise<boolean> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data as boolean)
    waiting.postMessage(null, [port2])
  })

export class NewVersion {
  #waiting = $state.raw<ServiceWorker | null>(null)
  #isHeldUp = $state(false)
  #isWatched = false

  get isReady(): boolean {
    return this.#waiting !== null
  }

  /** Whether other tabs kept the new version from being opened: they need the files of theirs. */
  get isHeldUp(): boolean {
    return this.#isHeldUp
  }

  /** Once is enough, and more does no harm. */
  async watch(): Promise<void> {
    // A development server has other files at every moment, and a reader of another page has not opened this one.
    if (!import.meta.env.PROD || this.#isWatched || window.top !== window) return
    this.#isWatched = true
    try {
      this.#follow(await navigator.serviceWorker.register('service-worker.js'))
    } catch {
      // The browser has none, or forbids it: the page is read from the network each time.
    }
  }

  async open(): Promise<void> {
    if (!this.#waiting) return
    const reload = (): void => location.reload()
    navigator.serviceWorker.addEventListener('controllerchange', reload)
    const isTakenOver = await takeOver(this.#waiting)
    this.#isHeldUp = !isTakenOver
    if (!isTakenOver) navigator.serviceWorker.removeEventListener('controllerchange', reload)
  }

  /** A new version may have been found before the page asks, and may still be loading. */
  #follow(registration: ServiceWorkerRegistration): void {
    const look = (): void => {
      // The very first version waits for nobody.
      this.#waiting = registration.active && registration.waiting
    }
    const followInstalling = (): void =>
      registration.installing?.addEventListener('statechange', look)
    registration.addEventListener('updatefound', followInstalling)
    followInstalling()
    look()
  }
}
