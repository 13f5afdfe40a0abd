/**
 * The auditor's books of refunds: what was asked for, what the card processor gave back to buyers, and what the platform
 * was told of that. Each refund that is asked for is made once, or turned down.
 */
import type { Cents } from '../../core/money'
import { sentence, type Sentence } from '../../core/sentence'
import type { Holder } from '../../core/vocabulary'
import type { AuditedReversal } from './earnings'

/** What a buyer or creator asks of the platform. */
export interface AskedRefund {
  refundId: number
  saleId: number
  creatorId: number
  grossCents: Cents
}

/** What the auditor sees of a refund at the processor. */
export interface SeenRefund {
  processorRefundId: string
  refundId: number
  saleId: number
  grossCents: Cents
}

/** What it took, and from whom. */
export interface MadeRefund extends SeenRefund {
  creatorId: number
  holder: Holder
  /** What of the sale was not with the buyer again. */
  leftCents: Cents
  reversal: AuditedReversal
}

/** A refund that was asked for, and of which the platform does not know what became. */
export interface OpenRefund extends AskedRefund {
  /** With the buyer, and the platform has not been told. */
  made: MadeRefund | null
}

interface RefundProblem {
  /** What tells it from the others. */
  key: string
  creatorId: number
  grossCents: Cents
  problem: Sentence
}

export class AuditedRefunds {
  readonly #asked = new Map<number, AskedRefund>()
  /** By sale: the request that was the first for it. */
  readonly #firstOf = new Map<number, number>()
  /** By the request that each was made for. */
  readonly #madeFor = new Map<number, string>()
  /** With buyers, and the platform has not been told, by the processor's id. */
  readonly #untold = new Map<string, MadeRefund>()
  readonly #open = new Map<number, OpenRefund>()
  #problems: RefundProblem[] = []
  /** What of all money is with buyers again, and the platform does not know it. */
  untoldCents = 0

  asked(refund: AskedRefund): void {
    const { refundId, saleId } = refund
    this.#asked.set(refundId, refund)
    if (!this.#firstOf.has(saleId)) this.#firstOf.set(saleId, refundId)
    this.#open.set(refundId, { ...refund, made: null })
  }

  /** It will not be made: that was said. */
  turnedDown(refundId: number): void {
    if (!this.#open.get(refundId)?.made) this.#open.delete(refundId)
  }

  /** The platform says that another refund of the sale is not answered yet. */
  turnedDownAsOpen({ refundId, saleId, creatorId, grossCents }: AskedRefund): void {
    this.turnedDown(refundId)
    if (this.#firstOf.get(saleId) !== refundId) return
    const problem = sentence`refund ${refundId} of sale ${saleId} was turned down as asked for already, and nobody had asked for another`
    this.#problems.push({ key: `refund ${refundId} turned down`, creatorId, grossCents, problem })
  }

  /** What is asked for, as long as nothing is known of it. */
  openOf(refundId: number): Readonly<OpenRefund> | undefined {
    return this.#open.get(refundId)
  }

  /** The processor says that the buyer has the money already; so much is left of the sale. */
  saidToBeRefunded({ refundId, saleId, creatorId, grossCents }: AskedRefund, left: Cents): void {
    if (left === 0 || left < grossCents) return
    const problem = sentence`refund ${refundId} of sale ${saleId} was turned down as made already, and ${{ cents: left }} of the sale are left`
    this.#problems.push({ key: `refund ${refundId} turned down`, creatorId, grossCents, problem })
  }

  made(refund: MadeRefund): void {
    const { refundId, processorRefundId, grossCents } = refund
    const problem = this.#problemOf(refund)
    if (problem !== null) {
      const { creatorId } = refund
      this.#problems.push({ key: processorRefundId, creatorId, grossCents, problem })
    }
    this.#madeFor.set(refundId, processorRefundId)
    this.#untold.set(processorRefundId, refund)
    this.untoldCents += grossCents
    this.#open.set(refundId, { ...refund, made: refund })
  }

  /** A bank takes a sale back, which takes all that is left of it. */
  chargedBack({
    saleId,
    creatorId,
    grossCents,
    leftCents,
  }: Pick<MadeRefund, 'saleId' | 'creatorId' | 'grossCents' | 'leftCents'>): void {
    if (grossCents === leftCents) return
    const problem = sentence`sale ${saleId} was charged back for ${{ cents: grossCents }}, and ${{ cents: leftCents }} of it were left`
    this.#problems.push({ key: `chargeback ${saleId}`, creatorId, grossCents, problem })
  }

  /** Returns what the platform is told of for the first time; `null` where it knew. */
  told(processorRefundId: string): MadeRefund | null {
    const refund = this.#untold.get(processorRefundId)
    if (!refund) return null
    this.#untold.delete(processorRefundId)
    this.untoldCents -= refund.grossCents
    if (this.#open.get(refund.refundId)?.made === refund) this.#open.delete(refund.refundId)
    return refund
  }

  isAnswered(refundId: number): boolean {
    return !this.#open.has(refundId)
  }

  /** Answered long ago: should one be made again, it is one that nobody asked for. */
  forget(refundIds: Iterable<number>): void {
    for (const refundId of refundIds) {
      const saleId = this.#asked.get(refundId)?.saleId
      if (saleId !== undefined) this.#firstOf.delete(saleId)
      this.#asked.delete(refundId)
      this.#madeFor.delete(refundId)
    }
  }

  get open(): Iterable<OpenRefund> {
    return this.#open.values()
  }

  isOpen({ refundId, made }: OpenRefund): boolean {
    const open = this.#open.get(refundId)
    return open !== undefined && open.made === made
  }

  /** What was wrong with refunds since this was last asked. */
  takeProblems(): RefundProblem[] {
    const problems = this.#problems
    this.#problems = []
    return problems
  }

  #problemOf(refund: MadeRefund): Sentence | null {
    const { refundId, saleId, processorRefundId, grossCents, leftCents } = refund
    const asked = this.#asked.get(refundId)
    const before = this.#madeFor.get(refundId)
    const made = sentence`refund ${refundId} of sale ${saleId}: the processor gave ${{ cents: grossCents }} back by ${processorRefundId}`
    if (before !== undefined) return sentence`${made}, and has done so before by ${before}`
    if (!asked) return sentence`${made}, which nobody asked for`
    if (asked.saleId !== saleId || asked.grossCents !== grossCents) {
      return sentence`${made}, asked for were ${{ cents: asked.grossCents }} of sale ${asked.saleId}`
    }
    return grossCents > leftCents
      ? sentence`${made}, of which ${{ cents: leftCents }} were left`
      : null
  }
}
