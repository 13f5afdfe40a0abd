/** What a marketplace does besides selling and paying out, each in a small scenario with its right values. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { brokenChecks, CALM_PROCESSOR, run, type Run } from '../support/runs'

const caseOf = (name: string): ScenarioInput =>
  JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8')) as ScenarioInput

function runCase(name: string, changes: Partial<ScenarioInput> = {}): Run {
  const done = run({ processor: CALM_PROCESSOR, ...caseOf(name), ...changes })
  expect(brokenChecks(done.report)).toEqual([])
  return done
}

const salesOf = ({ rows }: Run): unknown[][] =>
  rows(`SELECT date(occurred_at), kind, gross_cents, fee_cents, net_cents, reversed_sale_id
    FROM sales ORDER BY sale_id`)
const payoutsOf = ({ rows }: Run): unknown[][] =>
  rows(
    `SELECT created_at, processor, gross_cents, net_cents, state FROM payouts ORDER BY payout_id`,
  )
const without = ({ report }: Run): unknown[] =>
  report.actionsWithoutEffect.map(({ on, action, reason }) => [on, action, reason])

/** $200.00 less $20.50 and $6.10 is $173.40; a chargeback takes $179.50. */
const SOLD = ['2026-09-01', 'sale', 200_00, 26_60, 173_40, null] as const
const CHARGED_BACK = ['2026-09-05', 'chargeback', -200_00, -20_50, -179_50, 1] as const
const WON = ['2026-09-20', 'credit', 200_00, 20_50, 179_50, 2] as const

describe('a chargeback that is won', () => {
  it('is credited with what it took, and its money goes out with the next payout', () => {
    const done = runCase('dispute-won')
    expect(salesOf(done)).toEqual([SOLD, CHARGED_BACK, WON])
    // The debt of $6.10 is of the day of the sale; the credit lands on it, as the oldest unpaid balance.
    expect(done.rows('SELECT date, amount_cents, state FROM balances')).toEqual([
      ['2026-09-01', 173_40, 'paid'],
    ])
    expect(payoutsOf(done)).toEqual([
      ['2026-09-24T10:00:00Z', 'stripe', 173_40, 173_40, 'completed'],
    ])
    expect(done.report.totals).toMatchObject({ reversalsNet: -179_50, disputesWon: 179_50 })
    expect(
      done.rows(`SELECT account, amount_cents FROM entries WHERE reason = 'dispute_won'`),
    ).toEqual([
      [expect.stringMatching(/^funds_at_/), 179_50],
      ['funds_at_platform', 20_50],
      ['creator:1', -179_50],
      ['sale_fees', -20_50],
    ])
    expect(without(done)).toEqual([])
  })

  it('no longer counts as charged back: the hold ends the next morning', () => {
    const pauses = `SELECT source, began_at, ended_at FROM pauses`
    expect(runCase('dispute-won').rows(pauses)).toEqual([
      ['chargeback_rate', '2026-09-05T18:00:00Z', '2026-09-21T07:30:00Z'],
    ])
    const [charge] = caseOf('dispute-won').actions!
    expect(runCase('dispute-won', { actions: [charge!] }).rows(pauses)).toEqual([
      ['chargeback_rate', '2026-09-05T18:00:00Z', null],
    ])
  })

  it('is won once, and is charged back no more; before and after there is no dispute to win', () => {
    const on = '2026-09-21'
    const sale = { creator: 'a', sale: 'x' } as const
    const done = runCase('dispute-won', {
      actions: [
        { ...sale, action: 'win-dispute', on: '2026-09-02' },
        ...caseOf('dispute-won').actions!,
        { ...sale, action: 'win-dispute', on },
        { ...sale, action: 'win-dispute', on, sale: 'latest' },
        { ...sale, action: 'charge-back-sale', on },
      ],
    })
    expect(salesOf(done)).toEqual([SOLD, CHARGED_BACK, WON])
    expect(without(done)).toEqual([
      ['2026-09-02', 'win-dispute', 'no_open_dispute'],
      [on, 'win-dispute', 'no_open_dispute'],
      [on, 'win-dispute', 'no_open_dispute'],
      [on, 'charge-back-sale', 'dispute_was_won'],
    ])
  })

  it('comes back as a balance of its day where nothing is unpaid', () => {
    const done = runCase('dispute-won', {
      sales: [
        { creator: 'a', at: '2026-09-01', amountCents: 200_00, label: 'x' },
        { creator: 'a', at: '2026-09-02', amountCents: 500_00 },
      ],
      policy: { name: 'payout-lab', chargebackHoldBasisPoints: 10_000 },
    })
    expect(done.rows(`SELECT date, amount_cents FROM balances ORDER BY date`).at(-1)).toEqual([
      '2026-09-20',
      179_50,
    ])
  })
})

describe('a refund of a part of a sale', () => {
  it('takes its share of the net and of each fee', () => {
    const done = runCase('partial-refund')
    // Of $50.00 the platform gives $5.12 back; of the $44.88 that the creator bears, $1.52 is the processing fee.
    expect(salesOf(done)).toEqual([SOLD, ['2026-09-05', 'refund', -50_00, -5_12, -44_88, 1]])
    expect(
      done.rows('SELECT retained_fee_cents FROM sales WHERE kind = ?'.replace('?', `'refund'`)),
    ).toEqual([[1_52]])
    expect(payoutsOf(done)).toEqual([
      ['2026-09-10T10:00:00Z', 'stripe', 128_52, 128_52, 'completed'],
    ])
  })

  it('can be made again up to the whole sale, and takes as much as one refund of the whole', () => {
    const refund = { action: 'refund-sale', on: '2026-09-05', creator: 'a', sale: 'x' } as const
    const done = runCase('partial-refund', {
      actions: [
        { ...refund, amountCents: 50_00 },
        { ...refund, amountCents: 150_01 },
        { ...refund, amountCents: 50_00, sale: 'latest' },
        refund,
        refund,
        { ...refund, amountCents: 1, sale: 'latest' },
        { ...refund, action: 'charge-back-sale' },
      ],
    })
    expect(salesOf(done).slice(1)).toEqual([
      ['2026-09-05', 'refund', -50_00, -5_12, -44_88, 1],
      ['2026-09-05', 'refund', -50_00, -5_13, -44_87, 1],
      ['2026-09-05', 'refund', -100_00, -10_25, -89_75, 1],
    ])
    expect(done.report.totals.reversalsNet).toBe(-179_50)
    expect(without(done)).toEqual([
      ['2026-09-05', 'refund-sale', 'more_than_is_left'],
      ['2026-09-05', 'refund-sale', 'sale_is_reversed'],
      ['2026-09-05', 'refund-sale', 'no_such_sale'],
      ['2026-09-05', 'charge-back-sale', 'sale_is_reversed'],
    ])
  })

  it('leaves the rest to a chargeback, which is won with what it took', () => {
    const sale = { creator: 'a', sale: 'x' } as const
    const done = runCase('partial-refund', {
      actions: [
        ...caseOf('partial-refund').actions!,
        { ...sale, action: 'charge-back-sale', on: '2026-09-06' },
        { ...sale, action: 'win-dispute', on: '2026-09-07' },
        { ...sale, action: 'refund-sale', on: '2026-09-08', amountCents: 150_01 },
        { ...sale, action: 'refund-sale', on: '2026-09-08', amountCents: 150_00 },
      ],
    })
    expect(salesOf(done).slice(2)).toEqual([
      ['2026-09-06', 'chargeback', -150_00, -15_38, -134_62, 1],
      ['2026-09-07', 'credit', 150_00, 15_38, 134_62, 3],
      ['2026-09-08', 'refund', -150_00, -15_38, -134_62, 1],
    ])
    expect(without(done)).toEqual([['2026-09-08', 'refund-sale', 'more_than_is_left']])
  })
})

describe('an action that does nothing', () => {
  const on = '2026-09-01T12:00:00Z'
  it.each([
    [{ action: 'pause' }, { paused: true }, 'already_paused'],
    [{ action: 'resume' }, {}, 'not_paused'],
    [{ action: 'resume', by: 'creator' }, { paused: true }, 'not_paused'],
    [{ action: 'change-schedule', schedule: 'weekly' }, {}, 'nothing_to_change'],
    [{ action: 'request-payout' }, {}, 'below_minimum'],
    [{ action: 'request-payout' }, { paused: true }, 'paused'],
    [{ action: 'refund-sale' }, {}, 'no_such_sale'],
    [{ action: 'charge-back-sale' }, {}, 'no_such_sale'],
    [{ action: 'win-dispute' }, {}, 'no_open_dispute'],
  ])('%o of %o is listed as %s', (action, creator, reason) => {
    const { report } = run({
      version: 1,
      days: 3,
      population: { size: 0 },
      creators: [{ handle: 'a', ...creator }],
      actions: [{ ...action, on, creator: 'a' }] as NonNullable<ScenarioInput['actions']>,
    })
    expect(report.actionsWithoutEffect).toEqual([
      { on, creator: 'a', action: action.action, reason },
    ])
  })

  it('is listed when refunds are stopped', () => {
    const { report } = run({
      version: 1,
      days: 3,
      population: { size: 0 },
      creators: [{ handle: 'a', openingBalances: [{ day: '2026-08-20', amountCents: -500_00 }] }],
      sales: [{ creator: 'a', at: '2026-08-31', amountCents: 10_00 }],
      actions: [{ action: 'refund-sale', on, creator: 'a' }],
    })
    expect(report.actionsWithoutEffect[0]?.reason).toBe('refunds_are_stopped')
  })
})
