import { beforeEach, describe, expect, it } from 'vitest'
import { Auditor } from '../../../src/checks/auditor/auditor'
import type { SeenProcessorPayout } from '../../../src/checks/auditor/payments'
import { Checks } from '../../../src/checks/checks'
import type { PaymentSettings } from '../../../src/checks/new-payments'
import type { CheckResult } from '../../../src/checks/check'
import { WorkingDays } from '../../../src/checks/working-days'
import { isoFromInstant } from '../../../src/core/calendar'
import { PROCESSOR_PAYOUT_STATES } from '../../../src/core/vocabulary'
import { readScenario } from '../../../src/scenario/read-scenario'
import { at, day } from '../../support/days'
import { PolicyTimeline } from '../../../src/core/policy-timeline'
import { ProcessorBooks, type ProcessorPayout } from '../../../src/processors/books'
import { KeptKeys } from '../../../src/processors/kept-keys'
import { ledgerWith, policy, sell } from '../../support/ledgers'
import { Service } from '../../support/service'

const SOLD_AT = at('2026-08-20T12:00:00Z')
const PAID_AT = at('2026-09-03T10:00:00Z')
const policies = new PolicyTimeline(policy)
const NET_CENTS = 173_40

/** A creator's one sale of $200 and the payout of it; the test plays the processor, the auditor listens. */
let service: Service
let auditor: Auditor
let books: ProcessorBooks
let heldCents: number
let checks: Checks
let accountCents: (creatorId: number) => number
/** Who hears what the auditor is told that the platform was told. */
let listener: { over: boolean; dropped: boolean }

function pricesOf(costs: object): PaymentSettings {
  const read = readScenario({ version: 1, processor: { costs } })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.scenario.processor
}

const seen = (changes: Partial<SeenProcessorPayout> = {}): SeenProcessorPayout => ({
  processorPayoutId: 'po_1',
  payoutId: 1,
  creatorId: 1,
  rail: 'us_bank',
  netCents: NET_CENTS,
  feeCents: 0,
  costCents: 10,
  createdAt: PAID_AT - 1,
  method: 'standard',
  ...changes,
})

/** The processor makes a payment, books it, and its answer tells us what it costs. */
function make(payout = seen()): ProcessorPayout {
  const booked: ProcessorPayout = {
    ...payout,
    state: 'pending',
    idempotencyKey: payout.processorPayoutId,
  }
  books.recordPayout(booked)
  auditor.processorPayoutMade(payout)
  auditor.platformToldOfCost(payout.processorPayoutId, 'in cents', PAID_AT)
  return booked
}

/** A payment that the processor has made arrives, and it tells us so. */
function payoutArrives(payout = seen(), booked = make(payout)): void {
  books.markPaid(booked, PAID_AT)
  auditor.processorPayoutArrived(payout, PAID_AT)
  auditor.platformTold(payout.processorPayoutId, 'paid', PAID_AT, listener)
  heldCents -= payout.netCents + payout.costCents
}

const violated = (): CheckResult[] => checks.results.filter(({ ok }) => !ok)

beforeEach(() => {
  const ledger = ledgerWith({})
  const { saleId } = sell(ledger, 1, SOLD_AT, 200_00)
  service = new Service(ledger, PAID_AT)
  auditor = new Auditor(policies, () => 0)
  auditor.market.creatorIsOn(1, 'us_bank')
  accountCents = (creatorId) => auditor.funds.accountCents(creatorId)
  listener = { over: true, dropped: false }
  books = new ProcessorBooks(ledger.database, 'stripe', new KeptKeys(null, () => PAID_AT))
  auditor.market.saleHappened(saleId, 1, 'processor', 200_00, SOLD_AT, 1)
  // The buyer's $200, less the card processor's part of 2.9% and 30 cents.
  heldCents = 200_00 - 6_10
  checks = new Checks({
    database: ledger.database,
    policies,
    auditor,
    funds: { heldCents: () => heldCents, accountCents: (id) => accountCents(id) },
    startDay: day('2026-08-20'),
    hasDailyRun: true,
    work: {
      oldestRunAt: () => null,
      workedUntil: () => null,
      oldestRetryAt: () => null,
      oldestReviewAt: () => null,
      oldestWorkAt: () => null,
      workerLostAt: () => null,
      isRefundAskedAbout: () => false,
    },
    returnsWithinBusinessDays: () => 3,
    workingDays: new WorkingDays(),
    yearBefore: new Map(),
    closing: null,
    invariants: [],
    leftOut: [],
    clock: () => 0,
    processor: {
      ...pricesOf({ standardBasisPoints: 0, standardFixedCents: 10, activeAccountMonthlyCents: 0 }),
      settlementDays: 2,
      bankDebits: { afterDays: null, creditedAfterDays: 7 },
    },
  })
  service.pay('standard', '2026-08-28')
})

describe('the processor’s books against ours', () => {
  it('agree on a payout that arrived and of which we were told', () => {
    payoutArrives()
    service.webhook('payout_paid')
    checks.endOfRun(PAID_AT + 86_400)
    expect(violated()).toEqual([])
  })

  it('differ where it was paid twice, under two keys', () => {
    payoutArrives()
    service.webhook('payout_paid')
    payoutArrives(seen({ processorPayoutId: 'po_2', costCents: 0 }))
    checks.endOfRun(PAID_AT + 86_400)
    expect(violated().map(({ name, witness }) => [name, witness])).toEqual([
      ['processor_agrees', 'payout 1: the processor paid it 2 times'],
      ['costs_follow_prices', 'po_2 of 17340 cents cost 0 cents, by the price list 10 cents'],
    ])
    expect(violated().map(({ paidTwice }) => paidTwice)).toEqual([1, 0])
    expect(violated().map(({ centsPaidTwice }) => centsPaidTwice)).toEqual([NET_CENTS, 0])
  })

  it('differ where another amount was paid', () => {
    payoutArrives(seen({ netCents: NET_CENTS + 1 }))
    service.webhook('payout_paid')
    checks.endOfRun(PAID_AT + 86_400)
    expect(violated().map(({ witness }) => witness)).toEqual([
      'payout 1: its net is 17340 cents, the processor paid 17341 cents',
    ])
  })

  it('differ where we say completed and the processor made nothing', () => {
    service.webhook('payout_paid')
    checks.endOfDay(PAID_AT + 86_400)
    expect(violated()[0]?.witness).toBe(
      'payout 1: it is completed, but the processor made no payout',
    )
  })

  it('differ where the processor paid what we never asked for', () => {
    payoutArrives()
    service.webhook('payout_paid')
    payoutArrives(seen({ processorPayoutId: 'po_9', payoutId: 9, costCents: 0 }))
    checks.endOfDay(PAID_AT + 86_400)
    expect(violated()[0]?.witness).toContain('for payout 9, which is not ours')
  })

  it('may differ as long as whoever was told is at work, and not a day longer', () => {
    listener.over = false
    payoutArrives()
    checks.endOfDay(PAID_AT + 30 * 86_400)
    expect(violated()).toEqual([])
    const result = checks.results.find(({ name }) => name === 'payouts_follow_processor')
    expect(result?.open).toBe('payout 1: it is processing, but the processor told us "paid"')
    listener.over = true
    checks.endOfDay(PAID_AT + 31 * 86_400)
    expect(violated().map(({ name }) => name)).toEqual(['payouts_follow_processor'])
  })

  it.each([
    [8 * 86_400 - 1, []],
    [8 * 86_400, ['payouts_follow_processor']],
  ])(
    'may differ where the news was lost with its worker, but not for %i seconds: %j',
    (seconds, names) => {
      listener.dropped = true
      payoutArrives()
      checks.endOfDay(PAID_AT + seconds)
      expect(violated().map(({ name }) => name)).toEqual(names)
    },
  )

  it('agree on one that came back once its webhook has come', () => {
    const payment = make()
    payoutArrives(seen(), payment)
    service.webhook('payout_paid')
    books.markEnded(payment, 'failed', 'account_closed')
    auditor.processorPayoutFailed(seen(), true, PAID_AT + 50)
    heldCents += NET_CENTS
    auditor.platformTold('po_1', 'failed', PAID_AT + 60, listener)
    service.webhook('payout_failed')
    checks.endOfRun(PAID_AT + 86_400)
    expect(violated()).toEqual([])
  })
})

describe('the processor’s own books against what it did', () => {
  beforeEach(() => {
    payoutArrives()
    service.webhook('payout_paid')
  })

  it.each([
    [
      'a payment is missing',
      `DELETE FROM books_payouts`,
      'payout 1: the processor made po_1, but does not have it in its books',
    ],
    [
      'its amount is another',
      `UPDATE books_payouts SET amount_cents = amount_cents - 1`,
      'payout 1: the processor made po_1 of 17340 cents with a fee of 0 cents at a cost of 10 cents, ' +
        'and books 17339 cents with a fee of 0 cents at a cost of 10 cents',
    ],
    [
      'its cost is another',
      `UPDATE books_payouts SET cost_cents = 9`,
      'payout 1: the processor made po_1 of 17340 cents with a fee of 0 cents at a cost of 10 cents, ' +
        'and books 17340 cents with a fee of 0 cents at a cost of 9 cents',
    ],
    [
      'it is booked for another creator',
      `UPDATE books_payouts SET creator_id = 2`,
      'payout 1: the processor paid po_1 to creator 1, and books it for creator 2',
    ],
    [
      'it is booked for another payout',
      `UPDATE books_payouts SET payout_id = 2`,
      'payout 1: the processor made po_1 for it, and books it for payout 2',
    ],
    [
      'it arrived, and is booked as pending',
      `UPDATE books_payouts SET state = ${PROCESSOR_PAYOUT_STATES.indexOf('pending')}`,
      'payout 1: the money of po_1 is with the creator, and the processor books it as pending',
    ],
    [
      'it is booked a second time',
      `INSERT INTO books_payouts SELECT 'po_2', processor, payout_id, creator_id, amount_cents, fee_cents,
         cost_cents, method, state, created_at, arrived_at, failure_code, 'po_2' FROM books_payouts`,
      'the processors made 1 payment, their books have 2',
    ],
  ])('%s', (_what, sql, witness) => {
    service.ledger.database.script(sql)
    checks.endOfRun(PAID_AT + 86_400)
    expect(violated().map((check) => [check.name, check.witness])).toEqual([
      ['processor_agrees', witness],
    ])
  })
})

describe('what we booked of a payment', () => {
  it.each([
    [
      'costs_charged_are_booked',
      'another cost',
      `UPDATE ledger_payouts SET cost_cents = 9`,
      'payout 1: we booked a cost of 9 cents, the processor told us of 10 cents',
    ],
    [
      'processor_agrees',
      'another payment',
      `UPDATE ledger_payouts SET processor_payout_id = 'po_9'`,
      'payout 1: we know it as po_9, the processor as po_1',
    ],
  ] as const)('%s: it is %s', (name, _what, sql, witness) => {
    payoutArrives()
    service.webhook('payout_paid')
    service.ledger.database.script(sql)
    checks.endOfDay(PAID_AT + 86_400)
    expect(violated()).toContainEqual(expect.objectContaining({ name, witness }))
  })

  it.each([
    ['in cents', 1_15],
    // 1.15 dollars, as a computer keeps it, are a little less than 115 cents.
    ['as text', 1_14],
  ] as const)('a cost of 115 cents told %s is taken for %i', (told, expected) => {
    const cutting = new Auditor(new PolicyTimeline({ ...policy, paypalFeeReading: 'cut' }), () => 0)
    cutting.market.creatorIsOn(1, 'us_bank')
    cutting.processorPayoutMade(seen({ costCents: 1_15 }))
    cutting.platformToldOfCost('po_1', told, PAID_AT)
    expect(cutting.payoutsMadeFor(1)).toMatchObject([{ toldCostCents: expected }])
  })
})

describe('webhooks out of order', () => {
  it('agree where a payout came back before we heard that it had arrived', () => {
    books.markEnded(make(), 'failed', 'account_closed')
    auditor.processorPayoutFailed(seen(), false, PAID_AT + 50)
    heldCents -= 10
    auditor.platformTold('po_1', 'failed', PAID_AT + 60, listener)
    service.webhook('payout_failed')
    auditor.platformTold('po_1', 'paid', PAID_AT + 120, listener)
    service.webhook('payout_paid')
    checks.endOfRun(PAID_AT + 86_400)
    expect(violated()).toEqual([])
  })
})

describe('a creator’s account at the processor', () => {
  it.each([-1, 1])('with %i cent more is found', (cents) => {
    payoutArrives()
    service.webhook('payout_paid')
    accountCents = (creatorId) => auditor.funds.accountCents(creatorId) + cents
    checks.endOfDay(PAID_AT + 86_400)
    expect(violated().map(({ name, witness }) => [name, witness])).toEqual([
      [
        'processor_accounts_agree',
        `creator 1 has ${cents} cents in the account at the processor, should have 0 cents`,
      ],
    ])
  })
})

describe('money in, money out and money held', () => {
  it.each([-1, 1])('differ by %i cent, and the check says by how much', (cents) => {
    payoutArrives()
    service.webhook('payout_paid')
    const heldBefore = heldCents
    heldCents += cents
    checks.endOfDay(PAID_AT + 86_400)
    expect(violated()).toEqual([
      {
        ...{ name: 'money_is_conserved', kind: 'never', severity: 'money' },
        ok: false,
        violations: 1,
        centsAtRisk: 1,
        paidTwice: 0,
        centsPaidTwice: 0,
        firstAt: isoFromInstant(PAID_AT + 86_400),
        foundAt: isoFromInstant(PAID_AT + 86_400),
        subjects: [],
        witness: `the processors hold ${heldCents} cents, ${heldBefore} cents came in and did not go out`,
        witnessParts: [
          'the processors hold ',
          { cents: heldCents },
          ', ',
          { cents: heldBefore },
          ' came in and did not go out',
        ],
        open: null,
        openParts: [],
      },
    ])
  })

  it('differ for a creator whose sale the ledger does not have', () => {
    auditor.market.saleHappened(2, 1, 'processor', 10_00, SOLD_AT, 2)
    heldCents += 10_00 - 59
    checks.endOfDay(PAID_AT)
    expect(violated().map(({ name }) => name)).toEqual([
      'payouts_were_allowed',
      'money_is_conserved',
      'creators_are_owed_what_they_earned',
      // The processor is played here by nobody, and told nobody of the cost that the service has booked.
      'costs_charged_are_booked',
    ])
  })

  it('are no business of an auditor who has not heard of the sale', () => {
    expect(() => auditor.market.saleChargedBack(404, 1_00, 0)).toThrow('knows no sale 404')
    expect(() => auditor.platformTold('po_404', 'paid', 0, listener)).toThrow(
      'knows no payout po_404',
    )
  })
})
