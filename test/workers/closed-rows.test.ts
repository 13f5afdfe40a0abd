/** Rows that leave the ledger of a long run on the page: all of them are in the files that the reader can save. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { ClosedRows } from '../../workers/closed-rows'
import { at } from '../support/days'
import { finishedLab } from '../support/labs'

const SCENARIO: ScenarioInput = {
  version: 1,
  seed: 'closed',
  days: 75,
  detail: { days: 40 },
  population: { size: 15, monthlyGross: { mu: 7, sigma: 0.5 } },
}

it('are in a ZIP of one file for each view and month, as many as have left', async () => {
  const { lab } = await finishedLab(SCENARIO)
  const { detail } = await lab.report()
  const zip = unzipSync(new Uint8Array(await (await lab.closedRows())!.arrayBuffer()))
  const linesOf = (view: string): number =>
    Object.entries(zip)
      .filter(([name]) => new RegExp(`^${view}-\\d{4}-\\d{2}\\.csv$`).test(name))
      .map(([, bytes]) => strFromU8(bytes).trimEnd().split('\n').length - 1)
      .reduce((sum, lines) => sum + lines, 0)
  expect(detail!.rows.ledger_payouts).toBeGreaterThan(20)
  expect(linesOf('payouts')).toBe(detail!.rows.ledger_payouts)
  expect(linesOf('sales')).toBe(detail!.rows.ledger_sales)
  expect(linesOf('processor_payouts')).toBe(detail!.rows.books_payouts)
  const [first] = Object.entries(zip).filter(([name]) => name.startsWith('payouts-'))
  expect(strFromU8(first![1])).toMatch(/^payout_id,creator_id,created_at,/)
})

it('are all in it again when more have left since', async () => {
  const rows = new ClosedRows()
  const take = (from: number, to: number): void => {
    const takeRow = rows.take('sales', ['sale_id', 'net_cents'], at('2026-10-31T00:00:00Z'))
    for (let id = from; id <= to; id += 1) takeRow([id, 7 * id])
  }
  const sales = async (): Promise<string> => {
    const zip = unzipSync(new Uint8Array(await (await rows.archive()).arrayBuffer()))
    return strFromU8(zip['sales-2026-10.csv']!)
  }
  const linesTo = (last: number): string =>
    [
      'sale_id,net_cents',
      ...Array.from({ length: last }, (_, i) => `${i + 1},${7 * (i + 1)}`),
      '',
    ].join('\n')
  take(1, 12_000)
  expect(await sales()).toBe(linesTo(12_000))
  take(12_001, 17_500)
  expect(await sales()).toBe(linesTo(17_500))
})

it('are none where the scenario does not want them, and all else is the same', async () => {
  const detail = { days: 40, closedRowsSaved: false }
  const unsaved = (await finishedLab({ ...SCENARIO, detail })).lab
  expect(await unsaved.closedRows()).toBeNull()
  const { lab } = await finishedLab(SCENARIO)
  const [withoutRows, withRows] = [await unsaved.report(), await lab.report()]
  expect(withoutRows.digest).toBe(withRows.digest)
  expect(withoutRows.detail).toEqual(withRows.detail)
})

it('are none of a run that keeps all its days', async () => {
  const { lab } = await finishedLab({ ...SCENARIO, days: 10, detail: { days: null } })
  expect(await lab.closedRows()).toBeNull()
})

it('are gone once a run of the shelf is opened in the place of theirs', async () => {
  const { lab } = await finishedLab({ ...SCENARIO, days: 45 })
  expect(await lab.closedRows()).not.toBeNull()
  await lab.open({ outcome: (await lab.outcome())!, ledger: null })
  expect(await lab.closedRows()).toBeNull()
})
