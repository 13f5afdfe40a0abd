/**
 * One experiment at a time: it works in a pool of its own, and whoever starts another, or cancels it, ends it at once. One
 * that was ended says nothing any more.
 */
import { errorText } from '../../core/error-text'
import { PoolClosed, type RunPool } from '../../../workers/compare-contract'
import type { PackedSales } from '../../../workers/contract'
import type { ServiceCode } from './start-worker'

/** Where pools come from, and of how many workers for runs of a size. */
export interface PoolSource {
  /** `service`: pays in place of the lab's. */
  open: (sales: PackedSales | null, size: number, service?: ServiceCode | null) => RunPool
  sizeFor: (bytesOfRun: number) => number
}

export class PoolTask {
  #end: (() => void) | null = null

  /** `ended`: it has ended by itself, with the reason where it failed. */
  async run(
    pool: RunPool,
    work: (signal: AbortSignal) => Promise<unknown>,
    ended: (failure: string | null) => void,
  ): Promise<void> {
    this.cancel()
    const ending = new AbortController()
    const { signal } = ending
    this.#end = () => {
      ending.abort()
      pool.close()
    }
    const failure = await work(signal).then(() => null, reasonOf)
    pool.close()
    if (signal.aborted) return
    this.#end = null
    ended(failure)
  }

  cancel(): void {
    this.#end?.()
    this.#end = null
  }
}

/** A pool that was closed is no failure. */
function reasonOf(reason: unknown): string | null {
  if (reason instanceof PoolClosed) return null
  return errorText(reason)
}
