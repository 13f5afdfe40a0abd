import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_INSTANT_FEE } from '../../../src/core/fees/fee-figures'
import { feeStructureOf, instantFee, NOTHING_BEFORE } from '../../../src/core/fees/fee-structure'
import { CENTS_MAX } from '../../../src/core/money'
import {
  feeInProcessorBooks,
  paypalPayoutFee,
  processorFeeRate,
  readFeeText,
  saleFee,
  standardPayoutFee,
} from '../../../src/core/fees/payout-fee'
import { POLICIES } from '../../../src/core/policy'
import { PROCESSORS } from '../../../src/core/vocabulary'

const policy = POLICIES['gumroad-2026-08-30']
const anyGross = fc.integer({ min: 0, max: CENTS_MAX })

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

describe('the fee of a standard payout', () => {
  it.each([
    ['stripe', 0],
    ['paypal', 206],
    ['rtp', 0],
  ] as const)('of $103 by %s is %i cents', (processor, feeCents) => {
    expect(standardPayoutFee(10_300, processor, 'US', policy)).toEqual({
      feeCents,
      netCents: 10_300 - feeCents,
    })
  })

  it('and its net make the gross, to the cent', () => {
    fc.assert(
      fc.property(
        anyGross,
        fc.constantFrom(...PROCESSORS),
        fc.constantFrom('US', 'BR', 'UA'),
        fc.integer({ min: 0, max: 10_000 }),
        (gross, processor, country, rate) => {
          const changed = { ...policy, paypalFeeBasisPoints: rate }
          const fee = standardPayoutFee(gross, processor, country, changed)
          expect(fee.feeCents + fee.netCents).toBe(gross)
          expect(fee.feeCents).toBeGreaterThanOrEqual(0)
          expect(fee.netCents).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })

  it('is nothing where PayPal’s is waived', () => {
    const free = { feeCents: 0, netCents: 100_00 }
    expect(standardPayoutFee(100_00, 'paypal', 'US', policy, true)).toEqual(free)
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

describe('the fee in the processor’s own books (quirk G8)', () => {
  const figures = { ...NO_INSTANT_FEE, instantFeeBasisPoints: 300 }
  const plain = feeStructureOf(figures, 'us_bank')
  const capped = feeStructureOf({ ...figures, instantFeeMaximumCents: 25_00 }, 'us_bank')

  it.each([
    ['gumroad-2025-04', 999_900, 970_776, 29_124, 29_123],
    ['gumroad-2026-08-30', 999_900, 970_776, 29_124, 29_123],
    ['payout-lab', 999_900, 970_776, 29_124, 29_124],
    ['gumroad-2026-08-30', 10_300, 10_000, 300, 300],
    ['gumroad-2026-08-30', 703_456, 682_966, 20_490, 20_489],
  ] as const)('by %s of %i cents gross: net %i, our fee %i, theirs %i', (...example) => {
    const [name, grossCents, netCents, ours, theirs] = example
    const fee = instantFee(grossCents, plain, NOTHING_BEFORE)
    expect(fee).toEqual({ feeCents: ours, netCents })
    const rate = processorFeeRate(POLICIES[name], plain)
    expect(feeInProcessorBooks(netCents, ours, rate)).toBe(theirs)
  })

  it('is ours where ours is more than a percentage of the net', () => {
    const rate = processorFeeRate(POLICIES['gumroad-2026-08-30'], capped)
    expect(rate).toBeNull()
    expect(feeInProcessorBooks(997_400, 25_00, rate)).toBe(25_00)
  })

  it('is ours or a cent less, never more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_900 }), (grossCents) => {
        const { feeCents, netCents } = instantFee(grossCents, plain, NOTHING_BEFORE)
        expect(feeCents + netCents).toBe(grossCents)
        const theirs = feeInProcessorBooks(netCents, feeCents, 300)
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
