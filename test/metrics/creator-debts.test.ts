/** A creator who owes the platform takes nothing from what it owes to the others. */
import { describe, expect, it } from 'vitest'
import { summaryLines } from '../../src/cli/summary'
import type { FigureName } from '../../src/metrics/headline-figure'
import { UnpaidMoney } from '../../src/metrics/unpaid-money'
import { run } from '../support/runs'

it('what is owed to creators is not less by what another one owes, which is a figure of its own', () => {
  const { report, rows } = run({
    version: 1,
    startDay: '2026-09-01',
    days: 1,
    population: { size: 0 },
    creators: [
      { handle: 'debtor', openingBalances: [{ day: '2026-08-30', amountCents: -50_00 }] },
      { handle: 'owed', openingBalances: [{ day: '2026-08-30', amountCents: 80_00 }] },
    ],
  })
  const figure = (name: FigureName) => report.figures.find((one) => one.name === name)!
  const byQuery = (name: FigureName) => rows(figure(name).sql)
  expect(report.totals).toMatchObject({ unpaid: 30_00, creatorDebts: 50_00 })
  expect(figure('owed_to_creators').value).toBe(80_00)
  expect(figure('creator_debts').value).toBe(50_00)
  expect([byQuery('owed_to_creators'), byQuery('creator_debts')]).toEqual([[[80_00]], [[50_00]]])
  expect(summaryLines(report)).toContain('Unpaid at the end: $80.00; owed by creators: $50.00')
})

describe('unpaid money, creator by creator', () => {
  it('counts a debt as long as it is one', () => {
    const money = new UnpaidMoney()
    money.add(1, 10_00)
    money.add(2, 5_00)
    money.add(2, -8_00)
    expect([money.netCents, money.debtsCents]).toEqual([7_00, 3_00])
    money.add(2, -1_00)
    expect(money.debtsCents).toBe(4_00)
    money.add(2, 6_00)
    expect([money.netCents, money.debtsCents]).toEqual([12_00, 0])
  })
})
