/** A PayPal creator with money, the service that pays them, and short ways to play PayPal by hand. */
import type { PayoutPolicy } from '../../src/core/policy'
import type { ProtectionName } from '../../src/core/protections'
import type { Creator } from '../../src/ledger/creators'
import { handleWebhook } from '../../src/payouts/webhooks'
import type {
  PayoutBatchItem,
  PayoutBatchRequest,
  PayoutBatchResult,
  ProcessorAnswer,
  WebhookEvent,
  Workflow,
} from '../../src/payouts/ports'
import { at } from './days'
import { ledgerWith, rows } from './ledgers'
import { acceptedItem, Service } from './service'

export const FRIDAY = at('2026-09-04T10:00:00Z')
export const PERIOD_END = '2026-08-28'

/** Weekly PayPal creators, each with an old enough balance of so many cents. */
export function paypalService(
  amounts: readonly number[],
  traits: Partial<Creator> = {},
  changes: Partial<PayoutPolicy> = {},
  off: readonly ProtectionName[] = [],
): Service {
  const ledger = ledgerWith(...amounts.map(() => ({ rail: 'paypal' as const, ...traits })))
  amounts.forEach((amountCents, index) => {
    ledger.sales.recordCredit(
      { creatorId: index + 1, occurredAt: at('2026-08-20T12:00:00Z'), holder: 'platform' },
      amountCents,
    )
  })
  ledger.commit()
  return new Service(ledger, FRIDAY, { paypalFeeBasisPoints: 0, ...changes }, off)
}

export const payAll = (service: Service, creators: number): void =>
  service.pay(
    'standard',
    PERIOD_END,
    Array.from({ length: creators }, (_, index) => index + 1),
  )

export const batches = (service: Service): PayoutBatchRequest[] =>
  service.requests.filter((request) => request.kind === 'create_payout_batch')

/** The answer to a batch of which these items, by position, are refused with a code, and the others accepted. */
export const batchAnswer = (
  keys: readonly string[],
  refused: Readonly<Record<number, string | null>> = {},
): ProcessorAnswer => ({
  outcome: 'done',
  result: {
    items: keys.map((idempotencyKey, index): PayoutBatchResult =>
      index in refused
        ? { idempotencyKey, outcome: 'refused', code: refused[index]! }
        : acceptedItem({ idempotencyKey } as PayoutBatchItem),
    ),
  },
})

type NoticeKind = Exclude<WebhookEvent['kind'], 'payout_lost'>

/** PayPal tells of a payout, or of a part of it. */
export function notice(
  service: Service,
  kind: NoticeKind,
  itemKey?: string,
  code: string | null = null,
): void {
  service.run(handlingNotice(service, kind, itemKey, code))
}

/** The work on a notice, before it begins. */
export function handlingNotice(
  service: Service,
  kind: NoticeKind,
  itemKey?: string,
  code: string | null = null,
): Workflow {
  const ids = { payoutId: 1, processorPayoutId: 'pp_1', ...(itemKey !== undefined && { itemKey }) }
  const event: WebhookEvent = kind === 'payout_paid' ? { kind, ...ids } : { kind, ...ids, code }
  return handleWebhook(service.context, event)
}

export const payoutState = (service: Service): unknown => service.payouts[0]![2]

export const partRows = (service: Service): unknown[][] =>
  rows(service.ledger.database, 'SELECT part, attempt, amount_cents, state FROM payout_parts')

export const refusals = (service: Service): unknown[][] =>
  rows(service.ledger.database, 'SELECT from_state, to_state FROM refused_state_changes')
