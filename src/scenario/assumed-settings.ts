/** Settings as the list of assumptions has them. */
import { isValue, type Setting } from './setting-list'
import { WRITTEN_LISTS, type AssumptionGroup } from './settings/facts'

const ASSUMPTION_UNITS = [
  'basis-points',
  'cents',
  'mills',
  'seconds',
  'hours',
  'days',
  'business-days',
  'number',
  'shares',
  'words',
] as const
type AssumptionUnit = (typeof ASSUMPTION_UNITS)[number]

export interface AssumedSetting {
  group: AssumptionGroup
  path: string
  label: string
  unit: AssumptionUnit
  /** What it leans on; `null`: on nothing that is public. */
  source: string | null
}

/** The settings of a list whose values no public source states, in the order of the list. */
export const assumedSettings = (settings: readonly Setting[]): AssumedSetting[] =>
  settings.flatMap((setting) =>
    setting.assumed !== null && (isValue(setting) || setting.isOneAssumption)
      ? [assumedSetting(setting.assumed, setting)]
      : [],
  )

const assumedSetting = (group: AssumptionGroup, setting: Setting): AssumedSetting => ({
  group,
  path: setting.path,
  label: setting.name,
  unit: unitOf(setting),
  source: setting.source,
})

function unitOf({ kind, unit }: Setting): AssumptionUnit {
  switch (kind) {
    case 'number':
      return ASSUMPTION_UNITS.find((known) => known === unit) ?? 'number'
    case 'table':
    case 'group':
      return 'shares'
    default:
      return 'words'
  }
}

const RULE = /^policy\.\w+$/

/** By their paths: what is an assumption of a scenario that writes it, the lists and the rules of its policy. */
export const writtenSettings = (
  settings: readonly Setting[],
): Readonly<Record<string, AssumedSetting>> =>
  Object.fromEntries(
    settings
      .filter(({ path }) => RULE.test(path) || WRITTEN_LISTS.some((list) => list === path))
      .map((setting) => [setting.path, assumedSetting('scenario', setting)]),
  )
