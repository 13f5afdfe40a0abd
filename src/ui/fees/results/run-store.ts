/**
 * Runs of sweeps, kept in the browser so that none is simulated twice: each by its key and the build of the engine. Runs
 * of another build are of no use and are removed. Storage may refuse any call, or never answer; what it does not take lasts as
 * long as the page.
 */
import { createStore, delMany, get, keys, set, type UseStore } from 'idb-keyval'
import type { CachedRun, RunCache } from '../../../../workers/sweep-contract'
import { inTime } from '../../in-time'
import type { KeyedRun } from './results-file'

/** Of runs in storage, and of creators in memory, for whom there is a record in each run. */
const RUNS_MAX = 2_000
const CREATORS_IN_MEMORY_MAX = 400_000

export class RunStore implements RunCache {
  readonly #build: string
  readonly #onRefused: () => void
  readonly #held = new Map<string, CachedRun>()
  /** Of a file: nobody knows whether they were simulated, so that they are not stored with those that were. */
  #ofFile: ReadonlyMap<string, CachedRun> = new Map()
  #creatorsHeld = 0
  #store: UseStore | null = null
  /** Keys of what is in storage: to look there for each run of a plan would hold up the page. */
  #stored: Promise<Set<string>> | null = null

  /** `onRefused` hears of each run that the browser did not store, so that a reload loses it. */
  constructor(build: string, onRefused: () => void = () => undefined) {
    this.#build = `${build} `
    this.#onRefused = onRefused
  }

  get #opened(): UseStore {
    return (this.#store ??= createStore('payout-lab.sweep-runs', 'runs'))
  }

  async get(key: string): Promise<CachedRun | null> {
    const held = this.#held.get(key)
    if (held) return held
    // What is stored can be damaged: it is simulated again.
    const kept = await this.#read(key).catch(() => null)
    if (!kept) return this.#ofFile.get(key) ?? null
    this.#hold(key, kept)
    return kept
  }

  /** In place of those of a file before. They last as long as the page, and what is simulated here comes before them. */
  takeIn(runs: readonly KeyedRun[]): void {
    this.#ofFile = new Map(runs)
  }

  async put(key: string, run: CachedRun): Promise<void> {
    this.#hold(key, run)
    await this.#keep(key, run).catch(this.#onRefused)
  }

  /** Leaves what this build has made, as long as there is not too much of it. */
  async tidy(): Promise<void> {
    const stored = await this.#storedKeys()
    const own = [...stored].filter((key) => key.startsWith(this.#build))
    const left = new Set(own.length > RUNS_MAX ? [] : own)
    const gone = [...stored].filter((key) => !left.has(key))
    for (const key of gone) stored.delete(key)
    await delMany(gone, this.#opened)
  }

  async #read(key: string): Promise<CachedRun | null> {
    const stored = await this.#storedKeys()
    if (!stored.has(this.#build + key)) return null
    const run = await get<unknown>(this.#build + key, this.#opened)
    const { isCachedRun } = await import('./whole-cached-run')
    return isCachedRun(run) ? run : null
  }

  async #keep(key: string, run: CachedRun): Promise<void> {
    // What does not answer this is asked nothing more.
    const stored = await this.#storedKeys()
    await set(this.#build + key, run, this.#opened)
    stored.add(this.#build + key)
  }

  #storedKeys(): Promise<Set<string>> {
    return (this.#stored ??= inTime(keys<string>(this.#opened)).then((all) => new Set(all)))
  }

  /** The oldest make room for the newest. */
  #hold(key: string, run: CachedRun): void {
    this.#creatorsHeld += run.creators.length - (this.#held.get(key)?.creators.length ?? 0)
    this.#held.set(key, run)
    for (const [oldest, { creators }] of this.#held) {
      if (this.#creatorsHeld <= CREATORS_IN_MEMORY_MAX) return
      this.#held.delete(oldest)
      this.#creatorsHeld -= creators.length
    }
  }
}
