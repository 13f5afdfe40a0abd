/** What a scenario can be called after its sales file, where nobody has given it a name of its own. */
import { isOnOneLine } from '../../core/one-line'
import { NAME_LENGTH_MAX } from '../../scenario/limits'
import { PRESETS } from '../../scenario/presets'
import type { ScenarioInput } from '../../scenario/schema'

/** The name of a preset, or of the file that it has so far (`usedFile`), says nothing of the next file. */
export const isNamedOtherwise = ({ name }: ScenarioInput, usedFile: string | null): boolean =>
  Object.values(PRESETS).some((preset) => preset.name === name) ||
  (usedFile !== null && nameOfFile(usedFile) === name)

/** Without its ending: `cdnow-sales` of `cdnow-sales.csv`; `null` where nothing else is in it. */
export function nameOfFile(fileName: string): string | null {
  const name = fileName.replace(/\.[^.]*$/, '').trim()
  const isOne = name !== '' && name.length <= NAME_LENGTH_MAX && isOnOneLine(name)
  return isOne ? name : null
}
