import { describe, expect, it } from 'vitest'
import { describeValue, formatProblem } from '../../src/scenario/problems'

const withItself: { itself?: unknown } = {}
withItself.itself = withItself

describe('a value in a refusal', () => {
  it.each([
    [undefined, 'nothing'],
    [-3, '-3'],
    ['a "name"', String.raw`"a \"name\""`],
    [NaN, 'NaN'],
    [-Infinity, '-Infinity'],
    [3n, '3n'],
    [
      { seconds: NaN, cents: [Infinity, -4n, 5], text: 'NaN' },
      '{"seconds":NaN,"cents":[Infinity,-4n,5],"text":"NaN"}',
    ],
    [() => 0, 'function'],
    [withItself, 'object'],
  ])('%o', (value, text) => {
    expect(describeValue(value)).toBe(text)
  })

  it('is cut where it is long', () => {
    expect(describeValue('x'.repeat(100))).toBe(`"${'x'.repeat(59)}…`)
  })
})

it('is said with its place and what was expected, on one line', () => {
  const problem = { path: 'population.size', value: 'a\nb', expected: 'a whole number' }
  expect(formatProblem(problem)).toBe(
    String.raw`population.size: got "a\nb", expected a whole number`,
  )
})
