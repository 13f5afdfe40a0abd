/**
 * The tables of settings in `docs/scenario.md`, made from the list of settings. The document says by markers which
 * settings are where; the rest of it is not generated.
 */
import { withCommas } from '../core/counted'
import { markdownTable } from '../core/markdown-table'
import { isValue, type Setting } from '../scenario/setting-list'
import type { Unit } from '../scenario/settings/facts'

const UNITS: Readonly<Record<Unit, string>> = {
  number: '',
  cents: 'US cents',
  mills: 'tenths of a cent',
  'basis-points': 'basis points',
  seconds: 'seconds',
  hours: 'hours',
  days: 'days',
  'business-days': 'business days',
  'hour-of-day': 'hour, UTC',
  'minute-of-day': 'minute of the day, UTC',
  times: 'times',
  payouts: 'payouts',
  'per-year': 'times a year',
  'per-minute': 'creators a minute',
  day: 'UTC day',
  'day-or-instant': 'UTC day or instant',
  country: '',
}

export const unitText = ({ unit }: Setting): string => UNITS[unit]

const COLUMNS = ['Setting', 'Name', 'Holds', 'Unit', 'Default', 'Meaning', 'Source'] as const
const TABLE = /(<!-- settings: (.*?) -->\n)[^]*?(<!-- end of settings -->)/g

/** The document with its tables as the settings are. A setting is in the table that names most of its path. */
export function withSettingTables(document: string, settings: readonly Setting[]): string {
  const places = [...document.matchAll(TABLE)].flatMap(([, , named]) => placesOf(named!))
  return document.replaceAll(TABLE, (_table, start: string, named: string, end: string) => {
    const here = placesOf(named)
    const rows = settings
      .filter((setting) => isValue(setting) && here.includes(placeOf(setting.path, places)))
      .map(referenceRow)
    return `${start}\n${markdownTable([[...COLUMNS], ...rows])}\n\n${end}`
  })
}

const placesOf = (named: string): string[] => named.split(', ').map((place) => place.trim())

const REST = 'the run'

const placeOf = (path: string, places: readonly string[]): string =>
  places
    .filter(
      (place) => path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`),
    )
    .filter((place) => place !== path || !places.includes(REST))
    .toSorted((one, other) => other.length - one.length)[0] ?? REST

const referenceRow = (setting: Setting): string[] => [
  `\`${setting.path}\``,
  setting.name,
  setting.holds,
  unitText(setting),
  defaultText(setting),
  setting.words.meaning ?? '',
  sourceText(setting),
]

function defaultText({ default: value, isRequired }: Setting): string {
  if (isRequired) return 'required'
  if (value === undefined || value === null) return 'none'
  if (typeof value === 'number') return withCommas(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `\`${text.replaceAll(',', ', ').replaceAll(':', ': ')}\``
}

function sourceText({ source, assumed }: Setting): string {
  if (assumed === null) return linked(source ?? 'lab')
  return source === null ? 'assumed' : linked(`assumed; ${source}`)
}

/** `GR#6253` leads to the pull request. */
const linked = (text: string): string =>
  text.replaceAll(/GR#(\d+)/g, '[GR#$1](https://github.com/antiwork/gumroad/pull/$1)')
