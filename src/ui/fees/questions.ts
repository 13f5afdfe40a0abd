/** Alternatives that are asked about most. */
import { figuresOfPreset, FEE_PRESETS } from '../../core/fee-presets'
import type { NamedChanges } from './sweep-plans'

const feeOf = (presetName: string): NamedChanges['changes'] => {
  const preset = FEE_PRESETS.find(({ name }) => name === presetName)!
  return Object.fromEntries(
    Object.entries(figuresOfPreset(preset)).map(([figure, value]) => [`policy.${figure}`, value]),
  )
}

export const FEE_QUESTIONS: readonly NamedChanges[] = [
  { name: '3% of the net', changes: feeOf('gumroad') },
  { name: '$1.99 flat', changes: feeOf('doordash') },
]
