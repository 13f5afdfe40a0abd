/**
 * What a chart draws. One that nobody can see is not drawn again while a run streams: it catches up when it comes near the
 * screen, or when the run stops; in a task of its own, since all charts at once would hold the page up.
 */
export class HeldWhileUnseen<Content> {
  #isHeld = $state(false)
  #latest: Content | null = null
  readonly #content: () => Content
  readonly #current = $derived.by(() =>
    this.#isHeld && this.#latest !== null ? this.#latest : (this.#latest = this.#content()),
  )

  /** `mayHold`: streaming, and not on the screen. */
  constructor(content: () => Content, mayHold: () => boolean) {
    this.#content = content
    $effect(() => {
      if (mayHold()) {
        this.#isHeld = true
        return
      }
      const turn = setTimeout(() => (this.#isHeld = false))
      return () => clearTimeout(turn)
    })
  }

  get current(): Content {
    return this.#current
  }
}
