/**
 * Where kept runs outlast the page: one key of the browser's own database for each run and for each ledger. Tabs share them:
 * what changes of a run is changed in what is stored of it, so that a tab never writes over what another one did. Every call
 * may be refused: storage can be full, forbidden or broken.
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

export class ShelfStore {
  #store: UseStore | null = null

  /** Opened when it is first asked for: a browser without a database fails here, and not with the page. */
  get #opened(): UseStore {
    return (this.#store ??= createStore('payout-lab.shelf', 'runs'))
  }

  async runs(): Promise<KeptRun[]> {
    const all = await keys<string>(this.#opened)
    const stored = all.filter((key) => key.startsWith(RUN))
    const runs = await getMany<KeptRun | undefined>(stored, this.#opened)
    return runs.filter((run) => run !== undefined)
  }

  /** `null` where it is not stored. */
  async run(id: string): Promise<KeptRun | null> {
    return (await get<KeptRun>(RUN + id, this.#opened)) ?? null
  }

  async putRun(run: KeptRun): Promise<void> {
    await set(RUN + run.id, run, this.#opened)
  }

  /** In one transaction. Resolves to the run as it is stored then, or to `null` where it is not stored. */
  async changeRun(id: string, change: RunChange): Promise<KeptRun | null> {
    return this.#opened('readwrite', async (store) => {
      const run = await promisifyRequest<KeptRun | undefined>(store.get(RUN + id))
      if (!run) return null
      const changed = { ...run, ...change }
      await promisifyRequest(store.put(changed, RUN + id))
      return changed
    })
  }

  async removeRun(id: string): Promise<void> {
    await del(RUN + id, this.#opened)
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
