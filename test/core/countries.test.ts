import { expect, it } from 'vitest'
import { isCountry } from '../../src/core/countries'

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const pairs = LETTERS.flatMap((one) => LETTERS.map((other) => one + other))
const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

it('there are 249 countries, each with a name', () => {
  const countries = pairs.filter(isCountry)
  expect(countries).toHaveLength(249)
  expect(countries.filter((code) => names.of(code) === undefined)).toEqual([])
})

it.each(['UK', 'EU', 'ZZ', 'YU', 'us', 'USA', '', '__proto__'])('%j is none', (code) => {
  expect(isCountry(code)).toBe(false)
})
