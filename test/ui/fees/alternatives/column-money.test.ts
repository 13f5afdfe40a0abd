import { expect, it } from 'vitest'
import {
  columnMoney,
  columnStep,
  signedColumnMoney,
} from '../../../../src/ui/fees/alternatives/column-money'

const estimate = (value: number, low: number | null = null, high: number | null = null) => ({
  value,
  low,
  high,
})

it('has the step of what is known best, within four digits of the largest', () => {
  expect(columnStep([estimate(74_30, -20_00, 168_60), estimate(-5_90, -6_00, -5_80)])).toBe(1)
  expect(columnStep([estimate(4_812_00, 4_811_00, 4_813_00)])).toBe(1_00)
  expect(columnStep([estimate(0, 0, 0)])).toBe(1)
})

it('is a cent where nothing is uncertain, and no estimate of zero makes it one', () => {
  expect(columnStep([estimate(13_86, 13_86, 13_86)], [36_40])).toBe(1)
  expect(columnStep([estimate(0, 0, 0), estimate(812_34)])).toBe(1_00)
})

it('has three digits of the largest where nothing is known of any', () => {
  expect(columnStep([], [1_234_56, -3_00])).toBe(10_00)
  expect(columnStep([], [])).toBe(1)
})

it('has cents in all of a column or in none', () => {
  expect([2_00, -1_47].map((cents) => columnMoney(1, cents))).toEqual(['$2.00', '−$1.47'])
  expect([2_00, 0].map((cents) => columnMoney(1_00, cents))).toEqual(['$2', '$0'])
  expect([2_00, -2_00].map((cents) => signedColumnMoney(1_00, cents))).toEqual(['+$2', '−$2'])
})
