/**
 * The exports of shops and payment platforms that are recognised by their header: which columns hold what, and what their
 * kinds of rows are. Columns are named as their header has them, whatever the case; the first that a file has is read.
 */
import type { ReadingChoices, RowKind, RowKinds } from './reading'

export const EXPORT_NAMES = [
  'payout-lab',
  'gumroad-sales',
  'gumroad-payouts',
  'shopify-orders',
  'shopify-payments',
  'stripe-balance',
  'stripe-payout-reconciliation',
  'paypal-activity',
  'lemon-squeezy-orders',
  'etsy-payments',
  'patreon',
  'square-transactions',
  'woocommerce-orders',
  'bandcamp-sales',
  'other',
] as const
export type ExportName = (typeof EXPORT_NAMES)[number]

/** What a column of a sales file can hold, besides the kinds of rows. */
export const COLUMN_ROLES = [
  'creator',
  'soldAt',
  'timeOfDay',
  'timeZoneColumn',
  'amount',
  'quantity',
  'discount',
  'currency',
  'saleId',
  'refundOf',
] as const
export type ColumnRole = (typeof COLUMN_ROLES)[number]

export interface SalesExport {
  name: Exclude<ExportName, 'other'>
  /** The name that its platform gives it. */
  title: string
  /** Each is a set of columns that must all be there. */
  headers: readonly (readonly string[])[]
  columns: Partial<Record<ColumnRole, readonly string[]>>
  /** Whether all else that names and values say is looked at, too; exports of a platform are read by this table alone. */
  isOpen?: true
  /** Columns that only the first row of a sale has a value in: its other rows have the same. */
  onFirstRowOfSale?: readonly string[]
  /** Values that are not listed are known words, or asked. */
  rowKinds: RowKinds
  settles: Pick<ReadingChoices, 'amountUnit' | 'timeZone' | 'refunds' | 'totalRow'>
}

const kinds = (words: Partial<Record<RowKind, string>>): Record<string, RowKind> =>
  Object.fromEntries(
    Object.entries(words).flatMap(([kind, values]) =>
      values.split(',').map((value): [string, RowKind] => [value.trim(), kind as RowKind]),
    ),
  )

const FLAG = kinds({ sale: ',0,false,no', 'left-out': '1,true,yes' })
const NOTHING_REFUNDED = kinds({ sale: ',0,0.0,0.00,$0.00' })
const STRIPE_CATEGORIES = kinds({
  sale: 'charge',
  refund: 'refund',
  chargeback: 'dispute',
  'left-out': '*',
})
const STRIPE_COLUMNS: SalesExport['columns'] = {
  creator: ['connected_account_id', 'connected_account'],
  soldAt: ['created_utc', 'created'],
  amount: ['gross'],
  currency: ['currency'],
  saleId: ['charge_id'],
}

export const SALES_EXPORTS: readonly SalesExport[] = [
  {
    name: 'payout-lab',
    title: 'Payout Lab’s own format',
    headers: [['creator_id', 'sold_at', 'amount_usd']],
    columns: { creator: ['creator_id'], soldAt: ['sold_at'], amount: ['amount_usd'] },
    isOpen: true,
    rowKinds: {},
    settles: { amountUnit: 'dollars', timeZone: 'UTC', totalRow: 'sale' },
  },
  {
    name: 'gumroad-sales',
    title: 'Gumroad sales export',
    headers: [['Purchase ID', 'Item Name', 'Purchase Date', 'Sale Price ($)', 'Fully Refunded?']],
    columns: {
      soldAt: ['Purchase Time (UTC timezone)', 'Purchase Date'],
      amount: ['Sale Price ($)'],
      saleId: ['Purchase ID'],
    },
    rowKinds: {
      'Fully Refunded?': FLAG,
      'Disputed?': FLAG,
      'Free trial purchase?': FLAG,
      'Pre-order authorization?': FLAG,
      'Partial Refund ($)': NOTHING_REFUNDED,
    },
    settles: { amountUnit: 'dollars', timeZone: 'UTC' },
  },
  {
    name: 'gumroad-payouts',
    title: 'Gumroad payout export',
    headers: [
      ['Type', 'Date', 'Purchase ID', 'Sale Price ($)', 'Gumroad Fees ($)', 'Net Total ($)'],
    ],
    columns: { soldAt: ['Date'], amount: ['Sale Price ($)'], saleId: ['Purchase ID'] },
    rowKinds: {
      Type: kinds({
        sale: 'sale',
        refund: 'full refund,partial refund,paypal refund,stripe connect refund',
        chargeback: 'chargeback',
        'left-out': '*',
      }),
    },
    settles: { amountUnit: 'dollars', refunds: 'of-their-sale' },
  },
  {
    name: 'shopify-orders',
    title: 'Shopify orders export',
    headers: [['Name', 'Financial Status', 'Created at', 'Lineitem quantity', 'Lineitem price']],
    columns: {
      creator: ['Vendor'],
      soldAt: ['Created at'],
      amount: ['Lineitem price'],
      quantity: ['Lineitem quantity'],
      discount: ['Lineitem discount'],
      currency: ['Currency'],
      saleId: ['Name'],
    },
    onFirstRowOfSale: ['Financial Status', 'Cancelled at', 'Currency', 'Created at'],
    rowKinds: {
      'Financial Status': kinds({
        sale: 'paid',
        'left-out': 'pending,authorized,voided,refunded,expired,unpaid',
      }),
      'Cancelled at': kinds({ sale: '', 'left-out': '*' }),
    },
    settles: { amountUnit: 'dollars', refunds: 'of-their-sale' },
  },
  {
    name: 'shopify-payments',
    title: 'Shopify payments transactions export',
    headers: [['Transaction Date', 'Type', 'Order', 'Payout Status', 'Amount', 'Fee', 'Net']],
    columns: {
      soldAt: ['Transaction Date'],
      amount: ['Amount'],
      currency: ['Currency'],
      saleId: ['Order'],
    },
    rowKinds: {
      Type: kinds({
        sale: 'charge',
        refund: 'refund',
        chargeback: 'chargeback',
        'left-out': '*',
      }),
    },
    settles: { amountUnit: 'dollars', refunds: 'of-their-sale' },
  },
  {
    name: 'stripe-balance',
    title: 'Stripe balance report',
    headers: [
      ['balance_transaction_id', 'reporting_category', 'currency', 'gross', 'fee', 'net'],
      ['id', 'Type', 'Source', 'Amount', 'Fee', 'Net', 'Currency', 'Created (UTC)'],
    ],
    columns: {
      ...STRIPE_COLUMNS,
      soldAt: ['created_utc', 'Created (UTC)', 'created'],
      amount: ['gross', 'Amount'],
    },
    rowKinds: {
      reporting_category: STRIPE_CATEGORIES,
      Type: kinds({
        sale: 'charge,payment',
        refund: 'refund,payment refund',
        'left-out': '*',
      }),
    },
    settles: { amountUnit: 'dollars', refunds: 'of-their-sale' },
  },
  {
    name: 'stripe-payout-reconciliation',
    title: 'Stripe itemised payout reconciliation report',
    headers: [
      [
        'automatic_payout_id',
        'balance_transaction_id',
        'reporting_category',
        'currency',
        'gross',
        'fee',
        'net',
      ],
    ],
    columns: STRIPE_COLUMNS,
    rowKinds: { reporting_category: STRIPE_CATEGORIES },
    settles: { amountUnit: 'dollars', refunds: 'of-their-sale' },
  },
  {
    name: 'paypal-activity',
    title: 'PayPal activity report',
    headers: [
      ['Date', 'Time', 'TimeZone', 'Type', 'Status', 'Currency', 'Gross', 'Fee', 'Net'],
      ['Date', 'Time', 'Time Zone', 'Type', 'Status', 'Currency', 'Gross', 'Fee', 'Net'],
      ['Date', 'Time', 'Time Zone', 'Description', 'Currency', 'Gross', 'Fee', 'Net', 'Balance'],
    ],
    columns: {
      soldAt: ['Date'],
      timeOfDay: ['Time'],
      timeZoneColumn: ['TimeZone', 'Time Zone'],
      amount: ['Gross'],
      currency: ['Currency'],
      saleId: ['Transaction ID'],
      refundOf: ['Reference Txn ID'],
    },
    rowKinds: {
      // A payment that was refunded has its refund as a row of its own.
      Status: kinds({
        sale: 'completed,refunded,partially refunded,reversed',
        'left-out': '*',
      }),
      Type: {},
      Description: {},
      'Balance Impact': kinds({ sale: ',credit,debit', 'left-out': 'memo' }),
    },
    settles: { amountUnit: 'dollars', refunds: 'of-their-sale' },
  },
  {
    name: 'lemon-squeezy-orders',
    title: 'Lemon Squeezy orders export',
    headers: [['order_number', 'user_email', 'total_usd', 'status', 'created_at']],
    columns: {
      creator: ['store_id'],
      soldAt: ['created_at'],
      amount: ['total_usd'],
      saleId: ['order_number'],
    },
    rowKinds: {
      status: kinds({ sale: 'paid', 'left-out': 'pending,failed,refunded,void,fraudulent' }),
      test_mode: FLAG,
    },
    settles: { amountUnit: 'cents', timeZone: 'UTC' },
  },
  {
    name: 'etsy-payments',
    title: 'Etsy Payments sales export',
    headers: [['Payment ID', 'Buyer Username', 'Order ID', 'Gross Amount', 'Posted Gross']],
    columns: {
      soldAt: ['Order Date'],
      amount: ['Gross Amount'],
      currency: ['Currency'],
      saleId: ['Order ID'],
    },
    rowKinds: { Status: {}, 'Refund Amount': NOTHING_REFUNDED },
    settles: { amountUnit: 'dollars' },
  },
  {
    name: 'patreon',
    title: 'Patreon members export',
    headers: [['Patron Status', 'Pledge Amount', 'Last Charge Date', 'Last Charge Status']],
    columns: { soldAt: ['Last Charge Date'], amount: ['Pledge Amount'], currency: ['Currency'] },
    rowKinds: {
      'Last Charge Status': kinds({
        sale: 'paid',
        'left-out': ',declined,deleted,pending,refunded,fraud,other,free trial',
      }),
    },
    settles: { amountUnit: 'dollars' },
  },
  {
    name: 'square-transactions',
    title: 'Square transactions export',
    headers: [
      ['Date', 'Time', 'Time Zone', 'Gross Sales', 'Net Sales', 'Total Collected', 'Event Type'],
    ],
    columns: {
      soldAt: ['Date'],
      timeOfDay: ['Time'],
      timeZoneColumn: ['Time Zone'],
      amount: ['Net Sales'],
      saleId: ['Transaction ID'],
    },
    rowKinds: {
      'Event Type': kinds({ sale: 'payment', refund: 'refund' }),
      'Partial Refunds': NOTHING_REFUNDED,
    },
    settles: { amountUnit: 'dollars', refunds: 'of-their-sale' },
  },
  {
    name: 'woocommerce-orders',
    title: 'WooCommerce orders report',
    headers: [['Date', 'Order #', 'N. Revenue (formatted)', 'Status', 'Net Sales']],
    columns: { soldAt: ['Date'], amount: ['N. Revenue (formatted)'], saleId: ['Order #'] },
    rowKinds: {
      Status: kinds({
        sale: 'completed,processing',
        'left-out': 'refunded,cancelled,failed,pending,pending payment,on hold,checkout draft',
      }),
    },
    settles: { amountUnit: 'dollars', refunds: 'of-their-sale' },
  },
  {
    name: 'bandcamp-sales',
    title: 'Bandcamp sales report',
    headers: [['date', 'paid to', 'item type', 'item name', 'artist', 'currency', 'item total']],
    columns: {
      creator: ['artist'],
      soldAt: ['date'],
      amount: ['item total'],
      currency: ['currency'],
      saleId: ['bandcamp transaction id'],
      refundOf: ['bandcamp related transaction id'],
    },
    rowKinds: {
      'item type': kinds({
        sale: 'album,track,package,bundle,discography,subscription',
        refund: 'refund,reversal',
        'left-out': 'payout',
      }),
    },
    settles: { amountUnit: 'dollars', timeZone: 'UTC', refunds: 'of-their-sale' },
  },
]

export const exportNamed = (name: ExportName): SalesExport | null =>
  SALES_EXPORTS.find((known) => known.name === name) ?? null

/** The export whose header these titles have: of several, the one that asks for most columns. */
export function recogniseExport(titles: readonly string[]): SalesExport | null {
  const names = new Set(titles.map(plainTitle))
  let best: { known: SalesExport; columns: number } | null = null
  for (const known of SALES_EXPORTS) {
    for (const header of known.headers) {
      const fits = header.every((column) => names.has(plainTitle(column)))
      if (fits && header.length > (best?.columns ?? 0)) best = { known, columns: header.length }
    }
  }
  return best?.known ?? null
}

export const plainTitle = (title: string): string => title.trim().toLowerCase()
