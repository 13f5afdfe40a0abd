/**
 * The two futures of a run from a moment on: as it is, and with one thing changed. Each is simulated from its first day
 * in a worker of its own; what is the same up to the moment comes out the same.
 */
import {
  firstDifference,
  type FirstDifference,
  type FutureOutcome,
} from '../../../workers/compare-contract'
import type { FaultsInForce, LedgerRow, PackedSales, PayoutChange } from '../../../workers/contract'
import { sameValue } from '../../scenario/document-paths'
import type { ScenarioInput } from '../../scenario/schema'
import type { WantedFile } from '../../scenario/sales-file/wanted-file'
import { isSameService, type PayingService } from '../lab/paying-service'
import { PoolTask, type PoolSource } from '../lab/pool-task'
import { Preventions } from './preventions.svelte'

/** `words`: what is different in the second one. */
interface AskedFuture {
  words: string
  /** The moment from which on it is. */
  at: string
  seed: string
  salesFile: WantedFile | null
  /** Pays in both. */
  service: PayingService | null
  scenario: ScenarioInput
  changed: ScenarioInput
  /** As they are in the second one from the moment on. */
  protections: FaultsInForce['protections']
}

/** Which of two futures a run has: it may have been changed since they were asked for, or be another one. */
export function futureOf(
  asked: Pick<AskedFuture, 'seed' | 'salesFile' | 'service' | 'scenario' | 'changed'>,
  run: Pick<AskedFuture, 'seed' | 'salesFile' | 'service' | 'scenario'>,
): 'as-it-is' | 'changed' | 'neither' {
  if (asked.seed !== run.seed || !sameValue(asked.salesFile, run.salesFile)) return 'neither'
  if (!isSameService(asked.service, run.service)) return 'neither'
  if (sameValue(asked.scenario, run.scenario)) return 'as-it-is'
  return sameValue(asked.changed, run.scenario) ? 'changed' : 'neither'
}

/** Whether a protection is switched in the second one: work that has begun keeps those that it began with. */
export function changesProtections({
  scenario,
  changed,
}: Pick<AskedFuture, 'scenario' | 'changed'>): boolean {
  const switches = ({ faultChanges = [] }: ScenarioInput): unknown[] =>
    faultChanges.flatMap(({ at, protections }) => (protections ? [{ at, protections }] : []))
  return !sameValue(switches(scenario), switches(changed))
}

export interface BothFutures extends AskedFuture {
  /** Both are simulated on them. */
  sales: PackedSales | null
  bytesOfRun: number
  asItIs: FutureOutcome
  other: FutureOutcome
  /** The first payout that goes another way, and the first row of the ledger. */
  difference: FirstDifference<PayoutChange> | null
  rowDifference: FirstDifference<LedgerRow> | null
}

export class Futures {
  readonly #engine: PoolSource
  readonly #task = new PoolTask()
  /** What each protection does in the second one. */
  readonly preventions: Preventions
  #asked = $state.raw<AskedFuture | null>(null)
  #done = $state(0)
  #both = $state.raw<BothFutures | null>(null)
  #failure = $state.raw<string | null>(null)

  constructor(engine: PoolSource) {
    this.#engine = engine
    this.preventions = new Preventions(engine)
  }

  /** What is being simulated; `null` where nothing is. */
  get running(): AskedFuture | null {
    return this.#asked
  }

  /** How many of the two futures have ended. */
  get done(): number {
    return this.#done
  }

  get both(): BothFutures | null {
    return this.#both
  }

  get failure(): string | null {
    return this.#failure
  }

  async show(asked: AskedFuture, sales: PackedSales | null, bytesOfRun: number): Promise<void> {
    this.#asked = asked
    this.#done = 0
    this.#failure = null
    this.preventions.clear()
    const pool = this.#engine.open(
      sales,
      Math.min(2, this.#engine.sizeFor(bytesOfRun)),
      asked.service,
    )
    const future = async (scenario: ScenarioInput): Promise<FutureOutcome> => {
      const result = await pool.run({
        scenario,
        seed: asked.seed,
        keep: 'future',
        rowsSince: asked.at,
      })
      if (!result.ok) throw new Error(result.problems.map(({ expected }) => expected).join('; '))
      this.#done += 1
      return result.future
    }
    const work = async (): Promise<void> => {
      const [asItIs, other] = await Promise.all([future(asked.scenario), future(asked.changed)])
      const difference = firstDifference(asItIs.changes, other.changes)
      const rowDifference = firstDifference(asItIs.rows, other.rows)
      this.#both = { ...asked, sales, bytesOfRun, asItIs, other, difference, rowDifference }
    }
    await this.#task.run(pool, work, (failure) => {
      this.#asked = null
      this.#failure = failure
    })
  }

  async findPreventions(): Promise<void> {
    const both = this.#both
    if (both) await this.preventions.find(both, both.sales, both.bytesOfRun)
  }

  cancel(): void {
    this.#task.cancel()
    this.#asked = null
  }
}
