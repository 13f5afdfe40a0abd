/**
 * Whether a payout service of the user's own does anything in another way than the lab's under the seeds that found nothing: a
 * mistake that no seed comes to, or that the lab's ledger refuses, leaves the ledger as it is with the lab's.
 */
import { acceptedRun } from '../accepted'
import type { RunPool } from '../run-pool'
import { LAB_PLACE } from '../run-task'
import { untilAborted } from '../until-aborted'
import { scenarioOfSeed, type StressPlan } from './stress-plan'

export interface BesideLab {
  /** The first seeds of the test, so many. */
  seeds: number
  /** In how many of them the ledger is the lab's, row for row. */
  same: number
}

const SEEDS_MAX = 10

interface BesideLabOptions {
  signal?: AbortSignal
  onSeed?: (done: number, total: number) => void
}

/** The pool's workers have the user's service. What is cancelled has no result. */
export async function comparedWithLab(
  pool: RunPool,
  plan: StressPlan,
  { signal, onSeed }: BesideLabOptions = {},
): Promise<BesideLab | null> {
  const seeds = plan.seeds.slice(0, SEEDS_MAX)
  const found: boolean[] = []
  const compare = async (seed: string): Promise<void> => {
    const scenario = scenarioOfSeed(plan, seed)
    const [own, lab] = await Promise.all([
      acceptedRun(pool, { scenario, keep: 'outcome' }),
      acceptedRun(pool, { scenario, keep: 'outcome', service: LAB_PLACE }),
    ])
    if (signal?.aborted) return
    found.push(own.outcome.report.digest === lab.outcome.report.digest)
    onSeed?.(found.length, seeds.length)
  }
  await untilAborted(Promise.all(seeds.map(compare)), signal)
  if (found.length < seeds.length) return null
  return { seeds: seeds.length, same: found.filter(Boolean).length }
}
