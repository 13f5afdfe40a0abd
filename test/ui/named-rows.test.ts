import { expect, it } from 'vitest'
import { piecesOfNote, plainPiece, type Piece } from '../../src/ui/lists/named-rows'

const payout = (text: string, payoutId: number): Piece => ({ text, payoutId, creatorId: null })

it.each<[string, Piece[]]>([
  ['', []],
  ['nothing is named', [plainPiece('nothing is named')]],
  ['payout 12 is still on its way', [payout('payout 12', 12), plainPiece(' is still on its way')]],
  ['Payout 7 of $5.00 failed.', [payout('Payout 7', 7), plainPiece(' of $5.00 failed.')]],
  ['payouts 7 and subpayout 8', [plainPiece('payouts 7 and subpayout 8')]],
])('the note %j names these payouts', (text, pieces) => {
  expect(piecesOfNote(text)).toEqual(pieces)
})
