import { expect, it } from 'vitest'
import { piecesOf } from '../../../src/ui/figures/sentence-pieces'
import { m } from '../../../src/ui/paraglide/messages.js'

it('a figure is one piece with all of its words, and keeps the punctuation behind it', () => {
  const words = { fee: '3%', margin: '$501', low: '$480', high: '$520', count: 10 }
  const pieces = piecesOf(m.fees_earn.parts(words), (name) => name)
  expect(pieces.filter(({ figure }) => figure !== null)).toEqual([
    { text: '$501 a month', figure: 'margin', after: ':' },
  ])
  expect(pieces.map(({ text, after }) => text + after).join('')).toBe(
    'At 3%, daily payouts would earn $501 a month: $480 to $520 in 10 seeds. ',
  )
})

it('what leads nowhere is text like any other', () => {
  const nowhere = (): string | null => null
  const pieces = piecesOf(m.fees_best.parts({ fee: '2.4%' }), nowhere)
  expect(pieces.filter(({ figure }) => figure)).toEqual([])
  expect(pieces.map(({ text }) => text).join('')).toBe('The best fee is about 2.4%. ')
})
