/**
 * Refunds a buyer by a call to the processor, which can fail like any other. The refund is stored
 * before the call, and the creator is debited when the answer says that the buyer has the money.
 * Without an answer, the processor is asked about it, and asked for it again under the same key,
 * until the outcome is known.
 */
import { SECONDS_IN_DAY, SECONDS_IN_HOUR } from '../core/calendar'
import type { NoEffectReason } from '../core/no-effect'
import type { ProcessorName } from '../core/vocabulary'
import type { OpenRefund } from '../ledger/open-refunds'
import { call } from './call'
import { refundKey } from './idempotency-keys'
import { lookUp } from './look-up'
import {
  saysNothing,
  type ChargeRefund,
  type PayoutContext,
  type ProcessorAnswer,
  type Workflow,
} from './ports'
import { question } from './question'

/** The processor that takes buyers' cards, whichever one pays the creator. */
const CARD_PROCESSOR: ProcessorName = 'stripe'

/** What the processor says of a charge if less of it is left than is to go back. */
const REFUSALS: Readonly<Record<string, NoEffectReason>> = {
  charge_already_refunded: 'sale_is_reversed',
  amount_too_large: 'more_than_is_left',
}

/** Returns why nothing is refunded; `null` where it is, or where that is not known yet. */
export function* refundSale(
  context: PayoutContext,
  refund: OpenRefund,
): Workflow<NoEffectReason | null> {
  const { creators, openRefunds } = context.ledger
  if (!creators.mayRefund(refund.creatorId)) return 'refunds_are_stopped'
  if (openRefunds.isOpenOfSale(refund.saleId)) return 'refund_is_open'
  if (context.protections.storeOutcomeFirst) openRefunds.asked(refund, context.now())
  const refusal = yield* askProcessor(context, refund)
  if (context.protections.retries && openRefunds.isOpen(refund.refundId)) {
    yield questionAbout(context, refund, { isAskedDaily: false, delaySeconds: SECONDS_IN_DAY })
  }
  return refusal
}

/** Asks about each refund whose answer nobody has heard for so long, each in a job of its own. */
export function* lookIntoOpenRefunds(context: PayoutContext, hours: number): Workflow {
  const askedUntil = context.now() - hours * SECONDS_IN_HOUR
  for (const refund of context.ledger.openRefunds.askedUntil(askedUntil)) {
    yield questionAbout(context, refund, { isAskedDaily: true, delaySeconds: 0 })
  }
}

const questionAbout = (
  context: PayoutContext,
  refund: OpenRefund,
  { isAskedDaily, delaySeconds }: { isAskedDaily: boolean; delaySeconds: number },
) =>
  question(
    context,
    {
      kind: 'ask-about-refund',
      about: refund.refundId,
      isAskedDaily,
      ask: () => askAbout(context, refund),
    },
    delaySeconds,
  )

/**
 * What the processor has under the key is the truth. Where it has nothing, the request may still be in transit: it is sent
 * once more, and whichever try comes second then gets the same answer.
 */
function* askAbout(context: PayoutContext, refund: OpenRefund): Workflow<boolean> {
  const { creatorId, refundId } = refund
  const { openRefunds } = context.ledger
  if (!openRefunds.isOpen(refundId)) return true
  const asked = { processor: CARD_PROCESSOR, creatorId }
  const known = yield* lookUp(context, asked, refundKey(refundId))
  if (known?.found === 'refund') {
    if (openRefunds.answered(refundId)) book(context, refund, known.refund)
  } else if (known !== null && openRefunds.isOpen(refundId)) {
    yield* askProcessor(context, refund)
  }
  return !openRefunds.isOpen(refundId)
}

function* askProcessor(
  context: PayoutContext,
  refund: OpenRefund,
): Workflow<NoEffectReason | null> {
  const { refundId, saleId, creatorId, amountCents } = refund
  const answer = yield* call<'refund'>(context, CARD_PROCESSOR, {
    kind: 'refund',
    idempotencyKey: refundKey(refundId),
    ...{ refundId, saleId, creatorId, amountCents },
  })
  if (!context.protections.storeOutcomeFirst) {
    context.ledger.openRefunds.asked(refund, context.now())
  }
  return hear(context, refund, answer)
}

function hear(
  context: PayoutContext,
  refund: OpenRefund,
  answer: ProcessorAnswer<'refund'>,
): NoEffectReason | null {
  const { openRefunds } = context.ledger
  if (answer.outcome === 'unknown' || saysNothing(answer)) {
    if (context.protections.unknownOutcomeHold) return null
    // Silence is taken for a no.
    openRefunds.answered(refund.refundId)
    return 'processor_did_not_answer'
  }
  if (!openRefunds.answered(refund.refundId)) return null
  if (answer.outcome === 'refused') return REFUSALS[answer.code] ?? 'refund_was_refused'
  book(context, refund, answer.result.refund)
  return null
}

function book(
  context: PayoutContext,
  { saleId, creatorId, soldOn }: OpenRefund,
  { holder, share, shareSoFar }: ChargeRefund,
): void {
  const { ledger, observer, policy } = context
  const at = context.now()
  const taken = policy.refundAmountRead === 'of_this_refund' ? share : shareSoFar
  ledger.sales.recordReversal(
    'refund',
    { creatorId, occurredAt: at, holder },
    taken,
    saleId,
    soldOn,
  )
  observer.saleRefunded({ creatorId, holder, fee: taken }, at)
}
