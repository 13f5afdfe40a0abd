/**
 * What a setting is called and how its value reads, by its place in the scenario: in the form, on the tab Rules,
 * among the assumptions and between two runs.
 */
import type { SettingDifference } from '../../../workers/contract'
import type { PolicyName } from '../../core/policy'
import type { PolicyFigure } from '../../core/policy-sources'
import { settingAt, type Setting } from '../../scenario/setting-list'
import { fieldWord } from '../../scenario/field-words'
import { WORDS } from '../../scenario/setting-words'
import type { Unit } from '../../scenario/settings/facts'
import { fieldText } from '../form/field-text'
import { formatCount, formatDay, formatSetDuration } from '../format'
import { m } from '../paraglide/messages.js'
import { counted } from './counts'
import { exactPercent, shortMoney } from './draft-figures'
import { countryName } from './vocabulary'

/** In its group; see `settingTitle` for its name outside the group. */
export const settingLabel = (path: string): string => settingAt(path)?.words.label ?? path
export const settingHint = (path: string): string => settingAt(path)?.words.hint ?? ''

/** What is shown behind a field of the form. */
const UNIT_LABELS: Readonly<Record<Unit, () => string>> = {
  number: () => '',
  cents: m.unit_dollars,
  mills: m.unit_dollars,
  'basis-points': m.unit_percent,
  days: m.unit_days,
  'business-days': m.unit_business_days,
  hours: m.unit_hours,
  'hour-of-day': m.unit_hour_utc,
  'minute-of-day': m.unit_utc,
  seconds: m.unit_seconds,
  times: m.unit_times,
  payouts: () => '',
  'per-year': m.unit_per_year,
  'per-minute': m.unit_per_minute,
  day: m.unit_utc,
  'day-or-instant': m.unit_utc,
  country: () => '',
}
export const unitLabel = (unit: Unit): string => UNIT_LABELS[unit]()

/** Beyond these, decimals of a number say nothing. */
const DECIMALS = 3

const shortNumber = (value: number): number =>
  Number(Math.abs(value) < 1 ? value.toPrecision(DECIMALS) : value.toFixed(DECIMALS))

const withUnit =
  (unit: Unit) =>
  (value: number): string =>
    `${fieldText(shortNumber(value), unit)} ${unitLabel(unit)}`.trim()

/** Where a number and its unit are more than the two side by side. */
const AMOUNTS: Partial<Readonly<Record<Unit, (value: number) => string>>> = {
  cents: shortMoney,
  'basis-points': exactPercent,
  mills: (value) => m.amount_in_dollars({ dollars: fieldText(value, 'mills') }),
  seconds: formatSetDuration,
  days: (value) => m.figure_days(counted(value)),
  'business-days': (value) =>
    m.assumption_business_days({ count: value, days: formatCount(value) }),
  hours: (value) => m.figure_hours(counted(value)),
  times: (value) => m.figure_times(counted(value)),
  payouts: (value) => m.figure_payouts(counted(value)),
}

/** A value as words are given for it. */
const nameOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)

/** One of its choices, or whether it is left out. */
export function choiceWord(setting: Setting, choice: unknown): string {
  const { words, vocabulary } = setting
  if (choice === undefined) return words.empty ?? m.setting_none()
  const name = nameOf(choice)
  return words.values?.[name] ?? (vocabulary === null ? name : fieldWord(vocabulary, name))
}

/** Everything that a value says, each thing by itself: a list has a line for each entry. */
export function valueLines(setting: Setting, value: unknown): readonly string[] {
  const { kind, words, unit } = setting
  const own = words.values?.[nameOf(value)]
  if (own !== undefined) return [own]
  if (value === undefined || value === null) return [words.empty ?? m.setting_none()]
  if (kind === 'entries' && Array.isArray(value)) return entryLines(setting, value)
  if (Array.isArray(value)) return listLines(setting, value)
  if (typeof value === 'object') return tableLines(setting, value)
  if (typeof value === 'boolean') return [value ? m.setting_on() : m.setting_off()]
  if (typeof value === 'number') {
    const amount = (AMOUNTS[unit] ?? withUnit(unit))(value)
    return [words.values?.['*']?.replace('{value}', amount) ?? amount]
  }
  return [unit === 'day' ? formatDay(nameOf(value)) : choiceWord(setting, value)]
}

/** How many there are; of what is assumed, all that is in them. */
const entryLines = (setting: Setting, entries: readonly object[]): readonly string[] =>
  setting.isOneAssumption
    ? entries.flatMap((entry) => tableLines({ ...setting, path: `${setting.path}[]` }, entry))
    : [entries.length === 0 ? m.setting_none() : m.setting_entries({ count: entries.length })]

function listLines(setting: Setting, list: readonly unknown[]): readonly string[] {
  if (list.length === 0) return [m.figure_nowhere()]
  return list.map((entry) =>
    setting.unit === 'country' ? countryName(nameOf(entry)) : choiceWord(setting, entry),
  )
}

/** Of a table by country, or of a group that is one setting. */
function tableLines(setting: Setting, table: object): readonly string[] {
  const lines = Object.entries(table).map(([key, part]: [string, unknown]) => {
    const within = settingAt(`${setting.path}.${key}`)
    const name = within && within !== setting ? (within.words.label ?? key) : countryName(key)
    return m.figure_country_amount({
      country: name,
      amount: valueLines({ ...(within ?? setting), kind: 'number' }, part).join(', '),
    })
  })
  return lines.length === 0 ? [m.figure_nowhere()] : [lines.join('; ')]
}

export function settingTitle(path: string): string {
  const setting = settingAt(path)
  if (setting?.kind !== 'table' || setting.path === path) return setting?.name ?? path
  const country = countryName(path.slice(path.lastIndexOf('.') + 1))
  return m.setting_in_group({ group: setting.name, setting: country })
}

export function settingValue(path: string, value: unknown): string {
  const setting = settingAt(path)
  if (setting) return valueLines(setting, value).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A figure of a policy that no scenario can change has words, too. */
export const figureTitle = (figure: PolicyFigure): string =>
  WORDS[`policy.${figure}`]?.label ?? figure

/** What was new in an era, in a sentence. */
export const eraSentence = (name: PolicyName): string =>
  WORDS['policy.name']?.sentences?.[name] ?? ''

export function figureLines(figure: PolicyFigure, policy: object): readonly string[] {
  const value: unknown = (policy as Readonly<Record<string, unknown>>)[figure]
  const setting = settingAt(`policy.${figure}`)
  return setting ? valueLines(setting, value) : fixedLines(value)
}

/** Countries, or the weekday of each rail. */
const fixedLines = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.map((code) => countryName(String(code)))
    : Object.entries(value as object).map(([rail, weekday]) =>
        m.figure_rail_on({
          rail: fieldWord('rail', rail),
          weekday: fieldWord('weekday', String(weekday)),
        }),
      )

/** `Instant fee 3% → 1.5%`, of two runs. */
const differenceText = ({ path, values }: SettingDifference): string =>
  m.setting_change({
    setting: settingTitle(path),
    before: settingValue(path, values[0]),
    after: settingValue(path, values[1]),
  })

/** `Sales: generated sales → may.csv`, of two runs by the names of their files; `null` is a run without one. */
export const salesChange = (before: string | null, after: string | null): string =>
  m.setting_change({
    setting: m.compare_sales(),
    before: before ?? m.sales_generated(),
    after: after ?? m.sales_generated(),
  })

const DIFFERENCES_NAMED = 2

/** The first few differences of two runs by name, and how many there are beside them. */
export function differencesText(differences: readonly SettingDifference[]): string {
  const named = differences.slice(0, DIFFERENCES_NAMED).map(differenceText).join('; ')
  const count = differences.length - DIFFERENCES_NAMED
  return count > 0 ? m.setting_changes_more({ named, count }) : named
}
