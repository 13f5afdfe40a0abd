import { describe, expect, it } from 'vitest'
import { estimateWords, signedEstimateWords } from '../../../src/cli/amount-words'
import { roughEstimate } from '../../../src/core/rough-estimate'
import { intervalText } from '../../../src/ui/words/intervals'
import {
  estimatedMoney,
  estimatedSignedMoney,
  roughMoney,
  signedRoundedMoney,
} from '../../../src/ui/words/estimates'

describe('an estimate of money', () => {
  it.each([
    [[-601_30, -1_806_73, 604_14], '−$600', '−$1,800 to $600'],
    [[4_812_34, 4_310_00, 5_314_68], '$4,810', '$4,310 to $5,310'],
    [[1_234_56, 1_224_31, 1_244_81], '$1,235', '$1,224 to $1,245'],
    [[12_34, 11_90, 12_78], '$12.34', '$11.90 to $12.78'],
    [[-4, -3_000_00, 3_000_00], '−$0.04', '−$3,000 to $3,000'],
    [[1_234_56, null, null], '$1,230', ''],
    [[1_234_56, 1_234_56, 1_234_56], '$1,234.56', ''],
  ] as const)('of %j is written as far as it is known', ([value, low, high], about, interval) => {
    const estimate = { value, low, high }
    expect(estimatedMoney(estimate)).toBe(about)
    expect(intervalText(estimate)).toBe(interval)
  })

  it('has three digits where nothing says how far it may be off', () => {
    expect([1_234_56, 12_34, -45_678_90].map(roughMoney)).toEqual(['$1,230', '$12.30', '−$45,700'])
    expect([-1_200_00, 0, 1_200_00].map(signedRoundedMoney)).toEqual(['−$1,200', '$0', '+$1,200'])
  })

  it('is the same as on the command line', () => {
    const plain = (text: string): string => text.replaceAll('−', '-')
    for (const [value, off] of [
      [-601_30, 1_205_00],
      [4_812_34, 502_34],
      [88_61, 31],
      [1_234_567_89, 98_765_43],
    ] as const) {
      const estimate = { value, low: value - off, high: value + off }
      const rough = roughEstimate(estimate)
      expect(plain(estimatedMoney(estimate))).toBe(estimateWords('cents', rough.value))
      expect(plain(estimatedSignedMoney(estimate))).toBe(signedEstimateWords('cents', rough.value))
    }
  })
})
