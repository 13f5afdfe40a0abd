/** What the checks have read of a table is not read again at the end of a later day, whether or not any of it concerned them. */
import { describe, expect, it } from 'vitest'
import { PRESETS, type PresetName } from '../../../src/scenario/presets'
import { simulationOf } from '../../support/runs'

const DAYS = 10
/** A statement for the rows after a mark, of a table that grows with every payout. */
const AFTER_A_MARK =
  /FROM (ledger_payout_balances|ledger_payout_changes|ledger_payouts|ledger_single_postings)\b.*\b(payout|change|posting)_id > \?/s

/** Of the end of the last day: the statements, and the marks that they were given. */
function marksOfLastDay(preset: PresetName): [sql: string, mark: unknown][] {
  const { population } = PRESETS[preset]
  let marks: [sql: string, mark: unknown][] = []
  const simulation = simulationOf(
    { ...PRESETS[preset], days: DAYS, population: { ...population, size: 40 } },
    null,
    {
      onStatement: (sql, [mark]) => {
        if (AFTER_A_MARK.test(sql)) marks.push([sql, mark])
      },
    },
  )
  for (let ended = 0; ended < DAYS;) {
    marks = []
    simulation.step()
    if (simulation.latestWork === 'days') ended += 1
  }
  return marks
}

describe('what checks follow', () => {
  it.each(['all-daily', 'no-daily'] as const)('is read once in %s', (preset) => {
    const marks = marksOfLastDay(preset)
    expect(marks.length).toBeGreaterThan(5)
    expect(marks.filter(([, mark]) => mark === 0)).toEqual([])
  })
})
