/**
 * What a setting is called and how its value reads, by its path in the scenario: as the form has it, so that a
 * difference between two runs is named as the field that makes it. What has no field of its own keeps its path.
 */
import type { SettingDifference } from '../../../workers/contract'
import { PAYOUT_FREQUENCIES } from '../../core/vocabulary'
import type { Field, FieldFold, FieldSection } from '../draft/field'
import { fieldText } from '../draft/field-kind'
import { PAYOUT_SERVICE_FIELD, policyFolds, policyNameField } from '../draft/policy-fields'
import { COUNTRY_FIELDS, EARNINGS_FIELDS, POPULATION_FOLDS } from '../draft/population-fields'
import { PROCESSOR_FOLDS } from '../draft/processor-fields'
import { PUSH_RAIL_FOLDS } from '../draft/push-rail-fields'
import { QUEUE_SECTIONS } from '../draft/queue-fields'
import { formatCount, formatDay } from '../format'
import { m } from '../paraglide/messages.js'
import { exactPercent, shortMoney } from './draft-figures'
import { unitLabel } from './units'
import { frequencyWord } from './vocabulary'

interface NamedSetting {
  field: Field
  /** What it is a part of, for a label that others have too. */
  group: (() => string) | null
}

const SHARES = 'population.scheduleShareBasisPoints.'

const inSections = (sections: readonly FieldSection[], fold: FieldFold | null): NamedSetting[] =>
  sections.flatMap(({ title, fields }) =>
    fields.map((field) => ({ field, group: title ?? fold?.title ?? null })),
  )

const inFolds = (folds: readonly FieldFold[]): NamedSetting[] =>
  folds.flatMap((fold) => inSections(fold.sections, fold))

const ungrouped = (fields: readonly Field[]): NamedSetting[] =>
  fields.map((field) => ({ field, group: null }))

const SETTINGS: readonly NamedSetting[] = [
  ...ungrouped([policyNameField('policy'), PAYOUT_SERVICE_FIELD]),
  ...ungrouped(EARNINGS_FIELDS),
  ...inFolds(POPULATION_FOLDS),
  ...ungrouped(COUNTRY_FIELDS),
  ...inFolds(policyFolds('policy')),
  ...inFolds(PROCESSOR_FOLDS),
  ...inFolds(PUSH_RAIL_FOLDS),
  ...inSections(QUEUE_SECTIONS, null),
]
const BY_PATH = new Map(SETTINGS.map((setting) => [setting.field.path, setting]))

const WITHOUT_FIELD: Readonly<Record<string, () => string>> = {
  startDay: m.field_start_day,
  days: m.setting_days,
  creators: m.setting_creators,
  sales: m.setting_sales,
  actions: m.setting_actions,
  openingBalances: m.setting_opening_balances,
  policyChanges: m.setting_policy_changes,
}

const shareOf = (path: string): string | null => {
  const frequency = PAYOUT_FREQUENCIES.find((name) => path === SHARES + name)
  return frequency ? m.setting_schedule_share({ schedule: frequencyWord(frequency) }) : null
}

const countOfLabel = (label: string): number =>
  SETTINGS.filter(({ field }) => field.label() === label).length

export function settingTitle(path: string): string {
  const setting = BY_PATH.get(path)
  if (!setting) return WITHOUT_FIELD[path]?.() ?? shareOf(path) ?? path
  const label = setting.field.label()
  if (!setting.group || countOfLabel(label) === 1) return label
  return m.setting_in_group({ group: setting.group(), setting: label })
}

export function settingValue(path: string, value: unknown): string {
  const field = BY_PATH.get(path)?.field
  if (value === undefined) return m.setting_none()
  if (field?.input === 'choice') return field.word(value as string | boolean)
  if (value === null) {
    return field?.input === 'number' && field.whenEmpty ? field.whenEmpty() : m.setting_none()
  }
  if (typeof value === 'number') return numberText(path, value, field)
  if (typeof value === 'boolean') return value ? m.setting_on() : m.setting_off()
  if (Array.isArray(value)) return m.setting_entries({ count: value.length })
  if (path === 'startDay' && typeof value === 'string') return formatDay(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function numberText(path: string, value: number, field: Field | undefined): string {
  const kind = field?.input === 'number' ? field.kind : null
  if (kind === 'percent' || (!kind && /BasisPoints\b/.test(path))) return exactPercent(value)
  if (kind === 'money' || (!kind && /Cents$/.test(path))) return shortMoney(value)
  if (!kind) return formatCount(value)
  return [fieldText(value, kind), unitLabel(kind)].join(' ').trim()
}

/** `Instant fee 3% → 1.5%`, of two runs. */
export const differenceText = ({ path, values }: SettingDifference): string =>
  m.setting_change({
    setting: settingTitle(path),
    before: settingValue(path, values[0]),
    after: settingValue(path, values[1]),
  })

const DIFFERENCES_NAMED = 2

/** The first few differences of two runs by name, and how many there are beside them. */
export function differencesText(differences: readonly SettingDifference[]): string {
  const named = differences.slice(0, DIFFERENCES_NAMED).map(differenceText).join('; ')
  const count = differences.length - DIFFERENCES_NAMED
  return count > 0 ? m.setting_changes_more({ named, count }) : named
}
