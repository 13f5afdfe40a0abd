import { describe, expect, it } from 'vitest'
import { fieldText, fieldValue, type FieldKind } from '../../../src/ui/draft/field-kind'

describe('text that is typed or pasted into a field', () => {
  it.each<[string, FieldKind, number]>([
    ['$1,234.56', 'money', 123_456],
    ['1234.5 USD', 'money', 123_450],
    ['−12.50', 'money', -1_250],
    ['.29', 'money', 29],
    ['1.13', 'money', 113],
    ['2.9 %', 'percent', 290],
    ['$0.045', 'mills', 45],
    ['15:30', 'minute-of-day', 930],
    ['930', 'minute-of-day', 930],
    [' 1,000,000 ', 'count', 1_000_000],
    ['1 000', 'count', 1_000],
    ['-0.5', 'decimal', -0.5],
  ])('%s as %s is %d', (text, kind, value) => {
    expect(fieldValue(text, kind)).toBe(value)
  })

  it.each<[string, FieldKind]>([
    ['', 'count'],
    ['-', 'decimal'],
    ['2,5', 'percent'],
    ['1,23', 'money'],
    ['1e3', 'count'],
    ['0x10', 'count'],
    ['Infinity', 'decimal'],
    ['3%', 'money'],
    ['$3', 'percent'],
    ['24:00', 'minute-of-day'],
    ['seven', 'days'],
  ])('%j as %s is handed on as it stands, to be refused', (text, kind) => {
    expect(fieldValue(text, kind)).toBe(text)
  })
})

describe('a stored number in its field', () => {
  it.each<[unknown, FieldKind, string]>([
    [999_900, 'money', '9,999'],
    [50, 'money', '0.50'],
    [123_456, 'money', '1,234.56'],
    [2_912.6, 'percent', '29.126'],
    [45, 'mills', '0.045'],
    [930, 'minute-of-day', '15:30'],
    [5, 'minute-of-day', '00:05'],
    [1_440, 'minute-of-day', '1,440'],
    [2.41, 'decimal', '2.41'],
    [null, 'money', ''],
    [undefined, 'days', ''],
    ['seven', 'days', 'seven'],
    [[1], 'count', '[1]'],
  ])('%j as %s reads %s', (value, kind, text) => {
    expect(fieldText(value, kind)).toBe(text)
  })

  it.each<FieldKind>(['money', 'percent', 'mills', 'count', 'decimal', 'minute-of-day'])(
    'is read back as what it was, as %s',
    (kind) => {
      for (const value of [0, 1, 29, 99, 1_005, 123_456_789, 100_000_000_000]) {
        expect(fieldValue(fieldText(value, kind), kind)).toBe(value)
      }
    },
  )
})
