import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../../workers/compare-contract'
import { creatorAnswers } from '../../../src/ui/compare/answers'
import type { ComparedRuns } from '../../../src/ui/compare/compared-runs.svelte'

describe('who wins and who loses', () => {
  const runs = [{ label: 'A · $100' }, { label: 'B · $10' }] as ComparedRuns['runs']
  const compared = { runs, isSamePeriod: true, isSameFile: true }
  const counts = { wins: 3, loses: 1, paysMoreWaitsLess: 0, paysLessWaitsLonger: 0, unchanged: 16 }
  const changes = { sample: 'none', both: 20, creators: 20, counts }
  const comparison = { creators: [null, changes] } as Pick<Comparison, 'creators'>

  it('is said of each run beside the first, whose names come before it', () => {
    expect(creatorAnswers(compared, comparison)).toEqual([
      'B · $10 compared with A · $100. 20 creators are in both runs: 3 win, 1 lose, 0 pay more and wait less, 0 pay less and wait longer, 16 unchanged.',
    ])
  })

  it('is not said of other days or of another file', () => {
    expect(creatorAnswers({ ...compared, isSamePeriod: false }, comparison)).toEqual([])
    expect(creatorAnswers({ ...compared, isSameFile: false }, comparison)).toEqual([])
  })
})
