/** What a scenario means where it says nothing, for settings that every scenario has. */
import { DEFAULT_DAYS, DEFAULT_START_DAY } from '../../scenario/period'
import { valueAt } from '../../scenario/document-paths'
import { defaultScenario } from '../../scenario/worked-out'

const DEFAULTS = {
  ...defaultScenario(),
  startDay: DEFAULT_START_DAY,
  days: DEFAULT_DAYS,
}

export const defaultValueAt = (path: string): unknown => valueAt(DEFAULTS, path)
