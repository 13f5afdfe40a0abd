import { expect, it } from 'vitest'
import { reachesCountry } from '../../src/core/rails'
import { RAILS } from '../../src/core/vocabulary'

const railsTo = (country: string): string[] => RAILS.filter((rail) => reachesCountry(rail, country))

it.each([
  [
    'US',
    [
      'us_bank',
      'us_card',
      'paypal',
      'own_stripe',
      'card_push',
      'rtp',
      'fednow',
      'same_day_ach',
      'stablecoin',
    ],
  ],
  ['GB', ['bank_abroad', 'cross_border', 'paypal', 'own_stripe', 'stablecoin']],
])('a creator in %s is reached by %j', (country, rails) => {
  expect(railsTo(country)).toEqual(rails)
})
