/**
 * Repeats a run without chance: the scenario lists everything that went wrong in it, one by one.
 */
import type { SingleFault } from '../../core/single-fault'
import type { Scenario } from '../../scenario/schema'

/**
 * A scenario in which no fault is drawn, and no account, outage, deploy or lifetime of workers has a say: only these faults
 * happen. With those that a run says have happened in it, it has the ledger of that run. What else chance decides stays as it was.
 */
export function replayOf(scenario: Scenario, fired: readonly SingleFault[]): Scenario {
  const { faults, jobs, processor } = scenario
  return {
    ...scenario,
    processor: {
      ...processor,
      webhookLostBasisPoints: 0,
      webhookTwiceBasisPoints: 0,
      failures: {
        ...processor.failures,
        refusedBasisPoints: 0,
        instantFailedBasisPoints: 0,
        standardFailedBasisPoints: 0,
        returnedBasisPoints: 0,
        rateLimitedBasisPoints: 0,
        unavailableBasisPoints: 0,
        refundRefusedBasisPoints: 0,
      },
      paypal: { ...processor.paypal, batchRefusedBasisPoints: 0 },
    },
    jobs: { ...jobs, lifetimeSeconds: null },
    faults: {
      ...faults,
      calls: {
        ...faults.calls,
        lostBasisPoints: 0,
        answerLostBasisPoints: 0,
        lateBasisPoints: 0,
        answerLateBasisPoints: 0,
      },
      webhooks: { ...faults.webhooks, lateBasisPoints: 0 },
      workers: {
        ...faults.workers,
        killedBasisPoints: 0,
        waitBasisPoints: 0,
        jobTwiceBasisPoints: 0,
      },
      outages: [],
      webhookOutages: [],
      deploys: [],
      accounts: [],
      afterPayout: { ...faults.afterPayout, chargebackBasisPoints: 0 },
      single: fired.map((fault) => ({ ...fault })),
    },
    faultChanges: scenario.faultChanges.flatMap(({ at, protections }) =>
      protections ? [{ at, protections }] : [],
    ),
  }
}
