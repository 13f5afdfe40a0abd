/**
 * A sentence in which figures lead to how they are computed. It is the parts of a message: the markup of a message,
 * `{#instant_margin}$4,812{/instant_margin}`, names the figure in it.
 */
import type { m } from '../paraglide/messages.js'

export type Sentence = ReturnType<typeof m.finding_earned.parts>

/** Without a figure. */
export const plainText = (value: string): Sentence => [{ type: 'text', value }]

export interface Piece<Name> {
  text: string
  figure: Name | null
  /** The punctuation that must not be torn from its figure. */
  after: string
}

/** `figureOf`: the figure of a name in the markup, `null` where it leads nowhere. */
export function piecesOf<Name>(
  parts: Sentence,
  figureOf: (name: string) => Name | null,
): Piece<Name>[] {
  let figure: Name | null = null
  /** What has been said of the figure so far. */
  let said = ''
  const pieces: Piece<Name>[] = []
  for (const part of parts) {
    if (part.type === 'markup-start') [figure, said] = [figureOf(part.name), '']
    else if (part.type === 'markup-end') {
      pieces.push({ text: said, figure, after: '' })
      figure = null
    } else if (part.type === 'text') {
      if (figure === null) addText(pieces, part.value)
      else said += part.value
    }
  }
  // A space before the sentence that follows.
  return [...pieces, { text: ' ', figure: null, after: '' }]
}

function addText<Name>(pieces: Piece<Name>[], text: string): void {
  const before = pieces.at(-1)
  const [punctuation = ''] = before?.figure ? (/^\p{P}+/u.exec(text) ?? []) : []
  if (before) before.after += punctuation
  const rest = text.slice(punctuation.length)
  if (rest !== '') pieces.push({ text: rest, figure: null, after: '' })
}

/** A line never ends between a minus sign and the amount that it belongs to. */
export const unbroken = (text: string): string => text.replaceAll('−$', '−\u2060$')

/** Without its markup. */
export const plainSentence = (sentence: Sentence): string =>
  sentence.map((part) => (part.type === 'text' ? part.value : '')).join('')
