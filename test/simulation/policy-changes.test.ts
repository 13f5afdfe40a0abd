/** A run that switches policies: every sale and payout goes by the rules of its own day, and so does every check. */
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run, type Run } from '../support/runs'
import { tamper } from '../support/audited'

function runWith(changes: Partial<ScenarioInput>): Run {
  return run({
    version: 1,
    startDay: '2026-08-24',
    days: 14,
    population: { size: 0 },
    creators: [{ handle: 'ink', schedule: 'daily' }],
    processor: CALM_PROCESSOR,
    ...changes,
  })
}

const payouts = ({ rows }: Run): unknown[][] =>
  rows('SELECT created_at, payout_type, gross_cents, fee_cents FROM payouts ORDER BY payout_id')

const FEE_DOUBLES = { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 600 } as const
const SALE_FEE_RISES = {
  name: 'gumroad-2026-08-30',
  saleFeeBasisPoints: 2_000,
  processingFeeFixedCents: 1_00,
} as const

describe('the switch from the rules of 31 July to those of 30 August 2026', () => {
  const july = {
    policy: 'gumroad-2026-07-31',
    creators: [
      {
        handle: 'ink',
        schedule: 'daily',
        openingBalances: [{ day: '2026-08-20', amountCents: 40_00 }],
      },
    ],
  } satisfies Partial<ScenarioInput>

  it('lets a daily creator with $40 be paid instantly from that morning on', () => {
    const switched = runWith({
      ...july,
      policyChanges: [{ on: '2026-08-30', policy: 'gumroad-2026-08-30' }],
    })
    expect(payouts(switched)).toEqual([['2026-08-30T08:00:02Z', 'instant', 40_00, 1_17]])
    expect(switched.rows('SELECT DISTINCT date(created_at), code FROM payout_notes')).toEqual([
      ...['24', '25', '26', '27', '28', '29'].map((day) => [`2026-08-${day}`, 'below_minimum']),
    ])
    expect(brokenChecks(switched.report)).toEqual([])
  })

  it('is what makes the difference: without it nothing is paid', () => {
    expect(payouts(runWith(july))).toEqual([])
  })
})

describe('a fee that changes in mid-run', () => {
  const sale = (at: string) => ({ creator: 'ink', at, amountCents: 200_00 })

  it('is exact on both sides of midnight for sales', () => {
    const switched = runWith({
      creators: [{ handle: 'ink', paused: true }],
      sales: [sale('2026-08-29T23:59:59Z'), sale('2026-08-30T00:00:00Z')],
      policyChanges: [{ on: '2026-08-30', policy: SALE_FEE_RISES }],
    })
    // 10% + $0.50 and 2.9% + $0.30, then 20% + $0.50 and 2.9% + $1.00.
    expect(switched.rows('SELECT occurred_at, fee_cents, net_cents FROM sales')).toEqual([
      ['2026-08-29T23:59:59Z', 26_60, 173_40],
      ['2026-08-30T00:00:00Z', 47_30, 152_70],
    ])
    expect(brokenChecks(switched.report)).toEqual([])
  })

  it('is exact on both sides of midnight for instant payouts, each judged by the day it was created', () => {
    const request = (on: string) => ({ action: 'request-payout' as const, on, creator: 'ink' })
    const switched = runWith({
      creators: [{ handle: 'ink', schedule: 'quarterly' }],
      sales: [sale('2026-08-29T10:00:00Z'), sale('2026-08-29T23:58:00Z')],
      actions: [request('2026-08-29T12:00:00Z'), request('2026-08-30T00:00:00Z')],
      policyChanges: [{ on: '2026-08-30', policy: FEE_DOUBLES }],
    })
    // floor(173.40 / 1.03) = 168.34 and floor(173.40 / 1.06) = 163.58.
    expect(payouts(switched)).toEqual([
      ['2026-08-29T12:00:02Z', 'instant', 173_40, 5_06],
      ['2026-08-30T00:00:02Z', 'instant', 173_40, 9_82],
    ])
    expect(brokenChecks(switched.report)).toEqual([])
  })

  it('is exact for a payout asked for before midnight whose answer comes after it', () => {
    const switched = runWith({
      creators: [{ handle: 'ink', schedule: 'quarterly' }],
      sales: [sale('2026-08-29T10:00:00Z')],
      actions: [{ action: 'request-payout', on: '2026-08-29T23:59:59Z', creator: 'ink' }],
      policyChanges: [{ on: '2026-08-30', policy: FEE_DOUBLES }],
    })
    expect(payouts(switched)).toEqual([['2026-08-30T00:00:01Z', 'instant', 173_40, 9_82]])
    expect(brokenChecks(switched.report)).toEqual([])
  })

  it('leaves a refund to take back the fee of the sale’s day', () => {
    const switched = runWith({
      creators: [{ handle: 'ink', paused: true }],
      sales: [sale('2026-08-29T10:00:00Z')],
      actions: [{ action: 'refund-sale', on: '2026-09-02', creator: 'ink' }],
      policyChanges: [{ on: '2026-08-30', policy: SALE_FEE_RISES }],
    })
    // The platform gives back its $20.50; the creator loses the net and the $6.10 of processing.
    expect(switched.rows('SELECT kind, fee_cents, net_cents FROM sales')).toEqual([
      ['sale', 26_60, 173_40],
      ['refund', -20_50, -179_50],
    ])
    expect(brokenChecks(switched.report)).toEqual([])
  })

  it('is found out where a payout of the old days carries the new fee', () => {
    const { simulation } = runWith({
      sales: [sale('2026-08-25T10:00:00Z')],
      policyChanges: [{ on: '2026-08-30', policy: FEE_DOUBLES }],
    })
    tamper(simulation, 'UPDATE ledger_payouts SET fee_cents = 982, net_cents = 16358')
    const fees = simulation
      .checkEverything()
      .find(({ name }) => name === 'payout_fees_follow_policy')
    expect(fees?.violations).toBe(1)
  })
})

it('the share of eligible creators on daily is counted by the rules of the last day', () => {
  const switched = runWith({
    policyChanges: [
      { on: '2026-09-01', policy: { name: 'gumroad-2026-08-30', instantCountries: [] } },
    ],
  })
  const share = switched.report.figures.find(({ name }) => name === 'daily_share_of_eligible')!
  expect(share.value).toBe(null)
  expect(switched.value(share.sql)).toBe(null)
})

it('a switch to the same rules changes no row of the ledger', () => {
  const scenario: Partial<ScenarioInput> = { population: { size: 20 } }
  const same = { on: '2026-08-30', policy: 'gumroad-2026-08-30' } as const
  expect(runWith({ ...scenario, policyChanges: [same] }).report.digest).toBe(
    runWith(scenario).report.digest,
  )
})
