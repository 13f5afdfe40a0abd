/** Rows that leave the ledger of a long run on the page: all of them are in the files that the reader can save. */
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { DrivenLab } from '../support/labs'

const SCENARIO: ScenarioInput = {
  version: 1,
  seed: 'closed',
  days: 75,
  detail: { days: 40 },
  population: { size: 15, monthlyGross: { mu: 7, sigma: 0.5 } },
}

async function finished(scenario: ScenarioInput): Promise<DrivenLab> {
  const driven = new DrivenLab()
  const done = driven.phase('finished')
  await driven.start(scenario)
  await done
  return driven
}

it('are in a ZIP of one file for each view and month, as many as have left', async () => {
  const { lab } = await finished(SCENARIO)
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

it('are none of a run that keeps all its days', async () => {
  const { lab } = await finished({ ...SCENARIO, days: 10, detail: { days: null } })
  expect(await lab.closedRows()).toBeNull()
})
