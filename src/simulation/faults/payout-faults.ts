/**
 * Applies single faults, restricted accounts and chance to payouts at the processors, and writes
 * down what they did.
 */
import type { Instant } from '../../core/calendar'
import type { BasisPoints } from '../../core/money'
import type { FaultAddress, SingleFault } from '../../core/single-fault'
import { processorOfRail, type ProcessorName, type Rail } from '../../core/vocabulary'
import type { PayoutBatchItem, RefundRequest } from '../../payouts/ports'
import {
  NO_ENDINGS,
  type EndingTimes,
  type PayoutEndings,
  type PayoutFaults,
} from '../../processors/payout-faults'
import type { KeyedRequest } from '../../processors/processor'
import { instantOfAction } from '../../scenario/period'
import type { FaultSettings } from '../../scenario/schema'
import { has } from './chance'
import type { FaultBook, FaultEvent } from './fault-book'
import { GROUPS } from './single-faults'

/**
 * The codes with which a payout to a restricted account is refused; the push rails have no
 * accounts.
 */
const RESTRICTED: Readonly<Partial<Record<ProcessorName, string>>> = {
  stripe: 'stripe_intervention_required',
  paypal: '3015',
}
/** Why most refunds fail: Stripe’s words. */
const CARD_IS_CLOSED = 'expired_or_canceled_card'

interface Restriction {
  creator: string
  from: Instant
  until: Instant
}

interface PayoutFaultsOptions {
  accounts: () => FaultSettings['accounts']
  batchRefusedBasisPoints: BasisPoints
  refundRefusedBasisPoints: () => BasisPoints
  book: FaultBook
  handleOf: (creatorId: number) => string
  railOf: (creatorId: number) => Rail
  now: () => Instant
}

export class ScenarioPayoutFaults implements PayoutFaults {
  readonly #options: PayoutFaultsOptions
  #restrictions: readonly Restriction[] = []
  #restrictionsOf: FaultSettings['accounts'] | null = null

  constructor(options: PayoutFaultsOptions) {
    this.#options = options
  }

  endingsOf(
    { creatorId }: KeyedRequest,
    drawn: PayoutEndings,
    { failsAt, returnsAt }: EndingTimes,
  ): PayoutEndings {
    const creator = this.#options.handleOf(creatorId)
    const event = this.#options.book.next(GROUPS.payout, creator)
    const endings = askedEndings(event) ?? this.#restricted(creator, creatorId) ?? drawn
    const { refusal, failure, returned } = endings
    const address = (): FaultAddress & { creator: string } => ({ ...event.address, creator })
    if (refusal) {
      event.fire({ fault: 'payout-refused', code: refusal.code, ...address() })
    } else if (failure) {
      event.fire({ fault: 'payout-fails', code: failure.code, ...address() }, failsAt)
    } else if (returned) {
      const strikesAt = returnsAt(returned.afterBusinessDays)
      event.fire({ fault: 'payout-returned', ...returned, ...address() }, strikesAt)
    }
    return endings
  }

  batchRefusal({ creatorId }: PayoutBatchItem): string | null {
    const { book, handleOf, batchRefusedBasisPoints } = this.#options
    const creator = handleOf(creatorId)
    const event = book.next(GROUPS.batch, creator)
    const isDrawn = has(event, 'batch-refused', batchRefusedBasisPoints)
    const code = event.asked('batch-refused')?.code ?? (isDrawn ? 'batch_refused' : null)
    if (code === null) return null
    event.fire({ fault: 'batch-refused', code, ...event.address, creator } satisfies SingleFault)
    return code
  }

  refundRefusal({ creatorId }: RefundRequest): string | null {
    const { book, handleOf, refundRefusedBasisPoints } = this.#options
    const creator = handleOf(creatorId)
    const event = book.next(GROUPS.refund, creator)
    const isDrawn = has(event, 'refund-refused', refundRefusedBasisPoints())
    const code = event.asked('refund-refused')?.code ?? (isDrawn ? CARD_IS_CLOSED : null)
    if (code === null) return null
    event.fire({ fault: 'refund-refused', code, ...event.address, creator } satisfies SingleFault)
    return code
  }

  #restricted(creator: string, creatorId: number): PayoutEndings | null {
    const accounts = this.#options.accounts()
    if (accounts !== this.#restrictionsOf) {
      this.#restrictionsOf = accounts
      this.#restrictions = accounts.map(({ creator: handle, from, until }) => ({
        creator: handle,
        from: instantOfAction(from),
        until: instantOfAction(until),
      }))
    }
    if (this.#restrictions.length === 0) return null
    const now = this.#options.now()
    const code = RESTRICTED[processorOfRail(this.#options.railOf(creatorId))]
    const isRestricted = this.#restrictions.some(
      (one) => one.creator === creator && now >= one.from && now < one.until,
    )
    return isRestricted && code !== undefined ? { ...NO_ENDINGS, refusal: { code } } : null
  }
}

function askedEndings(event: FaultEvent): PayoutEndings | null {
  const refusal = event.asked('payout-refused')
  if (refusal) return { ...NO_ENDINGS, refusal: { code: refusal.code } }
  const failure = event.asked('payout-fails')
  if (failure) return { ...NO_ENDINGS, failure: { code: failure.code } }
  const returned = event.asked('payout-returned')
  if (!returned) return null
  const { code, afterBusinessDays } = returned
  return {
    ...NO_ENDINGS,
    returned: { code, ...(afterBusinessDays !== undefined && { afterBusinessDays }) },
  }
}
