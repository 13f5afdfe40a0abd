/**
 * What is taken from a sale and from a payout. `gross = fee + net` holds for every result, to the cent.
 */
import { percentOfNetAlone, type FeeStructure, type PayoutFee } from './fee-structure'
import { shareRoundedHalfUp, shareRoundedUp, type BasisPoints, type Cents } from '../money'
import type { PayoutPolicy } from '../policy'
import type { ProcessorName } from '../vocabulary'

export interface SaleFee {
  grossCents: Cents
  /** Kept by the platform. */
  platformFeeCents: Cents
  /** Kept by the card processor. */
  processingFeeCents: Cents
  /** Both fees. */
  feeCents: Cents
  /** Earned by the creator. */
  netCents: Cents
}

/**
 * The fee on a sale: 10% + 50c for the platform and 2.9% + 30c for processing, each percentage rounded half up.
 * A free sale costs nothing; where the fixed parts exceed the price, the fee is the whole price,
 * processing first. The real service refuses such a sale (incident a6-36); an imported file may hold some.
 */
export function saleFee(grossCents: Cents, policy: PayoutPolicy): SaleFee {
  if (grossCents === 0) {
    return { grossCents, platformFeeCents: 0, processingFeeCents: 0, feeCents: 0, netCents: 0 }
  }
  const processingFeeCents = Math.min(
    grossCents,
    shareRoundedHalfUp(grossCents, policy.processingFeeBasisPoints) +
      policy.processingFeeFixedCents,
  )
  const platformFeeCents = Math.min(
    grossCents - processingFeeCents,
    shareRoundedHalfUp(grossCents, policy.saleFeeBasisPoints) + policy.saleFeeFixedCents,
  )
  const feeCents = processingFeeCents + platformFeeCents
  return {
    grossCents,
    platformFeeCents,
    processingFeeCents,
    feeCents,
    netCents: grossCents - feeCents,
  }
}

/**
 * The rate by which the processor works our fee out by itself, where it does; `null` where it takes what we tell it. Only
 * a percentage of the net can be left to it.
 */
export const processorFeeRate = (
  { processorRoundsOwnFee }: Pick<PayoutPolicy, 'processorRoundsOwnFee'>,
  structure: FeeStructure,
): BasisPoints | null => (processorRoundsOwnFee ? percentOfNetAlone(structure) : null)

/**
 * What the processor itself books as our fee on a net amount. Where it works the share out by itself and rounds it half
 * up, net and fee can make a cent less than the gross: 29,123 on 970,776 of 999,900 (quirk G8). Ours is always gross - net.
 */
export const feeInProcessorBooks = (
  netCents: Cents,
  feeCents: Cents,
  rate: BasisPoints | null,
): Cents => (rate === null ? feeCents : Math.min(feeCents, shareRoundedHalfUp(netCents, rate)))

/**
 * PayPal's own fee, which it tells as decimal text, in cents. `cut` multiplies the number as a computer keeps it and cuts
 * off the rest, as the real service does: 1.15 is 114 cents (quirk G17). `exact` reads digit by digit and takes a part of
 * a cent for a whole one. Throws where the text is no amount.
 */
export function readFeeText(text: string, reading: PayoutPolicy['paypalFeeReading']): Cents {
  const parts = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text)
  if (!parts) throw new RangeError(`Not an amount: ${text}`)
  if (reading === 'cut') return Math.trunc(Number(text) * 100)
  const fraction = (parts[2] ?? '').padEnd(2, '0')
  const partOfCent = /[1-9]/.test(fraction.slice(2)) ? 1 : 0
  return Number(parts[1]) * 100 + Number(fraction.slice(0, 2)) + partOfCent
}

/** PayPal's 2%, rounded up, taken from what goes out; waived for some creators. */
export function paypalPayoutFee(
  grossCents: Cents,
  country: string,
  policy: Pick<PayoutPolicy, 'paypalFeeBasisPoints' | 'paypalFeeExemptCountries'>,
  waived = false,
): PayoutFee {
  const exempt = waived || policy.paypalFeeExemptCountries.includes(country)
  const feeCents = exempt ? 0 : shareRoundedUp(grossCents, policy.paypalFeeBasisPoints)
  return { feeCents, netCents: grossCents - feeCents }
}

/** The fee of a standard payout: only PayPal has one. */
export function standardPayoutFee(
  grossCents: Cents,
  processor: ProcessorName,
  country: string,
  policy: PayoutPolicy,
  paypalFeeWaived = false,
): PayoutFee {
  return processor === 'paypal'
    ? paypalPayoutFee(grossCents, country, policy, paypalFeeWaived)
    : { feeCents: 0, netCents: grossCents }
}
