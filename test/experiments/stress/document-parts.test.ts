import { expect, it } from 'vitest'
import {
  withCreators,
  withinItsDays,
  withJoinedSales,
  withRoundSales,
} from '../../../src/experiments/stress/document-parts'
import { readScenario } from '../../../src/scenario/read-scenario'

it('creators who are left out are left out of all that names them', () => {
  const scenario = {
    version: 1,
    population: { size: 0 },
    creators: [{ handle: 'maya' }, { handle: 'noor' }],
    sales: [
      { creator: 'maya', at: '2026-09-03T10:00:00Z', amountCents: 10_00 },
      { creator: 'noor', at: '2026-09-03T10:00:00Z', amountCents: 20_00 },
    ],
    detail: { days: 60, creators: ['maya'] },
  }
  const alone = withCreators(scenario, ['noor'])
  expect(readScenario(alone)).toMatchObject({
    ok: true,
    scenario: { creators: [{ handle: 'noor' }], sales: [{ creator: 'noor' }] },
  })
  expect(alone['detail']).toEqual({ days: 60 })
  expect(withCreators(scenario, ['maya'])['detail']).toEqual(scenario.detail)
})

const SOLD = { creator: 'maya', at: '2026-09-03T10:00:00Z', amountCents: 10_01 }

it('a restricted account goes with its creator', () => {
  const accounts = [
    { creator: 'maya', from: '2026-09-03' },
    { creator: 'noor', from: '2026-09-04' },
  ]
  const scenario = { creators: [{ handle: 'maya' }, { handle: 'noor' }], faults: { accounts } }
  expect(withCreators(scenario, ['noor'])['faults']).toEqual({ accounts: [accounts[1]] })
})

it.each([
  [1_00, 11_00],
  [10_00, 20_00],
  [100_00, 100_00],
])('amounts are rounded up to a multiple of %d cents', (multipleCents, amountCents) => {
  expect(withRoundSales({ sales: [SOLD] }, multipleCents)['sales']).toEqual([
    { ...SOLD, amountCents },
  ])
})

it('sales are joined to one for each creator and holder, at the time of the last', () => {
  const later = { ...SOLD, at: '2026-09-04T10:00:00Z' }
  const held = { ...SOLD, holder: 'platform' }
  const reversed = { ...SOLD, label: 'reversed' }
  const sales = [SOLD, held, reversed, later]
  expect(withJoinedSales({ sales })['sales']).toEqual([
    { ...later, amountCents: 20_02 },
    held,
    reversed,
  ])
})

it('what happens before the first day or after the last is left out', () => {
  const on = (day: string) => ({ ...SOLD, at: `${day}T10:00:00Z` })
  const document = {
    ...{ startDay: '2026-09-02', days: 2 },
    sales: ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04'].map(on),
    faults: { deploys: ['2026-09-03T23:59:59Z', '2026-09-04T00:00:00Z'] },
  }
  expect(withinItsDays(document)).toMatchObject({
    sales: [on('2026-09-02'), on('2026-09-03')],
    faults: { deploys: ['2026-09-03T23:59:59Z'] },
  })
})
