/** What the auditor is told of calls that ask for money to be moved: which was not answered, or turned down, and for whom. */
import type { Auditor } from '../checks/auditor/auditor'
import type { Listener } from '../checks/auditor/hearing'
import type { Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { Protections } from '../core/protections'
import { keyOfRequest } from '../payouts/idempotency-keys'
import {
  saysNothing,
  type PayoutBatchRequest,
  type ProcessorAnswer,
  type ProcessorRequest,
} from '../payouts/ports'

/** One of the things that a call asks for. */
interface Asked {
  key: string
  creatorId: number
  cents: Cents
  /** Somebody has told the platform what became of it, and is through with that. */
  isToldOtherwise: boolean
  isHeardOf: boolean
}

/** Who calls, and the protections by which it works. */
interface Caller {
  listener: Listener
  protections: Protections
}

/** Whether an answer leaves open what became of money. */
export function hearOfMoneyCall(
  auditor: Auditor,
  request: ProcessorRequest,
  answer: ProcessorAnswer,
  at: Instant,
  caller: Caller,
): void {
  if (!movesMoney(request)) return
  if (request.kind === 'create_payout_batch') hearOfParts(auditor, request, answer, at)
  const asked = askedFor(auditor, request, at)
  if (saysNothing(answer, request.kind)) hearNothing(auditor, asked, answer, at, caller)
  else hearSomething(auditor, { request, asked }, answer, at, caller)
}

type MoneyRequest = ProcessorRequest & {
  kind: 'create_transfer' | 'reverse_transfer' | 'create_payout' | 'create_payout_batch'
}

const MONEY_CALLS: ReadonlySet<ProcessorRequest['kind']> = new Set<MoneyRequest['kind']>([
  'create_transfer',
  'reverse_transfer',
  'create_payout',
  'create_payout_batch',
])

const movesMoney = (request: ProcessorRequest): request is MoneyRequest =>
  MONEY_CALLS.has(request.kind)

function askedFor(auditor: Auditor, request: MoneyRequest, at: Instant): Asked[] {
  if (request.kind === 'create_payout_batch') {
    return request.items.map((item) => payoutAskedFor(auditor, item, at))
  }
  if (request.kind === 'create_payout') {
    return [payoutAskedFor(auditor, { ...request, part: null }, at)]
  }
  const { creatorId, idempotencyKey } = request
  const one = { creatorId, key: keyOfRequest(idempotencyKey), isToldOtherwise: false }
  if (request.kind === 'create_transfer') {
    const isHeardOf = auditor.transfersFor(request.payoutId).some(({ told }) => told !== 'nothing')
    return [{ ...one, cents: request.amountCents, isHeardOf }]
  }
  const transfer = auditor.transfer(request.transferId)
  return [{ ...one, cents: transfer?.amountCents ?? 0, isHeardOf: transfer?.told === 'reversed' }]
}

function payoutAskedFor(
  auditor: Auditor,
  item: PayoutBatchRequest['items'][number],
  at: Instant,
): Asked {
  const { creatorId, idempotencyKey, netCents } = item
  return {
    ...{ key: keyOfRequest(idempotencyKey), creatorId, cents: netCents },
    isToldOtherwise: auditor.knowsOutcomeOf(item, at),
    isHeardOf: auditor.hasHeardOf(item),
  }
}

function hearNothing(
  auditor: Auditor,
  asked: readonly Asked[],
  answer: ProcessorAnswer,
  at: Instant,
  { listener, protections }: Caller,
): void {
  for (const one of asked) {
    auditor.requestUnanswered(one.creatorId, at)
    auditor.unknownOutcomes.silent({
      ...{ ...one, at, listener },
      isRefused: answer.outcome === 'refused',
      isTriedAgain: protections.retries,
      isHeldLater: !protections.storeOutcomeFirst,
      isHeld: protections.unknownOutcomeHold,
    })
  }
}

/** Of a payout in parts, what one answer leaves open is written down when more is known of the others. */
function hearSomething(
  auditor: Auditor,
  { request, asked }: { request: MoneyRequest; asked: readonly Asked[] },
  answer: ProcessorAnswer,
  at: Instant,
  { listener }: Caller,
): void {
  const { unknownOutcomes } = auditor
  for (const one of asked) {
    const isRefused = refusalIn(answer, one.key)
    if (isRefused && request.kind === 'reverse_transfer') {
      unknownOutcomes.notTakenBack({ ...one, at })
      auditor.requestUnanswered(one.creatorId, at)
    }
    if (isRefused) unknownOutcomes.refused(one.key, at, listener)
    else unknownOutcomes.answered(one.key, listener)
  }
  if (request.kind !== 'create_payout_batch') return
  for (const { creatorId, part } of request.items) {
    if (part !== null) unknownOutcomes.add({ creatorId, at, isHeldLater: true })
  }
}

/** Whether what was asked for under a key was turned down. */
function refusalIn(answer: ProcessorAnswer, key: string): boolean {
  if (answer.outcome !== 'done' || !('items' in answer.result)) return answer.outcome === 'refused'
  return answer.result.items.some(
    (item) => item.outcome === 'refused' && keyOfRequest(item.idempotencyKey) === key,
  )
}

/** Parts are sent in mass payments, which may be refused item by item or as a whole. */
function hearOfParts(
  { partTries }: Auditor,
  { items }: PayoutBatchRequest,
  answer: ProcessorAnswer,
  at: Instant,
): void {
  const results = answer.outcome === 'done' && 'items' in answer.result ? answer.result.items : []
  for (const { idempotencyKey, part, ...item } of items) {
    if (part === null) continue
    const tried = { ...item, part, key: keyOfRequest(idempotencyKey) }
    partTries.asked(tried, at)
    const result = results.find((one) => one.idempotencyKey === idempotencyKey)
    if ((result ?? answer).outcome === 'refused') partTries.refused(tried, at)
  }
}
