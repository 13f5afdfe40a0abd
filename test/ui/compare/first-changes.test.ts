import { describe, expect, it } from 'vitest'
import { readScenario } from '../../../src/scenario/read-scenario'
import { changesFor, FIRST_CHANGES } from '../../../src/ui/compare/first-changes'

const namesFor = (input: object): string[] =>
  changesFor(input, (changed) => readScenario(changed)).map(({ name }) => name)

describe('what a run can be compared with at once', () => {
  it('is six changes of a marketplace whose creators are generated', () => {
    expect(FIRST_CHANGES).toHaveLength(6)
    expect(namesFor({ version: 1 })).toEqual(FIRST_CHANGES.map(({ name }) => name))
  })

  it('is none that the scenario has already', () => {
    const named = namesFor({ version: 1, policy: { name: 'payout-lab', instantFreeDays: 30 } })
    expect(named).not.toContain('First month free')
    expect(named).toContain('$1.99 a payout')
  })

  it('is nothing while scenarios cannot be read yet, nor of one that cannot run', () => {
    expect(changesFor({ version: 1 }, () => null)).toEqual([])
    expect(namesFor({ version: 1, days: -1 })).toEqual([])
  })
})
