/** Finds the rows that a sentence of the ledger names: `payout 12`, `creator 3`. Amounts in cents are shown in dollars. */
import { inDollars } from '../../core/dollars'

export interface Piece {
  text: string
  payoutId: number | null
  creatorId: number | null
}

const NAMED = /\b([Pp]ayout|[Cc]reator) (\d+)\b/g

/** The pieces of a sentence, in order; together they are the whole of it. */
export function piecesOf(sentence: string): Piece[] {
  const text = inDollars(sentence)
  const pieces: Piece[] = []
  let end = 0
  const addPlain = (until: number): void => {
    if (until > end) pieces.push({ text: text.slice(end, until), payoutId: null, creatorId: null })
  }
  for (const match of text.matchAll(NAMED)) {
    addPlain(match.index)
    const [words, kind, id] = match
    const isPayout = kind!.toLowerCase() === 'payout'
    pieces.push({
      text: words,
      payoutId: isPayout ? Number(id) : null,
      creatorId: isPayout ? null : Number(id),
    })
    end = match.index + words.length
  }
  addPlain(text.length)
  return pieces
}
