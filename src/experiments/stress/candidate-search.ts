/**
 * Tries candidates until one still fails. Several can be tried at a time without a difference to
 * the result: the first failing one in their order is taken, and those behind it are not counted.
 */
interface SearchOptions<Candidate> {
  /** Whether the candidate still shows the failure that is looked for. */
  fails: (candidate: Candidate) => Promise<boolean>
  /** How many candidates are tried at a time. */
  width: number
  /** How many are tried at most; then nothing is found any more, and what was found before is kept. */
  triesMax: number
  signal?: AbortSignal
  onTry?: (tries: number) => void
}

export class CandidateSearch<Candidate> {
  readonly #options: SearchOptions<Candidate>
  #tries = 0

  constructor(options: SearchOptions<Candidate>) {
    this.#options = options
  }

  get tries(): number {
    return this.#tries
  }

  get isOver(): boolean {
    return this.#tries >= this.#options.triesMax || this.#options.signal?.aborted === true
  }

  /** The position of the first candidate that still fails; `null` where none does, or the search is over. */
  async firstFailing(candidates: readonly Candidate[]): Promise<number | null> {
    const { fails, width, triesMax } = this.#options
    for (let from = 0; from < candidates.length && !this.isOver;) {
      const until = from + Math.min(width, triesMax - this.#tries)
      const answers = await Promise.all(candidates.slice(from, until).map(fails))
      const found = answers.indexOf(true)
      this.#count(found === -1 ? answers.length : found + 1)
      if (found !== -1) return from + found
      from = until
    }
    return null
  }

  async fails(candidate: Candidate): Promise<boolean> {
    return (await this.firstFailing([candidate])) === 0
  }

  #count(tries: number): void {
    this.#tries += tries
    this.#options.onTry?.(this.#tries)
  }
}

/**
 * The smallest list from which no item can be left out without the failure going too, in the order
 * of `items`. First all are left out, then halves, quarters and so on down to single ones (delta
 * debugging). `candidateOf` makes the candidate of a list.
 */
export async function leastList<Item, Candidate>(
  items: readonly Item[],
  search: CandidateSearch<Candidate>,
  candidateOf: (kept: readonly Item[]) => Candidate,
): Promise<readonly Item[]> {
  if (items.length === 0) return items
  if (await search.fails(candidateOf([]))) return []
  let kept = items
  for (let size = Math.ceil(kept.length / 2); kept.length > 1 && !search.isOver;) {
    const before = kept.length
    kept = await withoutPieces(kept, size, search, candidateOf)
    if (size === 1 && kept.length === before) break
    size = Math.ceil(Math.min(size, kept.length) / 2)
  }
  return kept
}

/** Goes through the pieces of a length once, and leaves out each that is not needed beside those before it. */
async function withoutPieces<Item, Candidate>(
  items: readonly Item[],
  size: number,
  search: CandidateSearch<Candidate>,
  candidateOf: (kept: readonly Item[]) => Candidate,
): Promise<readonly Item[]> {
  let kept = items
  for (let from = 0; from < kept.length && kept.length > size;) {
    const starts = startsOf(kept, from, size)
    const shorter = starts.map((start) => kept.toSpliced(start, size))
    const found = await search.firstFailing(shorter.map(candidateOf))
    if (found === null) break
    kept = shorter[found]!
    from = starts[found]!
  }
  return kept
}

/** Where the pieces of a length begin from a position on. */
const startsOf = (items: readonly unknown[], from: number, size: number): number[] =>
  Array.from({ length: Math.ceil((items.length - from) / size) }, (_, piece) => from + piece * size)
