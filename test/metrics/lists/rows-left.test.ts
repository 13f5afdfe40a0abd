/** Lists of a run whose days are closed say how many rows they lack: as many as the same run without closing has more. */
import { describe, expect, it } from 'vitest'
import { PAYOUT_FREQUENCIES, PAYOUT_TYPES } from '../../../src/core/vocabulary'
import { creatorPage } from '../../../src/metrics/lists/creator-queries'
import {
  PAYOUT_EVENTS,
  PAYOUTS_NOW,
  type CreatorRows,
  type PayoutQuery,
} from '../../../src/metrics/lists/row-lists'
import { journalPage } from '../../../src/metrics/lists/journal-rows'
import { creatorRows, payoutPage } from '../../../src/metrics/lists/row-queries'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { creatorQuery, payoutQuery } from '../../support/list-queries'
import { run, type Run } from '../../support/runs'

const KEPT = 'creator-3'
const long: ScenarioInput = {
  version: 1,
  seed: 'rows left',
  days: 90,
  population: {
    size: 12,
    monthlyGross: { mu: 6.5, sigma: 0.8 },
    scheduleShareBasisPoints: { daily: 6_000, weekly: 3_000, monthly: 1_000 },
  },
  processor: { failures: { instantFailedBasisPoints: 800, standardFailedBasisPoints: 800 } },
}
const whole = run(long)
const closed = run({ ...long, detail: { days: 40, creators: [KEPT] } })

const BEFORE = closed.report.detail!.settledBefore.slice(0, 'YYYY-MM-DD'.length)
const { startDay, endDay } = closed.report.period
const EARLY = { from: startDay, to: BEFORE }
const LATE = { from: BEFORE, to: endDay }
const slice = { offset: 0, limit: 1 }

const payouts = ({ simulation }: Run, changes: Partial<PayoutQuery>) => {
  const { ledger, now, counter } = simulation
  return payoutPage(ledger.database, payoutQuery(changes), { now, days: counter.days })
}

const idOf = (handle: string): number =>
  Number(closed.value(`SELECT creator_id FROM creators WHERE handle = '${handle}'`))

/** Rows that the same list has in the run that closes no day. */
const lacking = (changes: Partial<PayoutQuery>): number =>
  payouts(whole, changes).total - payouts(closed, changes).total

describe('the list of payouts', () => {
  const counted: Partial<PayoutQuery>[] = [
    {},
    ...PAYOUT_TYPES.map((payoutType) => ({ payoutType })),
    ...PAYOUT_FREQUENCIES.map((frequency) => ({ frequency })),
    ...PAYOUTS_NOW.map((now) => ({ now })),
    ...PAYOUT_EVENTS.map((event) => ({ event })),
    ...PAYOUT_EVENTS.map((event) => ({ event, span: EARLY })),
    ...PAYOUT_TYPES.map((payoutType) => ({ event: 'completed' as const, payoutType, span: EARLY })),
  ]
  it.each(counted)('says how many have left: %j', (changes) => {
    const { left } = payouts(closed, changes)
    expect(left?.rows ?? 0).toBe(lacking(changes))
    if (left) expect(left.before).toBe(BEFORE)
  })

  it('lacks most of the early ones', () => {
    expect(lacking({})).toBeGreaterThan(100)
    expect(lacking({ event: 'failed' })).toBeGreaterThan(1)
  })

  it('says that there are some where nothing counts them', () => {
    for (const changes of [
      { span: EARLY },
      { span: EARLY, frequency: 'daily' as const, event: 'completed' as const },
      { search: 'creator-1' },
    ]) {
      expect(lacking(changes)).toBeGreaterThan(0)
      expect(payouts(closed, changes).left).toEqual({ before: BEFORE, rows: null })
    }
  })

  it('says nothing of days, of a creator and of payouts that it has in full', () => {
    const last = String(closed.value('SELECT MAX(payout_id) FROM payouts'))
    for (const changes of [
      { span: LATE },
      { span: LATE, event: 'completed' as const },
      { search: KEPT },
      { search: last },
      { search: String(Number(last) + 1) },
      { now: 'stuck' as const },
    ]) {
      expect(lacking(changes)).toBe(0)
      expect(payouts(closed, changes).left, JSON.stringify(changes)).toBeNull()
    }
  })

  it('says so of a payout that is looked up by its number', () => {
    const kept = new Set(closed.rows('SELECT payout_id FROM payouts').map(([id]) => Number(id)))
    // A smaller number is part of a handle.
    const gone = [...Array(200).keys()].find((id) => id > 12 && !kept.has(id))!
    expect(payouts(closed, { search: String(gone) })).toMatchObject({
      total: 0,
      left: { rows: null },
    })
  })

  it('lacks nothing in a run that closes no day', () => {
    expect(payouts(whole, {}).left).toBeNull()
    expect(payouts(whole, { span: EARLY, event: 'completed' }).left).toBeNull()
  })
})

describe('the lists of one creator', () => {
  const handles = closed.rows('SELECT handle FROM creators').map(([handle]) => String(handle))
  const list = (
    { simulation }: Run,
    kind: keyof CreatorRows,
    handle: string,
    span = null as typeof EARLY | null,
  ) =>
    creatorRows(
      simulation.ledger.database,
      kind,
      idOf(handle),
      { ...slice, span },
      simulation.scenario,
    )

  it.each(['payouts', 'sales', 'balances'] as const)('say how many %s have left', (kind) => {
    const what = { payouts: `state = 'completed'`, sales: `kind = 'sale'`, balances: 'TRUE' }[kind]
    const sql = (handle: string): string =>
      `SELECT COUNT(*) FROM ${kind} WHERE creator_id = ${idOf(handle)} AND ${what}`
    const lacks = handles.map((handle) => {
      const rows = Number(whole.value(sql(handle))) - Number(closed.value(sql(handle)))
      expect(list(closed, kind, handle).left?.rows ?? 0, handle).toBe(rows)
      return rows
    })
    expect(lacks.filter((rows) => rows > 0).length).toBeGreaterThan(5)
  })

  it('say nothing of a creator of whom all is kept, and of days that are', () => {
    for (const kind of ['payouts', 'sales', 'balances', 'notes', 'postings'] as const) {
      expect(list(closed, kind, KEPT).left, kind).toBeNull()
      for (const handle of handles) expect(list(closed, kind, handle, LATE).left, kind).toBeNull()
      expect(list(closed, kind, KEPT, EARLY).left, kind).toBeNull()
      expect(list(whole, kind, KEPT).left, kind).toBeNull()
    }
  })

  it('say that some notes and postings have left, and of some days that some rows have', () => {
    const other = handles.find((handle) => list(closed, 'payouts', handle).left !== null)!
    expect(list(closed, 'notes', other).left).toEqual({ before: BEFORE, rows: null })
    expect(list(closed, 'postings', other).left).toEqual({ before: BEFORE, rows: null })
    expect(list(closed, 'postings', other).total).toBeLessThan(list(whole, 'postings', other).total)
    expect(list(closed, 'sales', other, EARLY).left).toEqual({ before: BEFORE, rows: null })
  })
})

describe('the journal', () => {
  const journal = ({ simulation }: Run, span: typeof EARLY | null = null) =>
    journalPage(simulation.ledger.database, { ...slice, span })

  it('says how many movements have left', () => {
    const { left, total } = journal(closed)
    expect(left).toEqual({ before: BEFORE, rows: journal(whole).total - total })
    expect(left!.rows).toBeGreaterThan(500)
    expect(journal(closed, EARLY).left).toEqual({ before: BEFORE, rows: null })
    expect(journal(closed, LATE).left).toBeNull()
    expect(journal(whole).left).toBeNull()
  })
})

describe('the list of creators', () => {
  const left = ({ simulation }: Run, changes: Parameters<typeof creatorQuery>[0]) =>
    creatorPage(simulation.ledger.database, creatorQuery(changes), null).left

  it('says so of days that are closed, and of those whom a note names', () => {
    const skipped = { of: 'skipped', reason: 'below_minimum', minimumCents: null } as const
    expect(left(closed, { span: EARLY })).toEqual({ before: BEFORE, rows: null })
    expect(left(closed, { among: skipped })).toEqual({ before: BEFORE, rows: null })
    expect(left(closed, { span: LATE })).toBeNull()
    expect(left(closed, {})).toBeNull()
    expect(left(whole, { span: EARLY, among: skipped })).toBeNull()
  })
})
