import { describe, expect, it } from 'vitest'
import { settingExample } from '../../../src/ui/words/examples'

const FEE = 'policy.instantFeeBasisPoints'

describe('the example of the instant fee', () => {
  it.each([
    ['3%', 3_00, 'A balance of $100.00 pays out $97.08; the fee is $2.92.'],
    ['1.5%', 1_50, 'A balance of $100.00 pays out $98.52; the fee is $1.48.'],
    ['0%', 0, 'A balance of $100.00 pays out $100.00; the fee is $0.00.'],
    ['50%', 50_00, 'A balance of $100.00 pays out $66.66; the fee is $33.34.'],
  ])('at %s', (_fee, basisPoints, words) => {
    expect(settingExample(FEE, basisPoints)).toBe(words)
  })

  it('is the same in a change of the rules', () => {
    expect(settingExample('policyChanges[0].policy.instantFeeBasisPoints', 3_00)).toBe(
      'A balance of $100.00 pays out $97.08; the fee is $2.92.',
    )
  })

  it.each(['', 'three', null, undefined])('says nothing of %j', (value) => {
    expect(settingExample(FEE, value)).toBe('')
  })
})

it.each(['policy.holdDays', 'policy.constructor'])('%s has no example', (path) => {
  expect(settingExample(path, 7)).toBe('')
})
