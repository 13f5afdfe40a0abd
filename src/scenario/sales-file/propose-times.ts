/** When sales were made: the order of day and month, the column of the hour, and the zone of local times. */
import { isInUtc, type SalesTable } from './columns'
import { columnOf, columnsMeant, question, type Part, type Sheet } from './proposal'
import type { SalesQuestion } from './questions'
import { surveyTimes, type TimesShown } from './survey'
import { isHourAlone } from './times'
import { zoneOf } from './time-zones'

export function proposeTimes(sheet: Sheet, soldAt: string): Part {
  const { choices, table } = sheet
  const timeOfDay = timeOfDayBeside(sheet, soldAt)
  const timeZoneColumn =
    choices.timeZoneColumn === undefined
      ? columnOf(sheet, 'timeZoneColumn')
      : choices.timeZoneColumn
  const at = (title: string | null): number =>
    title === null ? -1 : (table.positionOf.get(title) ?? -1)
  const positions = { soldAt: at(soldAt), timeOfDay: at(timeOfDay), timeZone: at(timeZoneColumn) }
  const shown = surveyTimes(table, positions, choices.dateOrder ?? null)
  const order = orderOf(sheet, soldAt, shown)
  const zone = zoneOfTimes(sheet, [soldAt, timeOfDay, timeZoneColumn], shown)
  return {
    settled: { timeOfDay, timeZoneColumn, ...order.settled, ...zone.settled },
    questions: [...order.questions, ...zone.questions],
  }
}

/** The column of times of sale: not one that has hours alone, where another could be meant. */
export function columnOfDays(sheet: Sheet): string | null {
  const column = columnOf(sheet, 'soldAt')
  if (column === null || !hasHoursAlone(sheet.table, column)) return column
  const others = columnsMeant(sheet, 'soldAt')
  return others.find((title) => !hasHoursAlone(sheet.table, title)) ?? column
}

/** A column `Time` beside a column `Date`, or one of times of sale that has hours alone. */
function timeOfDayBeside(sheet: Sheet, soldAt: string): string | null {
  const { choices, table } = sheet
  if (choices.timeOfDay !== undefined) return choices.timeOfDay
  const column = columnOf(sheet, 'timeOfDay')
  if (column !== null && column !== soldAt) return column
  const others = columnsMeant(sheet, 'soldAt')
  return others.find((title) => title !== soldAt && hasHoursAlone(table, title)) ?? null
}

function hasHoursAlone({ rows, positionOf }: SalesTable, title: string): boolean {
  const position = positionOf.get(title)!
  let hasAny = false
  for (const { fields } of rows) {
    const text = fields[position] ?? ''
    if (text.trim() === '') continue
    if (!isHourAlone(text)) return false
    hasAny = true
  }
  return hasAny
}

function orderOf({ choices, table }: Sheet, soldAt: string, shown: TimesShown): Part {
  const { orders, inFigures } = shown
  if (orders === null) return { settled: { dateOrder: null }, questions: [] }
  if (choices.dateOrder) {
    return { settled: { dateOrder: choices.dateOrder }, questions: [] }
  }
  if (orders.length === 1) return { settled: { dateOrder: orders[0]! }, questions: [] }
  const offered = orders.length === 0 ? (['day-first', 'month-first'] as const) : orders
  return {
    settled: {},
    questions: [
      question({
        choice: 'dateOrder',
        reason: orders.length === 0 ? 'dates-contradict' : 'dates-either-order',
        columns: [soldAt],
        about: inFigures,
        position: table.positionOf.get(soldAt)!,
        answers: offered.map((order) => ({
          label: order,
          value: null,
          choices: { dateOrder: order },
        })),
      }),
    ],
  }
}

const ZONE_ANSWERS: SalesQuestion['answers'] = [
  { label: 'utc', value: null, choices: { timeZone: 'UTC' } },
  { label: 'time-zone', value: null, choices: null },
]

function zoneOfTimes(
  { choices, known, table }: Sheet,
  [soldAt, timeOfDay, timeZoneColumn]: readonly [string, string | null, string | null],
  { local, unknownZones }: TimesShown,
): Part {
  if (choices.timeZone && zoneOf(choices.timeZone) !== null) {
    return { settled: { timeZone: choices.timeZone }, questions: [] }
  }
  const isUnknown = unknownZones.count > 0
  if (!isUnknown && local.count === 0) return { settled: { timeZone: null }, questions: [] }
  const isNamedUtc = isInUtc(soldAt) || (timeOfDay !== null && isInUtc(timeOfDay))
  const settled = isNamedUtc ? 'UTC' : known?.settles.timeZone
  if (!isUnknown && settled) return { settled: { timeZone: settled }, questions: [] }
  const column = isUnknown ? timeZoneColumn! : (timeOfDay ?? soldAt)
  return {
    settled: {},
    questions: [
      question({
        choice: 'timeZone',
        reason: isUnknown ? 'zones-unknown' : 'times-without-zone',
        columns: [column],
        about: isUnknown ? unknownZones : local,
        position: table.positionOf.get(column)!,
        answers: ZONE_ANSWERS,
      }),
    ],
  }
}
