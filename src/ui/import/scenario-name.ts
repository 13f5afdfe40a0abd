/** What a scenario can be called after its sales file, where it still has the name of a preset. */
import { isOnOneLine } from '../../core/one-line'
import { NAME_LENGTH_MAX } from '../../scenario/limits'
import { PRESETS } from '../../scenario/presets'
import type { ScenarioInput } from '../../scenario/schema'

export const hasNameOfPreset = ({ name }: ScenarioInput): boolean =>
  Object.values(PRESETS).some((preset) => preset.name === name)

/** Without its ending: `cdnow-sales` of `cdnow-sales.csv`; `null` where nothing else is in it. */
export function nameOfFile(fileName: string): string | null {
  const name = fileName.replace(/\.[^.]*$/, '').trim()
  const isOne = name !== '' && name.length <= NAME_LENGTH_MAX && isOnOneLine(name)
  return isOne ? name : null
}
