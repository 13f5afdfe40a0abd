/**
 * A marketplace that pays by PayPal alone. Each Friday it sends several mass payments. Some items
 * are refused, fail without a reason or wait to be claimed, and some payouts of a few large
 * creators go out in parts.
 */
import type { ScenarioInput } from './schema'

const studio = (handle: string, country: string, amountCents: number) => ({
  handle,
  country,
  rail: 'paypal' as const,
  monthlyGrossCents: 12_000_00,
  openingBalances: [{ day: '2026-08-24', amountCents }],
})

export const paypalFriday: ScenarioInput = {
  version: 1,
  name: 'PayPal Friday',
  seed: 'payout-lab',
  days: 60,
  population: {
    size: 400,
    monthlyGross: { mu: 7, sigma: 0.8, maximumCents: 15_000_00 },
    priceLevel: { medianCents: 79_00 },
    scheduleShareBasisPoints: { daily: 0, weekly: 9_000, monthly: 1_000, quarterly: 0 },
    railShareBasisPoints: { paypal: 10_000 },
    platformHeldBasisPoints: 10_000,
  },
  creators: [
    { ...studio('orchard', 'TR', 68_000_00), paypalSplits: true },
    { ...studio('tannery', 'UA', 45_000_00), paypalSplits: true },
    { ...studio('smithy', 'NG', 31_000_00), paypalSplits: true, paypalFeeWaived: true },
    // Above PayPal's limit for one item, and not flagged for parts: refused each Friday.
    studio('sawmill', 'BR', 27_000_00),
  ],
  processor: {
    failures: { refusedBasisPoints: 100, standardFailedBasisPoints: 300 },
    paypal: { unclaimedBasisPoints: 300, withoutCodeBasisPoints: 2_000 },
  },
}
