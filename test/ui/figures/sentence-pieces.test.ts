import { expect, it } from 'vitest'
import { piecesOf, unbroken } from '../../../src/ui/figures/sentence-pieces'
import { m } from '../../../src/ui/paraglide/messages.js'

it('a figure is one piece with all of its words, and keeps the punctuation behind it', () => {
  const pieces = piecesOf(m.fees_no_takers.parts({ fee: '3%' }), (name) => name)
  expect(pieces.filter(({ figure }) => figure !== null)).toEqual([
    { text: 'nobody would take daily payouts', figure: 'margin', after: '.' },
  ])
  expect(pieces.map(({ text, after }) => text + after).join('')).toBe(
    'At 3%, nobody would take daily payouts. ',
  )
})

it('what leads nowhere is text like any other', () => {
  const nowhere = (): string | null => null
  const pieces = piecesOf(m.fees_break_even.parts({ fee: '2.4%' }), nowhere)
  expect(pieces.filter(({ figure }) => figure)).toEqual([])
  expect(pieces.map(({ text }) => text).join('')).toBe('Daily payouts break even at 2.4%. ')
})

it('a minus sign and its amount are never on two lines', () => {
  expect(unbroken('−$89.19 to $3 in 3 − 1 seeds')).toBe('−\u2060$89.19 to $3 in 3 − 1 seeds')
})
