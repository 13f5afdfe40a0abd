/**
 * What a scenario means where it says nothing: for its own settings, and for those of an entry of a list, which depend on
 * what kind of entry it is.
 */
import { DEFAULT_DAYS, DEFAULT_START_DAY } from '../../scenario/period'
import { schemaAt } from '../../scenario/schema-wording'
import { settingAt } from '../../scenario/setting-list'
import { defaultScenario } from '../../scenario/worked-out'
import { keysOf, valueAt } from '../../scenario/document-paths'

const DEFAULTS = {
  ...defaultScenario(),
  startDay: DEFAULT_START_DAY,
  days: DEFAULT_DAYS,
}

/** `undefined` for a setting without a default. */
export const defaultAt = (input: unknown, path: string): unknown =>
  valueAt(DEFAULTS, path) ?? schemaAt(keysOf(path), input).default ?? settingAt(path)?.default
