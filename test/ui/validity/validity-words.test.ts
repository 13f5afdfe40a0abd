import { describe, expect, it } from 'vitest'
import type { FactName } from '../../../src/experiments/published-facts'
import { validityRows, type ValidityRow } from '../../../src/experiments/validity'
import { verdictText } from '../../../src/ui/validity/validity-words'

/** As if each fact were met but those that are named, with what was simulated of them. */
const rows = (missed: Partial<Record<FactName, number>>): ValidityRow[] =>
  validityRows([]).map((row) => {
    const value = missed[row.name]
    if (!row.published) return row
    const mean = value ?? row.published[0]
    return { ...row, isMet: value === undefined, simulated: { mean, least: mean, most: mean } }
  })

describe('the verdict on the preset', () => {
  it('names the tests that fail, what it was set to and misses, and what follows from take-up', () => {
    const all = { top_10: 0.791, takers_of_holders: 0.015, balances_each: 8.9, paid_in_week: 0.177 }
    expect(verdictText(rows({ ...all, median_month: 88_17 }))).toBe(
      '4 of 7 tests fail (Share of sales that the top 10% make; On daily, of creators with a balance; ' +
        'Daily balances of a creator with a balance; Payouts in a week, of creators with a balance). ' +
        'It misses 1 of the 8 facts that it was tuned to match (Sales of a seller in a month, median). ' +
        'Take-up among creators with a balance is 4 to 18 times what is published, so read margins as too high.',
    )
  })

  it('says no more than that they are met where they are', () => {
    expect(verdictText(rows({}))).toBe(
      'All 7 tests pass: published facts that the preset was not tuned to match.',
    )
  })

  it('draws nothing from a take-up that is too low', () => {
    expect(verdictText(rows({ takers_of_holders: 0.0001 }))).toBe(
      '1 of 7 tests fail (On daily, of creators with a balance).',
    )
  })
})
