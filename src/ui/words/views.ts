/** The readable views of the ledger and what each holds. */
import type { LedgerView } from '../../core/ledger-views'
import { m } from '../paraglide/messages.js'

export const VIEW_WORDS: Readonly<Record<LedgerView, () => string>> = {
  creators: m.view_creators,
  pauses: m.view_pauses,
  accounts: m.view_accounts,
  sales: m.view_sales,
  balances: m.view_balances,
  payouts: m.view_payouts,
  payout_balances: m.view_payout_balances,
  payout_parts: m.view_payout_parts,
  unanswered_requests: m.view_unanswered_requests,
  unanswered_refunds: m.view_unanswered_refunds,
  handled_webhooks: m.view_handled_webhooks,
  paypal_terms: m.view_paypal_terms,
  payout_notes: m.view_payout_notes,
  payout_state_changes: m.view_payout_state_changes,
  balance_state_changes: m.view_balance_state_changes,
  refused_state_changes: m.view_refused_state_changes,
  entries: m.view_entries,
  processor_payouts: m.view_processor_payouts,
  processor_transfers: m.view_processor_transfers,
  service_differences: m.view_service_differences,
  creator_setting_changes: m.view_creator_setting_changes,
  closed_days: m.view_closed_days,
  closed_sales: m.view_closed_sales,
  closed_payouts: m.view_closed_payouts,
  closed_balances: m.view_closed_balances,
  closed_creators: m.view_closed_creators,
}

interface ViewGroup {
  title: () => string
  views: readonly LedgerView[]
}

/** Every view once, by what a reader looks for. */
export const VIEW_GROUPS: readonly ViewGroup[] = [
  {
    title: m.views_of_creators,
    views: ['creators', 'pauses', 'creator_setting_changes', 'paypal_terms'],
  },
  { title: m.views_of_sales, views: ['sales', 'balances', 'accounts', 'entries'] },
  {
    title: m.views_of_payouts,
    views: ['payouts', 'payout_balances', 'payout_parts', 'payout_notes'],
  },
  {
    title: m.views_of_processors,
    views: [
      'processor_payouts',
      'processor_transfers',
      'unanswered_requests',
      'unanswered_refunds',
      'handled_webhooks',
    ],
  },
  {
    title: m.views_of_changes,
    views: ['payout_state_changes', 'balance_state_changes', 'refused_state_changes'],
  },
  {
    title: m.views_of_closed,
    views: ['closed_days', 'closed_sales', 'closed_payouts', 'closed_balances', 'closed_creators'],
  },
  { title: m.views_of_services, views: ['service_differences'] },
]
