import { expect, it } from 'vitest'
import { piecesOf } from '../../src/ui/lists/named-rows'

const plain = (text: string) => ({ text, payoutId: null, creatorId: null })

it.each([
  ['', []],
  ['nothing is named', [plain('nothing is named')]],
  [
    'payout 12 is still on its way',
    [{ text: 'payout 12', payoutId: 12, creatorId: null }, plain(' is still on its way')],
  ],
  [
    'Creator 3 is owed 5 cents by payout 7.',
    [
      { text: 'Creator 3', payoutId: null, creatorId: 3 },
      plain(' is owed $0.05 by '),
      { text: 'payout 7', payoutId: 7, creatorId: null },
      plain('.'),
    ],
  ],
  ['payouts 7 and subpayout 8', [plain('payouts 7 and subpayout 8')]],
])('%j names these rows', (text, pieces) => {
  expect(piecesOf(text)).toEqual(pieces)
  expect(
    piecesOf(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text.replace('5 cents', '$0.05'))
})
