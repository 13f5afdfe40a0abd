/** The list of creators: what it is narrowed to and how it is sorted, kept while other tabs are open. */
import type { CreatorFacets, CreatorQuery, CreatorRow } from '../../../workers/contract'
import type { LabClient } from '../lab/lab-client.svelte'
import { PagedList } from '../lists/paged-list.svelte'

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

export class CreatorList extends PagedList<CreatorQuery, CreatorRow> {
  readonly #lab: LabClient
  #facets = $state.raw<CreatorFacets>({ countries: [], rails: [], standings: [] })
  /** The creator whose story was opened last, to go back to. */
  openedId: number | null = null

  constructor(lab: LabClient) {
    super(FIRST_QUERY, (query) => lab.creators(query))
    this.#lab = lab
  }

  /** What the creators of the run have in common, for the list to be narrowed to. */
  get facets(): CreatorFacets {
    return this.#facets
  }

  get isFiltered(): boolean {
    return Object.entries(EVERYONE).some(
      ([key, value]) => this.query[key as keyof typeof EVERYONE] !== value,
    )
  }

  clear(): void {
    this.change(EVERYONE)
  }

  async readFacets(): Promise<void> {
    // Where the worker does not answer, the list itself says so.
    this.#facets = await this.#lab.creatorFacets().catch(() => this.#facets)
  }
}
