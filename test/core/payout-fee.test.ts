import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CENTS_MAX } from '../../src/core/money'
import {
  feeInProcessorBooks,
  instantPayoutFee,
  payoutFee,
  paypalPayoutFee,
  readFeeText,
  saleFee,
} from '../../src/core/payout-fee'
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

describe('the fee in the processor’s own books (quirk G8)', () => {
  it.each([
    ['gumroad-2025-04', 999_900, 970_776, 29_124, 29_123],
    ['gumroad-2026-08-30', 999_900, 970_776, 29_124, 29_123],
    ['payout-lab', 999_900, 970_776, 29_124, 29_124],
    ['gumroad-2026-08-30', 10_300, 10_000, 300, 300],
    ['gumroad-2026-08-30', 703_456, 682_966, 20_490, 20_489],
  ] as const)('by %s of %i cents gross: net %i, our fee %i, theirs %i', (...example) => {
    const [name, grossCents, netCents, ours, theirs] = example
    const fee = instantPayoutFee(grossCents, 300)
    expect(fee).toEqual({ feeCents: ours, netCents })
    expect(feeInProcessorBooks(netCents, ours, POLICIES[name])).toBe(theirs)
  })

  it('is ours or a cent less, never more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_900 }), (grossCents) => {
        const { feeCents, netCents } = instantPayoutFee(grossCents, 300)
        expect(feeCents + netCents).toBe(grossCents)
        const theirs = feeInProcessorBooks(netCents, feeCents, POLICIES['gumroad-2026-08-30'])
        expect(feeCents - theirs).toBeGreaterThanOrEqual(0)
        expect(feeCents - theirs).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('PayPal’s fee as it is told', () => {
  it.each([
    ['1.15', 114, 115],
    ['0.29', 28, 29],
    ['19.99', 1_998, 1_999],
    ['2', 200, 200],
    ['0.500', 50, 50],
    ['0.501', 50, 51],
    ['0.50', 50, 50],
    ['0.005', 0, 1],
    ['0', 0, 0],
  ])('%s is %i cents cut (quirk G17), and %i exactly', (text, cut, exact) => {
    expect(readFeeText(text, POLICIES['gumroad-2026-08-30'].paypalFeeReading)).toBe(cut)
    expect(readFeeText(text, POLICIES['payout-lab'].paypalFeeReading)).toBe(exact)
  })

  it('is never more when cut, and at most a cent less', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), (cents) => {
        const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
        expect(readFeeText(text, 'exact')).toBe(cents)
        expect([cents, cents - 1]).toContain(readFeeText(text, 'cut'))
      }),
    )
  })

  it.each(['', '-1.00', '1,15', 'USD 1', '1.', '.5'])('is refused as %j', (text) => {
    expect(() => readFeeText(text, 'exact')).toThrow('Not an amount')
  })
})
