/**
 * Where kept runs outlast the page: one key of the browser's own database for each run and for each ledger. Tabs share them:
 * what changes of a run is changed in what is stored of it, so that a tab never writes over what another one did, and each
 * tells the others which runs it has written. Every call may be refused: storage can be full, forbidden or broken.
 */
import {
  createStore,
  del,
  delMany,
  get,
  getMany,
  keys,
  promisifyRequest,
  set,
  type UseStore,
} from 'idb-keyval'
import type { KeptRun, RunChange } from './kept-run'

const RUN = 'run:'
const LEDGER = 'ledger:'

const idsOf = (keys: readonly IDBValidKey[]): string[] =>
  keys.flatMap((key) =>
    typeof key === 'string' && key.startsWith(RUN) ? [key.slice(RUN.length)] : [],
  )

/** `null`: a browser that forbids storage may forbid this, too. */
function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name)
  } catch {
    return null
  }
}

export class ShelfStore {
  readonly #otherTabs = openChannel('payout-lab.shelf')
  #store: UseStore | null = null

  /** Opened when it is first asked for: a browser without a database fails here, and not with the page. */
  get #opened(): UseStore {
    return (this.#store ??= createStore('payout-lab.shelf', 'runs'))
  }

  /** Calls back with the id of each run that another tab adds, changes or removes from now on. */
  follow(onChange: (id: string) => void): void {
    if (this.#otherTabs)
      this.#otherTabs.onmessage = ({ data }: MessageEvent<string>) => onChange(data)
  }

  /** What is stored, by the id under which it is: it may be damaged. */
  async runs(): Promise<[id: string, run: unknown][]> {
    const ids = idsOf(await keys(this.#opened))
    const runs = await getMany<unknown>(
      ids.map((id) => RUN + id),
      this.#opened,
    )
    return ids.map((id, index) => [id, runs[index]])
  }

  /** `null` where it is not stored. */
  async run(id: string): Promise<KeptRun | null> {
    return (await get<KeptRun>(RUN + id, this.#opened)) ?? null
  }

  /**
   * Stores a run where the tab knows of all that are stored, in one transaction: two tabs never add the same one. Resolves to
   * the ids of those that it does not know; with any, nothing is stored.
   */
  async addRun(run: KeptRun, knownIds: readonly string[]): Promise<string[]> {
    const unknownIds = await this.#opened('readwrite', async (store) => {
      const stored = idsOf(await promisifyRequest(store.getAllKeys()))
      const unknown = stored.filter((id) => !knownIds.includes(id))
      if (unknown.length === 0) await promisifyRequest(store.put(run, RUN + run.id))
      return unknown
    })
    if (unknownIds.length === 0) this.#otherTabs?.postMessage(run.id)
    return unknownIds
  }

  async putRun(run: KeptRun): Promise<void> {
    await set(RUN + run.id, run, this.#opened)
    this.#otherTabs?.postMessage(run.id)
  }

  /** In one transaction. Resolves to the run as it is stored then, or to `null` where it is not stored. */
  async changeRun(id: string, change: RunChange): Promise<KeptRun | null> {
    const changed = await this.#opened('readwrite', async (store) => {
      const run = await promisifyRequest<KeptRun | undefined>(store.get(RUN + id))
      if (!run) return null
      const changed = { ...run, ...change }
      await promisifyRequest(store.put(changed, RUN + id))
      return changed
    })
    if (changed) this.#otherTabs?.postMessage(id)
    return changed
  }

  async removeRun(id: string): Promise<void> {
    await del(RUN + id, this.#opened)
    this.#otherTabs?.postMessage(id)
    await this.removeLedger(id)
  }

  async ledger(id: string): Promise<Uint8Array | null> {
    return (await get<Uint8Array>(LEDGER + id, this.#opened)) ?? null
  }

  async putLedger(id: string, ledger: Uint8Array): Promise<void> {
    await set(LEDGER + id, ledger, this.#opened)
  }

  async removeLedger(id: string): Promise<void> {
    await del(LEDGER + id, this.#opened)
  }

  /** Removes ledgers whose run is gone: a page may close between the two. */
  async tidy(): Promise<void> {
    const all = await keys<string>(this.#opened)
    const isLeft = (key: string): boolean =>
      key.startsWith(LEDGER) && !all.includes(RUN + key.slice(LEDGER.length))
    await delMany(all.filter(isLeft), this.#opened)
  }
}
