/**
 * The tables of settings in `docs/scenario.md`, made from the list of settings. The document says by markers which
 * settings are where; the rest of it is not generated.
 */
import { group } from 'd3'
import { withCommas } from '../core/counted'
import { markdownTable } from '../core/markdown-table'
import { isAtOrIn } from '../scenario/document-paths'
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

const COLUMNS = ['Setting', 'Name', 'Holds', 'Default', 'Meaning', 'Source'] as const
const TABLE = /(<!-- settings: (.*?) -->\n)[^]*?(<!-- end of settings -->)/g

/** The document with its tables as the settings are. A setting is in the table that names most of its path. */
export function withSettingTables(document: string, settings: readonly Setting[]): string {
  const places = [...document.matchAll(TABLE)].flatMap(([, , named]) => placesOf(named!))
  return document.replaceAll(TABLE, (_table, start: string, named: string, end: string) => {
    const here = placesOf(named)
    const values = settings.filter(
      (setting) => isValue(setting) && here.includes(placeOf(setting.path, places)),
    )
    return `${start}\n${markdownTable([[...COLUMNS], ...referenceRows(values)])}\n\n${end}`
  })
}

const placesOf = (named: string): string[] => named.split(', ').map((place) => place.trim())

const REST = 'the run'

const placeOf = (path: string, places: readonly string[]): string =>
  places
    .filter((place) => isAtOrIn(path, place))
    .filter((place) => place !== path || !places.includes(REST))
    .toSorted((one, other) => other.length - one.length)[0] ?? REST

/** `policy.instantFeeByRail.*.flatCents`, `Rails with a rate of their own: Flat fee`. */
const pathOfAny = (path: string): string => path.replace(/\w+(?=\.\w+$)/, '*')
const nameOfAny = (name: string): string => name.replace(/, [^,:]*:/, ':')

/** Settings that differ only in a word of their path share a row. */
function referenceRows(settings: readonly Setting[]): string[][] {
  const rows = settings.map((setting) => ({ setting, facts: factsOf(setting) }))
  const alike = group(rows, ({ setting: { path, name }, facts }) =>
    JSON.stringify([pathOfAny(path), nameOfAny(name), ...facts]),
  )
  return [...alike.values()].map((same) => {
    const [{ setting, facts }] = same as [(typeof rows)[number]]
    const { path, name } = setting
    if (same.length === 1) return [`\`${path}\``, name, ...facts]
    const words = same.map(({ setting: { path: one } }) => one.split('.').at(-2)!)
    const together = pathOfAny(path).replace('*', `{${words.join(',')}}`)
    return [`\`${together}\``, nameOfAny(name), ...facts]
  })
}

/** What it holds, its default, its meaning, its source. */
const factsOf = (setting: Setting): string[] => [
  holdsText(setting),
  defaultText(setting),
  setting.words.meaning ?? '',
  sourceText(setting),
]

/** `0 to 10,000 basis points`; the document says how days and instants are written. */
function holdsText({ kind, holds, choices, unit, isNullable }: Setting): string {
  const orNull = isNullable ? ', or null' : ''
  if (kind === 'choice') return `one of ${choices.join(', ')}${orNull}`
  const short = [...new Set(holds.split(', or '))]
    .filter((part) => part !== 'null')
    .join(', or ')
    .replace(/^a whole number from /, '')
    .replace(/^a number from (.*)$/, '$1, with decimals')
    .replaceAll(' as YYYY-MM-DDTHH:MM:SSZ', '')
    .replaceAll(' as YYYY-MM-DD', '')
  const isNumber = kind === 'number' || kind === 'table'
  const unitOf = UNITS[unit] === '' || !isNumber ? '' : ` ${UNITS[unit]}`
  return `${short}${unitOf}${orNull}`
}

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
