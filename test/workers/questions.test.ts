import { beforeAll, describe, expect, it } from 'vitest'
import { PAGE_ROWS_MAX } from '../../src/metrics/lists/row-lists'
import { reportFile } from '../../src/metrics/report-file'
import {
  CREATOR_SORT_KEYS,
  PAYOUT_SORT_KEYS,
  type CreatorQuery,
  type CreatorRow,
} from '../../workers/contract'
import { creatorQuery, payoutQuery } from '../support/list-queries'
import { engine } from '../support/engine'
import { DrivenLab } from '../support/labs'
import { earnedCents } from '../support/runs'

const driven = new DrivenLab()
const { lab } = driven

beforeAll(async () => {
  const done = driven.phase('finished')
  await driven.start({
    version: 1,
    days: 21,
    population: { size: 20, monthlyGross: { mu: 7, sigma: 0.5 } },
    creators: [
      { handle: '100% cotton', country: 'GB', rail: 'bank_abroad' },
      { handle: 'under_score' },
      { handle: 'back\\slash', schedule: 'quarterly' },
      {
        handle: 'ink',
        schedule: 'daily',
        openingBalances: [{ day: '2026-08-20', amountCents: 90_00 }],
      },
    ],
  })
  await done
})

const query = (changes: Partial<CreatorQuery> = {}): CreatorQuery =>
  creatorQuery({ limit: 100, ...changes })

const handles = async (changes: Partial<CreatorQuery>): Promise<string[]> =>
  (await lab.creators(query(changes))).rows.map(({ handle }) => handle)

describe('creators', () => {
  it.each([
    ['%', ['100% cotton']],
    ['r_s', ['under_score']],
    ['\\', ['back\\slash']],
    ['COTTON', ['100% cotton']],
    [' ink ', ['ink']],
    [
      'creator-1',
      ['creator-1', ...Array.from({ length: 10 }, (_, index) => `creator-${index + 10}`)],
    ],
    [`' OR 1 --`, []],
  ])('are searched for %j as it is', async (search, found) => {
    expect(await handles({ search })).toEqual(found)
  })

  it('are searched by country and rail too', async () => {
    expect(await handles({ search: 'bank_abroad' })).toContain('100% cotton')
    expect(await handles({ search: 'GB' })).toContain('100% cotton')
  })

  it('are told apart by schedule', async () => {
    const { rows, total } = await lab.creators(query({ frequency: 'quarterly' }))
    expect(rows.every(({ frequency }) => frequency === 'quarterly')).toBe(true)
    expect(rows.map(({ handle }) => handle)).toContain('back\\slash')
    expect(total).toBe(rows.length)
  })

  it('are told apart by rail, country and the state of their account', async () => {
    const facets = await lab.creatorFacets()
    const everyone = (await lab.creators(query())).rows
    const distinct = <Value>(values: Value[]): Set<Value> => new Set(values)
    expect(new Set(facets.countries)).toEqual(distinct(everyone.map(({ country }) => country)))
    expect(new Set(facets.rails)).toEqual(distinct(everyone.map(({ rail }) => rail)))
    let [byRail, byStanding] = [0, 0]
    for (const rail of facets.rails) byRail += (await lab.creators(query({ rail }))).total
    for (const standing of facets.standings) {
      if (standing === 'paused') continue
      byStanding += (await lab.creators(query({ standing }))).total
    }
    expect([byRail, byStanding]).toEqual([everyone.length, everyone.length])
    const british = await lab.creators(query({ country: 'GB' }))
    expect(british.rows.every(({ country }) => country === 'GB')).toBe(true)
    expect(british.total).toBeGreaterThan(0)
  })

  it('of some days are those who sold or were paid on them, with what they did on them', async () => {
    const span = { from: '2026-09-07', to: '2026-09-07' }
    const [{ rows }, { rows: everyone }] = await Promise.all([
      lab.creators(query({ span })),
      lab.creators(query()),
    ])
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThan(everyone.length)
    for (const row of rows) {
      const sales = await lab.creatorRows('sales', row.creatorId, { span, offset: 0, limit: 200 })
      expect(sales.rows.reduce((sum, { netCents }) => sum + netCents, 0)).toBe(row.earnedCents)
    }
  })

  it.each(CREATOR_SORT_KEYS)('are sorted by %s, both ways', async (sort) => {
    const key = sort.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase())
    const column = (key === 'payoutFrequency' ? 'frequency' : key) as keyof CreatorRow
    const sorted = async (descending: boolean): Promise<(string | number)[]> =>
      (await lab.creators(query({ sort, descending }))).rows.map((row) => row[column])
    const ascending = await sorted(false)
    const inOrder = [...ascending].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0))
    expect(ascending).toEqual(inOrder)
    expect(await sorted(true)).toEqual(inOrder.reverse())
  })

  it('come in pages that together are all of them, once', async () => {
    const pages = await Promise.all(
      [0, 10, 20, 30].map((offset) => lab.creators(query({ sort: 'payouts', offset, limit: 10 }))),
    )
    expect(pages.map(({ rows }) => rows.length)).toEqual([10, 10, 4, 0])
    expect(pages.every(({ total }) => total === 24)).toBe(true)
    const ids = pages.flatMap(({ rows }) => rows.map(({ creatorId }) => creatorId))
    expect(new Set(ids).size).toBe(24)
  })

  it('add up to the report’s totals', async () => {
    const { rows } = await lab.creators(query())
    const report = await lab.report()
    const { totals } = report
    const sum = (
      key: 'earnedCents' | 'paidCents' | 'feeCents' | 'inTransitCents' | 'unpaidCents',
    ): number => rows.reduce((total, row) => total + row[key], 0)
    expect(sum('earnedCents')).toBe(earnedCents(report))
    expect(sum('paidCents')).toBe(totals.payoutNet)
    expect(sum('feeCents')).toBe(totals.payoutFee)
    expect(sum('unpaidCents')).toBe(totals.unpaid)
    expect(sum('inTransitCents')).toBe(totals.inTransit)
    expect(totals.inTransit).toBeGreaterThan(0)
  })
})

describe('one creator’s story', () => {
  const newest = { span: null, offset: 0, limit: 50 }

  it('tells of sales, balances, payouts and notes', async () => {
    const story = await lab.creatorHistory(4)
    expect(story!.creator).toMatchObject({
      handle: 'ink',
      earnedCents: 90_00,
      compliance: 'compliant',
    })
    const [sales, payouts, balances, notes] = await Promise.all([
      lab.creatorRows('sales', 4, newest),
      lab.creatorRows('payouts', 4, newest),
      lab.creatorRows('balances', 4, newest),
      lab.creatorRows('notes', 4, newest),
    ])
    expect(sales).toMatchObject({ rows: [{ kind: 'credit', netCents: 90_00 }], total: 1 })
    expect(payouts).toMatchObject({
      rows: [{ handle: 'ink', payoutType: 'instant', grossCents: 90_00, feeCents: 2_63 }],
      total: 1,
    })
    expect(balances).toMatchObject({ rows: [{ date: '2026-08-20', state: 'paid' }], total: 1 })
    expect(notes.total).toBe(notes.rows.length)
  })

  it('comes in pages that together are the whole, newest first', async () => {
    const { rows } = await lab.creators(query({ sort: 'sales', descending: true }))
    // Somebody whose sales fit on one page as well.
    const { creatorId } = rows.find(({ sales }) => sales < PAGE_ROWS_MAX)!
    const whole = await lab.creatorRows('sales', creatorId, { ...newest, limit: 200 })
    expect(whole.total).toBe(whole.rows.length)
    expect(whole.total).toBeGreaterThan(6)
    const pages = await Promise.all(
      Array.from({ length: Math.ceil(whole.total / 3) }, (_, page) =>
        lab.creatorRows('sales', creatorId, { span: null, offset: page * 3, limit: 3 }),
      ),
    )
    expect(pages.flatMap((page) => page.rows)).toEqual(whole.rows)
    const ids = whole.rows.map(({ saleId }) => saleId)
    expect(ids).toEqual([...ids].sort((one, other) => other - one))
  })

  it('is cut to the days that are asked for', async () => {
    const { rows } = await lab.creators(query({ sort: 'sales', descending: true }))
    const { creatorId } = rows[0]!
    const whole = await lab.creatorRows('sales', creatorId, { ...newest, limit: 200 })
    const span = { from: '2026-09-05', to: '2026-09-11' }
    const cut = await lab.creatorRows('sales', creatorId, { span, offset: 0, limit: 200 })
    const expected = whole.rows.filter(
      ({ occurredAt }) => occurredAt >= '2026-09-05' && occurredAt < '2026-09-12',
    )
    expect(cut.rows).toEqual(expected)
    expect(expected.length).toBeGreaterThan(0)
    expect(expected.length).toBeLessThan(whole.total)
  })

  it('never answers with more rows than a page can hold, whatever is asked for', async () => {
    const { rows, total } = await lab.journal({ span: null, offset: 0, limit: 1_000_000 })
    expect(rows).toHaveLength(PAGE_ROWS_MAX)
    expect(total).toBeGreaterThan(PAGE_ROWS_MAX)
  })

  it('of nobody is none', async () => {
    expect(await lab.creatorHistory(404)).toBeNull()
    expect(await lab.creatorRows('sales', 404, newest)).toEqual({ rows: [], total: 0, left: null })
  })
})

describe('payouts', () => {
  it('are searched by creator and by number', async () => {
    const ofInk = await lab.payouts(payoutQuery({ search: ' INK ' }))
    expect(ofInk.rows.map(({ handle }) => handle)).toEqual(['ink'])
    const { payoutId } = ofInk.rows[0]!
    const found = await lab.payouts(payoutQuery({ search: String(payoutId) }))
    expect(found.rows.map((row) => row.payoutId)).toContain(payoutId)
    expect(
      (await lab.payouts(payoutQuery({ search: '%' }))).rows.every(({ handle }) =>
        handle.includes('%'),
      ),
    ).toBe(true)
  })

  it('are told apart by type and schedule', async () => {
    const instant = await lab.payouts(payoutQuery({ payoutType: 'instant' }))
    const daily = await lab.payouts(payoutQuery({ frequency: 'daily' }))
    expect(instant.total).toBeGreaterThan(0)
    // What the daily run could not pay goes out to a daily creator as a standard payout.
    expect(instant.rows).toEqual(daily.rows.filter(({ payoutType }) => payoutType === 'instant'))
  })

  it.each(PAYOUT_SORT_KEYS)('are sorted by %s, both ways, none lost', async (sort) => {
    const ids = async (descending: boolean): Promise<number[]> =>
      (await lab.payouts(payoutQuery({ sort, descending }))).rows.map(({ payoutId }) => payoutId)
    const ascending = await ids(false)
    expect(await ids(true)).toEqual([...ascending].reverse())
    expect(new Set(ascending).size).toBe((await lab.report()).counts.payouts)
  })

  it('say how long their oldest money had waited before, the longest first', async () => {
    const query = payoutQuery({ sort: 'waited_seconds', descending: true })
    const { rows } = await lab.payouts(query)
    const daysOf = ({ waitedSeconds }: (typeof rows)[number]): number => waitedSeconds! / 86_400
    for (const row of rows.slice(0, 20)) {
      const claimed = await lab.payoutRows('balances', row.payoutId, { offset: 0, limit: 200 })
      const oldest = claimed.rows
        .filter(({ amountCents }) => amountCents > 0)
        .map(({ date }) => date)
        .toSorted()[0]!
      const days = (Date.parse(row.createdAt.slice(0, 10)) - Date.parse(oldest)) / 86_400_000
      expect(daysOf(row)).toBe(days)
    }
    const waited = rows.map(daysOf)
    expect(waited).toEqual(waited.toSorted((one, other) => other - one))
    expect(new Set(waited).size).toBeGreaterThan(1)
  })

  it('say how long they were in transit, the longest first', async () => {
    const { rows } = await lab.payouts(payoutQuery({ sort: 'transit_seconds', descending: true }))
    const secondsOf = ({ createdAt, completedAt }: (typeof rows)[number]): number | null =>
      completedAt === null ? null : (Date.parse(completedAt) - Date.parse(createdAt)) / 1000
    expect(rows.map(({ transitSeconds }) => transitSeconds)).toEqual(rows.map(secondsOf))
    const completed = rows.flatMap(({ transitSeconds }) => transitSeconds ?? [])
    expect(completed).toEqual(completed.toSorted((one, other) => other - one))
    expect(new Set(completed).size).toBeGreaterThan(1)
  })
})

describe('one payout’s story', () => {
  const all = { offset: 0, limit: 200 }

  it('leads from its balances to the processor’s own books, and adds up', async () => {
    const { rows } = await lab.payouts(payoutQuery({ event: 'completed', payoutType: 'instant' }))
    const stayed = rows.filter(({ state }) => state === 'completed')
    expect(stayed.length).toBeGreaterThan(5)
    for (const { payoutId, grossCents, feeCents, netCents } of stayed) {
      const record = await lab.payout(payoutId)
      expect(record).toMatchObject({ balancesCents: grossCents, later: [] })
      for (const id of record!.earlier) expect((await lab.payout(id))!.later).toContain(payoutId)
      const [steps, balances, sales, entries, processor] = await Promise.all([
        lab.payoutRows('steps', payoutId, all),
        lab.payoutRows('balances', payoutId, all),
        lab.payoutRows('sales', payoutId, all),
        lab.payoutRows('entries', payoutId, all),
        lab.payoutRows('processor', payoutId, all),
      ])
      const sumOf = (list: { amountCents: number }[]): number =>
        list.reduce((sum, { amountCents }) => sum + amountCents, 0)
      expect(steps.rows.map(({ to }) => to)).toEqual(['creating', 'processing', 'completed'])
      expect(sumOf(balances.rows)).toBe(grossCents)
      expect(sales.rows.reduce((sum, row) => sum + row.netCents, 0)).toBe(grossCents)
      expect(sumOf(entries.rows)).toBe(0)
      expect(grossCents - feeCents).toBe(netCents)
      const paid = processor.rows.filter(({ method }) => method !== 'transfer')
      expect(paid).toMatchObject([{ amountCents: netCents, state: 'paid' }])
    }
  })

  it('of none is none', async () => {
    expect(await lab.payout(10_000)).toBeNull()
    expect(await lab.payoutRows('entries', 10_000, all)).toEqual({ rows: [], total: 0, left: null })
  })
})

describe('the journal', () => {
  it('has two entries of the view for each of its lines, newest first', async () => {
    const { rows, total } = await lab.journal({ span: null, offset: 0, limit: 20 })
    expect(total * 2).toBe((await lab.report()).counts.entries)
    const ids = rows.map(({ postingId }) => postingId)
    expect(ids).toEqual(Array.from({ length: 20 }, (_, index) => total - index))
    const opened = new engine.Database((await lab.download('ledger')).content)
    for (const row of rows) {
      const entries = opened.exec(
        `SELECT account, amount_cents, reason, payout_id, occurred_at FROM entries
         WHERE entry_id IN (${row.postingId * 2 - 1}, ${row.postingId * 2}) ORDER BY entry_id`,
      )[0]!.values
      const shared = [row.reason, row.payoutId, row.occurredAt]
      expect(entries).toEqual([
        [row.to.name, row.amountCents, ...shared],
        [row.from.name, -row.amountCents, ...shared],
      ])
    }
    opened.close()
  })

  it('names the creator whose account it is', async () => {
    const { rows } = await lab.journal({ span: null, offset: 0, limit: 200 })
    const accounts = rows.flatMap(({ from, to }) => [from, to])
    const ofCreators = accounts.filter(({ creatorId }) => creatorId !== null)
    expect(ofCreators.length).toBeGreaterThan(0)
    for (const { name, creatorId, creator } of ofCreators) {
      expect(name).toBe(`creator:${creatorId}`)
      expect(creator).toBe((await lab.creatorHistory(creatorId!))!.creator.handle)
    }
    const others = new Set(accounts.filter(({ creatorId }) => creatorId === null))
    expect([...others].every(({ name, creator }) => creator === null && name !== '')).toBe(true)
  })

  it('is cut to the days that are asked for', async () => {
    const span = { from: '2026-09-03', to: '2026-09-04' }
    const { rows } = await lab.journal({ span, offset: 0, limit: 200 })
    const days = new Set(rows.map(({ occurredAt }) => occurredAt.slice(0, 10)))
    expect([...days].sort()).toEqual(['2026-09-03', '2026-09-04'])
  })
})

describe('downloads', () => {
  it('of the ledger open in SQLite with the rows of the run', async () => {
    const { fileName, content } = await lab.download('ledger')
    expect(fileName).toBe('untitled-scenario-payout-lab-ledger.sqlite')
    const opened = new engine.Database(content)
    expect(opened.exec('SELECT COUNT(*) FROM creators')[0]!.values).toEqual([[24]])
    opened.close()
  })

  it('of the report and the days hold what the lab says', async () => {
    const [report, days] = await Promise.all([lab.download('report'), lab.download('days')])
    const text = (content: Uint8Array): string => new TextDecoder().decode(content)
    expect(JSON.parse(text(report.content))).toEqual(reportFile(await lab.report()))
    expect(text(days.content).trim().split('\n')).toHaveLength(1 + 21)
    expect([report.fileName, days.fileName]).toEqual([
      'untitled-scenario-payout-lab-report.json',
      'untitled-scenario-payout-lab-daily.csv',
    ])
  })
})
