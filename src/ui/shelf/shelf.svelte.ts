/**
 * The shelf: the runs that are kept, newest first, and which of them are picked for comparing. It is written to the
 * browser's database as it changes; where that is refused, the shelf lives on in memory and says so.
 */
import {
  comparedOrder,
  isSameTask,
  keptRun,
  runsBeyondRoom,
  runsWithLedger,
  withRun,
  type EndedRun,
  type KeptRun,
} from './kept-run'
import { COMPARED_MAX } from '../../scenario/comparison-link'
import { NO_PICKS, type RunPicks } from '../place'
import { ShelfStore } from './shelf-store'

interface Removed {
  run: KeptRun
  ledger: Uint8Array | null
}

export class Shelf {
  readonly #store: Pick<ShelfStore, keyof ShelfStore>
  readonly #loaded: Promise<void>
  /** Ledgers that the browser did not take. */
  readonly #ledgersInMemory: Record<string, Uint8Array> = {}
  #runs = $state.raw<KeptRun[]>([])
  #picks = $state.raw<RunPicks>(NO_PICKS)
  #isLoaded = false
  #removed = $state.raw<Removed | null>(null)
  #isInMemoryOnly = $state(false)
  #awaitedLedgerId = $state<string | null>(null)
  #leftNames = $state.raw<string[]>([])

  constructor(store: Pick<ShelfStore, keyof ShelfStore> = new ShelfStore()) {
    this.#store = store
    this.#loaded = this.#load()
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

  /** The runs that the newest one left no room for. */
  get leftNames(): string[] {
    return this.#leftNames
  }

  run(id: string): KeptRun | null {
    return this.#runs.find((run) => run.id === id) ?? null
  }

  /** Whether a run of the same scenario and seed on the same sales is on the shelf. */
  has(task: Pick<KeptRun, 'header' | 'salesFile'>): boolean {
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
    const run = keptRun(this.#runs, ended, { id: newId(), keptAt: Date.now() })
    this.#runs = withRun(this.#runs, run)
    this.#awaitedLedgerId = run.id
    await this.#stored(() => this.#store.putRun(run))
    const beyond = runsBeyondRoom(this.#runs)
    this.#leftNames = beyond.map(({ name }) => name)
    for (const { id } of beyond) await this.#drop(id)
    await this.#dropLedgers()
    return run
  }

  /** `null` where there is none to be kept. */
  async keepLedger(id: string, ledger: Uint8Array | null): Promise<void> {
    await this.#loaded
    if (ledger) await this.#putLedger(id, ledger)
    if (this.awaitsLedger(id)) this.#awaitedLedgerId = null
  }

  async #putLedger(id: string, ledger: Uint8Array): Promise<void> {
    const isKept = await this.#stored(() => this.#store.putLedger(id, ledger))
    // The run has been removed in the meantime.
    if (!this.run(id)) return void (await this.#stored(() => this.#store.removeLedger(id)))
    if (!isKept) this.#ledgersInMemory[id] = ledger
    await this.#change(id, { ledgerBytes: ledger.byteLength })
    await this.#dropLedgers()
  }

  /** The ledger's file, where it is kept. */
  async ledger(id: string): Promise<Uint8Array | null> {
    return this.#ledgersInMemory[id] ?? this.#store.ledger(id).catch(() => null)
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
    this.#runs = withRun(this.#runs, run)
    this.#awaitedLedgerId = run.id
    await this.#stored(() => this.#store.putRun(run))
    await this.keepLedger(run.id, ledger)
  }

  async #load(): Promise<void> {
    try {
      for (const run of await this.#store.runs()) this.#runs = withRun(this.#runs, run)
    } catch {
      this.#isInMemoryOnly = true
    }
    void this.#store.tidy().catch(() => undefined)
    this.#isLoaded = true
    this.picks = this.#picks
  }

  async #change(
    id: string,
    change: Partial<Pick<KeptRun, 'name' | 'isPinned' | 'ledgerBytes'>>,
  ): Promise<void> {
    const run = this.run(id)
    if (!run) return
    const changed = { ...run, ...change }
    this.#runs = withRun(this.#runs, changed)
    await this.#stored(() => this.#store.putRun(changed))
  }

  async #drop(id: string): Promise<void> {
    this.#runs = this.#runs.filter((run) => run.id !== id)
    this.pick(id, false)
    delete this.#ledgersInMemory[id]
    await this.#stored(() => this.#store.removeRun(id))
  }

  /** Only the newest few and the pinned runs keep their ledgers. */
  async #dropLedgers(): Promise<void> {
    const kept = runsWithLedger(this.#runs)
    for (const { id, ledgerBytes } of this.#runs) {
      if (ledgerBytes === null || kept.has(id)) continue
      delete this.#ledgersInMemory[id]
      await this.#stored(() => this.#store.removeLedger(id))
      await this.#change(id, { ledgerBytes: null })
    }
  }

  /** Returns whether the browser stored it. */
  async #stored(write: () => Promise<void>): Promise<boolean> {
    try {
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
