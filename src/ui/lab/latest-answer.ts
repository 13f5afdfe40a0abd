/**
 * Questions to a worker of which only the last counts: one is asked at a time, and of those that come meanwhile only the
 * last is asked next, since each replaces the one before.
 */
export class LatestAnswer<Question, Answer> {
  readonly #ask: (question: Question) => Promise<Answer>
  readonly #take: (answer: Answer | null, question: Question | null) => void
  #isBusy = false
  #next: Question | null = null

  /** `take` is given the answer to what was asked last, with the question; `null` where there is none. */
  constructor(
    ask: (question: Question) => Promise<Answer>,
    take: (answer: Answer | null, question: Question | null) => void,
  ) {
    this.#ask = ask
    this.#take = take
  }

  /** `null`: there is nothing to ask. */
  ask(question: Question | null): void {
    this.#next = question
    if (question === null) this.#take(null, null)
    else if (!this.#isBusy) void this.#answer()
  }

  /** Nothing is taken any more. */
  forget(): void {
    this.#next = null
  }

  async #answer(): Promise<void> {
    this.#isBusy = true
    while (this.#next !== null) {
      const question = this.#next
      const answer = await this.#ask(question).catch(() => null)
      if (question !== this.#next) continue
      this.#next = null
      this.#take(answer, question)
    }
    this.#isBusy = false
  }
}
