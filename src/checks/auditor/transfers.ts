/**
 * The auditor's books of internal transfers: what a processor moved for a payout, what came back, and how much of that
 * the platform has been told. The platform cannot book a transfer that it was not notified of.
 */
import type { Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import { Hearing, type Listener } from './hearing'

export interface SeenTransfer {
  transferId: string
  payoutId: number
  creatorId: number
  amountCents: Cents
}

export interface AuditedTransfer {
  readonly transferId: string
  readonly payoutId: number
  readonly creatorId: number
  readonly amountCents: Cents
  /** What exchanging the money back has cost that the platform does not know of yet. */
  untoldLossCents: Cents
  /** The processor has sent the money back. */
  isReversed: boolean
  told: 'nothing' | 'made' | 'reversed'
  readonly hearing: Hearing
}

export class AuditedTransfers {
  readonly #byId = new Map<string, AuditedTransfer>()
  readonly #byPayout = new Map<number, AuditedTransfer[]>()
  /** Moved to the processor's accounts and not back, as far as the platform was told. */
  toldCents = 0
  /** What exchanges have cost that the platform does not know of yet. */
  untoldLossCents = 0

  ofPayout(payoutId: number): readonly AuditedTransfer[] {
    return this.#byPayout.get(payoutId) ?? []
  }

  find(transferId: string): AuditedTransfer | undefined {
    return this.#byId.get(transferId)
  }

  /** Takes out those for a payout whose day is closed. */
  take(payoutId: number): readonly AuditedTransfer[] {
    const made = this.ofPayout(payoutId)
    this.#byPayout.delete(payoutId)
    for (const { transferId } of made) this.#byId.delete(transferId)
    return made
  }

  get payouts(): Iterable<number> {
    return this.#byPayout.keys()
  }

  made({ transferId, payoutId, creatorId, amountCents }: SeenTransfer): void {
    const transfer: AuditedTransfer = {
      transferId,
      payoutId,
      creatorId,
      amountCents,
      untoldLossCents: 0,
      isReversed: false,
      told: 'nothing',
      hearing: new Hearing(),
    }
    this.#byId.set(transferId, transfer)
    const others = this.#byPayout.get(payoutId)
    if (others) others.push(transfer)
    else this.#byPayout.set(payoutId, [transfer])
  }

  /** `takenCents`: what came off the account for it. */
  reversed(transferId: string, takenCents: Cents): void {
    const transfer = this.#get(transferId)
    transfer.isReversed = true
    transfer.untoldLossCents = takenCents - transfer.amountCents
    this.untoldLossCents += transfer.untoldLossCents
  }

  /** The platform has been told what the exchange cost: zero where it cost nothing, or was told before. */
  takeUntoldLoss(transfer: AuditedTransfer): Cents {
    const { untoldLossCents } = transfer
    transfer.untoldLossCents = 0
    this.untoldLossCents -= untoldLossCents
    return untoldLossCents
  }

  /** Returns the transfer; told again, it is no news. */
  platformTold(
    transferId: string,
    what: 'made' | 'reversed',
    at: Instant,
    listener: Listener,
  ): AuditedTransfer {
    const transfer = this.#get(transferId)
    transfer.hearing.heard(at, listener)
    if (transfer.told === 'reversed' || transfer.told === what) return transfer
    if (what === 'made') this.toldCents += transfer.amountCents
    else if (transfer.told === 'made') this.toldCents -= transfer.amountCents
    transfer.told = what
    return transfer
  }

  #get(transferId: string): AuditedTransfer {
    const transfer = this.#byId.get(transferId)
    if (!transfer) throw new Error(`The auditor knows no transfer ${transferId}`)
    return transfer
  }
}
