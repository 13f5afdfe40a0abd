/** The list of payouts of all creators: what it is narrowed to and how it is sorted, kept while other tabs are open. */
import type { PayoutQuery, PayoutRow } from '../../../workers/contract'
import type { LabClient } from '../lab/lab-client.svelte'
import { PagedList } from '../lists/paged-list.svelte'

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

export class PayoutList extends PagedList<PayoutQuery, PayoutRow> {
  /** The payout that was opened last, to go back to. */
  openedId: number | null = null

  constructor(lab: LabClient) {
    super(FIRST_QUERY, (query) => lab.payouts(query))
  }

  get isFiltered(): boolean {
    return Object.entries(ALL_PAYOUTS).some(
      ([key, value]) => this.query[key as keyof typeof ALL_PAYOUTS] !== value,
    )
  }

  clear(): void {
    this.change(ALL_PAYOUTS)
  }
}
