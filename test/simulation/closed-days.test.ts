import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { instantFromIso } from '../../src/core/calendar'
import { economicsOf, marketplaceOf } from '../../src/experiments/run-economics'
import { CLOSED_TABLES } from '../../src/ledger/closing/closed-schema'
import { CLOSING_ORDER, CLOSING_ROWS } from '../../src/ledger/closing/closing-tables'
import { digestedColumns } from '../../src/ledger/digest'
import { queryOf, type CountName } from '../../src/metrics/computations'
import type { RunReport, RunTotals } from '../../src/metrics/figures'
import type { ScenarioInput } from '../../src/scenario/schema'
import { momentIn } from '../../src/metrics/moment'
import * as creatorSide from '../../src/simulation/creator-side-code'
import { prepareRun } from '../../src/simulation/setup'
import { rows, value } from '../support/ledgers'
import { brokenChecks, conclude, run, simulationOf, type Run } from '../support/runs'
import { stepToEnd, stepWhile } from '../support/stepping'

const DAYS_KEPT = 45
const KEPT_CREATOR = 'creator-3'

/** Four months in which payouts fail, come back and are tried again, and sales are taken back long after they were paid. */
const long: ScenarioInput = {
  version: 1,
  seed: 'long run',
  days: 120,
  population: {
    size: 20,
    monthlyGross: { mu: 6.5, sigma: 0.8 },
    priceLevel: { medianCents: 60_00 },
    scheduleShareBasisPoints: { daily: 6_000, weekly: 3_000, monthly: 1_000 },
    railShareBasisPoints: { us_bank: 7_000, paypal: 2_000, own_stripe: 1_000 },
    platformHeldBasisPoints: 2_000,
    refunds: { rateBasisPoints: 500, delayDaysMean: 10 },
  },
  processor: {
    bankHolidays: 'federal-reserve',
    failures: {
      refusedBasisPoints: 500,
      instantFailedBasisPoints: 500,
      standardFailedBasisPoints: 500,
      returnedBasisPoints: 500,
    },
  },
  policy: { name: 'payout-lab', instantFreePayoutsPerMonth: 2, instantFreeDays: 20 },
}
const closing: ScenarioInput = {
  ...long,
  detail: { days: DAYS_KEPT, creators: [KEPT_CREATOR] },
}

const whole = run(long)
const closed = run(closing)

/** Another run of the same, which is asked while it goes on, and tells of the rows that leave. */
const told = { rows: new Map<string, number>(), lastEntry: new Map<string, string>() }
const listening = simulationOf(closing, null, {
  onClosedRows: (view, columns) => {
    const [reason, account, at] = ['reason', 'account', 'occurred_at'].map((name) =>
      columns.indexOf(name),
    ) as [number, number, number]
    return (row) => {
      told.rows.set(view, (told.rows.get(view) ?? 0) + 1)
      if (view !== 'entries') return
      const key = `${String(row[reason])} ${String(row[account])}`
      const occurredAt = String(row[at])
      if (occurredAt > (told.lastEntry.get(key) ?? '')) told.lastEntry.set(key, occurredAt)
    }
  },
})
let steps = 0
stepWhile(listening, () => {
  steps += 1
  if (steps % 300 === 0) listening.questions.facts()
  return true
})
const listened = conclude(listening)

/** What a report says of the run, without what is different by intent. */
function saidOf(report: RunReport): unknown {
  const { digest: _digest, scenario: _scenario, detail: _detail, timing: _timing, ...said } = report
  // Of closed payouts the books keep no fee.
  const { uncollectedFeeCents: _uncollected, ...processorBooks } = said.processorBooks
  const figures = said.figures.map(({ sql: _sql, ...figure }) => figure)
  return { ...said, processorBooks, figures }
}

const KEYS = {
  ledger_payouts: 'payout_id',
  ledger_balances: 'balance_id',
  ledger_sales: 'sale_id',
  ledger_postings: 'posting_id',
  ledger_state_changes: 'change_id',
  ledger_payout_notes: 'note_id',
  ledger_pauses: 'pause_id',
  ledger_accounts: 'account_id',
  ledger_creators: 'creator_id',
  books_payouts: 'processor_payout_id',
  books_transfers: 'processor_transfer_id',
} as const

const countOf = ({ value }: Run, table: string): number =>
  Number(value(`SELECT COUNT(*) FROM ${table}`))

describe('a run whose settled days are closed', () => {
  it('says the same of itself, figure by figure and check by check', () => {
    expect(brokenChecks(closed.report)).toEqual([])
    expect(closed.report.processorBooks).not.toHaveProperty('uncollectedFeeCents')
    expect(saidOf(closed.report)).toEqual(saidOf(whole.report))
  })

  it('has the days as they were counted where a protection is off: the ledger lacks rows of theirs', () => {
    const { simulation, report } = run({
      ...{ ...closing, days: 80 },
      protections: { webhookDeduplication: false },
    })
    const soldCents = simulation.counter.days.reduce((sum, day) => sum + day.salesNetCents, 0)
    expect(report.detail!.closings).toBeGreaterThan(0)
    expect(soldCents).toBe(report.totals.salesNet)
  })

  it('says the same of waits however often it is asked before payouts are closed', () => {
    const [often, once] = [listening, closed.simulation].map(({ questions }) => questions.facts())
    expect(often!.timeToCash.length).toBeGreaterThan(1)
    expect(often!.timeToCash).toEqual(once!.timeToCash)
    expect(often!.waitsOfDailyMoney).toEqual(once!.waitsOfDailyMoney)
  })

  it('says the same of each creator and of what payouts brought', () => {
    const [one, other] = [whole.simulation, closed.simulation]
    expect(other.questions.creatorOutcomes()).toEqual(one.questions.creatorOutcomes())
    expect(marketplaceOf(other)).toEqual(marketplaceOf(one))
    const { costOfFundsCents, ...economics } = economicsOf(other).economics
    const ofWhole = economicsOf(one).economics
    expect(ofWhole).toMatchObject(economics)
    expect(costOfFundsCents).toBeCloseTo(ofWhole.costOfFundsCents, -1)
  })

  it('says the same of its payouts by what they are', () => {
    const [one, other] = [whole.simulation, closed.simulation].map(
      ({ ledger }) => momentIn(ledger.database).payouts,
    )
    expect(other).toEqual(one)
  })

  it.each(Object.entries(KEYS))(
    'has the rows of %s that it keeps as they are without',
    (table, key) => {
      const rows = new Map(
        whole.rows(`SELECT ${key}, * FROM ${table}`).map(([id, ...row]) => [id, row]),
      )
      const kept = closed.rows(`SELECT ${key}, * FROM ${table}`)
      expect(kept).not.toEqual([])
      for (const [id, ...row] of kept) expect(rows.get(id)).toEqual(row)
    },
  )

  it('has closed most of what is older than the days that are kept', () => {
    const rows = closed.report.detail!.rows
    expect(rows['ledger_payouts']).toBeGreaterThan(100)
    for (const [table, count] of Object.entries(rows)) {
      expect(countOf(closed, table) + count, table).toBe(countOf(whole, table))
    }
  })

  it('has forgotten which work the notes are of that are gone, and of no others', () => {
    const skippedBy = ({ simulation }: Run, noteId: number): string | null =>
      simulation.ledger.notes.skippedBy(noteId)
    const kept = new Set(closed.rows('SELECT note_id FROM ledger_payout_notes').flat())
    const noteIds = whole.rows('SELECT note_id FROM ledger_payout_notes').flat() as number[]
    const ofWork = noteIds.filter((noteId) => skippedBy(whole, noteId) !== null)
    expect(ofWork.filter((noteId) => skippedBy(closed, noteId) !== null)).toEqual(
      ofWork.filter((noteId) => kept.has(noteId)),
    )
    expect(ofWork.some((noteId) => !kept.has(noteId))).toBe(true)
  })

  it('keeps sums of what is gone: entries of an account still add up to its balance', () => {
    const wrong =
      closed.rows(`SELECT account, balance_cents, SUM(amount_cents) AS cents FROM accounts
      JOIN entries USING (account) GROUP BY 1 HAVING cents <> balance_cents`)
    expect(wrong).toEqual([])
    expect(closed.value(`SELECT SUM(gross_cents) FROM closed_sales WHERE kind = 'sale'`)).toBe(
      Number(whole.value(`SELECT SUM(gross_cents) FROM sales WHERE kind = 'sale'`)) -
        Number(closed.value(`SELECT SUM(gross_cents) FROM sales WHERE kind = 'sale'`)),
    )
  })

  it('has queries that give its figures from what it keeps, but for times, which need rows', () => {
    const facts = closed.simulation.questions.facts()
    const { totals, counts, figures } = closed.report
    for (const { name, sql, unit, value } of figures) {
      if (unit !== 'seconds') expect(closed.value(sql), name).toBe(value)
    }
    for (const [name, cents] of Object.entries(totals)) {
      const sql = queryOf({ of: 'totals', name: name as keyof RunTotals }, facts)
      expect(closed.value(sql), name).toBe(cents)
    }
    const { days: _days, ...counted } = counts
    for (const [name, count] of Object.entries(counted)) {
      expect(closed.value(queryOf({ of: 'counts', name: name as CountName }, facts)), name).toBe(
        count,
      )
    }
  })

  it.each(['sales', 'earnedCents', 'payouts', 'paidCents', 'feeCents', 'unpaidCents'] as const)(
    'has a query for %s of each creator that gives what it gives without',
    (name) => {
      const [ofWhole, ofClosed] = [whole, closed].map(({ simulation, value }) => {
        const facts = simulation.questions.facts()
        return Array.from({ length: facts.creators }, (_, index) =>
          value(queryOf({ of: 'creator', creatorId: index + 1, name }, facts)),
        )
      })
      expect(ofClosed).toEqual(ofWhole)
    },
  )

  it('keeps every row of the creators that it was asked to keep', () => {
    const ofCreator = `JOIN creators USING (creator_id) WHERE handle = '${KEPT_CREATOR}'`
    for (const table of ['sales', 'balances', 'payouts', 'payout_notes']) {
      const kept = closed.rows(`SELECT t.* FROM ${table} t ${ofCreator}`)
      expect(kept, table).not.toEqual([])
      expect(kept).toEqual(whole.rows(`SELECT t.* FROM ${table} t ${ofCreator}`))
    }
  })

  it('keeps what is not settled, however old', () => {
    const unpaid = `SELECT balance_id, amount_cents FROM balances WHERE state <> 'paid' ORDER BY 1`
    expect(closed.rows(unpaid)).toEqual(whole.rows(unpaid))
    const latest = `SELECT creator_id, MAX(payout_id) FROM payouts WHERE state = 'completed' GROUP BY 1`
    expect(closed.rows(latest)).toEqual(whole.rows(latest))
  })

  it('is as large at its end as after its first days', () => {
    // Of creators who are never paid nothing is settled.
    const population = {
      ...long.population,
      size: 12,
      notReviewedBasisPoints: 0,
      pausedBasisPoints: 0,
    }
    const simulation = simulationOf({
      version: 1,
      seed: 'flat',
      days: 140,
      population,
      detail: { days: DAYS_KEPT },
    })
    stepWhile(simulation, () => simulation.daysDone < 80)
    const { bytes: early } = simulation.ledger.database
    stepToEnd(simulation)
    expect(simulation.ledger.database.bytes / early).toBeLessThan(1.15)
  })

  it('has a digest of its own, the same each time, and tells of every row before it goes', () => {
    expect(closed.report.digest).not.toBe(whole.report.digest)
    expect(listened.report.digest).toBe(closed.report.digest)
    const { rows } = closed.report.detail!
    expect(told.rows.get('sales')).toBe(rows['ledger_sales'])
    expect(told.rows.get('payouts')).toBe(rows['ledger_payouts'])
    expect(told.rows.get('entries')).toBe(2 * rows['ledger_postings']!)
  })
})

it('dates the sum of entries that are gone by the last of them', () => {
  const sums = listened.rows(
    `SELECT reason || ' ' || account, MAX(occurred_at) FROM entries WHERE entry_id < 0 GROUP BY 1`,
  )
  expect(new Map(sums as [string, string][])).toEqual(told.lastEntry)
})

it('chains each closing to the one before, by a hash over every row that leaves', () => {
  const chains: string[] = []
  let rowsOfTable = 0
  const simulation = simulationOf(
    {
      ...{ version: 1, seed: 'chain', days: 66, detail: { days: DAYS_KEPT } },
      population: { size: 2, priceLevel: { medianCents: 20_00, sigma: 0 } },
      // A week of this one has more than two thousand postings, and leaves at once.
      creators: [{ handle: 'stall', schedule: 'weekly', monthlyGrossCents: 110_000_00 }],
    },
    null,
    {
      onClosedRows: (view) => {
        if (view !== 'sales') return () => undefined
        const hash = createHash('sha256').update(chains.at(-1) ?? '')
        for (const table of CLOSED_TABLES) {
          const sql = `SELECT ${digestedColumns(table)} FROM ${CLOSING_ROWS[table]} ORDER BY ${CLOSING_ORDER[table]}`
          const gone = rows(simulation.ledger.database, sql)
          rowsOfTable = Math.max(rowsOfTable, gone.length)
          hash.update([table, ...gone.map((row) => JSON.stringify(row)), ''].join('\n'))
        }
        chains.push(hash.digest('hex'))
        return () => undefined
      },
    },
  )
  stepToEnd(simulation)
  expect(rows(simulation.ledger.database, 'SELECT chain FROM closed_days').flat()).toEqual(chains)
  expect(simulation.closedDays!.detail).toMatchObject({
    ...{ chain: chains.at(-1), settledBefore: instantFromIso('2026-09-21T00:00:00Z') },
  })
  expect(chains.length).toBeGreaterThan(5)
  expect(rowsOfTable).toBeGreaterThan(2_000)
})

describe('work that waits for longer than days are kept', () => {
  it('finds what it is about', () => {
    const slow: ScenarioInput = {
      ...long,
      days: 130,
      jobs: { workers: 1 },
      processor: { callLatency: { medianSeconds: 21_600, sigma: 0, maximumSeconds: 21_600 } },
    }
    const ended = run({ ...slow, detail: { days: 60 } })
    expect(saidOf(ended.report)).toEqual(saidOf(run(slow).report))
  })
})

describe('what is done in a run whose days are closed', () => {
  const few: ScenarioInput = {
    ...closing,
    days: 100,
    population: { ...closing.population, size: 8 },
    detail: { days: DAYS_KEPT },
  }
  const simulation = simulationOf(few)
  stepWhile(simulation, () => simulation.daysDone < 80)

  it('is refused where it could look back to what is closed', () => {
    const within = (days: number) => ({
      faults: { afterPayout: { chargebackBasisPoints: 500, chargebackWithinDays: days } },
    })
    expect(simulation.switchFaults(within(90))).toEqual({
      ok: false,
      refusal: 'looks_back_further',
    })
    expect(simulation.switchFaults(within(10)).ok).toBe(true)
    expect(prepareRun(simulation.scenario, null).ok).toBe(true)
  })

  it('closes the same as the scenario that the run becomes, by a creator too', () => {
    expect(simulation.act(1, { action: 'pause', by: 'creator' }, creatorSide).ok).toBe(true)
    stepWhile(simulation, () => simulation.daysDone < 95)
    const oldest = value(simulation.ledger.database, 'SELECT MIN(handled_at) FROM handled_webhooks')
    expect(String(oldest) >= '2026-10-18', 'no older webhook is left').toBe(true)
    stepToEnd(simulation)
    const { report } = conclude(simulation)
    expect(run(simulation.scenario).report.digest).toBe(report.digest)
    expect(report.detail!.rows.ledger_payouts).toBeGreaterThan(0)
  })
})

describe('days that are to be kept', () => {
  it.each([
    [20, {}, 38],
    [
      60,
      { faults: { afterPayout: { chargebackBasisPoints: 100, chargebackWithinDays: 90 } } },
      109,
    ],
  ] as const)('are refused where %i of them are too few', (days, changes, minimum) => {
    expect(() => simulationOf({ version: 1, ...changes, detail: { days } })).toThrow(
      `at least ${minimum} days`,
    )
  })

  it('are all of them where a sample of the creators is simulated', () => {
    const population = { size: 2_000, sample: { creators: 500 } }
    expect(() => simulationOf({ version: 1, population, detail: { days: 60 } })).toThrow(
      'null, because what a sample says of all creators',
    )
  })

  it('name creators that the scenario has', () => {
    expect(() => simulationOf({ version: 1, detail: { creators: ['nobody'] } })).toThrow(
      'detail.creators[0]',
    )
  })
})
