import { expect, it } from 'vitest'
import { isSurelyAboveZero, isSurelyBelowZero, isSurelyNotZero } from '../../src/core/sure-sign'

it.each([
  ['above', { low: 1, high: 9 }, [true, false]],
  ['below', { low: -9, high: -1 }, [false, true]],
  ['on both sides', { low: -1, high: 9 }, [false, false]],
  ['up from zero', { low: 0, high: 9 }, [false, false]],
  ['up to zero', { low: -9, high: 0 }, [false, false]],
  ['without ends', { low: null, high: null }, [false, false]],
])('what is %s', (_name, ends, [isAbove, isBelow]) => {
  expect([isSurelyAboveZero(ends), isSurelyBelowZero(ends)]).toEqual([isAbove, isBelow])
  expect(isSurelyNotZero(ends)).toBe(isAbove || isBelow)
})
