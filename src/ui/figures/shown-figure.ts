/** A figure as it is on the page, with all that the question how it was computed needs. */
import type { Figure, FigureName, FigureReference, ProcessorBooks } from '../../../workers/contract'
import { figureComputation, type AdoptionMode } from '../words/figure-computations'
import { figureTitle, ofSampleText } from '../words/figures'
import { misreadText, owedAgainText, unheardText } from '../words/left-out'

export interface ShownFigure extends Pick<Figure, 'unit' | 'value'> {
  bound?: Figure['bound']
  reference: FigureReference
  title: string
  /** In a sentence, what it is and is not. */
  computation: string
  /** In a sentence, what it is known to leave out, or to have in it that has arrived. */
  leftOut?: string | null
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
    leftOut: books && leftOutText(name, bound, books),
    ofSample: ofSampleText(figure),
    reference: { of: 'run', name },
    title: figureTitle(name),
    computation: figureComputation(name, mode),
    unit,
    value,
  }
}

function leftOutText(
  name: FigureName,
  bound: Figure['bound'],
  books: ProcessorBooks,
): string | null {
  const parts = [
    bound ? unheardText(name, books) : null,
    misreadText(name, books),
    owedAgainText(name, books),
  ]
  return parts.filter((part) => part !== null).join(' ') || null
}
