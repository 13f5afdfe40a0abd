/**
 * What rows with a status, a type or a flag are: a sale, a refund, or no sale at all. Words that many exports use are
 * known; what is not known here is asked.
 */
import type { RowKind, SALE_OF_THE_REST } from './reading'

const WORDS: Readonly<Record<Exclude<RowKind, typeof SALE_OF_THE_REST>, string>> = {
  sale:
    'sale, sales, paid, complete, completed, success, succeeded, successful, captured, settled, charge, charged, payment, ' +
    'purchase, order, approved, processed, processing, fulfilled, shipped, delivered, accepted, confirmed, closed, available, ' +
    'paid out, in transit, recurring charge, subscription, subscription payment, express checkout payment, website payment, ' +
    'mobile payment, general payment, invoice payment, subscription payment, donation payment, pre approved payment, debit card payment',
  refund:
    'refund, full refund, payment refund, charge refund, refund payment, refunds, reversal, payment reversal, ' +
    'paypal refund, stripe connect refund, return',
  chargeback: 'chargeback, chargebacks, dispute, charge back, payment dispute',
  'left-out':
    'refunded, fully refunded, failed, failure, declined, denied, rejected, pending, on hold, voided, void, cancelled, ' +
    'canceled, expired, unpaid, authorized, authorised, authorization, general authorization, abandoned, draft, checkout draft, ' +
    'payout, payouts, payout failure, payout fee, transfer, withdrawal, general withdrawal, user initiated withdrawal, deposit, fee, fees, ' +
    'stripe fee, tax, taxes, currency conversion, general currency conversion, conversion, adjustment, technical adjustment, ' +
    'credit, debit, reserve, hold, account hold for open authorization, reversal of general account hold, reserved funds, ' +
    'affiliate credit, affiliate fee, commission, shipping, shipping label, bank deposit to pp account, contribution, ' +
    'chargeback fee, dispute reversal, charged back, disputed, fraud, test, incomplete, requires action, uncaptured, total, totals',
}

const KIND_OF_WORD: ReadonlyMap<string, RowKind> = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.split(', ').map((word): [string, RowKind] => [word, kind as RowKind]),
  ),
)

/** In small letters, with one space between words: how values of such columns are compared. */
export const normalValue = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()

export const kindOfWord = (value: string): RowKind | null => KIND_OF_WORD.get(value) ?? null

/** Whether a word alone shows that its column tells sales from other rows, whatever the column is called. */
export const tellsKinds = (value: string): boolean =>
  /^(?:refund|full refund|payment refund|chargeback|payout|failed|declined|voided|refunded|cancell?ed|currency conversion|general currency conversion)$/.test(
    value,
  )

const YES = new Set(['1', 'true', 'yes', 'y', 'x', 't'])
const NO = new Set(['0', 'false', 'no', 'n', 'f', '', 'none', '0.0', '0.00'])

/** What a flag such as `Refunded?` makes of a row. */
export function kindOfFlag(value: string): RowKind | null {
  if (YES.has(value)) return 'left-out'
  return NO.has(value) ? 'sale' : null
}

/** Names, in their bare form, of columns whose values tell sales from other rows. */
export const isKindName = (bareName: string): boolean =>
  /^(?:status|type|eventtype|transactiontype|transactionstatus|paymentstatus|financialstatus|orderstatus|salestatus|chargestatus|reportingcategory|entrytype|recordtype|rowtype|zahlungsstatus|statut|estado|tipo|typ)$/.test(
    bareName,
  )

/** `Fully Refunded?`, `is_disputed`, `voided`. */
export const isFlagName = (bareName: string): boolean =>
  /^(?:is|was|fully)*(?:refunded|disputed|chargeback|chargebacked|chargedback|voided|cancelled|canceled|failed|declined|test|testmode|fraud)$/.test(
    bareName,
  )

/** `Partial Refund ($)`, `amount_refunded`: what was given back of the row's amount, which nothing else of it says. */
export const isRefundedAmountName = (bareName: string): boolean =>
  /^(?:(?:partial|total)?refunds?(?:ed)?(?:amount|total)?|amountrefund(?:ed|s)?|totalrefunded)(?:usd|cents|usdcents)?$/.test(
    bareName,
  )

/** `refunded_at`: whatever is in it, the row has been taken back. */
export const isTakenBackAtName = (bareName: string): boolean =>
  /^(?:refunded|cancelled|canceled|voided|disputed|chargedback|failed)(?:at|on|date|time)$/.test(
    bareName,
  )

const TAKEN_BACK = /refund|disputed|charge ?back|charged ?back/

/** Whether a value that leaves its row out says of a sale that it was refunded or charged back. */
export const isTakenBack = (bareName: string, value: string): boolean =>
  TAKEN_BACK.test(normalValue(value)) ||
  ([isFlagName, isTakenBackAtName, isRefundedAmountName].some((isSo) => isSo(bareName)) &&
    TAKEN_BACK.test(bareName))

/** No amount and no day, however it is written: empty, `0.0`, `$0.00`, `0,00`, `0.00 USD`, `0000-00-00`. */
export const isNothing = (value: string): boolean =>
  /^[^1-9\p{L}]*$/u.test(value) || ZERO_OF_A_CURRENCY.test(value.trim())

const ZERO_OF_A_CURRENCY = /^(?:[a-zA-Z]{2,3})?[^1-9\p{L}]*0[^1-9\p{L}]*(?:[a-zA-Z]{3})?$/u

/** Words of a row that adds up the others. */
export const isTotalWord = (value: string): boolean =>
  /^(?:(?:grand |sub ?)?totals?|sum|summe|gesamt|gesamtsumme|total general|totaal|suma)\b:?$/.test(
    value,
  ) || /^subtotal [—–-]/.test(value)
