/**
 * How the scenarios of a comparison differ, in one sentence: `What changed: days from 90 to 30.`
 */
import { counted } from '../core/counted'
import { describeValue } from '../scenario/problems'
import type { SettingDifference } from '../scenario/scenario-differences'

const SETTINGS_NAMED_MAX = 4

export function whatChanged(settings: readonly SettingDifference[]): string {
  if (settings.length === 0) return 'What changed: nothing, the scenarios have the same settings.'
  const named = settings.slice(0, SETTINGS_NAMED_MAX).map(settingWords)
  const others = settings.length - named.length
  const rest = others === 0 ? [] : [`and ${counted(others, 'more setting')}`]
  return `What changed: ${[...named, ...rest].join('; ')}.`
}

function settingWords({ path, values }: SettingDifference): string {
  const words = values.map((value) => (value === undefined ? 'not set' : describeValue(value)))
  return words.length === 2
    ? `${path} from ${words[0]} to ${words[1]}`
    : `${path} ${words.join(', then ')}`
}
