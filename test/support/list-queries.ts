/** What is asked of the lists of creators and of payouts. */
import type { CreatorQuery } from '../../src/metrics/lists/creator-list'
import type { PayoutQuery } from '../../src/metrics/lists/row-lists'

/** All creators in the order of their ids, but for what is changed. */
export const creatorQuery = (changes: Partial<CreatorQuery> = {}): CreatorQuery => ({
  search: '',
  frequency: null,
  rail: null,
  country: null,
  standing: null,
  span: null,
  sort: 'creator_id',
  descending: false,
  offset: 0,
  limit: 200,
  ...changes,
})

/** All payouts in the order of their ids, likewise. */
export const payoutQuery = (changes: Partial<PayoutQuery> = {}): PayoutQuery => ({
  search: '',
  span: null,
  event: null,
  payoutType: null,
  now: null,
  frequency: null,
  sort: 'payout_id',
  descending: false,
  offset: 0,
  limit: 200,
  ...changes,
})
