/**
 * Runs a stress test in a pool: a run for each seed. Results do not depend on how many runs go at a time; a test that is
 * cancelled keeps the seeds that it has.
 */
import type { Document } from '../../scenario/document-paths'
import { acceptedRun } from '../accepted'
import { untilAborted } from '../until-aborted'
import type { RunPool } from '../run-pool'
import type { StressOutcome } from './stress-outcome'
import { scenarioOfSeed, type StressPlan } from './stress-plan'

/**
 * What is kept of a seed. If it does not fail, that is how often it was hit: its faults can be
 * generated again.
 */
export interface SeedOutcome extends Pick<
  StressOutcome,
  'violations' | 'centsAtRisk' | 'paid' | 'daysStuck'
> {
  seed: string
  faults: number
}

interface StressProgress {
  done: number
  total: number
  failing: number
}

export interface StressResult {
  /** In the order of the seeds, whichever was first. */
  seeds: readonly SeedOutcome[]
  isComplete: boolean
}

interface StressOptions {
  onSeed?: (outcome: SeedOutcome, progress: StressProgress) => void
  signal?: AbortSignal
}

export async function runStress(
  pool: RunPool,
  plan: StressPlan,
  options: StressOptions = {},
): Promise<StressResult> {
  const { onSeed, signal } = options
  const outcomes = new Map<string, SeedOutcome>()
  const next = plan.seeds.values()
  let failing = 0
  const work = async (): Promise<void> => {
    for (let step = next.next(); !step.done; step = next.next()) {
      const outcome = await outcomeOfSeed(pool, plan, step.value)
      if (signal?.aborted) return
      outcomes.set(outcome.seed, outcome)
      if (outcome.violations.length > 0) failing += 1
      onSeed?.(outcome, { done: outcomes.size, total: plan.seeds.length, failing })
    }
  }
  await untilAborted(Promise.all(Array.from({ length: pool.size }, work)), signal)
  return {
    seeds: plan.seeds.flatMap((seed) => outcomes.get(seed) ?? []),
    isComplete: outcomes.size === plan.seeds.length,
  }
}

async function outcomeOfSeed(pool: RunPool, plan: StressPlan, seed: string): Promise<SeedOutcome> {
  const { faults, violations, centsAtRisk, paid, daysStuck } = await stressRun(
    pool,
    scenarioOfSeed(plan, seed),
  )
  return { seed, violations, centsAtRisk, paid, daysStuck, faults: faults.length }
}

/** One run of a scenario under its own seed, for what its checks found. */
export async function stressRun(pool: RunPool, scenario: Document): Promise<StressOutcome> {
  const { stress } = await acceptedRun(pool, { scenario, keep: 'stress' })
  return stress
}
