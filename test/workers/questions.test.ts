import { beforeAll, describe, expect, it } from 'vitest'
import { CREATOR_SORT_KEYS, type CreatorQuery } from '../../workers/contract'
import type { CreatorRow } from '../../workers/contract'
import { engine } from '../support/engine'
import { DrivenLab } from '../support/labs'

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

const query = (changes: Partial<CreatorQuery> = {}): CreatorQuery => ({
  search: '',
  frequency: null,
  sort: 'creator_id',
  descending: false,
  offset: 0,
  limit: 100,
  ...changes,
})

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
  ])('are searched for %j as it stands', async (search, found) => {
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
    const { totals } = await lab.report()
    const sum = (key: 'earnedCents' | 'paidCents' | 'feeCents' | 'unpaidCents'): number =>
      rows.reduce((total, row) => total + row[key], 0)
    expect(sum('earnedCents')).toBe(totals.salesNet + totals.reversalsNet + totals.creditsNet)
    expect(sum('paidCents')).toBe(totals.payoutNet)
    expect(sum('feeCents')).toBe(totals.payoutFee)
    expect(sum('unpaidCents')).toBe(totals.unpaid)
  })
})

describe('one creator’s story', () => {
  it('tells of sales, balances, payouts and notes', async () => {
    const story = await lab.creatorHistory(4, 50)
    expect(story!.creator).toMatchObject({
      handle: 'ink',
      earnedCents: 90_00,
      compliance: 'compliant',
    })
    expect(story!.sales).toMatchObject([{ kind: 'credit', netCents: 90_00 }])
    expect(story!.payouts).toMatchObject([
      { payoutType: 'instant', grossCents: 90_00, feeCents: 2_63 },
    ])
    expect(story!.balances).toMatchObject([{ date: '2026-08-20', state: 'paid' }])
    expect(story!.counts).toEqual({ sales: 1, balances: 1, payouts: 1, notes: story!.notes.length })
  })

  it('is cut to the newest, with the full lengths beside it', async () => {
    const { rows } = await lab.creators(query({ sort: 'sales', descending: true }))
    const story = await lab.creatorHistory(rows[0]!.creatorId, 3)
    expect(story!.sales).toHaveLength(3)
    expect(story!.counts.sales).toBeGreaterThan(3)
    const ids = story!.sales.map(({ saleId }) => saleId)
    expect(ids).toEqual([...ids].sort((one, other) => other - one))
  })

  it('of nobody is none', async () => {
    expect(await lab.creatorHistory(404, 3)).toBeNull()
  })
})

describe('downloads', () => {
  it('of the ledger open in SQLite with the rows of the run', async () => {
    const { fileName, content } = await lab.download('ledger')
    expect(fileName).toBe('ledger.sqlite')
    const opened = new engine.Database(content)
    expect(opened.exec('SELECT COUNT(*) FROM creators')[0]!.values).toEqual([[24]])
    opened.close()
  })

  it('of the report and the days hold what the lab says', async () => {
    const [report, days] = await Promise.all([lab.download('report'), lab.download('days')])
    const text = (content: Uint8Array): string => new TextDecoder().decode(content)
    expect(JSON.parse(text(report.content))).toEqual(await lab.report())
    expect(text(days.content).trim().split('\n')).toHaveLength(1 + 21)
    expect([report.fileName, days.fileName]).toEqual(['report.json', 'daily.csv'])
  })
})
