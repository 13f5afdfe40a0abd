/** Whether a script of the page could not be loaded, as long as it is missed. */
class MissingParts {
  #isAnyMissing = $state(false)
  /** Loads of parts whose place still says that they failed. */
  readonly #failed = new Set<Promise<unknown>>()

  get isAny(): boolean {
    return this.#isAnyMissing
  }

  /** Vite says of no import which one it was: any that fails is noted. */
  watch(): () => void {
    const note = (): void => void (this.#isAnyMissing = true)
    window.addEventListener('vite:preloadError', note)
    return () => window.removeEventListener('vite:preloadError', note)
  }

  /** Of a part that has a place on the page. The returned function ends it: it is loaded again, or its place is gone. */
  follow(loading: Promise<unknown>): () => void {
    loading.catch(() => this.#failed.add(loading))
    return () => {
      if (this.#failed.delete(loading) && this.#failed.size === 0) this.#isAnyMissing = false
    }
  }
}

export const missingParts = new MissingParts()
