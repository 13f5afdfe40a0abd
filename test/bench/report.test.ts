import initSqlJs from 'sql.js'
import { describe, expect, it } from 'vitest'
import { codeOf, tablesOf } from '../docs/documents'
import { aimOf, aimText } from './aims'
import { measureParts, PARTS } from './parts'
import { reportAsJson, reportAsTable, type Figures } from './report'
import { DEFAULT_SIZES } from './sizes'

/** Each of them as small as it can be. */
const SMALL = {
  ...DEFAULT_SIZES,
  ...{ rounds: 1, days: 2, 'heap-days': 1, 'walk-holders': 10 },
  ...{ 'growth-days': [2, 3], 'growth-creators': [5, 10], 'growth-payouts': [100, 500] },
}
/** They begin threads, or measure whole presets: each takes longer than all others together. */
const LONG = ['sweeps', 'swarm', 'estimates']

const documentedFigures = () =>
  tablesOf('docs/performance.md')
    .find(({ heading, columns }) => heading === 'How it is measured' && columns[0] === 'Figure')!
    .rows.map(([name, , aim]) => ({ name: codeOf(name!), aim }))

const withoutSizes = (name: string): string => name.replaceAll(/\d+/g, 'N')

describe('the figures of a benchmark', () => {
  it('are those that the document explains', async () => {
    const parts = PARTS.filter((part) => !LONG.includes(part))
    const figures = await measureParts(await initSqlJs(), parts, SMALL, () => undefined)
    const documented = documentedFigures().map(({ name }) => name)
    const ofLong = documented.filter((name) =>
      /^(sweep|swarm|preview)_|_estimate_(least|most)$/.test(name),
    )
    expect(ofLong).not.toEqual([])
    expect([...Object.keys(figures).map(withoutSizes), ...ofLong].toSorted()).toEqual(
      [...new Set(documented.map(withoutSizes))].toSorted(),
    )
  })

  it('are aimed at what the document says', () => {
    for (const { name, aim } of documentedFigures()) {
      const meant = aimOf(name)
      expect([name, aim]).toEqual([name, meant ? aimText(meant) : 'none'])
    }
  })
})

describe('a report', () => {
  const figures: Figures = {
    rows_vs_run: 0.4,
    statements_per_payout: 15.1,
    growth_to_120_days: 1.02,
    python_sqlite: null,
    payouts: 13_284,
  }

  it('is one object of named figures with their aims and the machine', () => {
    expect(JSON.parse(reportAsJson(figures, { machine: { processors: 2 } }))).toEqual({
      ...figures,
      aims: {
        rows_vs_run: { atLeast: 0.4, isMet: true },
        statements_per_payout: { atMost: 15, isMet: false },
        growth_to_120_days: { atMost: 1.15, isMet: true },
        python_sqlite: { atLeast: 2, isMet: null },
      },
      machine: { processors: 2 },
    })
  })

  it('is a table in which each aim is beside its figure', () => {
    expect(reportAsTable(figures).split('\n')).toEqual([
      'Figure                 Value         Aim           Met',
      'rows_vs_run            0.4           at least 0.4  yes',
      'statements_per_payout  15.1          at most 15    no',
      'growth_to_120_days     1.02          at most 1.15  yes',
      'python_sqlite          not measured  at least 2',
      'payouts                13284',
    ])
  })
})
