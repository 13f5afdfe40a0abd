/** Where payouts first go another way, when one scenario is paid by several services. */
import type { PayoutChange } from '../metrics/moment'
import type { Scenario } from '../scenario/schema'
import { acceptedRun } from './accepted'
import { basisOf, type ScenarioComparison } from './compare-scenarios'
import { firstDifference } from './first-difference'
import type { RunPool } from './run-pool'

/** The first step of a payout that only one of two services takes, or that they take differently. */
export interface StepsApart {
  seed: string
  /** `null`: no more steps are taken. */
  first: PayoutChange | null
  other: PayoutChange | null
}

/**
 * Of each service but the first, under the first seed in which their payouts part; the places of services in the workers are
 * those of their runs. `null` where payouts take the same steps, and where the ledger does not keep all of them.
 */
export async function firstStepsApart(
  pool: RunPool,
  scenario: Scenario,
  result: ScenarioComparison,
): Promise<(StepsApart | null)[]> {
  const known = new Map<string, Promise<PayoutChange[]>>()
  const stepsOf = (service: number, seed: string): Promise<PayoutChange[]> => {
    const key = `${service} ${seed}`
    const steps = known.get(key) ?? stepsIn(pool, { scenario, seed, service }, result)
    known.set(key, steps)
    return steps
  }
  return Promise.all(
    result.outcomes.map(async (_, service): Promise<StepsApart | null> => {
      if (scenario.detail.days !== null) return null
      for (const seed of seedsApart(result, service)) {
        const [first, other] = await Promise.all([stepsOf(0, seed), stepsOf(service, seed)])
        const apart = firstDifference(first, other)
        if (apart) return { seed, first: apart.asItIs, other: apart.changed }
      }
      return null
    }),
  )
}

/** The seeds under which a figure differs, and the first one where its ledger does, which is known of that one alone. */
export function seedsApart(
  { seeds, outcomes, overSeeds }: ScenarioComparison,
  index: number,
): string[] {
  const [first, other] = [outcomes[0]!, outcomes[index]!]
  const isLedgerApart = first.report.digest !== other.report.digest
  return seeds.filter(
    (_, at) =>
      (at === 0 && isLedgerApart) ||
      overSeeds.some(({ values }) => values[0]![at] !== values[index]![at]),
  )
}

async function stepsIn(
  pool: RunPool,
  run: { scenario: Scenario; seed: string; service: number },
  { outcomes }: ScenarioComparison,
): Promise<PayoutChange[]> {
  const { future } = await acceptedRun(pool, {
    ...{ ...run, sampledBy: basisOf(run.scenario) },
    // Its rows would be of no use here, and are many.
    ...{ keep: 'future', rowsSince: outcomes[0]!.endedAt },
  })
  return future.changes
}
