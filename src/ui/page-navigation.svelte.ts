/**
 * Where the reader is and what they picked: a tab, days, a schedule, a creator, a payout, runs. What is picked stays
 * picked in all tabs. Whatever leads to another tab goes through here, and moves the focus there.
 */
import type { CreatorsAmong, DaySpan, PayoutQuery } from '../../workers/contract'
import type { PayoutFrequency } from '../core/vocabulary'
import { CreatorList } from './creators/creator-list.svelte'
import type { FeeLab } from './fees/fee-lab.svelte'
import type { SweepInPlace } from './fees/sweep/sweep-in-place'
import type { StepOf } from './history-step'
import type { LabClient } from './lab/lab-client.svelte'
import { PayoutList } from './payouts/payout-list'
import { focusPanel, showPanel } from './panel'
import type { CreatorView, damagedIn, Place, RunPicks, TabName } from './place'
import type { Shelf } from './shelf/shelf.svelte'

export class PageNavigation implements Place {
  readonly #lab: LabClient
  readonly #shelf: Shelf
  readonly #fees: FeeLab
  readonly creators: CreatorList
  readonly payouts: PayoutList
  tab = $state<TabName>('overview')
  picked = $state.raw<DaySpan | null>(null)
  schedule = $state<PayoutFrequency | null>(null)
  creatorId = $state<number | null>(null)
  creatorView = $state<CreatorView>('history')
  payoutId = $state<number | null>(null)
  #stepOf = $state.raw<StepOf>({ run: 0, creators: 0 })
  /** Whose movements the journal shows; `null`: everybody's. */
  journalOf = $state<number | null>(null)
  /** The reader was led to the journal, which is not in sight yet. */
  isLedToJournal = false
  /** What was asked of the ledger last. */
  query = $state('')
  /** What the address was opened with and could not be read. */
  damaged: ReturnType<typeof damagedIn> = []
  /** What is written in its place and has not been asked; `null` where nothing has been written. */
  queryDraft: string | null = null
  /** Whether the tab Fees is open and has runs of the scenario on the form, of which a memo is made. */
  hasFeeMemo = $state(false)
  /** What the page shows a summary of, in its own place. */
  summaryOf = $state<'run' | 'comparison' | 'fees' | null>(null)
  /** Whether the code of an embedded view is shown. */
  isEmbedding = $state(false)

  constructor(lab: LabClient, shelf: Shelf, fees: FeeLab) {
    this.#lab = lab
    this.#shelf = shelf
    this.#fees = fees
    this.creators = new CreatorList(lab)
    this.payouts = new PayoutList(lab)
  }

  /** The runs that are picked on the shelf. */
  get compared(): RunPicks {
    return this.#shelf.picks
  }

  set compared(picks: RunPicks) {
    this.#shelf.picks = picks
  }

  get sweep(): SweepInPlace {
    return this.#fees.inPlace
  }

  set sweep(sweep: SweepInPlace) {
    this.#fees.inPlace = sweep
  }

  /** The run on the page and its creators, among those that the page has had. */
  get stepOf(): StepOf {
    return this.#stepOf
  }

  /** The numbers go on from where the page was before it was loaded again. */
  goOnFrom({ run = 0, creators = 0 }: Partial<StepOf>): void {
    this.#stepOf = { run, creators }
  }

  /**
   * Another run is on the page. Creators keep their numbers from run to run, payouts do not; and days are picked as long
   * as the run has them.
   */
  keepPicks(): void {
    this.#stepOf = { ...this.#stepOf, run: this.#stepOf.run + 1 }
    this.payoutId = null
    const header = this.#lab.run?.header
    if (!this.picked || !header) return
    const { startDay, endDay } = header
    if (this.picked.from < startDay || this.picked.to > endDay) this.picked = null
  }

  /** The creators of the run on the page have other numbers than before; `null` of one whom it does not have. */
  renumberCreators(numberOf: (creatorId: number) => number | null): void {
    this.#stepOf = { ...this.#stepOf, creators: this.#stepOf.creators + 1 }
    this.creatorId &&= numberOf(this.creatorId)
    this.journalOf &&= numberOf(this.journalOf)
  }

  /** Clears the days and the schedule that are picked. */
  clearPicks(): void {
    this.picked = null
    this.schedule = null
  }

  /** What moved of one creator's money, within the days that are picked. */
  showJournalOf(creatorId: number): void {
    this.journalOf = creatorId
    this.isLedToJournal = true
    this.tab = 'books'
  }

  showOverview(): void {
    this.tab = 'overview'
    showPanel()
  }

  showTime(): void {
    this.tab = 'time'
    showPanel()
  }

  showStress(): void {
    this.#open('stress')
  }

  showRules(): void {
    this.#open('rules')
  }

  showCreator(creatorId: number | null): void {
    this.creatorId = creatorId
    if (creatorId === null) focusPanel()
    else this.tab = 'creators'
  }

  /** The creator of this name in the run on the page; where there is none, the list says so. */
  async showCreatorNamed(handle: string): Promise<void> {
    this.creators.clear()
    this.creators.change({ search: handle })
    const [named] = await this.#lab.creatorsNamed(handle).catch(() => [])
    this.creatorId = named?.handle === handle ? named.creatorId : null
    this.#open('creators')
  }

  showPayout(payoutId: number | null): void {
    this.payoutId = payoutId
    if (payoutId === null) focusPanel()
    else this.tab = 'payouts'
  }

  /** The payouts behind a figure, within the days and the schedule that are picked. */
  showPayouts({ event, payoutType }: Pick<PayoutQuery, 'event' | 'payoutType'>): void {
    this.payouts.change({ event, payoutType, now: null, search: '' })
    this.#openPayouts()
  }

  /** The payouts that have not ended for long, whatever is picked, the oldest first. */
  showStuckPayouts(): void {
    this.clearPicks()
    this.payouts.clear()
    this.payouts.change({ now: 'stuck', sort: 'payout_id', descending: false })
    this.#openPayouts()
  }

  #openPayouts(): void {
    this.payoutId = null
    this.#open('payouts')
  }

  /** The creators behind a row of the overview, on its schedule where it has one. */
  showCreatorsAmong(among: CreatorsAmong, schedule: PayoutFrequency | null): void {
    this.clearPicks()
    this.creators.clear()
    this.schedule = schedule
    this.creators.change({ among, sort: 'unpaid_cents', descending: true })
    this.creatorId = null
    this.#open('creators')
  }

  /** On a phone the tab is far from what leads to it, so the focus goes there too. */
  #open(tab: TabName): void {
    this.tab = tab
    document.getElementById('panel')?.focus()
  }
}
