/** The list of payouts of all creators: what it is narrowed to and how it is sorted, kept while other tabs are open. */
import type { PayoutQuery, PayoutRow } from '../../../workers/contract'
import type { LabClient } from '../lab/lab-client.svelte'
import { NarrowedList } from '../lists/paged-list.svelte'

const PAYOUTS_PER_PAGE = 50

const ALL_PAYOUTS = {
  search: '',
  span: null,
  event: null,
  payoutType: null,
  now: null,
  frequency: null,
} as const satisfies Partial<PayoutQuery>

const FIRST_QUERY: PayoutQuery = {
  ...ALL_PAYOUTS,
  sort: 'payout_id',
  descending: true,
  offset: 0,
  limit: PAYOUTS_PER_PAGE,
}

export class PayoutList extends NarrowedList<PayoutQuery, PayoutRow> {
  constructor(lab: LabClient) {
    super(FIRST_QUERY, ALL_PAYOUTS, (query) => lab.payouts(query))
  }
}
