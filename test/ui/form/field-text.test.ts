import { describe, expect, it } from 'vitest'
import type { Unit } from '../../../src/scenario/settings/facts'
import { fieldText, fieldValue, typedNumber } from '../../../src/ui/form/field-text'

describe('text that is typed or pasted into a field', () => {
  it.each<[string, Unit, number]>([
    ['$1,234.56', 'cents', 123_456],
    ['1234.5 USD', 'cents', 123_450],
    ['−12.50', 'cents', -1_250],
    ['.29', 'cents', 29],
    ['1.13', 'cents', 113],
    ['2.9 %', 'basis-points', 290],
    ['$0.045', 'mills', 45],
    ['15:30', 'minute-of-day', 930],
    ['930', 'minute-of-day', 930],
    [' 1,000,000 ', 'number', 1_000_000],
    ['1 000', 'number', 1_000],
    ['1\u00a0234\u202f567.5', 'number', 1_234_567.5],
    ['- $1 000', 'cents', -100_000],
    ['1 000 $', 'cents', 100_000],
    ['-0.5', 'number', -0.5],
  ])('%s as %s is %d', (text, unit, value) => {
    expect(fieldValue(text, unit)).toBe(value)
  })

  it.each<[string, Unit]>([
    ['', 'number'],
    ['-', 'number'],
    ['2,5', 'basis-points'],
    ['1,23', 'cents'],
    ['12\t34', 'number'],
    ['1 23', 'cents'],
    ['10 000 00', 'cents'],
    ['１２', 'number'],
    ['١٢', 'number'],
    ['\u202e12\u202c', 'number'],
    ['1.234,56', 'cents'],
    ['€5', 'cents'],
    ['1e3', 'number'],
    ['0x10', 'number'],
    ['Infinity', 'number'],
    ['3%', 'cents'],
    ['$3', 'basis-points'],
    ['9'.repeat(400), 'cents'],
    ['24:00', 'minute-of-day'],
    ['seven', 'days'],
  ])('%j as %s is handed on as it is, to be refused', (text, unit) => {
    expect(fieldValue(text, unit)).toBe(text)
  })
})

it('a number that belongs to no setting is read alike, and is none where that is not sure', () => {
  expect(['$1,250', '2.5%', ' 1 000 '].map(typedNumber)).toEqual([1_250, 2.5, 1_000])
  const unsure = ['', '2,5', '5,0', '1e3', '0x10', '1 2', 'Infinity', '９', '%']
  expect(unsure.map(typedNumber)).toEqual(unsure.map(() => Number.NaN))
})

describe('a stored number in its field', () => {
  it.each<[unknown, Unit, string]>([
    [999_900, 'cents', '9,999'],
    [50, 'cents', '0.50'],
    [123_456, 'cents', '1,234.56'],
    [2_912.6, 'basis-points', '29.126'],
    [45, 'mills', '0.045'],
    [930, 'minute-of-day', '15:30'],
    [5, 'minute-of-day', '00:05'],
    [1_440, 'minute-of-day', '1,440'],
    [2.41, 'number', '2.41'],
    [null, 'cents', ''],
    [undefined, 'days', ''],
    ['seven', 'days', 'seven'],
    [[1], 'number', '[1]'],
  ])('%j as %s reads %s', (value, unit, text) => {
    expect(fieldText(value, unit)).toBe(text)
  })

  it.each<Unit>(['cents', 'basis-points', 'mills', 'number', 'minute-of-day'])(
    'is read back as what it was, as %s',
    (unit) => {
      for (const value of [0, 1, 29, 99, 1_005, 123_456_789, 100_000_000_000]) {
        expect(fieldValue(fieldText(value, unit), unit)).toBe(value)
      }
    },
  )
})
