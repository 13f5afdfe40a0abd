/**
 * Which columns of a sales file hold creator, time, amount and, where there is one, currency: by their names, whatever
 * their case and punctuation. A name that stands above two columns says nothing about either.
 */
import type { CsvFile } from './csv-rows'
import type { Problem } from './problems'

export const NEEDED_COLUMNS = ['creator', 'soldAt', 'amount'] as const
/** A file without currencies is in US dollars. */
export const COLUMN_ROLES = [...NEEDED_COLUMNS, 'currency'] as const
export type NeededColumn = (typeof NEEDED_COLUMNS)[number]
export type ColumnRole = (typeof COLUMN_ROLES)[number]

/** The titles of the columns that hold the sales. */
export interface SalesColumns extends Record<NeededColumn, string> {
  currency?: string | null
}

interface RoleNames {
  title: string
  /** Names in their bare form, the most telling first: a file with `seller_id` and `user` means the seller. */
  names: readonly string[]
}

const ROLES: Readonly<Record<ColumnRole, RoleNames>> = {
  creator: {
    title: 'creators',
    names: [
      'creatorid',
      'creator',
      'creatorhandle',
      'creatorname',
      'sellerid',
      'seller',
      'sellername',
      'merchantid',
      'merchant',
      'vendorid',
      'vendor',
      'artistid',
      'artist',
      'authorid',
      'author',
      'shopid',
      'shop',
      'storeid',
      'store',
      'accountid',
      'account',
      'userid',
      'user',
      'username',
    ],
  },
  soldAt: {
    title: 'times of sale',
    names: [
      'soldat',
      'soldon',
      'saledate',
      'saletime',
      'dateofsale',
      'purchasedat',
      'purchasedate',
      'purchasetime',
      'paidat',
      'orderedat',
      'orderdate',
      'ordertime',
      'transactiondate',
      'transactiontime',
      'paymentdate',
      'occurredat',
      'createdat',
      'created',
      'timestamp',
      'datetime',
      'date',
      'day',
      'time',
    ],
  },
  amount: {
    title: 'amounts',
    names: [
      'amountusd',
      'amountcents',
      'amountusdcents',
      'amount',
      'grossusd',
      'grosscents',
      'gross',
      'grossamount',
      'saleprice',
      'priceusd',
      'pricecents',
      'price',
      'salesusd',
      'saleamount',
      'totalusd',
      'totalcents',
      'total',
      'revenueusd',
      'revenuecents',
      'revenue',
      'cents',
    ],
  },
  currency: { title: 'currencies', names: ['currency', 'currencycode'] },
}

/** `Sold at (UTC)` is `soldat`: times are in UTC in any case. */
const bareName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/(?<=.)utc$/, '')

/**
 * The header's names, each once: a name that stands above several columns is told apart by its position, and a column
 * without a name has that instead.
 */
export function columnTitles(header: readonly string[]): string[] {
  return header.map((name, index) => {
    if (name === '') return `(column ${index + 1})`
    const isRepeated = header.some((other, position) => other === name && position !== index)
    return isRepeated ? `${name} (column ${index + 1})` : name
  })
}

/** The title of the column whose name speaks for this part of a sale, or `null`. */
export function recogniseColumn(role: ColumnRole, header: readonly string[]): string | null {
  const bareHeader = header.map(bareName)
  const name = ROLES[role].names.find((known) => bareHeader.includes(known))
  if (name === undefined) return null
  const position = bareHeader.indexOf(name)
  return bareHeader.includes(name, position + 1) ? null : columnTitles(header)[position]!
}

export const isInCents = (column: string): boolean => bareName(column).endsWith('cents')

/** What is wrong with a header in which this part of a sale has no column. */
export function missingColumn(role: NeededColumn, { header, headerLine }: CsvFile): Problem {
  const bareHeader = header.map(bareName)
  const repeated = ROLES[role].names.find((known) => bareHeader.includes(known))
  return {
    path: `line ${headerLine}`,
    value: header.join(', '),
    expected:
      repeated === undefined
        ? `a header with a column of ${ROLES[role].title}, as in creator_id,sold_at,amount_usd`
        : `one column of ${ROLES[role].title} called ${header[bareHeader.indexOf(repeated)]!}, not several`,
  }
}

export const unknownColumn = (
  role: ColumnRole,
  name: string,
  titles: readonly string[],
): Problem => ({
  path: `columns.${role}`,
  value: name,
  expected: `one of the file's columns: ${titles.join(', ')}`,
})
