/** A row of the ledger in the reader's words, for where two futures part. */
import type { LedgerRow } from '../../../workers/contract'
import { formatMoney, formatSecond } from '../format'
import { m } from '../paraglide/messages.js'
import { plainWord } from '../words/vocabulary'
import { shownName } from '../words/shown-name'

/** `$120.00 debited to ink and credited to payouts in transit, payout claimed (4 Sep 2026, 10:00:05)`. */
export function ledgerRowWords(row: LedgerRow): string {
  const at = formatSecond(row.occurredAt)
  switch (row.row) {
    case 'payout': {
      const { payoutId: payout, from, to } = row
      const names = { at, payout, creator: shownName(row.creator), to: plainWord(to) }
      return from === null
        ? m.ledger_row_payout_made(names)
        : m.ledger_row_payout({ ...names, from: plainWord(from) })
    }
    case 'balance':
      return m.ledger_row_balance({
        ...{ at, payout: row.payoutId, creator: shownName(row.creator) },
        amount: formatMoney(row.amountCents),
        from: plainWord(row.from),
        to: plainWord(row.to),
      })
    case 'posting': {
      const { creator } = row
      const account = (name: string): string =>
        creator !== null && name.startsWith('creator:') ? shownName(creator) : plainWord(name)
      return m.ledger_row_posting({
        ...{ at, debit: account(row.debit), credit: account(row.credit) },
        amount: formatMoney(row.amountCents),
        reason: plainWord(row.reason),
      })
    }
    case 'note':
      return m.ledger_row_note({ at, creator: shownName(row.creator), code: plainWord(row.code) })
    case 'pause':
      return m.ledger_row_pause({
        at,
        creator: shownName(row.creator),
        source: plainWord(row.source),
      })
  }
}
