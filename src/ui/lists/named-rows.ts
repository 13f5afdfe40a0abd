/** Words in which payouts and creators are named, in pieces: those that name one lead to it. */

export interface Piece {
  text: string
  payoutId: number | null
  creatorId: number | null
}

export const plainPiece = (text: string): Piece => ({ text, payoutId: null, creatorId: null })

const PAYOUT = /\b[Pp]ayout (\d+)\b/g

/** A note of the ledger, whose text is all that is kept of it; in it payouts have their numbers. */
export function piecesOfNote(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of text.matchAll(PAYOUT)) {
    const [words, payoutId] = match
    pieces.push(plainPiece(text.slice(end, match.index)))
    pieces.push({ text: words, payoutId: Number(payoutId), creatorId: null })
    end = match.index + words.length
  }
  return [...pieces, plainPiece(text.slice(end))].filter((piece) => piece.text !== '')
}
