/**
 * What happens between creators and their buyers, published once the ledger has it. Its listeners
 * are the accounts that hold the money, the auditor, the counter of days and the payout service.
 */
import { dayOfInstant, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { SaleFee } from '../core/fees/payout-fee'
import type { Holder } from '../core/vocabulary'
import type { CreditReason } from '../ledger/sales'
import type { Processors } from '../processors/processors'

export interface LandedSale {
  saleId: number
  creatorId: number
  holder: Holder
  fee: SaleFee
  at: Instant
  /** Which of the creator's generated sales it is; one that is named has none. */
  number?: number | undefined
}

export type SaleReversal = 'refund' | 'chargeback'

interface LandedCredit {
  creatorId: number
  holder: Holder
  amountCents: Cents
  reason: CreditReason
  at: Instant
}

export interface MarketListener {
  saleLanded(sale: LandedSale): void
  /** `fee`: of what of the sale was taken back, which is all of it or what refunds have left. */
  saleChargedBack(sale: LandedSale, at: Instant): void
  /** A buyer has money back; the platform may not know it yet. `fee`: of what of the sale went back. */
  buyerRefunded(sale: LandedSale, at: Instant): void
  /** A chargeback was won; `fee`: what it had taken. */
  disputeWon(sale: LandedSale, at: Instant): void
  /** What the processor held of a creator's unpaid money is the platform's to pay; below zero, to collect. */
  movedToPlatform(creatorId: number, amountCents: Cents, at: Instant): void
  /** Money without a sale. */
  creditLanded(credit: LandedCredit): void
}

/** Each of them, which the compiler sees to. */
export const MARKET_EVENTS = Object.keys({
  saleLanded: true,
  saleChargedBack: true,
  buyerRefunded: true,
  disputeWon: true,
  movedToPlatform: true,
  creditLanded: true,
} satisfies Record<keyof MarketListener, true>) as (keyof MarketListener)[]

export const soldOn = ({ at }: LandedSale) => dayOfInstant(at)

/** The accounts of the outside world: what the platform holds itself, and each creator's account at Stripe. */
export function marketFunds(processors: Processors): MarketListener {
  const { platform } = processors
  const move = (creatorId: number, holder: Holder, amountCents: Cents, at: Instant): void => {
    const stripe = processors.get('stripe')
    if (holder === 'platform') platform.balanceCents += amountCents
    else if (amountCents > 0) stripe.account(creatorId).charge(amountCents, at)
    else stripe.account(creatorId).move(amountCents)
  }
  /** The buyer gets the whole price back; the processing fee is lost to the creator. */
  const takeBack = ({ creatorId, holder, fee }: LandedSale, at: Instant): void => {
    move(creatorId, holder, -(fee.netCents + fee.processingFeeCents), at)
    platform.balanceCents -= fee.platformFeeCents
  }
  return {
    saleLanded: ({ creatorId, holder, fee, at }) => {
      move(creatorId, holder, fee.netCents, at)
      platform.balanceCents += fee.platformFeeCents
    },
    saleChargedBack: takeBack,
    buyerRefunded: takeBack,
    disputeWon: ({ creatorId, holder, fee }, at) => {
      move(creatorId, holder, fee.netCents + fee.processingFeeCents, at)
      platform.balanceCents += fee.platformFeeCents
    },
    movedToPlatform: (creatorId, amountCents) => {
      processors.get('stripe').account(creatorId).move(-amountCents)
      platform.balanceCents += amountCents
    },
    creditLanded: ({ creatorId, holder, amountCents, at }) =>
      move(creatorId, holder, amountCents, at),
  }
}
