/** What is asked of the list of creators. */
import type { CreatorQuery } from '../../src/metrics/creator-list'

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
