/**
 * Runs of sweeps, kept in the browser so that none is simulated twice: each by its key and the build of the engine. Runs
 * of another build are of no use and are removed. Storage may refuse any call; what it refuses lasts as long as the page.
 */
import { createStore, delMany, get, keys, set, type UseStore } from 'idb-keyval'
import type { CachedRun, RunCache } from '../../../workers/sweep-contract'

/** Of runs in storage, and of creators in memory, for whom there is a record in each run. */
const RUNS_MAX = 2_000
const CREATORS_IN_MEMORY_MAX = 400_000

export class RunStore implements RunCache {
  readonly #build: string
  readonly #held = new Map<string, CachedRun>()
  #creatorsHeld = 0
  #store: UseStore | null = null
  /** Keys of what is in storage: to look there for each run of a plan would hold up the page. */
  #stored: Promise<Set<string>> | null = null

  constructor(build: string) {
    this.#build = `${build} `
  }

  get #opened(): UseStore {
    return (this.#store ??= createStore('payout-lab.sweep-runs', 'runs'))
  }

  async get(key: string): Promise<CachedRun | null> {
    const held = this.#held.get(key)
    if (held) return held
    const kept = await this.#read(key).catch(() => undefined)
    if (kept) this.#hold(key, kept)
    return kept ?? null
  }

  async put(key: string, run: CachedRun): Promise<void> {
    this.#hold(key, run)
    await this.#keep(key, run).catch(() => undefined)
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

  async #read(key: string): Promise<CachedRun | undefined> {
    const stored = await this.#storedKeys()
    return stored.has(this.#build + key)
      ? get<CachedRun>(this.#build + key, this.#opened)
      : undefined
  }

  async #keep(key: string, run: CachedRun): Promise<void> {
    await set(this.#build + key, run, this.#opened)
    const stored = await this.#storedKeys()
    stored.add(this.#build + key)
  }

  #storedKeys(): Promise<Set<string>> {
    return (this.#stored ??= keys<string>(this.#opened).then((all) => new Set(all)))
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
