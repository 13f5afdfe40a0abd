/** The list of creators: what it is narrowed to and how it is sorted, kept while other tabs are open. */
import type { CreatorFacets, CreatorQuery, CreatorRow } from '../../../workers/contract'
import type { LabClient } from '../lab/lab-client.svelte'
import { NarrowedList } from '../lists/paged-list.svelte'

const CREATORS_PER_PAGE = 50

const EVERYONE = {
  search: '',
  frequency: null,
  rail: null,
  country: null,
  standing: null,
  among: null,
  span: null,
} as const satisfies Partial<CreatorQuery>

const FIRST_QUERY: CreatorQuery = {
  ...EVERYONE,
  sort: 'earned_cents',
  descending: true,
  offset: 0,
  limit: CREATORS_PER_PAGE,
}

export class CreatorList extends NarrowedList<CreatorQuery, CreatorRow> {
  readonly #lab: LabClient
  #facets = $state.raw<CreatorFacets>({ countries: [], rails: [], standings: [] })

  constructor(lab: LabClient) {
    super(FIRST_QUERY, EVERYONE, (query) => lab.creators(query))
    this.#lab = lab
  }

  /** What the creators of the run have in common, for the list to be narrowed to. */
  get facets(): CreatorFacets {
    return this.#facets
  }

  async readFacets(): Promise<void> {
    // Where the worker does not answer, the list itself says so.
    this.#facets = await this.#lab.creatorFacets().catch(() => this.#facets)
  }
}
