/**
 * Which columns of a sales file hold creator, time and amount: by their names, whatever their case and punctuation,
 * or as the user says. A name that ends in "cents" holds whole cents, every other amount is in dollars.
 */
import type { Problem, Refused } from './problems'
import type { SalesColumns } from './sales-file'
import type { AmountUnit } from './sales-values'

export interface ColumnPositions {
  creator: number
  soldAt: number
  amount: number
  amountUnit: AmountUnit
}

type Role = keyof SalesColumns

interface RoleNames {
  title: string
  /** Names in their bare form, the most telling first: a file with `seller_id` and `user` means the seller. */
  names: readonly string[]
}

const ROLES: Readonly<Record<Role, RoleNames>> = {
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
      'paidat',
      'orderedat',
      'orderdate',
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
      'totalusd',
      'totalcents',
      'total',
      'revenueusd',
      'revenuecents',
      'revenue',
      'cents',
    ],
  },
}
const ROLE_ORDER = ['creator', 'soldAt', 'amount'] as const satisfies readonly Role[]

const bareName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

function recogniseRole(role: Role, header: readonly string[]): string | null {
  const bareHeader = header.map(bareName)
  for (const name of ROLES[role].names) {
    const position = bareHeader.indexOf(name)
    if (position >= 0) return header[position]!
  }
  return null
}

/** The columns that the header's names speak for, or `null` unless there is one for each part of a sale. */
export function recogniseColumns(header: readonly string[]): SalesColumns | null {
  const creator = recogniseRole('creator', header)
  const soldAt = recogniseRole('soldAt', header)
  const amount = recogniseRole('amount', header)
  return creator !== null && soldAt !== null && amount !== null ? { creator, soldAt, amount } : null
}

export function findColumns(
  header: readonly string[],
  headerLine: number,
  chosen?: SalesColumns,
): { ok: true; positions: ColumnPositions } | Refused {
  const columns = chosen ?? recogniseColumns(header)
  if (!columns) return { ok: false, problems: unrecognised(header, headerLine) }
  const missing = ROLE_ORDER.filter((role) => !header.includes(columns[role]))
  if (missing.length > 0) {
    return { ok: false, problems: missing.map((role) => notThere(role, columns[role], header)) }
  }
  return {
    ok: true,
    positions: {
      creator: header.indexOf(columns.creator),
      soldAt: header.indexOf(columns.soldAt),
      amount: header.indexOf(columns.amount),
      amountUnit: bareName(columns.amount).endsWith('cents') ? 'cents' : 'dollars',
    },
  }
}

function unrecognised(header: readonly string[], headerLine: number): Problem[] {
  return ROLE_ORDER.filter((role) => recogniseRole(role, header) === null).map((role) => ({
    path: `line ${headerLine}`,
    value: header.join(', '),
    expected: `a header with a column of ${ROLES[role].title}, as in creator_id,sold_at,amount_usd`,
  }))
}

const notThere = (role: Role, name: string, header: readonly string[]): Problem => ({
  path: `columns.${role}`,
  value: name,
  expected: `one of the file's columns: ${header.join(', ')}`,
})
