import { describe, expect, it } from 'vitest'
import { Database } from '../../../src/ledger/database'
import { creatorPostings } from '../../../src/metrics/lists/journal-rows'
import { PAGE_ROWS_MAX, type DaySpan } from '../../../src/metrics/lists/row-lists'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { engine } from '../../support/engine'
import { run, simulationOf } from '../../support/runs'
import { stepToEnd, stepWhile } from '../../support/stepping'

const busy: ScenarioInput = {
  version: 1,
  seed: 'postings of creators',
  startDay: '2026-09-01',
  days: 60,
  population: {
    size: 8,
    monthlyGross: { mu: 6.5, sigma: 0.8 },
    scheduleShareBasisPoints: { daily: 6_000, weekly: 3_000, monthly: 1_000 },
    refunds: { rateBasisPoints: 500 },
  },
  processor: { failures: { instantFailedBasisPoints: 800, standardFailedBasisPoints: 800 } },
}

const ended = run(busy).simulation.ledger.database

/** By the views: whatever names the creator's account, a sale or a payout of theirs. */
const ofCreator = (creatorId: number): string => `account = 'creator:${creatorId}'
  OR sale_id IN (SELECT sale_id FROM sales WHERE creator_id = ${creatorId})
  OR payout_id IN (SELECT payout_id FROM payouts WHERE creator_id = ${creatorId})`

function idsByViews(database: Database, creatorId: number): number[] {
  const { rows } = database.read(
    `SELECT DISTINCT (entry_id + 1) / 2 FROM entries WHERE entry_id > 0 AND (${ofCreator(creatorId)}) ORDER BY 1 DESC`,
    1_000_000,
  )
  return rows.map(([id]) => id as number)
}

function idsByPages(database: Database, creatorId: number, span: DaySpan | null = null): number[] {
  const ids: number[] = []
  for (;;) {
    const slice = { span, offset: ids.length, limit: PAGE_ROWS_MAX }
    const { rows, total } = creatorPostings(database, creatorId, slice)
    ids.push(...rows.map(({ postingId }) => postingId))
    if (rows.length === 0 || ids.length >= total) return ids
  }
}

describe('the postings of a creator', () => {
  it('are those of their account, sales and payouts, in the middle of a run and as it goes on', () => {
    const simulation = simulationOf(busy)
    const { database } = simulation.ledger
    for (const days of [5, 6, 30, 60]) {
      stepWhile(simulation, () => simulation.daysDone < days)
      for (const creatorId of [3, 3, 4]) {
        const ids = idsByPages(database, creatorId)
        expect(ids).toEqual(idsByViews(database, creatorId))
        expect(ids.length).toBeGreaterThan(days)
      }
    }
  })

  it('are what is left of them once days have been closed', () => {
    const simulation = simulationOf({ ...busy, days: 90, detail: { days: 40 } })
    const { database } = simulation.ledger
    stepWhile(simulation, () => simulation.daysDone < 45)
    const early = idsByPages(database, 3)
    stepToEnd(simulation)
    const late = idsByPages(database, 3)
    expect(late).toEqual(idsByViews(database, 3))
    expect(early.some((id) => !late.includes(id))).toBe(true)
  })

  it('are together all that is anybody’s, each once', () => {
    const all = Array.from({ length: 8 }, (_, index) => idsByPages(ended, index + 1)).flat()
    expect(new Set(all).size).toBe(all.length)
    const [[nobodys]] = ended.read(
      'SELECT COUNT(*) FROM entries WHERE sale_id IS NULL AND payout_id IS NULL AND entry_id % 2 = 1',
      1,
    ).rows as [[number]]
    const [[count]] = ended.read('SELECT COUNT(*) FROM ledger_postings', 1).rows as [[number]]
    expect(all).toHaveLength(count - nobodys)
  })

  it('of some days are those of these days, in a ledger that was saved too', () => {
    const saved = new Database(engine, null, ended.export())
    const span = { from: '2026-09-10', to: '2026-09-12' }
    const { rows } = saved.read(
      `SELECT DISTINCT (entry_id + 1) / 2 FROM entries
       WHERE substr(occurred_at, 1, 10) BETWEEN '${span.from}' AND '${span.to}' AND (${ofCreator(3)}) ORDER BY 1 DESC`,
      1_000_000,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(idsByPages(saved, 3, span)).toEqual(rows.map(([id]) => id))
    expect(creatorPostings(saved, 404, { span: null, offset: 0, limit: 10 })).toEqual({
      rows: [],
      total: 0,
      left: null,
    })
  })
})
