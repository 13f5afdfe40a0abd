/**
 * `docs/ledger-views.md` compared with a real ledger: each view and column is documented, with its type and words, and
 * every query runs. The ledger is that of a preset in which payouts fail and come back.
 */
import { describe, expect, it } from 'vitest'
import { SECONDS_IN_DAY } from '../../src/core/calendar'
import { ClosedDays } from '../../src/ledger/closing/closed-days'
import type { Database } from '../../src/ledger/database'
import { VIEWS } from '../../src/ledger/schema'
import { PRESETS } from '../../src/scenario/presets'
import { codeBlocksOf, codeOf, tablesOf } from './documents'
import { stepToEnd } from '../support/stepping'
import { simulationOf } from '../support/runs'

const DOCUMENT = 'docs/ledger-views.md'
const ALL_RAILS = PRESETS['world-rails'].population!.railShareBasisPoints!

function ledgerWithFailures(): Database {
  const scenario = {
    ...PRESETS['slow-processor'],
    days: 30,
    processor: {
      ...PRESETS['slow-processor'].processor,
      paypal: { unclaimedBasisPoints: 2_000, claimedBasisPoints: 0 },
    },
    payoutService: 'compare' as const,
    population: { size: 300, monthlyGross: { mu: 6 }, railShareBasisPoints: ALL_RAILS },
    creators: ['atelier', 'foundry'].map((handle) => ({
      handle,
      rail: 'paypal' as const,
      paypalSplits: true,
      openingBalances: [{ day: '2026-08-01', amountCents: 150_000_00 }],
    })),
    actions: (['monthly', 'quarterly'] as const).map((schedule) => ({
      action: 'change-schedule' as const,
      on: '2026-09-07',
      creator: 'creator-7',
      schedule,
    })),
  }
  const simulation = simulationOf(scenario)
  stepToEnd(simulation)
  // Nothing in a run is refused where the processors play by their own rules, so one step is asked for here.
  const { payouts } = simulation.ledger
  payouts.complete({ ...payouts.get(1), state: 'failed' }, simulation.now)
  // Nor need a request be in transit when the run ends.
  const request = { idempotencyKey: 'payout-1', payoutId: 1, kind: 'payout' } as const
  simulation.ledger.requests.sent(request, simulation.now)
  const refund = { refundId: 1, saleId: 1, creatorId: 1, soldOn: 0, amountCents: 1 }
  simulation.ledger.openRefunds.asked(refund, simulation.now)
  // Nor are days closed in so short a run.
  const settledBefore = simulation.now - 10 * SECONDS_IN_DAY
  const order = { closedAt: simulation.now, settledBefore, keptCreators: [], heldSales: [] }
  const closedDays = new ClosedDays(simulation.ledger)
  closedDays.close(order, closedDays.select(order), 0, null)
  return simulation.ledger.database
}

const database = ledgerWithFailures()
const rowsOf = (sql: string): unknown[][] => [...database.each(sql)]

interface DocumentedColumn {
  name: string
  type: string
  meaning: string
}

const documented = new Map(
  tablesOf(DOCUMENT)
    .filter(({ columns }) => columns[0] === 'Column')
    .map(({ heading, rows }) => [
      heading,
      rows.map(([name, type, , meaning]): DocumentedColumn => ({
        name: codeOf(name!),
        type: type!,
        meaning: meaning!,
      })),
    ]),
)
const views = rowsOf(
  `SELECT name FROM sqlite_master WHERE type = 'view' AND name NOT GLOB 'ledger_*'`,
).map(String)

/** The words that a view may show in a column, from the view's own definition. */
function wordsIn(view: string, column: string): string[] {
  const [definition] = new RegExp(`CREATE VIEW ${view} AS[^;]*;`).exec(VIEWS)!
  const cases = new RegExp(String.raw`CASE \w+ ((?:WHEN \d+ THEN '\w+' )+)END AS ${column}\b`)
  const words = cases.exec(definition)?.[1] ?? ''
  return [...words.matchAll(/'(\w+)'/g)].map((match) => match[1]!)
}

it('the views are all documented, and no other', () => {
  expect([...documented.keys()].toSorted()).toEqual(views.toSorted())
})

describe.each(views)('the view %s', (view) => {
  const columns = documented.get(view) ?? []

  it('has the documented columns, in this order', () => {
    const inSchema = rowsOf(`SELECT name FROM pragma_table_info('${view}')`).map(String)
    expect(columns.map(({ name }) => name)).toEqual(inSchema)
  })

  it.each(columns)('holds the documented type in $name', ({ name, type }) => {
    const found = rowsOf(`SELECT DISTINCT typeof(${name}) FROM ${view}`).map(String)
    expect(found.length).toBeGreaterThan(0)
    expect(type.split(' or ')).toEqual(expect.arrayContaining(found))
  })

  it.each(columns)('holds only documented words in $name', ({ name, meaning }) => {
    const states = /^A state of `(\w+)`/.exec(meaning)?.[1]
    const [, other = states, like = 'state'] = /[Aa]s `(\w+)\.(\w+)`/.exec(meaning) ?? []
    const column = documented.get(other ?? view)!.find((one) => one.name === (other ? like : name))
    const words = `${meaning} ${column!.meaning}`
    const missing = wordsIn(view, name).filter((word) => !words.includes(`\`${word}\``))
    expect(missing).toEqual([])
  })
})

it('every code of a note is documented', () => {
  const table = tablesOf(DOCUMENT).find(({ columns }) => columns[0] === 'Code')!
  const known = table.rows.map(([code]) => codeOf(code!))
  const found = rowsOf('SELECT DISTINCT code FROM payout_notes').map(String)
  expect(known).toEqual(expect.arrayContaining(found))
})

describe('the queries', () => {
  const queries = codeBlocksOf(DOCUMENT).filter(({ language }) => language === 'sql')

  it.each(queries.filter(({ heading }) => heading === 'Queries to start from'))(
    'that one starts from find something: $text',
    ({ text }) => {
      expect(rowsOf(text)).not.toEqual([])
    },
  )

  it.each(queries.filter(({ heading }) => heading === 'Queries that must return nothing'))(
    'that look for violations find none: $text',
    ({ text }) => {
      expect(rowsOf(text)).toEqual([])
    },
  )
})
