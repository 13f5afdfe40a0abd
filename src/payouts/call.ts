/** Calls a processor, and repeats the call a few times while there is no answer. */
import type { ProcessorName } from '../core/vocabulary'
import { asAnswerToRequest, asTry } from './idempotency-keys'
import {
  saysNothing,
  type PayoutContext,
  type ProcessorAnswer,
  type ProcessorCallKind,
  type ProcessorCalls,
  type Workflow,
} from './ports'

const ATTEMPTS_MAX = 3
const SECONDS_BETWEEN_ATTEMPTS = 60

/**
 * Calls a processor and waits for its answer. Where none comes, the call is repeated with the same idempotency key,
 * which cannot have its effect twice; only after the last attempt is the outcome `unknown`. A later attempt that the
 * processor did not look at says nothing of an earlier one, which may still be in transit.
 */
export function* call<Kind extends ProcessorCallKind>(
  context: PayoutContext,
  processor: ProcessorName,
  request: ProcessorCalls[Kind]['request'] & { kind: Kind },
): Workflow<ProcessorAnswer<Kind>> {
  const attemptsMax = context.protections.retries ? ATTEMPTS_MAX : 1
  for (let attempt = 1; ; attempt += 1) {
    const answer = yield* tryOnce<Kind>(context, processor, request)
    const isKnown = attempt > 1 ? !saysNothing(answer, request.kind) : answer.outcome !== 'unknown'
    if (isKnown) return answer
    if (attempt === attemptsMax) return { outcome: 'unknown' }
    yield { effect: 'sleep', seconds: SECONDS_BETWEEN_ATTEMPTS, why: 'before-next-try' }
  }
}

function* tryOnce<Kind extends ProcessorCallKind>(
  { ledger, protections }: PayoutContext,
  processor: ProcessorName,
  request: ProcessorCalls[Kind]['request'] & { kind: Kind },
): Workflow<ProcessorAnswer<Kind>> {
  const sent = protections.idempotencyKeys ? request : asTry(request, ledger.requests.nextTry())
  return asAnswerToRequest(
    (yield { effect: 'call', processor, request: sent }) as ProcessorAnswer<Kind>,
  )
}
