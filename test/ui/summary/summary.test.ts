/** Which assumptions are on the one page: those that differ, then the heaviest that are more than zero. */
import { describe, expect, it } from 'vitest'
import type { Assumption } from '../../../workers/contract'
import { assumptionsOf, assumptionTables } from '../../../src/ui/summary/summary'

const assumption = (
  label: string,
  group: Assumption['group'],
  value: unknown,
  isChanged = false,
): Assumption => ({
  path: `population.${label}`,
  group,
  label,
  unit: 'number',
  value,
  usual: value,
  isChanged,
  source: null,
})

const labelsOf = ({ assumptions, assumptionsOnSheet }: ReturnType<typeof assumptionsOf>) => ({
  onSheet: assumptions.rows.slice(0, assumptionsOnSheet).map(([label]) => label),
  others: assumptions.rows.slice(assumptionsOnSheet).map(([label]) => label),
})

describe('the assumptions of a summary', () => {
  it('begin with what was changed, then go by weight; zeros are among the others', () => {
    const tables = assumptionsOf([
      assumption('workers', 'work', 10),
      assumption('threshold', 'schedules', 0),
      assumption('cost', 'costs', 100),
      assumption('daily', 'schedules', 3_000),
      assumption('refunds', 'sales', 0, true),
    ])
    expect(labelsOf(tables)).toEqual({
      onSheet: ['refunds', 'daily', 'cost', 'workers'],
      others: ['threshold'],
    })
  })

  it('are at most as many as one page holds', () => {
    const many = Array.from({ length: 40 }, (_, index) => assumption(`a${index}`, 'costs', 1))
    const { assumptions, assumptionsOnSheet } = assumptionsOf(many)
    expect([assumptions.rows.length, assumptionsOnSheet]).toEqual([40, 33])
    // A table takes room from them, and leaves some.
    expect(assumptionsOf(many, 4).assumptionsOnSheet).toBe(27)
    expect(assumptionsOf(many, 20).assumptionsOnSheet).toBe(9)
  })

  it('that differ between runs are on the page whatever their weight', () => {
    const rows = [
      { row: assumption('cost', 'costs', 100), words: ['cost'], stays: false },
      { row: assumption('life', 'work', 0), words: ['life'], stays: true },
    ]
    expect(labelsOf(assumptionTables('Assumed', rows)).onSheet).toEqual(['life', 'cost'])
  })
})
