import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { readSkip } from '../../src/checks/note-words'
import { isoFromDay } from '../../src/core/calendar'
import type { KeptBackReason, SkipReasons } from '../../src/core/eligibility'
import { noteSkip } from '../../src/payouts/notes'
import { at, day } from '../support/days'
import { ledgerWith, rows } from '../support/ledgers'
import { brokenChecks, CALM_PROCESSOR, calmScenario, run } from '../support/runs'
import { Service } from '../support/service'
import type { ScenarioInput } from '../../src/scenario/schema'

type WrittenCreator = NonNullable<ScenarioInput['creators']>[number]

/** The days and codes of the notes of one creator with enough money on each day. */
function notesOf(creator: Partial<WrittenCreator>, scenario: Partial<ScenarioInput>): unknown[][] {
  const days = scenario.days ?? 14
  const done = run(
    calmScenario({
      policy: 'gumroad-2026-07-31',
      ...scenario,
      creators: [{ handle: 'ink', ...creator }],
      sales: Array.from({ length: days }, (_, index) => ({
        creator: 'ink',
        at: isoFromDay(day('2026-08-31') + index),
        amountCents: 300_00,
        holder: 'processor' as const,
      })),
    }),
  )
  expect(brokenChecks(done.report)).toEqual([])
  return done.rows(
    'SELECT substr(created_at, 1, 10), code, content FROM payout_notes ORDER BY created_at',
  )
}

const OUT_OF_ORDER = { fault: 'call-refused', creator: 'ink', call: 'instantly_available' } as const

describe('a reason that lasts is told once', () => {
  it('for each obstacle to an instant payout: the next one is another reason', () => {
    const notes = notesOf({ schedule: 'daily', accountAgeDays: 30, completedPayouts: 0 }, {})
    expect(notes).toEqual([
      ['2026-09-01', 'instant_not_supported', expect.stringContaining('after 1 completed payouts')],
      ['2026-09-15', 'instant_not_supported', expect.stringContaining('when the account is 60')],
    ])
  })

  it('but not that the processor was out of order, which passes', () => {
    const outages = ['2026-09-03', '2026-09-07'].map((on) => ({ ...OUT_OF_ORDER, on }))
    const notes = notesOf({ schedule: 'daily' }, { days: 10, faults: { single: outages } })
    const code = 'instant_not_supported'
    expect(notes.map(([on, what]) => [on, what])).toEqual(outages.map(({ on }) => [on, code]))
  })

  it('and again when it comes back after payouts that it would have kept away', () => {
    const order = { creator: 'ink', by: 'admin' } as const
    const notes = notesOf(
      {},
      {
        days: 42,
        actions: [
          { action: 'pause', on: '2026-08-31', ...order },
          { action: 'resume', on: '2026-09-14', ...order },
          { action: 'pause', on: '2026-09-28', ...order },
        ],
      },
    )
    expect(notes.map(([on, what]) => [on, what])).toEqual([
      ['2026-09-03', 'paused'],
      ['2026-10-01', 'paused'],
    ])
  })
})

describe('a reason that lasts and reasons that pass', () => {
  // Each week's first sale is below the minimum, and the second makes it enough.
  const SALES = ['09-07', '09-10', '09-21', '09-24'].map((on) => `2026-${on}`)
  const codes = (actions: ScenarioInput['actions']): unknown[] => {
    const done = run(
      calmScenario({
        policy: 'gumroad-2026-07-31',
        days: 28,
        creators: [{ handle: 'ink', schedule: 'daily', completedPayouts: 1, accountAgeDays: 3 }],
        sales: SALES.map((on) => ({
          ...{ creator: 'ink', at: on, amountCents: 90_00, holder: 'processor' as const },
        })),
        actions,
      }),
    )
    expect(brokenChecks(done.report)).toEqual([])
    return done
      .rows('SELECT code FROM payout_notes ORDER BY note_id')
      .flat()
      .filter((code, index, all) => code !== all[index - 1])
  }

  it('alternate, and it is told once', () => {
    expect(codes([])).toEqual(['below_minimum', 'instant_not_supported', 'below_minimum'])
  })

  it('alternate, and it is told again of another destination', () => {
    expect(
      codes([{ action: 'change-rail', on: '2026-09-20', creator: 'ink', rail: 'us_card' }]),
    ).toEqual([
      ...['below_minimum', 'instant_not_supported', 'destination_changed'],
      ...['below_minimum', 'instant_not_supported'],
    ])
  })
})

it('who was paid on a day and asks again is not told that they were not paid on it', () => {
  const done = run(
    calmScenario({
      policy: 'gumroad-2026-07-31',
      days: 3,
      creators: [{ handle: 'ink' }],
      sales: [
        { creator: 'ink', at: '2026-08-31T01:00:00Z', amountCents: 300_00, holder: 'processor' },
        { creator: 'ink', at: '2026-08-31T11:00:00Z', amountCents: 50_00, holder: 'processor' },
      ],
      actions: ['08-31T10:00:00Z', '08-31T12:00:00Z', '09-01T12:00:00Z'].map((on) => ({
        ...{ action: 'request-payout' as const, on: `2026-${on}`, creator: 'ink' },
      })),
    }),
  )
  expect(brokenChecks(done.report)).toEqual([])
  const reason = 'the balance of $42.75 is below the minimum of $100.00.'
  expect(done.rows('SELECT content FROM payout_notes ORDER BY note_id').flat()).toEqual([
    `Nothing more was paid on 2026-08-31: ${reason}`,
    `Not paid on 2026-09-01: ${reason}`,
  ])
})

describe('a balance of which a part is kept back', () => {
  const said = (scenario: Partial<ScenarioInput>, creator: Partial<WrittenCreator>): unknown[] => {
    const done = run(
      calmScenario({
        policy: 'gumroad-2026-09-03',
        days: 14,
        ...scenario,
        creators: [{ handle: 'ink', ...creator }],
      }),
    )
    expect(brokenChecks(done.report)).toEqual([])
    return done
      .rows(`SELECT code, content FROM payout_notes WHERE content LIKE 'Not %' ORDER BY note_id`)
      .slice(0, 1)
  }

  it('is not called too small: the note says what the reserve keeps', () => {
    const scenario: Partial<ScenarioInput> = {
      sales: [
        { creator: 'ink', at: '2026-08-31T10:00:00Z', amountCents: 120_00 },
        { creator: 'ink', at: '2026-08-31T11:00:00Z', amountCents: 20_00, label: 'bad' },
      ],
      actions: [{ action: 'charge-back-sale', on: '2026-09-01', creator: 'ink', sale: 'bad' }],
    }
    expect(said(scenario, {})).toEqual([
      [
        'chargeback_reserve',
        expect.stringMatching(
          /^Not paid on 2026-09-10: of the balance of (\$[\d.]+), \1 is kept back by the reserve for chargebacks\.$/,
        ),
      ],
    ])
  })

  it('is told with what waits to be changed into another currency, and what is left', () => {
    const openingBalances = [
      { day: '2026-08-20', amountCents: 99_50, holder: 'processor' as const },
      { day: '2026-08-20', amountCents: 60, holder: 'platform' as const },
    ]
    const abroad = { rail: 'bank_abroad', country: 'DE', openingBalances } as const
    expect(said({}, abroad)).toEqual([
      [
        'foreign_transfer_too_small',
        'Not paid on 2026-09-02: of the balance of $100.10, $0.60 is too little to be changed into another currency, and the other $99.50 is below the minimum of $100.00.',
      ],
    ])
  })

  it('is told with both, where both keep something back', () => {
    const ledger = ledgerWith({ rail: 'bank_abroad', country: 'GB' })
    const service = new Service(ledger, at('2026-09-03T08:00:00Z'))
    const reasons = (code: KeptBackReason['code']): SkipReasons => [
      {
        code,
        amountCents: 150_00,
        reserveCents: 49_90,
        smallTransferCents: 60,
        minimumCents: 100_00,
      },
    ]
    noteSkip(service.context, 1, reasons('chargeback_reserve'), 'standard')
    noteSkip(service.context, 1, reasons('foreign_transfer_too_small'), 'standard')
    const notes = rows(service.ledger.database, 'SELECT content FROM payout_notes').flat()
    const rest = 'and the other $99.50 is below the minimum of $100.00.'
    expect(notes).toEqual([
      `Not paid on 2026-09-03: of the balance of $150.00, $49.90 is kept back by the reserve for chargebacks, a further $0.60 is too little to be changed into another currency, ${rest}`,
      `Not paid on 2026-09-03: of the balance of $150.00, $0.60 is too little to be changed into another currency, a further $49.90 is kept back by the reserve for chargebacks, ${rest}`,
    ])
    for (const [index, code] of ['chargeback_reserve', 'foreign_transfer_too_small'].entries()) {
      expect(readSkip(String(notes[index])).reasons).toEqual([expect.objectContaining({ code })])
    }
  })
})

it('a creator is told the same of a day once, though jobs begin again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const done = run(
        calmScenario({
          policy: 'payout-lab',
          days: 10,
          seed: String(seed),
          population: { size: 60 },
          processor: {
            ...CALM_PROCESSOR,
            callLatency: { medianSeconds: 20, sigma: 1, maximumSeconds: 300 },
          },
          jobs: { lifetimeSeconds: 120, sliceCreators: 20 },
        }),
      )
      const repeated = done.rows(
        `SELECT content FROM payout_notes WHERE content LIKE 'Not %'
         GROUP BY creator_id, content HAVING COUNT(*) > 1`,
      )
      expect(repeated).toEqual([])
    }),
    { numRuns: 3 },
  )
})
