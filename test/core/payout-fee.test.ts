import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CENTS_MAX } from '../../src/core/money'
import { instantPayoutFee, payoutFee, paypalPayoutFee, saleFee } from '../../src/core/payout-fee'
import { POLICIES } from '../../src/core/policy'
import { PAYOUT_TYPES, PROCESSORS } from '../../src/core/vocabulary'

const policy = POLICIES['gumroad-2026-08-30']
const anyGross = fc.integer({ min: 0, max: CENTS_MAX })

describe('the fee of an instant payout', () => {
  // Domain facts A2: 3% of the net, in whole cents, the rounding in the platform's favour.
  it.each([
    [100, 97, 3],
    [101, 98, 3],
    [103, 100, 3],
    [1_000, 970, 30],
    [10_000, 9_708, 292],
    [10_300, 10_000, 300],
    [999_900, 970_776, 29_124],
    [1, 0, 1],
    [0, 0, 0],
  ])('leaves %i cents a net of %i and takes %i', (grossCents, netCents, feeCents) => {
    expect(instantPayoutFee(grossCents, 300)).toEqual({ netCents, feeCents })
  })

  it('is never below 3% of the net, and less than a cent above it', () => {
    fc.assert(
      fc.property(anyGross, (gross) => {
        const { netCents, feeCents } = instantPayoutFee(gross, 300)
        const surplus = BigInt(feeCents) * 10_000n - BigInt(netCents) * 300n
        expect(surplus >= 0n && surplus < 10_300n).toBe(true)
      }),
    )
  })
})

describe('the fee of a PayPal payout', () => {
  it.each([
    ['US', 10_000, 200],
    ['US', 10_001, 201],
    ['UA', 1, 1],
    ['BR', 10_001, 0],
    ['IN', 10_001, 0],
  ])('to %s of %i cents is %i: 2%% rounded up, and none in exempt countries', (...example) => {
    const [country, grossCents, feeCents] = example
    expect(paypalPayoutFee(grossCents, country, policy)).toEqual({
      feeCents,
      netCents: grossCents - feeCents,
    })
  })
})

describe('the fee of any payout', () => {
  it.each([
    ['instant', 'stripe', 300],
    ['instant', 'paypal', 300],
    ['standard', 'stripe', 0],
    ['standard', 'paypal', 206],
  ] as const)('of $103 by %s with %s is %i cents', (payoutType, processor, feeCents) => {
    expect(payoutFee(10_300, payoutType, processor, 'US', policy).feeCents).toBe(feeCents)
  })

  it('and its net make the gross, to the cent', () => {
    fc.assert(
      fc.property(
        anyGross,
        fc.constantFrom(...PAYOUT_TYPES),
        fc.constantFrom(...PROCESSORS),
        fc.constantFrom('US', 'BR', 'UA'),
        fc.integer({ min: 0, max: 10_000 }),
        (gross, payoutType, processor, country, rate) => {
          const changed = { ...policy, instantFeeBasisPoints: rate, paypalFeeBasisPoints: rate }
          const fee = payoutFee(gross, payoutType, processor, country, changed)
          expect(fee.feeCents + fee.netCents).toBe(gross)
          expect(fee.feeCents).toBeGreaterThanOrEqual(0)
          expect(fee.netCents).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })
})

describe('the fee on a sale', () => {
  it.each([
    // gross, platform 10% + 50c, processing 2.9% + 30c, net
    [0, 0, 0, 0],
    [1, 0, 1, 0],
    [30, 0, 30, 0],
    [31, 0, 31, 0],
    [50, 19, 31, 0],
    [92, 59, 33, 0],
    [93, 59, 33, 1],
    [100, 60, 33, 7],
    [1_000, 150, 59, 791],
    [2_900, 340, 114, 2_446],
    [10_005, 1_051, 320, 8_634],
  ])('of %i cents is %i and %i, and leaves %i', (...example) => {
    const [grossCents, platformFeeCents, processingFeeCents, netCents] = example
    expect(saleFee(grossCents, policy)).toEqual({
      grossCents,
      platformFeeCents,
      processingFeeCents,
      feeCents: platformFeeCents + processingFeeCents,
      netCents,
    })
  })

  it('never takes more than the price and never loses a cent', () => {
    fc.assert(
      fc.property(anyGross, (gross) => {
        const fee = saleFee(gross, policy)
        expect(fee.platformFeeCents + fee.processingFeeCents + fee.netCents).toBe(gross)
        for (const part of [fee.platformFeeCents, fee.processingFeeCents, fee.netCents]) {
          expect(part).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

describe('the PayPal fee of a creator for whom it is waived', () => {
  it('is nothing, and an instant fee stays what it is', () => {
    const free = { feeCents: 0, netCents: 100_00 }
    expect(payoutFee(100_00, 'standard', 'paypal', 'US', policy, true)).toEqual(free)
    expect(payoutFee(103_00, 'instant', 'stripe', 'US', policy, true).feeCents).toBe(3_00)
  })
})
