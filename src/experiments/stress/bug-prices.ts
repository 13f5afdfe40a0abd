/**
 * What a bug costs: the same seeds with each protection off and each figure of the service moved, and with another fee, so
 * that both can be compared: in what the platform keeps of a million payouts.
 */
import type { BasisPoints } from '../../core/money'
import type { ProtectionName } from '../../core/protections'
import { isDocument, withSeed, type Document } from '../../scenario/document-paths'
import type { Refused } from '../../scenario/problems'
import { wholeRun } from '../../scenario/period'
import { readScenario } from '../../scenario/read-scenario'
import { withChanges } from '../../scenario/setting-changes'
import { estimateSize } from '../../scenario/size-estimate'
import { acceptedRun } from '../accepted'
import type { RunCost } from '../run-cost'
import type { RunPool } from '../run-pool'
import { expectedSecondsOf } from '../sweep/sweep-size'
import { untilAborted } from '../until-aborted'
import { faultsAtRate, pricedChangesOf, type PricedChange } from './priced-changes'
import { readStress, type StressPlan } from './stress-plan'

export interface PricesRequest {
  scenario: unknown
  seed: string | null
  seedCount: number
  /** The protections that are off in all runs but the one that switches each on. */
  without: readonly ProtectionName[]
  /** Of all that can fail by chance; `null`: the faults of the scenario. */
  faultBasisPoints: BasisPoints | null
  memoryLimitBytes?: number
}

export interface PricesPlan extends Pick<
  StressPlan,
  'written' | 'scenario' | 'seeds' | 'memoryBytes'
> {
  faultBasisPoints: BasisPoints | null
  changes: readonly PricedChange[]
}

export type ReadPrices = { ok: true; plan: PricesPlan } | Refused

/** A change that the scenario cannot have is left out. */
export function readPrices({ faultBasisPoints, ...request }: PricesRequest): ReadPrices {
  const { scenario } = request
  const read = readStress({
    ...request,
    scenario:
      isDocument(scenario) && faultBasisPoints !== null
        ? withChanges(scenario, faultsAtRate(faultBasisPoints))
        : scenario,
    faults: { kind: 'drawn', presets: ['none'] },
  })
  if (!read.ok) return read
  const { written, scenario: asItIs, seeds, memoryBytes } = read.plan
  const changes = pricedChangesOf(asItIs).filter(
    (change) => readScenario(changedBy(written, change)).ok,
  )
  return {
    ok: true,
    plan: { written, scenario: asItIs, seeds, memoryBytes, faultBasisPoints, changes },
  }
}

const changedBy = (written: Document, { settings }: PricedChange): Document =>
  withChanges(written, settings)

/** Every check is made and calls are repeated: a run takes about so much longer than those that the estimate was fitted to. */
const TIMES_A_RUN_OF_A_SWEEP = 1.5

/** What prices take, before they are asked for: runs, and their seconds one after another. */
export function sizeOfPrices({ scenario, seeds }: Pick<StressPlan, 'scenario' | 'seeds'>): {
  runs: number
  seconds: number
} {
  const runs = seeds.length * (1 + pricedChangesOf(scenario).length)
  const ofOne = expectedSecondsOf(estimateSize(scenario, null), wholeRun(scenario, null).days)
  return { runs, seconds: runs * ofOne * TIMES_A_RUN_OF_A_SWEEP }
}

/** One seed: the scenario as it is, and with each change. */
export interface PricedSeed {
  seed: string
  asItIs: RunCost
  /** In the order of the plan’s changes. */
  changed: readonly RunCost[]
}

interface PricesProgress {
  runs: number
  runsTotal: number
}

/** What runs of a plan came to, by seed and then by the number of the variant. */
export type CostsBySeed = Map<string, Map<number, RunCost>>

export const noCosts = (): CostsBySeed => new Map()

interface PricesOptions {
  /** Seeds that are complete, in their order. */
  onProgress?: (progress: PricesProgress, seeds: readonly PricedSeed[]) => void
  signal?: AbortSignal
  /** Of runs of the same plan that were stopped: they are not run again. What is run now is added. */
  known?: CostsBySeed
}

/** Runs seed by seed, so that what is cancelled keeps seeds that can be compared. */
export async function runPrices(
  pool: RunPool,
  plan: PricesPlan,
  { onProgress, signal, known = noCosts() }: PricesOptions = {},
): Promise<PricedSeed[]> {
  const variants = [plan.written, ...plan.changes.map((change) => changedBy(plan.written, change))]
  for (const seed of plan.seeds) if (!known.has(seed)) known.set(seed, new Map())
  const started = plan.seeds.map((seed) => ({ seed, costs: known.get(seed)! }))
  const runsTotal = plan.seeds.length * variants.length
  const left = started.flatMap(({ seed, costs }) =>
    [...variants.keys()]
      .filter((variant) => !costs.has(variant))
      .map((variant) => ({ seed, costs, variant })),
  )
  let runs = runsTotal - left.length
  const completeSeeds = (): PricedSeed[] =>
    started
      .filter(({ costs }) => costs.size === variants.length)
      .map(({ seed, costs }) => pricedSeed(seed, costs))
  let seeds = completeSeeds()
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const { seed, costs, variant } = next
      const scenario = withSeed(variants[variant], seed)
      const { cost } = await acceptedRun(pool, { scenario, keep: 'cost' })
      if (signal?.aborted) return
      costs.set(variant, cost)
      runs += 1
      if (costs.size === variants.length) seeds = completeSeeds()
      onProgress?.({ runs, runsTotal }, seeds)
    }
  }
  if (runs > 0) onProgress?.({ runs, runsTotal }, seeds)
  await untilAborted(Promise.all(Array.from({ length: pool.size }, work)), signal)
  return seeds
}

/** `costs`: by the number of the variant, the first of which is the scenario as it is. */
function pricedSeed(seed: string, costs: ReadonlyMap<number, RunCost>): PricedSeed {
  const [asItIs, ...changed] = Array.from({ length: costs.size }, (_, variant) =>
    costs.get(variant)!,
  )
  return { seed, asItIs: asItIs!, changed }
}
