/** Published fees by their shape, and which of them the form has now. */
import { INSTANT_FEE_FIGURES, type InstantFeeFigures } from '../../../core/fees/fee-figures'
import { FEE_PRESETS, figuresOfPreset, type FeePreset } from '../../../core/fees/fee-presets'
import { m } from '../../paraglide/messages.js'
import { sameValue } from '../../../scenario/document-paths'

export const FEE_SHAPES = ['percent', 'limited', 'flat', 'both'] as const
type FeeShape = (typeof FEE_SHAPES)[number]

export function shapeOf(preset: FeePreset): FeeShape {
  const figures = figuresOfPreset(preset)
  if (figures.instantFeeBasisPoints === 0) return 'flat'
  if (figures.instantFeeFlatCents > 0) return 'both'
  return figures.instantFeeMinimumCents > 0 || figures.instantFeeMaximumCents !== null
    ? 'limited'
    : 'percent'
}

const SHAPE_WORDS: Readonly<Record<FeeShape, () => string>> = {
  percent: m.fees_shape_percent,
  limited: m.fees_shape_limited,
  flat: m.fees_shape_flat,
  both: m.fees_shape_both,
}
export const shapeWord = (shape: FeeShape): string => SHAPE_WORDS[shape]()

/** The first of these figures: two companies may have one fee. */
export const presetOf = (figures: InstantFeeFigures): FeePreset | null =>
  FEE_PRESETS.find((preset) => {
    const own = figuresOfPreset(preset)
    return INSTANT_FEE_FIGURES.every((figure) => sameValue(own[figure], figures[figure]))
  }) ?? null
