import { describe, expect, it } from 'vitest'
import {
  assumptionBasis,
  assumptionValue,
  comparedAssumptions,
} from '../../../src/ui/words/assumptions'
import type { Assumption } from '../../../workers/contract'

const assumption = (path: string, value: number): Assumption => ({
  path,
  group: 'costs',
  label: path,
  unit: 'basis-points',
  value,
  usual: 0,
  isChanged: false,
  source: null,
})

const USUAL = { policy: 'gumroad-2026-08-30' } as const

describe('the assumptions of several runs', () => {
  it('have one value where all runs share it, else that of each run', () => {
    const compared = comparedAssumptions([
      {
        letter: 'A',
        scenario: USUAL,
        assumptions: [assumption('one', 300), assumption('two', 100)],
      },
      {
        letter: 'B',
        scenario: USUAL,
        assumptions: [assumption('one', 150), assumption('two', 100)],
      },
    ])
    expect(compared.map(({ row, value, isDifferent }) => [row.path, value, isDifferent])).toEqual([
      ['one', 'A: 300; B: 150', true],
      ['two', '100', false],
    ])
  })

  it('are those of any of them', () => {
    const [only] = comparedAssumptions([
      { letter: 'A', scenario: USUAL, assumptions: [] },
      { letter: 'B', scenario: USUAL, assumptions: [assumption('one', 150)] },
    ])
    expect(only).toMatchObject({ value: 'A: –; B: 150', isDifferent: true })
  })

  it('have the rule in force where a run leaves it as its policy has it', () => {
    const fee = 'policy.instantFeeBasisPoints'
    const [only] = comparedAssumptions([
      { letter: 'A', scenario: USUAL, assumptions: [] },
      { letter: 'B', scenario: USUAL, assumptions: [assumption(fee, 150)] },
    ])
    expect(only).toMatchObject({ value: 'A: 3%; B: 1.5%', isDifferent: true })
  })
})

describe('what an assumption rests on', () => {
  const mu = (value: number): Assumption => ({
    ...assumption('population.monthlyGross.mu', value),
    unit: 'number',
    usual: 3.6,
    isChanged: value !== 3.6,
    source: 'fitted to September 2020',
  })

  it('is its source, as long as it has the usual value', () => {
    expect(assumptionBasis(mu(3.6))).toBe('fitted to September 2020')
  })

  it('is the scenario where that sets it, beside the usual value with its source', () => {
    expect(assumptionBasis(mu(5.70378247466))).toBe(
      'set by the scenario; usual: 3.6 (a median of $36.60), fitted to September 2020',
    )
    expect(assumptionBasis({ ...mu(5), source: null, usual: null })).toBe('set by the scenario')
  })

  it('has at most three decimals, and the median of a logarithm', () => {
    expect(assumptionValue(mu(5.70378247466))).toBe('5.704 (a median of $300)')
  })
})
