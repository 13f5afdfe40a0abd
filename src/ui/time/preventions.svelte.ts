/**
 * What each protection does in the second of two futures: that one is run once more for each, with that protection switched
 * the other way from the beginning of the day on, since work goes on under the protections with which it began.
 */
import { laterMoney, type FutureOutcome } from '../../../workers/compare-contract'
import type { FaultsInForce, PackedSales } from '../../../workers/contract'
import { PROTECTIONS, type ProtectionName } from '../../core/protections'
import { sum } from '../../core/sum'
import { withFaultChange } from '../../scenario/faults-in-force'
import type { ScenarioInput } from '../../scenario/schema'
import type { PayingService } from '../lab/paying-service'
import { PoolTask, type PoolSource } from '../lab/pool-task'

export interface ProtectionTried {
  name: ProtectionName
  /** How it is in this run. */
  isOn: boolean
  violations: FutureOutcome['violations']
  centsAtRisk: number
  /** What arrives later than as it is, or not by the end. */
  laterCents: number
}

export interface PreventionsAsked {
  changed: ScenarioInput
  asItIs: FutureOutcome
  seed: string
  /** Pays in place of the lab's. */
  service: PayingService | null
  /** The moment of the change. */
  at: string
  /** As they are in the changed future from the moment on. */
  protections: FaultsInForce['protections']
}

export const laterCents = (asItIs: FutureOutcome, other: FutureOutcome): number =>
  sum(laterMoney(asItIs.arrivals, other.arrivals), ({ cents }) => cents)

const DATE_LENGTH = 'YYYY-MM-DD'.length

/** Another change of the same protection at the moment itself would count more. */
export function switchedOver(
  { changed, at }: Pick<PreventionsAsked, 'changed' | 'at'>,
  name: ProtectionName,
  isOn: boolean,
): ScenarioInput {
  const instants = [`${at.slice(0, DATE_LENGTH)}T00:00:00Z`, at]
  const faultChanges = instants.reduce(
    (changes, instant) => withFaultChange(changes, { at: instant, protections: { [name]: isOn } }),
    changed.faultChanges ?? [],
  )
  return { ...changed, faultChanges }
}

export class Preventions {
  readonly #engine: PoolSource
  readonly #task = new PoolTask()
  #isRunning = $state(false)
  #done = $state(0)
  #tried = $state.raw<readonly ProtectionTried[]>([])
  #failure = $state.raw<string | null>(null)

  constructor(engine: PoolSource) {
    this.#engine = engine
  }

  get isRunning(): boolean {
    return this.#isRunning
  }

  /** How many runs of those of all protections have ended. */
  get done(): number {
    return this.#done
  }

  /** Of all protections, or none. */
  get tried(): readonly ProtectionTried[] {
    return this.#tried
  }

  get failure(): string | null {
    return this.#failure
  }

  async find(
    asked: PreventionsAsked,
    sales: PackedSales | null,
    bytesOfRun: number,
  ): Promise<void> {
    this.clear()
    this.#isRunning = true
    const pool = this.#engine.open(sales, this.#engine.sizeFor(bytesOfRun), asked.service)
    const tryOne = async (name: ProtectionName): Promise<ProtectionTried> => {
      const isOn = !asked.protections[name]
      const scenario = switchedOver(asked, name, isOn)
      // Rows of the ledger are not compared.
      const rowsSince = `${asked.asItIs.days.at(-1)?.day ?? asked.at.slice(0, DATE_LENGTH)}T23:59:59Z`
      const result = await pool.run({ scenario, seed: asked.seed, keep: 'future', rowsSince })
      if (!result.ok) throw new Error(result.problems.map(({ expected }) => expected).join('; '))
      this.#done += 1
      const { violations, centsAtRisk } = result.future
      const later = laterCents(asked.asItIs, result.future)
      return { name, isOn, violations, centsAtRisk, laterCents: later }
    }
    const work = async (): Promise<void> => {
      this.#tried = await Promise.all(PROTECTIONS.map(tryOne))
    }
    await this.#task.run(pool, work, (failure) => {
      this.#isRunning = false
      this.#failure = failure
    })
  }

  cancel(): void {
    this.#task.cancel()
    this.#isRunning = false
  }

  clear(): void {
    this.cancel()
    this.#done = 0
    this.#tried = []
    this.#failure = null
  }
}
