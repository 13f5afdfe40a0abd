/** A figure as it stands on the page, with all that the question how it was computed needs. */
import type { Figure, FigureReference } from '../../../workers/contract'
import { figureComputation, figureTitle } from '../words/figures'

export interface ShownFigure extends Pick<Figure, 'unit' | 'value'> {
  reference: FigureReference
  title: string
  /** In a sentence, what it is and is not. */
  computation: string
}

export const shownHeadline = ({ name, unit, value }: Figure): ShownFigure => ({
  reference: { of: 'run', name },
  title: figureTitle(name),
  computation: figureComputation(name),
  unit,
  value,
})
