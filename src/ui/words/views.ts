/** The readable views of the ledger and what each holds. */
import { m } from '../paraglide/messages.js'

export const READABLE_VIEWS: readonly { name: string; holds: () => string }[] = [
  { name: 'creators', holds: m.view_creators },
  { name: 'sales', holds: m.view_sales },
  { name: 'balances', holds: m.view_balances },
  { name: 'payouts', holds: m.view_payouts },
  { name: 'payout_balances', holds: m.view_payout_balances },
  { name: 'payout_notes', holds: m.view_payout_notes },
  { name: 'entries', holds: m.view_entries },
  { name: 'processor_payouts', holds: m.view_processor_payouts },
  { name: 'service_differences', holds: m.view_service_differences },
]
