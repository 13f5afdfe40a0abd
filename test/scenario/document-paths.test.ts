import { describe, expect, it } from 'vitest'
import { isAtOrIn, keysOf, listAt, valueAt, withValueAt } from '../../src/scenario/document-paths'

const SCENARIO = {
  version: 1,
  population: { refunds: { rateBasisPoints: 50 } },
  creators: [{ handle: 'maps' }, { handle: 'fonts', openingBalances: [{ amountCents: 100 }] }],
}

it('reads a path as problems write it', () => {
  expect(keysOf('creators[1].openingBalances[0].amountCents')).toEqual([
    'creators',
    1,
    'openingBalances',
    0,
    'amountCents',
  ])
})

it.each([
  ['population.refunds.rateBasisPoints', 50],
  ['creators[1].openingBalances[0].amountCents', 100],
  ['creators[2].handle', undefined],
  ['creators.handle', undefined],
  ['population[0]', undefined],
  ['population.refunds.rateBasisPoints.more', undefined],
])('finds at %s: %j', (path, value) => {
  expect(valueAt(SCENARIO, path)).toEqual(value)
})

it('finds no entries where there is no list', () => {
  expect(listAt(SCENARIO, 'population')).toEqual([])
  expect(listAt(SCENARIO, 'creators')).toHaveLength(2)
})

describe('a changed document', () => {
  it('shares nothing that was changed with the old one', () => {
    const changed = withValueAt(SCENARIO, 'creators[1].openingBalances[0].amountCents', 200)
    expect(valueAt(changed, 'creators[1].openingBalances[0].amountCents')).toBe(200)
    expect(valueAt(SCENARIO, 'creators[1].openingBalances[0].amountCents')).toBe(100)
  })

  it('leaves out an object that has become empty', () => {
    expect(withValueAt(SCENARIO, 'population.refunds.rateBasisPoints', undefined)).toEqual({
      version: 1,
      creators: SCENARIO.creators,
    })
  })

  it('keeps an entry that has become empty in its place', () => {
    const changed = withValueAt(SCENARIO, 'creators[0].handle', undefined)
    expect(valueAt(changed, 'creators')).toEqual([{}, SCENARIO.creators[1]])
  })

  it('makes the objects on its way, also where there was something else', () => {
    const path = 'processor.costs.instantBasisPoints'
    expect(withValueAt({ processor: 'slow' }, path, 5)).toEqual({
      processor: { costs: { instantBasisPoints: 5 } },
    })
  })
})

it.each([
  ['creators[1].handle', 'creators', true],
  ['creators[1].handle', 'creators[1]', true],
  ['creators[10].handle', 'creators[1]', false],
  ['population.size', 'population.size', true],
  ['population.sizes', 'population.size', false],
])('%s at or in %s: %s', (path, place, expected) => {
  expect(isAtOrIn(path, place)).toBe(expected)
})
