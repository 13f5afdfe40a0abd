/**
 * The shelf: the runs that are kept, newest first, and which of them are picked for comparing. It is written to the
 * browser's database as it changes; where that is refused, the shelf lives on in memory and says so. Other tabs have the same
 * runs, and what they do to one is taken over as soon as they tell. What is stored of a run is read again before anything of it
 * is written or dropped, and holds.
 */
import {
  comparedOrder,
  isSameTask,
  keptRun,
  repeatedRun,
  runsBeyondRoom,
  runsWithLedger,
  withRun,
  type EndedRun,
  type KeptRun,
  type RunChange,
} from './kept-run'
import { inTime } from '../in-time'
import { COMPARED_MAX } from '../../scenario/limits'
import { NO_PICKS, type RunPicks } from '../place'
import { ShelfStore } from './shelf-store'

interface Removed {
  run: KeptRun
  ledger: Uint8Array | null
}

export class Shelf {
  readonly #store: Pick<ShelfStore, keyof ShelfStore>
  readonly #loaded: Promise<void>
  /** Whether the browser did not take a run as it is now, by its id. */
  readonly #runsInMemory: Record<string, boolean> = {}
  /** Ledgers that the browser did not take. */
  readonly #ledgersInMemory: Record<string, Uint8Array> = {}
  #runs = $state.raw<KeptRun[]>([])
  #picks = $state.raw<RunPicks>(NO_PICKS)
  #isLoaded = false
  /** Whether the browser has given its runs, or refused to: one that did neither is asked nothing more. */
  #answers = true
  /** Under which runs are, or were, stored, as far as this tab knows: those that it cannot read, too. */
  #knownIds: readonly string[] = []
  /** What other tabs do is taken over in the order in which they do it. */
  #following: Promise<void>
  #removed = $state.raw<Removed | null>(null)
  #isInMemoryOnly = $state(false)
  #awaitedLedgerId = $state<string | null>(null)
  #leftNames = $state.raw<string[]>([])
  #unreadableNames = $state.raw<string[]>([])

  constructor(store: Pick<ShelfStore, keyof ShelfStore> = new ShelfStore()) {
    this.#store = store
    this.#loaded = this.#following = this.#load()
    store.follow((id) => {
      this.#following = this.#following.then(() => this.#readAgain(id))
    })
  }

  /** Newest first. */
  get runs(): KeptRun[] {
    return this.#runs
  }

  /** What is picked for comparing. */
  get picks(): RunPicks {
    return this.#picks
  }

  /** Runs that are not on the shelf cannot be picked, once it is known which are. */
  set picks({ ids, baseId }: RunPicks) {
    const isKnown = (id: string): boolean => !this.#isLoaded || this.run(id) !== null
    const known = ids.filter((id, index) => ids.indexOf(id) === index && isKnown(id))
    const picked = known.slice(0, COMPARED_MAX)
    this.#picks = { ids: picked, baseId: picked.find((id) => id === baseId) ?? null }
  }

  get picked(): readonly string[] {
    return this.#picks.ids
  }

  /** The first is what the others are compared with: the oldest, unless another one is chosen. */
  get pickedRuns(): KeptRun[] {
    return comparedOrder(
      this.picked.flatMap((id) => this.run(id) ?? []),
      this.#picks.baseId,
    )
  }

  get mayPickMore(): boolean {
    return this.picked.length < COMPARED_MAX
  }

  /** The run that was removed last, as long as it can be put back. */
  get removed(): KeptRun | null {
    return this.#removed?.run ?? null
  }

  /** Whether the browser refused to store something, so that a reload loses it. */
  get isInMemoryOnly(): boolean {
    return this.#isInMemoryOnly
  }

  /** The stored runs that are damaged, or of another version: they are left as they are, and are not on the shelf. */
  get unreadableNames(): string[] {
    return this.#unreadableNames
  }

  /** The runs that the newest one left no room for. */
  get leftNames(): string[] {
    return this.#leftNames
  }

  run(id: string): KeptRun | null {
    return this.#runs.find((run) => run.id === id) ?? null
  }

  /** Whether a run of the same scenario and seed on the same sales is on the shelf. */
  has(task: Pick<KeptRun, 'header' | 'salesFile' | 'service'>): boolean {
    return this.#runs.some((run) => isSameTask(run, task))
  }

  /** Whether it is still open if the ledger of this run, which was added last, is kept. */
  awaitsLedger(id: string): boolean {
    return this.#awaitedLedgerId === id
  }

  /**
   * Puts a run on the shelf, or to its front where the very same run is on it already. Its ledger is kept, or not, by
   * what is called then.
   */
  async add(ended: EndedRun): Promise<KeptRun> {
    await this.#loaded
    const repeated = repeatedRun(this.#runs, ended)
    if (repeated) await this.#readAgain(repeated.id)
    let run = this.#placeFor(ended)
    const isStored = await this.#stored(async () => {
      // Another tab may have added the very same run in the meantime.
      let unknownIds: string[]
      while ((unknownIds = await this.#store.addRun(run, this.#knownIds)).length > 0) {
        for (const id of unknownIds) await this.#readAgain(id)
        run = this.#placeFor(ended)
      }
    })
    this.#know(run.id)
    this.#awaitedLedgerId = run.id
    this.#runs = withRun(this.#runs, run)
    this.#runsInMemory[run.id] = !isStored
    await this.#makeRoom()
    await this.#dropLedgers()
    return run
  }

  #placeFor(ended: EndedRun): KeptRun {
    return keptRun(this.#runs, ended, { id: newId(), keptAt: this.#now() })
  }

  /** After all that is kept, also where the clock has been set back: the newest run is not the first to leave. */
  #now(): number {
    return Math.max(Date.now(), (this.#runs[0]?.keptAt ?? 0) + 1)
  }

  async #makeRoom(): Promise<void> {
    for (const { id } of runsBeyondRoom(this.#runs)) await this.#readAgain(id)
    const beyond = runsBeyondRoom(this.#runs)
    this.#leftNames = beyond.map(({ name }) => name)
    for (const { id } of beyond) await this.#drop(id)
  }

  /** `null` where there is none to be kept. */
  async keepLedger(id: string, ledger: Uint8Array | null): Promise<void> {
    await this.#loaded
    if (ledger) await this.#putLedger(id, ledger)
    if (this.awaitsLedger(id)) this.#awaitedLedgerId = null
  }

  async #putLedger(id: string, ledger: Uint8Array): Promise<void> {
    const isKept = await this.#stored(() => this.#store.putLedger(id, ledger))
    if (!isKept && this.run(id)) this.#ledgersInMemory[id] = ledger
    await this.#change(id, { ledgerBytes: ledger.byteLength })
    // The run has been removed in the meantime.
    if (!this.run(id)) return void (await this.#stored(() => this.#store.removeLedger(id)))
    await this.#dropLedgers()
  }

  /** The ledger's file, where it is kept, and as it was kept: what is stored may be damaged. */
  async ledger(id: string): Promise<Uint8Array | null> {
    const inMemory = this.#ledgersInMemory[id]
    if (inMemory || !this.#answers) return inMemory ?? null
    const stored: unknown = await this.#store.ledger(id).catch(() => null)
    const isWhole = stored instanceof Uint8Array && stored.length === this.run(id)?.ledgerBytes
    return isWhole ? stored : null
  }

  async rename(id: string, name: string): Promise<void> {
    if (name.trim() !== '') await this.#change(id, { name: name.trim() })
  }

  async pin(id: string, isPinned: boolean): Promise<void> {
    await this.#change(id, { isPinned })
    await this.#dropLedgers()
  }

  pick(id: string, isPicked: boolean): void {
    const others = this.picked.filter((other) => other !== id)
    this.picks = { ...this.#picks, ids: isPicked ? [...others, id] : others }
  }

  compareWith(id: string): void {
    this.picks = { ...this.#picks, baseId: id }
  }

  pickNone(): void {
    this.picks = NO_PICKS
  }

  /** What was removed can be put back until something else is removed. */
  async remove(id: string): Promise<void> {
    await this.#readAgain(id)
    const run = this.run(id)
    if (!run) return
    const ledger = await this.ledger(id)
    this.#removed = { run, ledger }
    await this.#drop(id)
  }

  async undoRemove(): Promise<void> {
    const removed = this.#removed
    if (!removed) return
    this.#removed = null
    const { run, ledger } = removed
    const repeated = repeatedRun(this.#runs, run)
    if (repeated) return this.#change(repeated.id, { name: run.name, isPinned: run.isPinned })
    this.#awaitedLedgerId = run.id
    await this.#put(run)
    await this.keepLedger(run.id, ledger)
  }

  async #load(): Promise<void> {
    const answer = this.#store.runs()
    this.#answers = false
    const settled = (): boolean => (this.#answers = true)
    void answer.then(settled, settled)
    try {
      await this.#takeIn(await inTime(answer))
      void this.#store.tidy().catch(() => undefined)
    } catch {
      this.#isInMemoryOnly = true
    }
    this.#isLoaded = true
    this.picks = this.#picks
  }

  #know(id: string): void {
    if (!this.#knownIds.includes(id)) this.#knownIds = [...this.#knownIds, id]
  }

  /** Runs that are stored, and not on the shelf yet. */
  async #takeIn(stored: [id: string, run: unknown][]): Promise<void> {
    if (stored.length === 0) return
    const { isWhole, nameOfStored } = await import('./whole-run')
    const unreadable: unknown[] = []
    for (const [id, run] of stored) {
      this.#know(id)
      if (this.run(id)) continue
      if (isWhole(run) && run.id === id) this.#runs = withRun(this.#runs, run)
      else unreadable.push(run)
    }
    this.#unreadableNames = [...this.#unreadableNames, ...unreadable.map(nameOfStored)]
  }

  async #put(run: KeptRun): Promise<void> {
    this.#runs = withRun(this.#runs, run)
    const isStored = await this.#stored(() => this.#store.putRun(run))
    this.#runsInMemory[run.id] = !isStored
  }

  async #change(id: string, change: RunChange): Promise<void> {
    const run = this.run(id)
    if (!run) return
    const changed = { ...run, ...change }
    if (this.#runsInMemory[id]) return this.#put(changed)
    this.#runs = withRun(this.#runs, changed)
    const isStored = await this.#stored(async () =>
      this.#takeOver(id, await this.#store.changeRun(id, change)),
    )
    if (!isStored) this.#runsInMemory[id] = true
  }

  /** Where it cannot be read, it stays as it is here. Another tab may have added it. */
  async #readAgain(id: string): Promise<void> {
    if (this.#runsInMemory[id]) return
    const isHere = this.run(id) !== null
    await this.#stored(async () => {
      const stored = await this.#store.run(id)
      if (isHere) this.#takeOver(id, stored)
      else if (stored) await this.#takeIn([[id, stored]])
    })
    this.#know(id)
  }

  /** What is stored of a run, by this tab or by another; `null` where it was removed. It may have been removed here since. */
  #takeOver(id: string, stored: KeptRun | null): void {
    if (!stored) this.#forget(id)
    else if (this.run(id)) this.#runs = withRun(this.#runs, stored)
  }

  async #drop(id: string): Promise<void> {
    this.#forget(id)
    await this.#stored(() => this.#store.removeRun(id))
  }

  #forget(id: string): void {
    this.#runs = this.#runs.filter((run) => run.id !== id)
    this.pick(id, false)
    delete this.#ledgersInMemory[id]
    delete this.#runsInMemory[id]
  }

  /** Only the newest few and the pinned runs keep their ledgers. */
  async #dropLedgers(): Promise<void> {
    for (const { id } of this.#runs) {
      if (!this.#losesLedger(id)) continue
      await this.#readAgain(id)
      if (!this.#losesLedger(id)) continue
      delete this.#ledgersInMemory[id]
      await this.#stored(() => this.#store.removeLedger(id))
      await this.#change(id, { ledgerBytes: null })
    }
  }

  #losesLedger(id: string): boolean {
    const hasLedger = (this.run(id)?.ledgerBytes ?? null) !== null
    return hasLedger && !runsWithLedger(this.#runs).has(id)
  }

  /** Returns whether the browser did it. */
  async #stored(write: () => Promise<void>): Promise<boolean> {
    try {
      if (!this.#answers) throw new Error('The browser does not answer')
      await write()
      return true
    } catch {
      this.#isInMemoryOnly = true
      return false
    }
  }
}

const newId = (): string => {
  const [high, low] = crypto.getRandomValues(new Uint32Array(2))
  return `${high!.toString(36)}-${low!.toString(36)}`
}
