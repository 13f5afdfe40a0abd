/** Who was due and was left out in silence, and whose money is old without a reason: what answers each, and what does not. */
import { describe, expect, it } from 'vitest'
import { SECONDS_IN_HOUR, startOfDay, type Day, type Instant } from '../../src/core/calendar'
import type { CheckName } from '../../src/checks/check'
import { UnpaidMoney } from '../../src/checks/auditor/unpaid-money'
import { DueCreators } from '../../src/checks/due-creators'
import { KnownCreators } from '../../src/checks/known-creators'
import { NewChanges } from '../../src/checks/new-changes'
import { PayoutStates } from '../../src/checks/payout-states'
import { Violations } from '../../src/checks/violations'
import { Standings } from '../../src/checks/standing'
import { PAYOUT_GATES, type PayoutGate, type PayoutPolicy } from '../../src/core/policy'
import { PolicyTimeline } from '../../src/core/policy-timeline'
import type { Creator } from '../../src/ledger/creators'
import type { Ledger } from '../../src/ledger/ledger'
import { at, day } from '../support/days'
import { ledgerWith, policy } from '../support/ledgers'
import { lookOf } from '../support/look-of'
import { brokenChecks, CALM_PROCESSOR, calmScenario, run } from '../support/runs'

/** A Friday, on which PayPal pays $150 of 20 August. */
const FRIDAY = day('2026-09-04')
const TOO_LITTLE = { code: 'below_minimum', amountCents: 99_99, minimumCents: 100_00 }
const UNREVIEWED = { code: 'not_reviewed' }
const OF_RUN = { creatorId: 1, work: 'standard' } as const

interface Scene {
  ledger: Ledger
  money: UnpaidMoney
  due: DueCreators
  violations: Violations
}

const TO_BANK: Partial<Creator> = { rail: 'bank_abroad', country: 'GB' }

/** Somebody is at work on the run of that Friday until noon, on no other. */
const workedUntil = (runAt: Instant): Instant | null =>
  runAt === at('2026-09-04T10:00:00Z') ? at('2026-09-04T12:00:00Z') : null

/** Somebody is at work on the runs from then on. */
let oldestRunAt: Instant | null = null

function settle({ due, violations }: Scene, atWorkSince: Instant | null = null): void {
  oldestRunAt = atWorkSince
  due.dayOrRunEnds(lookOf(violations))
}

function endDay({ due, violations }: Scene, day: Day, atWorkSince: Instant | null = null): void {
  oldestRunAt = atWorkSince
  due.dayEnds(lookOf(violations, { now: startOfDay(day + 1) }))
}

function scene(changes: Partial<PayoutPolicy> = {}, traits: Partial<Creator> = {}): Scene {
  const ledger = ledgerWith({ rail: 'paypal', country: 'UA', ...traits })
  const money = new UnpaidMoney()
  money.land(1, 'platform', day('2026-08-20'), 150_00)
  const policies = new PolicyTimeline({ ...policy, ...changes })
  const { database } = ledger
  const standings = new Standings(database)
  const states = new PayoutStates(database, new NewChanges(database))
  const startDay = day('2026-08-20')
  const creators = new KnownCreators(database)
  const due = new DueCreators({
    ...{ database, creators, policies, money, standings, states },
    ...{ startDay, hasDailyRun: true, workedUntil },
    oldestRunAt: () => oldestRunAt,
  })
  creators.runBegins()
  return { ledger, money, due, violations: new Violations() }
}

const witness = ({ violations }: Scene, name: CheckName): string | null =>
  violations.results.find((one) => one.name === name)!.witness

describe('a creator who was due', () => {
  const LEFT_OUT =
    'creator 1 was due 15000 cents in the standard run of 2026-09-04, and has neither a payout nor a reason'

  it.each([
    ['nothing', () => undefined, LEFT_OUT],
    ['a payout', ({ due }: Scene) => due.payoutMade(1, at('2026-09-04T10:00:00Z')), null],
    [
      'a payout of the day before',
      ({ due }) => due.payoutMade(1, at('2026-09-03T23:59:59Z')),
      LEFT_OUT,
    ],
    ['a reason', (one: Scene) => told(one, '2026-09-04', '2026-09-04T10:00:00Z'), null],
    [
      'a reason given after midnight by a slice of that run',
      (one: Scene) => told(one, '2026-09-04', '2026-09-05T02:00:00Z'),
      null,
    ],
    [
      'a reason, and then one by a slice of an earlier run',
      (one: Scene) => {
        told(one, '2026-09-04', '2026-09-04T10:00:00Z')
        told(one, '2026-08-28', '2026-09-08T12:00:00Z')
      },
      null,
    ],
    [
      'a reason given later that day by a slice of an earlier run',
      (one: Scene) => told(one, '2026-09-03', '2026-09-04T12:00:00Z'),
      LEFT_OUT,
    ],
  ])('and has had %s', (_what, happen: (scene: Scene) => void, expected) => {
    const one = scene()
    one.due.payoutRunBegins(FRIDAY, 'standard')
    happen(one)
    settle(one)
    expect(witness(one, 'due_creators_are_paid_or_told')).toBe(expected)
  })

  it('in several runs has the same money at risk, once', () => {
    const one = scene()
    for (const later of [0, 7, 14]) one.due.payoutRunBegins(FRIDAY + later, 'standard')
    settle(one)
    endDay(one, FRIDAY + 30)
    const found = (name: CheckName) => one.violations.results.find((each) => each.name === name)
    expect(found('due_creators_are_paid_or_told')).toMatchObject({
      ...{ violations: 3, centsAtRisk: 150_00 },
    })
    expect(found('old_money_has_a_reason')).toMatchObject({ violations: 1, centsAtRisk: 150_00 })
  })

  it('is open while somebody is at work on the run, one and several in their own words', () => {
    const one = scene()
    const open = (): string | null => {
      settle(one, at('2026-09-04T10:00:00Z'))
      return one.violations.results.find(({ name }) => name === 'due_creators_are_paid_or_told')!
        .open
    }
    one.due.payoutRunBegins(FRIDAY, 'standard')
    expect(open()).toBe('1 creator is due in a run still being worked on')
    one.due.payoutRunBegins(FRIDAY, 'standard')
    expect(open()).toBe('2 creators are due in runs still being worked on')
  })

  it.each([
    ['too much while the run is at work', 50_01, '2026-09-04T12:00:00Z', null],
    ['too much once it is through', 50_01, '2026-09-04T12:00:01Z', LEFT_OUT],
    ['not too much while it is at work', 50_00, '2026-09-04T11:00:00Z', LEFT_OUT],
  ])('and of whose money is taken back %s', (_what, cents, instant, expected) => {
    const one = scene()
    one.due.payoutRunBegins(FRIDAY, 'standard')
    takeBack(one, cents, instant)
    settle(one)
    expect(witness(one, 'due_creators_are_paid_or_told')).toBe(expected)
  })

  it('and of whose money is taken back too much while another run is at work', () => {
    const one = scene()
    one.due.payoutRunBegins(day('2026-08-28'), 'standard')
    takeBack(one, 50_01, '2026-09-04T11:00:00Z')
    settle(one)
    expect(witness(one, 'due_creators_are_paid_or_told')).toMatch(/^creator 1 was due 15000 cents/)
  })

  it.each([
    ['a hold of chargebacks', 'chargeback_rate', null],
    ['a pause, of which they are told,', 'admin', LEFT_OUT],
  ] as const)('and of whom %s begins with it', (_what, source, expected) => {
    const one = scene()
    one.due.payoutRunBegins(FRIDAY, 'standard')
    one.ledger.pauses.pause(1, source, at('2026-09-04T11:00:00Z'))
    takeBack(one, 1_00, '2026-09-04T11:00:00Z')
    settle(one)
    expect(witness(one, 'due_creators_are_paid_or_told')).toBe(expected)
  })

  function takeBack({ money, due }: Scene, cents: number, instant: string): void {
    money.credit(1, 'platform', -cents, FRIDAY)
    due.moneyTaken(1, at(instant))
  }

  const told = ({ due, violations }: Scene, date: string, instant: string): void =>
    due.skipped({ ...OF_RUN, reason: UNREVIEWED, day: day(date), at: at(instant) }, violations)

  it.each([
    [
      'that run',
      '2026-09-04',
      'creator 1 was told on 2026-09-04 that 9999 cents are below the minimum of 10000 cents, but was due 15000 cents',
    ],
    ['a run of the day before, which was none of PayPal', '2026-09-03', null],
  ])('and was told after midnight that it was too little for %s', (_what, date, expected) => {
    const one = scene()
    const skip = {
      ...OF_RUN,
      reason: TOO_LITTLE,
      day: day(date),
      at: at('2026-09-05T02:00:00Z'),
    }
    one.due.skipped(skip, one.violations)
    expect(witness(one, 'due_creators_are_paid_or_told')).toBe(expected)
  })
})

describe('money that has waited for three weeks', () => {
  const TODAY = day('2026-09-11')
  const OLD =
    'creator 1 has 15000 cents unpaid since 2026-08-21 or longer, and no reason that lasts'
  const noon = (date: string): number => startOfDay(day(date)) + 12 * SECONDS_IN_HOUR
  const without = (gate: PayoutGate): Partial<PayoutPolicy> => ({
    gates: PAYOUT_GATES.filter((one) => one !== gate),
  })

  it.each<[string, Partial<PayoutPolicy>, [from: string, until: string | null], string | null]>([
    ['is paused', {}, ['2026-09-11', null], null],
    ['was paused for a part of that time', {}, ['2026-08-20', '2026-08-21'], null],
    ['was paused before it', {}, ['2026-08-19', '2026-08-20'], OLD],
    ['is paused where that keeps nobody back', without('paused'), ['2026-08-22', null], OLD],
  ])('of a creator who %s', (_what, changes, [from, until], expected) => {
    const one = scene(changes)
    one.ledger.pauses.pause(1, 'admin', noon(from))
    if (until) one.ledger.pauses.lift(1, 'admin', noon(until))
    endDay(one, TODAY)
    expect(witness(one, 'old_money_has_a_reason')).toBe(expected)
  })

  it.each<[string, Partial<Creator>, Partial<PayoutPolicy>, string | null]>([
    ['can be paid', {}, {}, OLD],
    ['is on probation', { compliance: 'on_probation' }, {}, null],
    [
      'is on probation where that is enough',
      { compliance: 'on_probation' },
      { compliantOnly: false },
      OLD,
    ],
    ['is suspended', { compliance: 'suspended' }, { compliantOnly: false }, null],
    ['is suspended where nobody asks', { compliance: 'suspended' }, without('compliance'), OLD],
    ['has no guardian', { underAgeWithoutGuardian: true }, {}, null],
    [
      'has no guardian where nobody asks',
      { underAgeWithoutGuardian: true },
      without('guardian'),
      OLD,
    ],
    ['has no bank account and is paid by PayPal', { bankAccount: 'missing' }, {}, OLD],
    ['has no bank account', { ...TO_BANK, bankAccount: 'missing' }, {}, null],
    ['has a bank account that is not linked', { ...TO_BANK, bankAccount: 'unlinked' }, {}, null],
    [
      'has no bank account where nobody asks',
      { ...TO_BANK, bankAccount: 'missing' },
      without('processor'),
      OLD,
    ],
  ])('of a creator who %s', (_what, traits, changes, expected) => {
    const one = scene(changes, traits)
    endDay(one, TODAY)
    expect(witness(one, 'old_money_has_a_reason')).toBe(expected)
  })

  it.each([
    ['which is not so', 'paused', OLD],
    ['which only the service knows', 'destination_refused', null],
  ])('of a creator who was told %s: %s', (_what, code, expected) => {
    const one = scene()
    const skip = { ...OF_RUN, reason: { code }, day: FRIDAY, at: at('2026-09-04T10:00:00Z') }
    one.due.skipped(skip, one.violations)
    endDay(one, TODAY)
    expect(witness(one, 'old_money_has_a_reason')).toBe(expected)
  })

  it('waits anew once it is enough again after a younger debt', () => {
    const one = scene()
    one.money.land(1, 'platform', day('2026-08-25'), -50_01)
    one.due.moneyTaken(1, noon('2026-08-25'))
    for (let today = day('2026-08-25'); today < day('2026-09-05'); today += 1) endDay(one, today)
    one.money.land(1, 'platform', day('2026-09-05'), 200_00)
    for (let today = day('2026-09-05'); today < day('2026-09-26'); today += 1) endDay(one, today)
    expect(witness(one, 'old_money_has_a_reason')).toBeNull()
    endDay(one, day('2026-09-26'))
    expect(witness(one, 'old_money_has_a_reason')).toBe(
      'creator 1 has 29999 cents unpaid since 2026-09-05 or longer, and no reason that lasts',
    )
  })

  it('does not wait anew after a debt that leaves enough', () => {
    const one = scene()
    one.money.land(1, 'platform', day('2026-08-25'), -50_00)
    one.due.moneyTaken(1, noon('2026-08-25'))
    for (let today = day('2026-08-25'); today <= TODAY; today += 1) endDay(one, today)
    expect(witness(one, 'old_money_has_a_reason')).toMatch(
      /^creator 1 has 15000 cents unpaid since 2026-08-20/,
    )
  })

  it('is open, not a violation, while a run of a day before is worked on', () => {
    const one = scene()
    const yesterday = at('2026-09-10T10:00:00Z')
    endDay(one, TODAY, yesterday)
    expect(witness(one, 'old_money_has_a_reason')).toBeNull()
    const { open } = one.violations.results.find(({ name }) => name === 'old_money_has_a_reason')!
    expect(open).toBe(
      '1 creator waits for longer than their schedule lets them, for runs that are late',
    )
    endDay(one, TODAY, at('2026-09-11T10:00:00Z'))
    expect(witness(one, 'old_money_has_a_reason')).toBe(OLD)
  })

  it.each([
    ['and have no other', () => undefined, null],
    [
      'and have another since',
      ({ ledger }: Scene) => {
        const other = { rail: 'paypal', country: 'BR', bankAccount: 'linked' } as const
        ledger.creators.changeDestination(
          1,
          { ...other, instantCapable: false },
          noon('2026-08-20'),
        )
      },
      OLD,
    ],
    ['and were paid since', ({ due }: Scene) => due.payoutMade(1, noon('2026-08-20')), OLD],
  ])(
    'of a creator who was told long ago that their destination is refused, %s',
    (_what, then, expected) => {
      const one = scene()
      const reason = { code: 'destination_refused' }
      const skip = { ...OF_RUN, reason, day: day('2026-08-20'), at: at('2026-08-20T10:00:00Z') }
      one.due.skipped(skip, one.violations)
      then(one)
      endDay(one, TODAY)
      expect(witness(one, 'old_money_has_a_reason')).toBe(expected)
    },
  )

  it.each([
    ['ended in that time', '2026-08-25', null],
    ['had ended before', '2026-08-20', OLD],
  ])('of a creator a part of whose money was held until %s', (_what, until, expected) => {
    const one = scene({ chargebackReserveBasisPoints: 2_500 })
    one.ledger.pauses.pause(1, 'chargeback_rate', noon('2026-08-19'))
    one.ledger.pauses.lift(1, 'chargeback_rate', noon(until))
    endDay(one, TODAY)
    expect(witness(one, 'old_money_has_a_reason')).toBe(expected)
  })
})

describe('a whole run in which a refund took more than was left', () => {
  it('pays the older money with a younger sale, and nothing was late', () => {
    const sale = { creator: 'seller', amountCents: 200_00 }
    const finished = run(
      calmScenario({
        startDay: '2026-09-02',
        days: 40,
        creators: [{ handle: 'seller' }],
        sales: [
          { ...sale, at: '2026-09-02', label: 'first', holder: 'platform' },
          { ...sale, at: '2026-09-05', holder: 'processor' },
          { ...sale, at: '2026-09-26', holder: 'processor' },
        ],
        actions: [{ action: 'refund-sale', on: '2026-09-13', creator: 'seller', sale: 'first' }],
      }),
    )
    expect(brokenChecks(finished.report)).toEqual([])
    expect(finished.rows('SELECT substr(created_at, 1, 10) FROM payouts')).toEqual([
      ['2026-09-10'],
      ['2026-10-08'],
    ])
  })
})

describe('a whole run without the gates that ask what can be paid at once', () => {
  it('tells a daily creator on each day on which nothing of their money has settled, be it little or much', () => {
    const sale = { creator: 'daily', at: '2026-08-31T10:00:00Z', holder: 'processor' } as const
    for (const amountCents of [6_00, 200_00]) {
      const finished = run(
        calmScenario({
          days: 5,
          policy: { name: 'payout-lab', gates: ['compliance'] },
          processor: { ...CALM_PROCESSOR, instantlyAvailableAfterHours: 48 },
          creators: [{ handle: 'daily', schedule: 'daily' }],
          sales: [{ ...sale, amountCents }],
        }),
      )
      expect(brokenChecks(finished.report)).toEqual([])
      expect(finished.rows('SELECT code FROM payout_notes')).toEqual([
        ['funds_settling'],
        ['funds_settling'],
      ])
    }
  })
})
