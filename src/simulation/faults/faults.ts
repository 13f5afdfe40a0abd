/** All that can go wrong in a run by its scenario, and all that has gone wrong so far. */
import type { Instant } from '../../core/calendar'
import type { SingleFault } from '../../core/single-fault'
import type { Rail } from '../../core/vocabulary'
import { KeptKeys } from '../../processors/kept-keys'
import type { PayoutFaults } from '../../processors/payout-faults'
import type { FaultsInForce } from '../../scenario/faults-in-force'
import type { Scenario } from '../../scenario/schema'
import type { Draws } from '../../core/draws'
import type { RequestDraws } from '../request-draws'
import type { WorkerFaults } from '../workflow-runner'
import { CallFaults } from '../wire/call-faults'
import { RememberedErrors } from '../wire/remembered-errors'
import { WebhookFaults } from '../wire/webhook-faults'
import type { WireFaults } from '../wire/wire'
import { FaultBook } from './fault-book'
import { ScenarioPayoutFaults } from './payout-faults'
import { workerFaults } from './worker-faults'

/** Where keys are kept for ever: no processor is out of order for ever. */
const ERROR_KEPT_HOURS = 24

interface FaultsOptions {
  scenario: Scenario
  inForce: () => FaultsInForce
  draws: Draws
  requestDraws: RequestDraws
  handleOf: (creatorId: number) => string
  railOf: (creatorId: number) => Rail
  now: () => Instant
  onFault: ((fault: SingleFault) => void) | null
}

export class Faults {
  readonly book: FaultBook
  readonly wire: WireFaults
  readonly payouts: PayoutFaults
  readonly workers: WorkerFaults
  readonly #fired: { fault: SingleFault; strikesAt: Instant }[] = []

  constructor({
    scenario,
    inForce,
    draws,
    requestDraws,
    handleOf,
    railOf,
    now,
    onFault,
  }: FaultsOptions) {
    const { faults, processor } = scenario
    const book = new FaultBook({
      single: faults.single,
      draws,
      onFault: (fault, strikesAt) => {
        this.#fired.push({ fault, strikesAt })
        onFault?.(fault)
      },
      now,
    })
    this.book = book
    const { idempotencyKeyHours, keysReplayErrors } = processor
    this.wire = {
      calls: new CallFaults({ inForce, book, requestDraws, handleOf, railOf }),
      webhooks: new WebhookFaults(inForce, book),
      errors: keysReplayErrors
        ? new RememberedErrors(new KeptKeys(idempotencyKeyHours ?? ERROR_KEPT_HOURS, now))
        : null,
      timeoutSeconds: () => inForce().faults.calls.timeoutSeconds,
    }
    this.payouts = new ScenarioPayoutFaults({
      accounts: () => inForce().faults.accounts,
      batchRefusedBasisPoints: processor.paypal.batchRefusedBasisPoints,
      refundRefusedBasisPoints: () => inForce().processor.failures.refundRefusedBasisPoints,
      book,
      handleOf,
      railOf,
      now,
    })
    this.workers = workerFaults(() => inForce().faults.workers, book, handleOf)
  }

  /**
   * Those that have happened or are decided, in order, each in the words in which a scenario can ask for it: that a payout
   * will come back is decided when it is made.
   */
  get fired(): readonly SingleFault[] {
    return this.#fired.map(({ fault }) => fault)
  }

  happenedBy(instant: Instant): SingleFault[] {
    return this.#fired.flatMap(({ fault, strikesAt }) => (strikesAt <= instant ? [fault] : []))
  }
}
