/** Processors in a world whose clock the test moves: exact latencies, and no failures unless said. */
import { NO_BANK_HOLIDAYS } from '../../src/core/business-days'
import { dayOfInstant, type Instant } from '../../src/core/calendar'
import type { Ledger } from '../../src/ledger/ledger'
import type { PayoutRequest, ProcessorAnswer, WebhookEvent } from '../../src/payouts/ports'
import { Processors } from '../../src/processors/processors'
import { readScenario } from '../../src/scenario/read-scenario'
import type { ScenarioInput } from '../../src/scenario/schema'
import { Draws } from '../../src/core/draws'
import { RequestDraws } from '../../src/simulation/request-draws'

/** Many times what a test plans. */
const EVENTS_MAX = 10_000

export class ProcessorsByHand {
  readonly processors: Processors
  readonly webhooks: WebhookEvent[] = []
  /** When each of them reaches the platform. */
  readonly webhookArrivals: Instant[] = []
  readonly seen: string[] = []
  /** The code with which PayPal turns down mass payments as a whole. */
  batchRefusal: string | null = null
  readonly #planned: { at: Instant; happen: () => void }[] = []
  now: Instant

  constructor(ledger: Ledger, now: Instant, settings: ScenarioInput['processor'] = {}) {
    const read = readScenario({
      version: 1,
      processor: {
        ...settings,
        failures: {
          refusedBasisPoints: 0,
          instantFailedBasisPoints: 0,
          standardFailedBasisPoints: 0,
          returnedBasisPoints: 0,
          ...settings.failures,
        },
      },
    })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    this.now = now
    const draws = new RequestDraws(
      new Draws('processors'),
      (creatorId) => `creator-${creatorId}`,
      () => dayOfInstant(this.now),
    )
    this.processors = new Processors({
      settings: read.scenario.processor,
      database: ledger.database,
      world: {
        now: () => this.now,
        isBankHoliday: NO_BANK_HOLIDAYS,
        at: (at, happen) => this.#planned.push({ at, happen }),
        sendWebhook: (event, delaySeconds) => {
          this.webhooks.push(event)
          this.webhookArrivals.push(this.now + delaySeconds)
        },
        drawsOf: (concern, request, detail) => draws.of(concern, request, detail),
        charges: { takeBack: () => 'charge_already_refunded' },
        faults: {
          endingsOf: (_request, drawn) => drawn,
          batchRefusal: () => this.batchRefusal,
          refundRefusal: () => null,
        },
      },
      observer: {
        processorPayoutMade: ({ payoutId }) => this.seen.push(`made ${payoutId}`),
        processorPayoutArrived: ({ payoutId }) => this.seen.push(`arrived ${payoutId}`),
        processorPayoutFailed: ({ payoutId }, arrivedBefore) =>
          this.seen.push(`${arrivedBefore ? 'came back' : 'failed'} ${payoutId}`),
        processorTransferMade: ({ transferId }) => this.seen.push(`moved ${transferId}`),
        processorRefundMade: ({ refundId }) => this.seen.push(`refunded ${refundId}`),
        processorTransferReversed: ({ transferId }, takenCents) =>
          this.seen.push(`reversed ${transferId} for ${takenCents}`),
        processorReversalRefused: ({ transferId }) => this.seen.push(`kept ${transferId}`),
      },
    })
  }

  /** How much is planned and has not happened. */
  get pending(): number {
    return this.#planned.length
  }

  /** Lets everything happen that is planned, in order of time. */
  liveOn(): void {
    for (let count = 0; this.liveOnce(); count += 1) {
      if (count > EVENTS_MAX) throw new Error(`Still going on after ${EVENTS_MAX} events`)
    }
  }

  /** Lets the next thing happen; answers false where there is none. */
  liveOnce(): boolean {
    this.#planned.sort((one, other) => one.at - other.at)
    const next = this.#planned.shift()
    if (!next) return false
    this.now = next.at
    next.happen()
    return true
  }
}

export const payoutOf = (
  netCents: number,
  changes: Partial<PayoutRequest> = {},
): PayoutRequest => ({
  kind: 'create_payout',
  idempotencyKey: `payout-${changes.payoutId ?? 1}`,
  payoutId: 1,
  creatorId: 1,
  rail: 'us_bank',
  method: 'instant',
  netCents,
  feeCents: 0,
  ownFeeRate: null,
  ...changes,
})

/** `done`, or the code of the refusal. */
export const outcomeOf = (answer: ProcessorAnswer): string =>
  answer.outcome === 'refused' ? answer.code : answer.outcome
