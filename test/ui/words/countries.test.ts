import { expect, it } from 'vitest'
import { COUNTRIES } from '../../../src/core/countries'
import { countryCode, countryCodes } from '../../../src/ui/words/countries'
import { countryName } from '../../../src/ui/words/vocabulary'

it('every country is known by its code and by its name', () => {
  for (const code of COUNTRIES) {
    expect([code, countryCode(` ${code.toLowerCase()} `)]).toEqual([code, code])
    expect([code, countryCode(countryName(code))]).toEqual([code, code])
  }
})

it.each([
  ['US, gb', ['US', 'GB']],
  ['us gb;DE', ['US', 'GB', 'DE']],
  ['United States, united kingdom', ['US', 'GB']],
  ['USA, UK', ['US', 'GB']],
  ['Atlantis, US', ['ATLANTIS', 'US']],
  ['New Zealand', ['NZ']],
  ['', []],
  [' , ', []],
])('of %j the countries are %j', (entered, codes) => {
  expect(countryCodes(entered)).toEqual(codes)
})

it.each(['UNITED', 'u', '', 'constructor'])('%j, which is no code, has no other name', (text) => {
  expect(countryName(text)).toBe(text)
})
