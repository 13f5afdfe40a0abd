/** What a marketplace does besides selling and paying out, each in a small scenario with its right values. */
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { caseNamed } from '../support/faults'
import { brokenChecks, CALM_PROCESSOR, run, type Run } from '../support/runs'

function runCase(name: string, changes: Partial<ScenarioInput> = {}): Run {
  const done = run({ processor: CALM_PROCESSOR, ...caseNamed(name, changes) })
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
    const [charge] = caseNamed('dispute-won').actions!
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
        ...caseNamed('dispute-won').actions!,
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
        ...caseNamed('partial-refund').actions!,
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

describe('a payout that is called off', () => {
  const cancel = (on: string) => [{ action: 'cancel-payout' as const, on, creator: 'a' }]

  it('after its transfer: the transfer is reversed, and the next run pays the money', () => {
    const done = runCase('payout-cancelled')
    expect(payoutsOf(done)).toEqual([
      ['2026-09-01T10:00:00Z', 'stripe', 200_00, 200_00, 'cancelled'],
      ['2026-09-08T10:00:00Z', 'stripe', 200_00, 200_00, 'completed'],
    ])
    expect(done.rows('SELECT payout_id, amount_cents, state FROM processor_transfers')).toEqual([
      [1, 200_00, 'reversed'],
      [2, 200_00, 'made'],
    ])
    expect(done.rows('SELECT payout_id, created_at FROM processor_payouts')).toEqual([
      [2, '2026-09-09T11:00:03Z'],
    ])
    expect(
      done.rows(`SELECT occurred_at, from_state, to_state FROM payout_state_changes
        WHERE payout_id = 1`),
    ).toEqual([
      ['2026-09-01T10:00:00Z', null, 'creating'],
      ['2026-09-01T10:00:02Z', 'creating', 'processing'],
      ['2026-09-01T12:00:02Z', 'processing', 'cancelled'],
    ])
    expect(done.value('SELECT failure_reason FROM payouts WHERE payout_id = 1')).toBe(
      'cancelled_by_platform',
    )
    expect(without(done)).toEqual([])
  })

  const atBank = {
    creators: [{ handle: 'a', openingBalances: [{ day: '2026-08-20', amountCents: 200_00 }] }],
  } satisfies Partial<ScenarioInput>

  it('in transit: Stripe takes a standard one back', () => {
    const done = runCase('payout-cancelled', { ...atBank, actions: cancel('2026-09-03T12:00:00Z') })
    expect(payoutsOf(done)).toEqual([
      ['2026-09-03T10:00:00Z', 'stripe', 200_00, 200_00, 'cancelled'],
      ['2026-09-10T10:00:00Z', 'stripe', 200_00, 200_00, 'completed'],
    ])
    expect(done.rows('SELECT state, failure_code FROM processor_payouts')).toEqual([
      ['cancelled', 'cancelled_by_platform'],
      ['paid', null],
    ])
    expect(without(done)).toEqual([])
  })

  /** With money for what PayPal charges. */
  const paypal = {
    creators: [{ ...atBank.creators[0]!, country: 'BR', rail: 'paypal' as const }],
    platform: { openingBalanceCents: 100_00 },
  }
  it.each([
    ['before there is one', {}, '2026-09-02', 'nothing_to_cancel'],
    ['once it has arrived', {}, '2026-09-09', 'nothing_to_cancel'],
    ['while it is being asked for', {}, '2026-09-03T10:00:01Z', 'payout_is_being_sent'],
    [
      'by PayPal before anybody could claim it',
      paypal,
      '2026-09-04T12:00:00Z',
      'payout_cannot_be_cancelled',
    ],
  ])('is refused %s', (_when, changes, on, reason) => {
    const done = runCase('payout-cancelled', { ...atBank, ...changes, actions: cancel(on) })
    expect(payoutsOf(done).map((payout) => payout.at(-1))).toEqual(['completed'])
    expect(without(done)).toEqual([[on, 'cancel-payout', reason]])
  })

  it('is refused of an instant one, and of one that waits for its mass payment', () => {
    const instant = runCase('payout-cancelled', {
      creators: [{ ...atBank.creators[0]!, schedule: 'daily' }],
      actions: cancel('2026-08-31T08:01:00Z'),
    })
    expect(without(instant)).toEqual([
      ['2026-08-31T08:01:00Z', 'cancel-payout', 'payout_cannot_be_cancelled'],
    ])
  })

  it('takes back an item of PayPal that nobody has claimed', () => {
    const on = '2026-09-08'
    const done = runCase('payout-cancelled', {
      ...paypal,
      processor: {
        ...CALM_PROCESSOR,
        paypal: { unclaimedBasisPoints: 10_000, claimedBasisPoints: 0, withoutCodeBasisPoints: 0 },
      },
      actions: cancel(on),
    })
    expect(
      done.rows('SELECT substr(created_at, 1, 10), state, failure_reason FROM payouts')[0],
    ).toEqual(['2026-09-04', 'cancelled', 'cancelled_by_platform'])
    expect(without(done)).toEqual([])
  })
})

describe('money of the platform’s own', () => {
  const opened = { openingBalanceCents: 10_000_00 }

  it('is swept with what it holds for creators, and PayPal then finds the account short', () => {
    const done = runCase('platform-float')
    expect(done.report.platform).toEqual({
      openingBalanceCents: 10_000_00,
      sweptCents: 10_200_00,
      sweeps: 1,
      balanceCents: 0,
      lowest: { balanceCents: 0, day: '2026-08-31' },
    })
    expect(
      done.rows(`SELECT occurred_at, account, amount_cents FROM entries
        WHERE reason LIKE 'platform_%' ORDER BY entry_id`),
    ).toEqual([
      ['2026-08-31T00:00:00Z', 'funds_at_platform', 10_000_00],
      ['2026-08-31T00:00:00Z', 'platform_capital', -10_000_00],
      ['2026-08-31T11:00:00Z', 'platform_bank', 10_200_00],
      ['2026-08-31T11:00:00Z', 'funds_at_platform', -10_200_00],
    ])
    // Each Friday the run, and twice more what is tried again on the days after it; the creator is not to blame.
    expect(
      done.rows(`SELECT substr(created_at, 1, 13), state, failure_reason FROM payouts LIMIT 3`),
    ).toEqual([
      ['2026-09-04T10', 'failed', 'platform_insufficient_funds'],
      ['2026-09-04T14', 'failed', 'platform_insufficient_funds'],
      ['2026-09-05T14', 'failed', 'platform_insufficient_funds'],
    ])
    expect(done.report.totals.unpaid).toBe(200_00)
    expect(done.rows('SELECT source FROM pauses')).toEqual([])
  })

  it('has its lowest balance and the day of it, as its entries add up to', () => {
    const done = run({
      version: 1,
      startDay: '2026-08-31',
      days: 40,
      population: { size: 40, monthlyGross: { mu: 6, sigma: 1 }, platformHeldBasisPoints: 2_000 },
      platform: { ...opened, sweep: { atHour: 11, leaveCents: 9_000_00 } },
    })
    const [row] = done.rows(`SELECT balance, substr(occurred_at, 1, 10) FROM (
        SELECT occurred_at, SUM(SUM(amount_cents)) OVER (ORDER BY occurred_at) AS balance
        FROM entries WHERE account = 'funds_at_platform' GROUP BY occurred_at)
      ORDER BY balance, occurred_at LIMIT 1`)
    const { lowest } = done.report.platform!
    expect([lowest!.balanceCents, lowest!.day]).toEqual(row)
  })

  it('is enough where the sweep leaves what payouts and their charge need, $204.00', () => {
    const sweep = { atHour: 11, leaveCents: 204_00 }
    const done = runCase('platform-float', { platform: { ...opened, sweep } })
    expect(payoutsOf(done)).toEqual([
      ['2026-09-04T10:00:00Z', 'paypal', 200_00, 200_00, 'completed'],
    ])
    expect(done.report.platform).toMatchObject({ sweptCents: 9_996_00, sweeps: 1, balanceCents: 0 })
  })

  it('is enough where the sweep comes after the payouts', () => {
    const platform = { ...opened, sweep: { atHour: 18 } }
    const done = runCase('platform-float', { startDay: '2026-09-04', platform })
    expect(payoutsOf(done).map((payout) => payout.at(-1))).toEqual(['completed'])
    expect(done.report.platform).toMatchObject({ sweptCents: 9_996_00, sweeps: 1 })
  })

  it('that is swept before a transfer refuses it, which no account of the creator is blamed for', () => {
    const done = runCase('payout-cancelled', {
      actions: [],
      days: 14,
      platform: { sweep: { atHour: 9 } },
    })
    expect(done.rows('SELECT DISTINCT state, failure_reason FROM payouts')).toEqual([
      ['failed', 'platform_insufficient_funds'],
    ])
    expect(done.rows('SELECT * FROM processor_transfers')).toEqual([])
    // It began with nothing: what the sweep takes is what was sold.
    expect(done.report.platform).toMatchObject({ openingBalanceCents: 0, sweeps: 1 })
  })

  it('is not in the report of a scenario that says nothing of it', () => {
    expect(runCase('dispute-won').report.platform).toBeNull()
  })
})

describe('another rail in mid-run', () => {
  const float = { openingBalanceCents: 1_000_00 }
  const inOrder = ({ rows }: Run): unknown[][] =>
    rows(`SELECT substr(created_at, 1, 10), substr(completed_at, 1, 10), processor, gross_cents, net_cents, state
      FROM payouts ORDER BY payout_id`)
  const held = ({ rows }: Run): unknown[][] =>
    rows('SELECT date, holder, amount_cents, state FROM balances ORDER BY balance_id')

  it('leaves a payout in progress to what it was asked on, and pays what is sold later on the new one', () => {
    const done = runCase('rail-changed', {
      platform: float,
      sales: [{ creator: 'a', at: '2026-09-08', amountCents: 500_00 }],
    })
    expect(inOrder(done)).toEqual([
      ['2026-09-03', '2026-09-07', 'stripe', 200_00, 200_00, 'completed'],
      ['2026-09-18', '2026-09-21', 'paypal', 434_70, 426_00, 'completed'],
    ])
    expect(done.rows('SELECT processor, amount_cents, state FROM processor_payouts')).toEqual([
      ['stripe', 200_00, 'paid'],
      ['paypal', 426_00, 'paid'],
    ])
    expect(done.rows(`SELECT setting, from_value, to_value FROM creator_setting_changes`)).toEqual([
      ['rail', 'us_bank', 'paypal'],
      ['instant_capable', 'yes', 'no'],
    ])
    expect(
      done.rows(`SELECT content FROM payout_notes WHERE code = 'destination_changed'`),
    ).toEqual([
      [
        'Payouts go out on paypal to US from now on. ' +
          'Payout 1, which is still on its way, stays with the destination that it was made for.',
      ],
    ])
    expect(without(done)).toEqual([])
  })

  it('tells a daily creator in words of that rail why they are not paid instantly', () => {
    const done = runCase('rail-changed', {
      platform: float,
      sales: [{ creator: 'a', at: '2026-09-08', amountCents: 500_00 }],
      creators: [
        {
          handle: 'a',
          schedule: 'daily',
          openingBalances: [{ day: '2026-08-20', amountCents: 200_00 }],
        },
      ],
    })
    expect(
      done.rows(`SELECT content FROM payout_notes WHERE code = 'instant_not_supported'`),
    ).toContainEqual([expect.stringContaining(': the PayPal account cannot take instant payouts')])
  })

  it('brings a return to where the creator is paid now', () => {
    const failures = { ...CALM_PROCESSOR.failures, returnedBasisPoints: 10_000 }
    const done = runCase('rail-changed', {
      platform: float,
      processor: { ...CALM_PROCESSOR, failures },
    })
    expect(inOrder(done)).toEqual([
      ['2026-09-03', '2026-09-07', 'stripe', 200_00, 200_00, 'returned'],
      ['2026-09-11', '2026-09-14', 'paypal', 200_00, 196_00, 'completed'],
    ])
    expect(held(done)).toEqual([
      ['2026-08-20', 'processor', 0, 'unpaid'],
      ['2026-08-20', 'platform', 200_00, 'paid'],
    ])
  })

  it('moves a debt and as much money, which are nothing together', () => {
    const done = runCase('rail-changed', {
      creators: [
        {
          handle: 'a',
          openingBalances: [
            { day: '2026-08-20', amountCents: 500_00, holder: 'processor' },
            { day: '2026-08-30', amountCents: -500_00, holder: 'processor' },
          ],
        },
      ],
      platform: float,
      sales: [{ creator: 'a', at: '2026-09-01', amountCents: 1_000_00 }],
      actions: [{ action: 'change-rail', on: '2026-08-31', creator: 'a', rail: 'paypal' }],
    })
    // By the period end, 28 August, the debt is not due yet.
    expect(inOrder(done)).toEqual([
      ['2026-09-04', '2026-09-07', 'paypal', 500_00, 490_00, 'completed'],
      ['2026-09-11', '2026-09-14', 'paypal', 370_20, 362_79, 'completed'],
    ])
    expect(held(done)).toEqual([
      ['2026-08-20', 'processor', 0, 'unpaid'],
      ['2026-08-30', 'processor', 0, 'unpaid'],
      ['2026-08-20', 'platform', 500_00, 'paid'],
      ['2026-08-30', 'platform', -500_00, 'paid'],
      ['2026-09-01', 'platform', 870_20, 'paid'],
    ])
  })

  it('moves what the processor holds to the platform, which takes back what is refunded later', () => {
    const done = runCase('rail-changed', {
      creators: [{ handle: 'a' }],
      platform: float,
      sales: ['2026-09-01', '2026-09-02'].map((at) => ({
        creator: 'a',
        at,
        amountCents: 200_00,
        holder: 'processor' as const,
        label: at,
      })),
      actions: [
        { action: 'change-rail', on: '2026-09-04', creator: 'a', rail: 'paypal' },
        { action: 'refund-sale', on: '2026-09-05', creator: 'a', sale: '2026-09-01' },
      ],
    })
    expect(
      done.rows(`SELECT account, amount_cents FROM entries WHERE reason = 'moved_to_platform'`),
    ).toEqual([
      ['funds_at_platform', 346_80],
      ['funds_at_processor', -346_80],
    ])
    expect(
      done.rows(
        `SELECT account, amount_cents FROM entries WHERE reason = 'refund' AND account LIKE 'funds%'`,
      ),
    ).toEqual([
      ['funds_at_platform', -179_50],
      ['funds_at_platform', -20_50],
    ])
    // $346.80 less $179.50; PayPal takes 2%, rounded up.
    expect(inOrder(done)).toEqual([
      ['2026-09-11', '2026-09-14', 'paypal', 167_30, 163_95, 'completed'],
    ])
  })

  it('can be of the account alone, and back again', () => {
    const done = runCase('rail-changed', {
      actions: [
        { action: 'change-rail', on: '2026-08-31', creator: 'a', bankAccount: 'missing' },
        { action: 'change-rail', on: '2026-09-04', creator: 'a', bankAccount: 'linked' },
      ],
    })
    expect(done.rows('SELECT code, date(created_at) FROM payout_notes')).toEqual([
      ['destination_changed', '2026-08-31'],
      ['bank_account_missing', '2026-09-03'],
      ['destination_changed', '2026-09-04'],
    ])
    expect(inOrder(done)).toEqual([
      ['2026-09-10', '2026-09-14', 'stripe', 200_00, 200_00, 'completed'],
    ])
  })

  it.each([
    [{ rail: 'bank_abroad', country: 'GB' }, '2026-09-04', 'payout_in_progress'],
    [{ rail: 'bank_abroad' }, '2026-09-04', 'rail_does_not_reach_country'],
    [{ rail: 'us_bank', country: 'US' }, '2026-09-04', 'nothing_to_change'],
  ] as const)('to %o on %s is refused: %s', (to, on, reason) => {
    const done = runCase('rail-changed', {
      actions: [{ action: 'change-rail', on, creator: 'a', ...to }],
    })
    expect(without(done)).toEqual([[on, 'change-rail', reason]])
    expect(done.rows('SELECT rail, country FROM creators')).toEqual([['us_bank', 'US']])
  })

  it('to another country is possible once no payout is in progress', () => {
    const done = runCase('rail-changed', {
      actions: [
        {
          action: 'change-rail',
          on: '2026-09-08',
          creator: 'a',
          rail: 'bank_abroad',
          country: 'GB',
        },
      ],
      sales: [{ creator: 'a', at: '2026-09-08', amountCents: 500_00 }],
    })
    expect(inOrder(done)).toEqual([
      ['2026-09-03', '2026-09-07', 'stripe', 200_00, 200_00, 'completed'],
      ['2026-09-16', '2026-09-21', 'stripe', 434_70, 434_70, 'completed'],
    ])
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
