/** A figure as it is on the page, with all that the question how it was computed needs. */
import type { Figure, FigureReference, ProcessorBooks } from '../../../workers/contract'
import {
  figureComputation,
  figureTitle,
  ofSampleText,
  unheardText,
  type AdoptionMode,
} from '../words/figures'

export interface ShownFigure extends Pick<Figure, 'unit' | 'value'> {
  bound?: Figure['bound']
  reference: FigureReference
  title: string
  /** In a sentence, what it is and is not. */
  computation: string
  /** In a sentence, what it is known to leave out. */
  leftOut?: string
  /** In a sentence, that it is of a sample, and what it is for all creators. */
  ofSample?: string | null
}

export function shownHeadline(
  figure: Figure,
  books: ProcessorBooks | null,
  mode: AdoptionMode,
): ShownFigure {
  const { name, unit, value, bound } = figure
  return {
    bound,
    ...(bound && books && { leftOut: unheardText(name, books) }),
    ofSample: ofSampleText(figure),
    reference: { of: 'run', name },
    title: figureTitle(name),
    computation: figureComputation(name, mode),
    unit,
    value,
  }
}
