/** One row of a sales file as a sale, a refund, or a row that is left out, once it is known how to read them. */
import type { Day, Instant } from '../../core/calendar'
import { counted } from '../../core/counted'
import type { Cents } from '../../core/money'
import { ownValue } from '../../core/own-value'
import type { CsvRow } from './csv-rows'
import { isDollars } from './currencies'
import type { LeftOutReason, LeftOutRow } from './imported-sales'
import { isTakenBack, isTotalWord, normalValue } from './row-kinds'
import {
  markShown,
  readAmount,
  timesQuantity,
  type AmountOutcome,
  type AmountUnit,
} from './amounts'
import { bareName, isInCents, isInDollars, type SalesTable } from './columns'
import { COLUMN_ROLES, type ColumnRole } from './exports'
import { ANY_VALUE, SALE_OF_THE_REST, type RowKind } from './reading'
import type { CompleteDraft } from './sheet'
import { EXPECTED_TIME, instantOfTime, isHourAlone, readTime } from './times'
import { instantInZone, zoneOf } from './time-zones'

type RowReadKind = Exclude<RowKind, 'left-out' | typeof SALE_OF_THE_REST>

export interface RowRead {
  row: CsvRow
  kind: RowReadKind
  creator: string
  at: Instant
  /** As it is written, in whatever zone that is. */
  day: Day
  /** Whether nothing says the hour, and `at` is the noon of the day. */
  isDayAlone: boolean
  /** Never negative. */
  amountCents: Cents
  /** What was refunded of the sale, and is not in its amount. */
  refundedCents: Cents
  /** The sale or order that it is of; empty without one. */
  saleId: string
}

export const isLeftOut = (outcome: RowRead | LeftOutRow): outcome is LeftOutRow =>
  'reason' in outcome

const CREATOR_LENGTH_MAX = 120

interface KindColumn {
  position: number
  /** What its amounts are in, where it has any. */
  unit: AmountUnit
  kinds: Readonly<Record<string, RowKind>>
  /** By the value as it is in the file. */
  seen: Map<string, RowKind>
}

export class RowLayout {
  readonly reading: CompleteDraft
  readonly #titles: readonly string[]
  readonly #positions: Record<ColumnRole, number>
  readonly #kindColumns: readonly KindColumn[]
  readonly #expectedTime: string

  constructor({ titles, positionOf }: SalesTable, reading: CompleteDraft) {
    this.reading = reading
    this.#titles = titles
    this.#positions = Object.fromEntries(
      COLUMN_ROLES.map((name) => [name, positionOf.get(reading[name] ?? '') ?? -1]),
    ) as Record<ColumnRole, number>
    this.#kindColumns = Object.entries(reading.rowKinds).map(([title, kinds]) => ({
      position: positionOf.get(title)!,
      unit: unitOf(title, reading.amountUnit),
      kinds,
      seen: new Map<string, RowKind>(),
    }))
    const { dateOrder } = reading
    this.#expectedTime =
      dateOrder === null ? EXPECTED_TIME : `${EXPECTED_TIME}; ${dateOrder} as in the other rows`
  }

  readRow(row: CsvRow): RowRead | LeftOutRow {
    const { fields } = row
    if (!fits(fields, this.#titles.length)) {
      const expected = `${counted(this.#titles.length, 'column')}, as in the header, not ${fields.length}`
      const { line } = row
      return {
        reason: 'columns',
        line,
        column: 'the whole row',
        value: fields.join(', '),
        expected,
      }
    }
    const total = this.#totalPosition(fields)
    if (total >= 0) return this.#leaveOut(row, 'total', total, 'a sale, not the sum of others')
    const shown = this.#kindOf(row)
    if (typeof shown !== 'string') return shown
    const creator = this.#creatorOf(fields)
    const isSale = shown === 'sale' || shown === SALE_OF_THE_REST
    if (isSale && !isCreator(creator)) {
      const expected = `a creator of 1 to ${CREATOR_LENGTH_MAX} characters, none of them with the code 0`
      return this.#leaveOut(row, 'creator', this.#positions.creator, expected)
    }
    const time = this.#timeOf(fields)
    if (time === null) return this.#leaveOutTime(row)
    const { currency, saleId, refundOf } = this.#positions
    if (currency >= 0 && !isDollars(fields[currency]!)) {
      return this.#leaveOut(row, 'other-currency', currency, 'USD, the only currency here')
    }
    const amount = this.#amountOf(fields)
    if (!amount.ok) return this.#leaveOut(row, 'amount', amount.position, amount.expected)
    const refunded = shown === SALE_OF_THE_REST ? this.#refundedOf(row, amount.cents) : 0
    if (typeof refunded !== 'number') return refunded
    const kind = isSale ? (amount.cents < 0 ? 'refund' : 'sale') : shown
    const ofSale = kind === 'sale' || refundOf < 0 ? saleId : refundOf
    return {
      row,
      kind,
      creator,
      ...time,
      amountCents: Math.abs(amount.cents) - refunded,
      refundedCents: refunded,
      saleId: ofSale < 0 ? '' : fields[ofSale]!.trim(),
    }
  }

  leaveOutRefund({ row, saleId }: RowRead, reason: LeftOutReason): LeftOutRow {
    const { refundOf, saleId: ownId, amount } = this.#positions
    const idPosition = refundOf < 0 ? ownId : refundOf
    const position = saleId === '' || idPosition < 0 ? amount : idPosition
    return this.#leaveOut(row, reason, position, EXPECTED_OF_REFUND[reason] ?? 'a sale')
  }

  leaveOutTotal({ row }: RowRead): LeftOutRow {
    const expected = 'a sale, not the sum of all others'
    return this.#leaveOut(row, 'total', this.#positions.amount, expected)
  }

  #leaveOutTime(row: CsvRow): LeftOutRow {
    const { soldAt } = this.#positions
    const expected = isHourAlone(row.fields[soldAt]!)
      ? 'a day with its hour; the day may be in another column'
      : this.#expectedTime
    return this.#leaveOut(row, 'time', soldAt, expected)
  }

  #leaveOutNoSale(row: CsvRow, position: number): LeftOutRow {
    const isBack = isTakenBack(bareName(this.#titles[position]!), row.fields[position]!)
    return isBack
      ? this.#leaveOut(row, 'taken-back', position, 'a sale that was kept')
      : this.#leaveOut(row, 'no-sale', position, 'a row that is a sale')
  }

  #leaveOut(row: CsvRow, reason: LeftOutReason, position: number, expected: string): LeftOutRow {
    const { line, fields } = row
    return { reason, line, column: this.#titles[position]!, value: fields[position]!, expected }
  }

  /** Words for a sum are in the first field of their row, or in place of a creator, a time or a number of a sale. */
  #totalPosition(fields: readonly string[]): number {
    const { creator, soldAt, saleId } = this.#positions
    const first = fields.findIndex((field) => field.trim() !== '')
    return (
      [first, creator, soldAt, saleId].find(
        (position) => position >= 0 && isTotal(fields[position]!),
      ) ?? -1
    )
  }

  #kindOf(row: CsvRow): RowReadKind | typeof SALE_OF_THE_REST | LeftOutRow {
    let kind: RowReadKind | typeof SALE_OF_THE_REST = 'sale'
    for (const column of this.#kindColumns) {
      const shown = kindOfValue(column, row.fields[column.position]!)
      if (shown === 'left-out') {
        return this.#leaveOutNoSale(row, column.position)
      }
      if (kind === 'sale' || (shown !== 'sale' && shown !== SALE_OF_THE_REST)) kind = shown
    }
    return kind
  }

  /** A row that takes money back is a refund whatever was refunded of it. */
  #refundedOf(row: CsvRow, amountCents: Cents): Cents | LeftOutRow {
    let refunded = 0
    for (const column of amountCents < 0 ? [] : this.#kindColumns) {
      const { position, unit } = column
      const text = row.fields[position]!
      if (kindOfValue(column, text) !== SALE_OF_THE_REST) continue
      const amount = readAmount(text, unit, markShown(text) ?? this.reading.decimalMark)
      if (!amount.ok) return this.#leaveOut(row, 'amount', position, amount.expected)
      refunded += Math.abs(amount.cents)
      if (refunded > amountCents) {
        return this.#leaveOut(row, 'amount', position, 'at most the amount of the sale')
      }
      if (refunded === amountCents) {
        return this.#leaveOut(row, 'taken-back', position, 'less than the amount of the sale')
      }
    }
    return refunded
  }

  #creatorOf(fields: readonly string[]): string {
    return this.reading.oneCreator ?? fields[this.#positions.creator]!.trim()
  }

  #timeOf(fields: readonly string[]): Pick<RowRead, 'at' | 'day' | 'isDayAlone'> | null {
    const { soldAt, timeOfDay, timeZoneColumn } = this.#positions
    const { dateOrder, timeZone } = this.reading
    const clock = timeOfDay < 0 ? null : fields[timeOfDay]!
    const time = readTime(fields[soldAt]!, dateOrder, clock)
    if (time === null) return null
    const own = timeZoneColumn < 0 ? '' : fields[timeZoneColumn]!.trim()
    const zone = time.kind === 'local' && own !== '' ? zoneOf(own) : null
    const at =
      time.kind === 'local' && zone !== null
        ? instantInZone(time.seconds, zone)
        : instantOfTime(time, timeZone)
    return at === null ? null : { at, day: time.day, isDayAlone: time.kind === 'day' }
  }

  #amountOf(fields: readonly string[]): (AmountOutcome & { ok: true }) | AmountRefused {
    const { amount, quantity, discount } = this.#positions
    const { amountUnit, decimalMark } = this.reading
    const one = readAmount(fields[amount]!, amountUnit, decimalMark)
    if (!one.ok) return { ...one, position: amount }
    let { cents } = one
    if (quantity >= 0) {
      const all = timesQuantity(cents, fields[quantity]!)
      if (!all.ok) return { ...all, position: quantity }
      cents = all.cents
    }
    if (discount >= 0 && fields[discount]!.trim() !== '') {
      const off = readAmount(fields[discount]!, amountUnit, decimalMark)
      if (!off.ok) return { ...off, position: discount }
      const offCents = Math.abs(off.cents)
      if (offCents > Math.abs(cents)) {
        return {
          ok: false,
          position: discount,
          expected: 'at most the amount that it is taken off',
        }
      }
      cents -= Math.sign(cents) * offCents
    }
    return { ok: true, cents }
  }
}

/** The unit that its title gives, else that of the amounts of the sales. */
function unitOf(title: string, unitOfSales: AmountUnit): AmountUnit {
  if (isInCents(title)) return 'cents'
  return isInDollars(title) ? 'dollars' : unitOfSales
}

type AmountRefused = AmountOutcome & { ok: false; position: number }

const EXPECTED_OF_REFUND: Partial<Record<LeftOutReason, string>> = {
  refund: 'a sale; refunds are left out',
  'refund-without-sale':
    'a refund of a sale that is in the file, and of its creator if it names one',
  'refund-of-a-part': 'a refund of a whole sale: partial refunds are not supported',
  'refund-before-sale': 'a refund after its sale',
  'refunded-already': 'one refund of each sale',
}

/** Few values begin like such a word: most are told apart without being put in their normal form. */
const isTotal = (text: string): boolean =>
  /^\s*(?:tot|sub|su|grand|ges)/i.test(text) && isTotalWord(normalValue(text))

function kindOfValue({ kinds, seen }: KindColumn, value: string): RowKind {
  let kind = seen.get(value)
  if (kind === undefined) {
    kind = ownValue(kinds, normalValue(value)) ?? kinds[ANY_VALUE] ?? 'left-out'
    seen.set(value, kind)
  }
  return kind
}

/** Spreadsheets like to end rows with a few delimiters more than the header. */
const fits = (fields: readonly string[], columns: number): boolean =>
  fields.length === columns ||
  (fields.length > columns && fields.slice(columns).every((field) => field.trim() === ''))

/** SQLite shows a text up to its first character of the code 0: two creators would look like one. */
const isCreator = (text: string): boolean =>
  text !== '' && text.length <= CREATOR_LENGTH_MAX && !text.includes('\0')
