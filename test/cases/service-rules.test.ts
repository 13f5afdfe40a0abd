/** Small scenarios in which a rule of the payout service decides who is paid, when and how much, each with its right values. */
import { describe, expect, it } from 'vitest'
import type { PolicyName } from '../../src/core/policy'
import type { ScenarioInput } from '../../src/scenario/schema'
import { caseNamed } from '../support/faults'
import { brokenChecks, calmScenario, run, type Run } from '../support/runs'

const runCase = (name: string, changes: Partial<ScenarioInput> = {}): Run => {
  const done = run(caseNamed(name, changes))
  expect(brokenChecks(done.report)).toEqual([])
  return done
}

const PAYOUTS = `SELECT handle, substr(created_at, 1, 13), payout_type, period_end_date, gross_cents, net_cents, state
  FROM payouts JOIN creators USING (creator_id)`
const notesOf = (done: Run, handle: string): unknown[][] =>
  done.rows(`SELECT substr(created_at, 1, 10), content FROM payout_notes JOIN creators USING (creator_id)
    WHERE handle = '${handle}' ORDER BY note_id`)
const unpaidOf = (done: Run, handle: string): unknown[] =>
  done
    .rows(
      `SELECT amount_cents FROM balances JOIN creators USING (creator_id)
      WHERE handle = '${handle}' AND state = 'unpaid' ORDER BY balance_id`,
    )
    .flat()

describe('a daily creator above the instant maximum', () => {
  const payoutsOf = (done: Run, handle: string): unknown[][] =>
    done
      .rows(`${PAYOUTS} WHERE handle = '${handle}' ORDER BY payout_id`)
      .map(([, ...payout]) => payout)

  it('is paid by the lab’s own policy in payouts of at most the maximum', () => {
    const done = runCase('daily-above-the-maximum')
    const monday = ['2026-08-31T08', 'instant', '2026-08-20'] as const
    expect(payoutsOf(done, 'one-cent-more')).toEqual([[...monday, 999_900, 970_776, 'completed']])
    expect(unpaidOf(done, 'one-cent-more')).toEqual([1])
    expect(payoutsOf(done, 'large-balance')).toEqual([
      [...monday, 999_900, 970_776, 'completed'],
      [...monday, 999_900, 970_776, 'completed'],
      [...monday, 500_200, 485_631, 'completed'],
    ])
    expect(unpaidOf(done, 'large-balance')).toEqual([])
    expect(payoutsOf(done, 'several-days')).toEqual([
      [...monday, 600_050, 582_572, 'completed'],
      ['2026-08-31T08', 'instant', '2026-08-19', 500_000, 485_436, 'completed'],
    ])
    expect(payoutsOf(done, 'every-monday')).toEqual([
      [...monday, 999_900, 970_776, 'completed'],
      [...monday, 100, 97, 'completed'],
    ])
  })

  it('has each piece of the balance that was cut in one payout, on the day that it was earned', () => {
    const done = runCase('daily-above-the-maximum')
    expect(
      done.rows(`SELECT payout_id - first, date, amount_cents, holder, balances.state
        FROM balances JOIN payout_balances USING (balance_id) JOIN creators USING (creator_id),
          (SELECT MIN(payout_id) AS first FROM payouts WHERE creator_id = 2)
        WHERE handle = 'large-balance' ORDER BY payout_id`),
    ).toEqual([
      [0, '2026-08-20', 999_900, 'processor', 'paid'],
      [1, '2026-08-20', 999_900, 'processor', 'paid'],
      [2, '2026-08-20', 500_200, 'processor', 'paid'],
    ])
  })

  it.each(['gumroad-2025-04', 'gumroad-2026-08-30'] as const)(
    'waits by %s for the weekly run, with a note',
    (policy: PolicyName) => {
      const done = runCase('daily-above-the-maximum', { policy })
      expect(payoutsOf(done, 'one-cent-more')).toEqual([
        ['2026-09-03T10', 'standard', '2026-08-28', 999_901, 999_901, 'completed'],
      ])
      expect(notesOf(done, 'one-cent-more')[0]).toEqual([
        '2026-08-31',
        'Not paid on 2026-08-31: $9,999.01 is above the most that one instant payout can carry, $9,999.00.',
      ])
    },
  )

  it('is paid by the weekly run of the lab’s own policy too, where daily runs do not cut', () => {
    const policy = { name: 'payout-lab', instantRunAboveMaximum: 'skipped' } as const
    const done = runCase('daily-above-the-maximum', { policy })
    expect(payoutsOf(done, 'one-cent-more')).toEqual([
      ['2026-09-03T10', 'standard', '2026-08-27', 999_901, 999_901, 'completed'],
    ])
  })
})

describe('slices that begin after midnight', () => {
  const EACH_HOUR = Array.from({ length: 16 }, (_, index) => {
    const hour = String((10 + index) % 24).padStart(2, '0')
    return `2026-09-0${index < 14 ? 3 : 4}T${hour}`
  })

  it.each([
    ['payout-lab', 'slices', '2026-08-27'],
    ['gumroad-2026-08-30', 'slices', '2026-08-28'],
    ['payout-lab', 'whole-cohort', '2026-08-27'],
    ['payout-lab', 'each-creator', '2026-08-27'],
  ] as const)('by %s, handed out by %s, pay everyone whose turn it is', (policy, handOut, end) => {
    const jobs = { ...caseNamed('slices-after-midnight').jobs, handOut }
    const done = runCase('slices-after-midnight', { policy, jobs })
    expect(done.rows(`${PAYOUTS} ORDER BY creator_id`)).toEqual(
      EACH_HOUR.map((hour, index) => [
        `slice-${String(index + 1).padStart(2, '0')}`,
        hour,
        'standard',
        end,
        20_000,
        20_000,
        'completed',
      ]),
    )
  })
})

describe('a slice of a Tuesday that begins after midnight', () => {
  it('keeps the reserve of all the money of its period, which ends on Friday', () => {
    const bank = { rail: 'cross_border', country: 'GB' } as const
    const opening = (day: string, amountCents: number) =>
      ({ day, amountCents, holder: 'processor' }) as const
    const sale = { creator: 'ink', holder: 'processor' } as const
    const done = run(
      calmScenario({
        days: 4,
        policy: { name: 'gumroad-2026-09-03', holdDays: 0, minimumCents: 10_00 },
        creators: [
          ...Array.from({ length: 15 }, (_, index) => ({
            ...{ ...bank, handle: `before-${index}` },
            openingBalances: [opening('2026-08-20', 100_00)],
          })),
          {
            ...{ ...bank, handle: 'ink' },
            openingBalances: ['20', '21', '22', '23'].map((day) =>
              opening(`2026-08-${day}`, 30_00),
            ),
          },
        ],
        sales: [
          { ...sale, at: '2026-08-31T10:00:00Z', amountCents: 20_00, label: 'lost' },
          { ...sale, at: '2026-09-02T00:30:00Z', amountCents: 50_00 },
        ],
        actions: [
          { action: 'charge-back-sale', on: '2026-08-31T12:00:00Z', creator: 'ink', sale: 'lost' },
        ],
        jobs: { sliceCreators: 1, staggerSeconds: 3_600 },
      }),
    )
    expect(brokenChecks(done.report)).toEqual([])
    // A quarter of the $161.87 up to Friday is $40.47, for which the $42.75 of Wednesday stay; all older money is paid.
    // Monday, of which nothing is left, stays as a debt would.
    expect(unpaidOf(done, 'ink')).toEqual([0, 42_75])
  })
})

describe('a small part that waits', () => {
  it('does not count toward the minimum, on any schedule', () => {
    const done = runCase('small-part-waits')
    expect(done.rows(`${PAYOUTS} ORDER BY handle`)).toEqual([
      ['enough-flexible', '2026-08-31T10', 'standard', '2026-08-24', 10_000, 10_000, 'completed'],
      ['enough-weekly', '2026-09-02T10', 'standard', '2026-08-26', 10_000, 10_000, 'completed'],
    ])
    const note = (on: string): string =>
      `Not paid on ${on}: of the balance of $100.10, $0.60 is too little to be changed into another currency, and the other $99.50 is below the minimum of $100.00.`
    expect(notesOf(done, 'weekly')).toEqual(
      ['2026-09-02', '2026-09-09'].map((on) => [on, note(on)]),
    )
    expect(notesOf(done, 'flexible')).toEqual(
      ['2026-08-31', '2026-09-07'].map((on) => [on, note(on)]),
    )
    expect(unpaidOf(done, 'enough-weekly')).toEqual([60])
    expect(unpaidOf(done, 'enough-flexible')).toEqual([60])
  })

  it('gives no date of a payout that will not be made', () => {
    const done = runCase('small-part-waits')
    const dates = [1, 2].map((creatorId) => done.simulation.questions.nextPayoutDay(creatorId))
    expect(dates).toEqual([null, null])
  })
})

it('nobody is told that nothing is too little', () => {
  const done = runCase('nothing-is-not-too-little')
  expect(done.rows(PAYOUTS)).toEqual([])
  expect(notesOf(done, 'fresh')).toEqual([])
  expect(notesOf(done, 'little')).toEqual([
    ['2026-09-10', 'Not paid on 2026-09-10: the balance of $7.91 is below the minimum of $100.00.'],
    ['2026-09-17', 'Not paid on 2026-09-17: the balance of $7.91 is below the minimum of $100.00.'],
  ])
})

it('a fee as large as the payout leaves no payout, but a note', () => {
  const done = runCase('fee-as-large-as-the-payout')
  // What no instant payout can carry the weekly run pays, without a fee.
  expect(done.rows(`${PAYOUTS} ORDER BY handle`)).toEqual([
    ['one-cent', '2026-09-03T10', 'standard', '2026-08-27', 1, 1, 'processing'],
    ['two-cents', '2026-08-31T08', 'instant', '2026-08-20', 2, 1, 'completed'],
  ])
  expect(notesOf(done, 'one-cent')[0]).toEqual([
    '2026-08-31',
    'Not paid on 2026-08-31: the balance of $0.01 is below the minimum of $0.02.',
  ])
  expect(notesOf(done, 'paypal-cent')).toEqual([
    [
      '2026-09-04',
      'Not paid on 2026-09-04: the fee of $0.01 takes all of the $0.01 there is to pay.',
    ],
  ])
})
