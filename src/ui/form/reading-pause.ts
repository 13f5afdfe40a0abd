/**
 * When a text that is typed is read: a short one at each key; a longer one once typing pauses, and for the longer the longer
 * it takes to read, so that the page has most of the time for the one who types.
 */
const READ_AT_EACH_KEY_MAX = 200_000
const PAUSE_MILLISECONDS_MIN = 500
/** A pause lasts so many times as long as the text took to be read. */
const PAUSE_FACTOR = 3

export class ReadingPause {
  readonly #read: () => void
  /** Set while what was typed last has not been read. */
  #timer: ReturnType<typeof setTimeout> | null = null
  #readingMilliseconds = 0

  constructor(read: () => void) {
    this.#read = read
  }

  typed(length: number): void {
    this.forget()
    const pause = Math.max(PAUSE_MILLISECONDS_MIN, PAUSE_FACTOR * this.#readingMilliseconds)
    this.#timer = setTimeout(() => this.end(), pause)
    if (length <= READ_AT_EACH_KEY_MAX) this.end()
  }

  /** What has been typed is read now, if it has not been. */
  end(): void {
    if (this.#timer === null) return
    this.forget()
    const begun = performance.now()
    this.#read()
    // What the page makes of it belongs to the same task.
    setTimeout(() => (this.#readingMilliseconds = performance.now() - begun))
  }

  /** What has been typed is not read. */
  forget(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}
