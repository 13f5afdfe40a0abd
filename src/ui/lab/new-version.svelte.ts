/**
 * The page kept in the browser, so that it opens without a network, and the new version of it that waits to be opened.
 * The page never reloads by itself. A browser without service workers is no error.
 */
import { Workbox, messageSW } from 'workbox-window'

export class NewVersion {
  #waiting = $state.raw<ServiceWorker | null>(null)
  #isHeldUp = $state(false)
  #worker: Workbox | null = null

  get isReady(): boolean {
    return this.#waiting !== null
  }

  /** Whether other tabs kept the new version from being opened: they need the files of theirs. */
  get isHeldUp(): boolean {
    return this.#isHeldUp
  }

  async watch(): Promise<void> {
    // A development server has other files at every moment.
    if (!import.meta.env.PROD) return
    try {
      this.#worker = new Workbox('service-worker.js')
      this.#worker.addEventListener('waiting', ({ sw }) => (this.#waiting = sw ?? null))
      await this.#worker.register()
    } catch {
      // The browser has none, or forbids it: the page is read from the network each time.
    }
  }

  async open(): Promise<void> {
    if (!this.#worker || !this.#waiting) return
    const reload = (): void => location.reload()
    this.#worker.addEventListener('controlling', reload)
    const isTakenOver = (await messageSW(this.#waiting, {})) as boolean
    this.#isHeldUp = !isTakenOver
    if (!isTakenOver) this.#worker.removeEventListener('controlling', reload)
  }
}
