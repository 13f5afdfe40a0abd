import { describe, expect, it } from 'vitest'
import { comparedAssumptions } from '../../../src/ui/words/assumptions'
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
