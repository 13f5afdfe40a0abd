import { describe, expect, it } from 'vitest'
import { FEE_PRESETS, figuresOfPreset } from '../../../src/core/fees/fee-presets'
import {
  feeStructureOf,
  instantFee,
  NOTHING_BEFORE,
  tierThatLeavesLess,
} from '../../../src/core/fees/fee-structure'
import { POLICIES } from '../../../src/core/policy'

/** What each takes of $10, $100 and $2,000. */
const FEES: Readonly<Record<string, readonly [number, number, number]>> = {
  gumroad: [30, 2_92, 58_26],
  'stripe-us': [15, 1_50, 30_00],
  'stripe-abroad': [10, 1_00, 20_00],
  venmo: [25, 1_75, 25_00],
  paypal: [25, 1_75, 25_00],
  'cash-app': [25, 1_75, 35_00],
  'square-us': [18, 1_75, 35_00],
  'square-ca': [15, 1_50, 30_00],
  uber: [1_25, 1_25, 1_25],
  doordash: [1_99, 1_99, 1_99],
  instacart: [50, 50, 50],
  shipt: [49, 49, 49],
  skipcart: [1_99, 1_99, 20_00],
  ebay: [25, 1_50, 15_00],
  fiverr: [10, 1_00, 20_00],
  whop: [1_40, 5_00, 81_00],
  'lemon-squeezy': [2_55, 3_00, 12_50],
  'flight-club': [29, 2_90, 58_00],
  finix: [15, 1_50, 30_00],
}

describe('the published fees', () => {
  it.each(FEE_PRESETS.map((preset) => [preset.name, preset] as const))(
    'of %s are what its source states',
    (name, preset) => {
      const structure = feeStructureOf(figuresOfPreset(preset), 'us_bank')
      const fees = [10_00, 100_00, 2_000_00].map(
        (gross) => instantFee(gross, structure, NOTHING_BEFORE).feeCents,
      )
      expect(fees).toEqual(FEES[name])
      expect(tierThatLeavesLess(structure)).toBeNull()
    },
  )

  it('have names of their own, and a source', () => {
    expect(FEE_PRESETS.map(({ name }) => name)).toEqual(Object.keys(FEES))
    for (const { source, date } of FEE_PRESETS) {
      expect(source).not.toBe('')
      expect(date ?? '2026').toMatch(/^20\d\d(-\d\d-\d\d)?$/)
    }
  })

  it('hold Gumroad’s as every era has it', () => {
    const [gumroad] = FEE_PRESETS
    for (const policy of Object.values(POLICIES)) {
      expect(policy).toMatchObject(figuresOfPreset(gumroad!))
    }
  })
})
