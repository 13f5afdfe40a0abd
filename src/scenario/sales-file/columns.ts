/**
 * Which columns of a sales file hold what: by their names, whatever their case, accents and punctuation. A name that is
 * above two columns says nothing about either.
 */
import type { CsvRow } from './csv-rows'
import { isCurrencyCode } from './currencies'
import type { ColumnRole } from './exports'

/** Names in their bare form, the most telling first: a file with `seller_id` and `user` means the seller. */
const NAMES: Readonly<Record<ColumnRole, string>> = {
  creator:
    'creatorid creator creatorhandle creatorname sellerid seller sellername merchantid merchant vendorid ' +
    'vendor artistid artist authorid author shopid shop storeid store accountid account userid user ' +
    'username',
  soldAt:
    'soldat soldon saledate saletime dateofsale purchasedat purchasedate purchasetime paidat orderedat ' +
    'orderdate ordertime transactiondate transactiontime paymentdate occurredat createdat created ' +
    'timestamp datetime date day time datum fecha',
  timeOfDay: 'time timeofday hour soldtime saletime uhrzeit heure hora',
  timeZoneColumn: 'timezone tz zeitzone fuseauhoraire',
  amount:
    'amountusd amountcents amountusdcents amount grossusd grosscents gross grossamount saleprice priceusd ' +
    'pricecents price salesusd saleamount totalusd totalcents total revenueusd revenuecents revenue cents ' +
    'unitprice itemprice lineitemprice linetotal totalprice ordertotal totalamount betrag preis summe ' +
    'montant prix importe precio',
  quantity:
    'quantity qty units unitssold itemssold numberofitems pieces lineitemquantity menge anzahl quantite cantidad',
  discount: '',
  currency: '',
  saleId:
    'orderid ordernumber orderno order transactionid saleid purchaseid paymentid chargeid invoicenumber invoiceid reference id',
  refundOf:
    'originaltransactionid originalorderid originalsaleid originalid referencetxnid referencetransactionid ' +
    'parenttransactionid relatedtransactionid refundedtransactionid refundedorderid refundof',
}

const NAMES_OF_ROLE = new Map(
  (Object.entries(NAMES) as [ColumnRole, string][]).map(
    ([role, names]) => [role, names.split(' ').filter((name) => name !== '')] as const,
  ),
)

/** Amounts of one piece by their name, and amounts that no quantity changes. */
const PRICE_NAMES = /^(?:sale|unit|item)?price(?:usd|cents)?$|^amount(?:usd|cents|usdcents)?$/
const QUANTITY_IN_NAME = /^(?:total|gross|revenue|sales)/
const CURRENCY_NAME =
  /currency|^(?:ccy|curr|cur|wahrung|waehrung|devise|moneda|moeda|valuta|divisa)$/

/** Whether nothing in the file says which currency its amounts are in. */
export const isCurrencyAssumed = ({
  amount,
  currency,
}: Readonly<{ amount: string; currency: string | null }>): boolean =>
  currency === null && !isInDollars(amount) && !/(?:^|[^a-z])usd(?:[^a-z]|$)/i.test(amount)

export const bareName = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** `Sold at (UTC)` is `soldat`; `Amount (EUR)`, `amountEUR` and `Amount C$` are `amount`. */
function nameWithoutUnit(title: string): string {
  const name = bareName(title.replace(/[([].*?[)\]]|[A-Z]{0,2}\p{Sc}/gu, '')).replace(
    /(?<=.)utc$/,
    '',
  )
  return name.length > CODE_LENGTH && isCurrencyCode(name.slice(-CODE_LENGTH))
    ? name.slice(0, -CODE_LENGTH)
    : name
}

const CODE_LENGTH = 3

/** A header with the rows below it. */
export interface SalesTable {
  headerLine: number
  /** Each once: a name that is above several columns is told apart by its position, as in `price (column 4)`. */
  titles: readonly string[]
  /** Positions of the titles. */
  positionOf: ReadonlyMap<string, number>
  /** Positions of the columns of a bare name, with and without what is in its brackets. */
  positionsOfName: ReadonlyMap<string, readonly number[]>
  rows: readonly CsvRow[]
  /** Rows above the header: titles and notes. */
  notes: readonly CsvRow[]
}

export function tableBelow(rows: readonly CsvRow[], headerIndex: number): SalesTable {
  const { line, fields } = rows[headerIndex]!
  const titles = columnTitles(fields.map((name) => name.trim()))
  const positionsOfName = new Map<string, number[]>()
  fields.forEach((name, position) => {
    for (const bare of new Set([bareName(name), nameWithoutUnit(name)])) {
      const positions = positionsOfName.get(bare)
      if (positions) positions.push(position)
      else positionsOfName.set(bare, [position])
    }
  })
  return {
    headerLine: line,
    titles,
    positionOf: new Map(titles.map((title, position) => [title, position])),
    positionsOfName,
    rows: rows.slice(headerIndex + 1),
    notes: rows.slice(0, headerIndex),
  }
}

function columnTitles(header: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const name of header) counts.set(name, (counts.get(name) ?? 0) + 1)
  return header.map((name, index) => {
    if (name === '') return `(column ${index + 1})`
    return counts.get(name)! > 1 ? `${name} (column ${index + 1})` : name
  })
}

/** The columns of the most telling name: none, one, or several that say nothing. */
export function columnsOfRole(role: ColumnRole, table: SalesTable): string[] {
  const name = NAMES_OF_ROLE.get(role)!.find((known) => table.positionsOfName.has(known))
  return name === undefined ? [] : titlesAt(table, table.positionsOfName.get(name)!)
}

/** Every column that could have this role, the most telling first. */
export function possibleColumns(role: ColumnRole, table: SalesTable): string[] {
  const positions = NAMES_OF_ROLE.get(role)!.flatMap(
    (name) => table.positionsOfName.get(name) ?? [],
  )
  return titlesAt(table, [...new Set(positions)])
}

export const currencyColumns = (table: SalesTable): string[] =>
  table.titles.filter((title) => CURRENCY_NAME.test(bareName(title)))

const titlesAt = (table: SalesTable, positions: readonly number[]): string[] =>
  positions.map((position) => table.titles[position]!)

export const isInCents = (title: string): boolean =>
  /cents$/.test(nameWithoutUnit(title)) || /\bcents?\b/i.test(title)

/** `Amount ($)`, `price in dollars`; `usd` names the currency alone, since `total_usd` may be in cents. */
export const isInDollars = (title: string): boolean => /\$|dollars?\b/i.test(title)

export const isInUtc = (title: string): boolean => /(?:^|[^a-z])utc(?:[^a-z]|$)/i.test(title)

export const isPrice = (title: string): boolean => PRICE_NAMES.test(nameWithoutUnit(title))

export const isSum = (title: string): boolean => QUANTITY_IN_NAME.test(nameWithoutUnit(title))
