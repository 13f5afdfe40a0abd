/** A figure as it is on the page, with all that the question how it was computed needs. */
import type { Figure, FigureReference, ProcessorBooks } from '../../../workers/contract'
import { figureComputation, figureTitle, unheardText } from '../words/figures'

export interface ShownFigure extends Pick<Figure, 'unit' | 'value'> {
  bound?: Figure['bound']
  reference: FigureReference
  title: string
  /** In a sentence, what it is and is not. */
  computation: string
  /** In a sentence, what it is known to leave out. */
  leftOut?: string
}

export const shownHeadline = (
  { name, unit, value, bound }: Figure,
  books: ProcessorBooks | null,
): ShownFigure => ({
  bound,
  ...(bound && books && { leftOut: unheardText(name, books) }),
  reference: { of: 'run', name },
  title: figureTitle(name),
  computation: figureComputation(name),
  unit,
  value,
})
