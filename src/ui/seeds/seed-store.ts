/**
 * Results of other seeds, kept in the browser: one record for each scenario and build of the engine. Results of another
 * build are of no use and are removed. Every call may be refused: storage can be full, forbidden or broken.
 */
import { createStore, delMany, get, keys, set, type UseStore } from 'idb-keyval'
import { asDocument, isDocument } from '../../scenario/document-paths'
import type { CheckedFigures } from '../../../workers/compare-contract'

export type FiguresBySeed = Readonly<Record<string, CheckedFigures>>

const SCENARIOS_MAX = 60

/** What is stored can be damaged: it is simulated again. */
function isWhole(result: unknown): boolean {
  const { values, violations } = asDocument(result)
  return isDocument(values) && [violations, ...Object.values(values)].every(Number.isFinite)
}

export class SeedStore {
  readonly #build: string
  #store: UseStore | null = null

  constructor(build: string) {
    this.#build = `${build} `
  }

  get #opened(): UseStore {
    return (this.#store ??= createStore('payout-lab.seeds', 'results'))
  }

  async results(key: string): Promise<FiguresBySeed> {
    const stored = await get<unknown>(this.#build + key, this.#opened)
    const results = Object.entries(asDocument(stored)).filter(([, result]) => isWhole(result))
    return Object.fromEntries(results) as FiguresBySeed
  }

  async put(key: string, results: FiguresBySeed): Promise<void> {
    await set(this.#build + key, results, this.#opened)
  }

  /** Leaves what this build has made, as long as there is not too much of it. */
  async tidy(): Promise<void> {
    const all = await keys<string>(this.#opened)
    const own = all.filter((key) => key.startsWith(this.#build))
    const isFull = own.length > SCENARIOS_MAX
    await delMany(isFull ? all : all.filter((key) => !own.includes(key)), this.#opened)
  }
}
