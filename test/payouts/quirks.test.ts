/** Quirks of the real service that show in what is claimed and paid, each by an era that has it and by the lab's own policy. */
import { describe, expect, it } from 'vitest'
import { isoFromDay, startOfDay } from '../../src/core/calendar'
import { standardPeriodEnd } from '../../src/core/payout-schedule'
import { POLICIES, type PayoutPolicy, type PolicyName } from '../../src/core/policy'
import type { Holder, Requester } from '../../src/core/vocabulary'
import type { Creator } from '../../src/ledger/creators'
import { InstantPayoutsService } from '../../src/payouts/instant-payouts-service'
import { nextPayoutDayOf, upcomingPayoutsOf } from '../../src/payouts/forecast'
import { at, day } from '../support/days'
import { ALL_SETTLED } from '../support/service'
import { ledgerWith, rows } from '../support/ledgers'
import { answer, Service } from '../support/service'

const TODAY = at('2026-09-10T15:00:00Z')
const GUMROAD: PolicyName = 'gumroad-2026-08-30'
const LAB: PolicyName = 'payout-lab'

type Balance = readonly [day: string, cents: number, holder?: Holder]

/** A creator with these balances, created in this order. */
function serviceWith(
  name: PolicyName,
  balances: readonly Balance[],
  creator: Partial<Creator> = {},
): Service {
  const ledger = ledgerWith(creator)
  for (const [text, cents, holder = 'processor'] of balances) {
    const occurredAt = startOfDay(day(text)) + 3_600
    ledger.sales.recordCredit({ creatorId: 1, occurredAt, holder }, cents)
    // As a claim does: what comes in later on the same day opens a balance of its own.
    ledger.database.script('UPDATE ledger_balances SET state = 1')
  }
  ledger.database.script('UPDATE ledger_balances SET state = 0')
  ledger.commit()
  return new Service(ledger, TODAY, POLICIES[name])
}

const request = (service: Service, requester?: Requester): void =>
  service.run(new InstantPayoutsService(service.context, 1, requester).process())

/** The standard run of today. */
const payStandard = (service: Service): void => {
  const periodEnd = standardPeriodEnd(service.context.today(), service.context.policy)
  service.pay('standard', isoFromDay(periodEnd))
}

const grossOf = (service: Service): unknown[] =>
  rows(service.ledger.database, 'SELECT gross_cents FROM payouts ORDER BY payout_id').flat()

const notes = (service: Service): string[] =>
  rows(service.ledger.database, 'SELECT content FROM payout_notes').flat() as string[]

describe('a payout on request over two balances of one day in two batches (quirk G6)', () => {
  const sameDay: Balance[] = [
    ['2026-09-01', 6_000_00],
    ['2026-09-01', 5_000_00],
  ]

  it('takes by an era both at once, above the maximum, and is answered as failed', () => {
    const service = serviceWith(GUMROAD, sameDay)
    request(service)
    expect(service.payouts).toEqual([[1, 'instant', 'processing', 11_000_00, 320_39, 10_679_61]])
    expect(service.noteCodes).toEqual(['payout_request_failed'])
    expect(notes(service)).toEqual([
      'The payout asked for on 2026-09-10 was answered as failed. Yet it made payout 1 of $11,000.00.',
    ])
  })

  it('takes in an era what a refused batch has put back along with the next one', () => {
    const service = serviceWith(GUMROAD, [
      ['2026-09-01', 6_000_00],
      ['2026-09-02', 5_000_00],
    ])
    service.answers.create_payout = [answer.refused('account_closed')]
    request(service)
    expect(service.payouts).toEqual([
      [1, 'instant', 'failed', 6_000_00, 174_76, 5_825_24],
      [2, 'instant', 'processing', 11_000_00, 320_39, 10_679_61],
    ])
  })

  it('ends in an era with the pause that the third refused batch brings', () => {
    const service = serviceWith(
      GUMROAD,
      [1, 2, 3, 4, 5].map((date) => [`2026-09-0${date}`, 6_000_00]),
    )
    service.answers.create_payout = Array.from({ length: 5 }, () =>
      answer.refused('account_closed'),
    )
    request(service)
    expect(grossOf(service)).toEqual([6_000_00, 12_000_00, 18_000_00])
    expect(service.skipped).toEqual([[1, 'paused']])
    expect(notes(service).at(-1)).toBe(
      'The payout asked for on 2026-09-10 was answered as failed. Nothing went out.',
    )
  })

  it('takes in an era everything up to the day of the balance that was created last, not the youngest', () => {
    const service = serviceWith(GUMROAD, [
      ['2026-09-05', 4_000_00],
      ['2026-09-03', 5_000_00],
      ['2026-09-04', 7_000_00],
    ])
    request(service)
    // The first batch has the balances of the 5th and the 3rd and takes up to the 3rd; the second up to the 4th.
    expect(grossOf(service)).toEqual([5_000_00, 7_000_00])
    expect(
      rows(
        service.ledger.database,
        'SELECT period_end_date FROM payouts ORDER BY payout_id',
      ).flat(),
    ).toEqual(['2026-09-03', '2026-09-04'])
    expect(service.balanceStates).toEqual(['unpaid', 'processing', 'processing'])
  })

  it('takes by the lab’s own policy each batch for itself', () => {
    const service = serviceWith(LAB, sameDay)
    request(service)
    expect(grossOf(service)).toEqual([6_000_00, 5_000_00])
    expect(service.noteCodes).toEqual([])
  })

  it('does the same where balances were created out of the order of their days', () => {
    const outOfOrder: Balance[] = [
      ['2026-09-03', 6_000_00],
      ['2026-09-01', 5_000_00],
    ]
    const service = serviceWith(GUMROAD, outOfOrder)
    request(service)
    expect(grossOf(service)).toEqual([11_000_00])
    expect(service.noteCodes).toEqual(['payout_request_failed'])
    const lab = serviceWith(LAB, outOfOrder)
    request(lab)
    expect(grossOf(lab)).toEqual([5_000_00, 6_000_00])
  })

  it('claims every balance once, by either', () => {
    for (const name of [GUMROAD, LAB]) {
      const service = serviceWith(name, sameDay)
      request(service)
      const claims = rows(
        service.ledger.database,
        'SELECT balance_id, COUNT(*) FROM payout_balances GROUP BY 1',
      )
      expect(claims).not.toEqual([])
      expect(claims.filter(([, count]) => count !== 1)).toEqual([])
    }
  })
})

describe('the seven balances of $6,000 to $3,000 on request', () => {
  const dollars = [6_000, 3_999, 5_100, 5_000, 3_500, 3_000, 3_000]
  const seven = dollars.map((amount, index): Balance => [`2026-09-0${index + 1}`, amount * 100])
  const nets = (service: Service): unknown[] =>
    rows(service.ledger.database, 'SELECT net_cents FROM payouts ORDER BY payout_id').flat()

  it.each(['gumroad-2025-04', 'gumroad-2026-03', GUMROAD, 'gumroad-2026-09-03'] as const)(
    'pay by %s 9,707.76, 4,951.45, 8,252.42 and 5,825.24',
    (name) => {
      const service = serviceWith(name, seven)
      request(service)
      expect(nets(service)).toEqual([9_707_76, 4_951_45, 8_252_42, 5_825_24])
    },
  )

  it('pay by the lab’s own policy by first fit', () => {
    const service = serviceWith(LAB, seven)
    request(service)
    expect(grossOf(service)).toEqual([9_999_00, 8_600_00, 8_000_00, 3_000_00])
  })
})

describe('one balance above the instant maximum (quirk G7)', () => {
  const oversized: Balance[] = [
    ['2026-09-01', 50_00],
    ['2026-09-02', 9_999_01],
    ['2026-09-03', 70_00],
  ]

  it.each([
    [GUMROAD, {}, [], ['above_instant_maximum']],
    [LAB, { oversizedBalance: 'left_out' }, [120_00], ['above_instant_maximum']],
    [LAB, {}, [120_01, 9_999_00], []],
  ] as const)('by %s with %j leaves payouts of %j', (name, changes, gross, codes) => {
    const service = serviceWith(name, oversized)
    Object.assign(service.context.policy, changes)
    request(service)
    expect(grossOf(service)).toEqual(gross)
    expect(service.noteCodes).toEqual(codes)
    const told = rows(service.ledger.database, 'SELECT content FROM payout_notes').flat()
    const start = gross.length > 0 ? 'Not all was paid on 2026-09-' : 'Not paid on 2026-09-'
    expect(told.map((content) => String(content).slice(0, start.length))).toEqual(
      codes.map(() => start),
    )
  })

  it('and nothing else worth a payout is no payout where it is left out', () => {
    const service = serviceWith(LAB, [
      ['2026-09-01', 99],
      ['2026-09-02', 9_999_01],
    ])
    Object.assign(service.context.policy, { oversizedBalance: 'left_out' })
    request(service)
    expect(grossOf(service)).toEqual([])
    expect(service.noteCodes).toEqual(['above_instant_maximum'])
  })
})

describe('money that is not available at once (quirk G10)', () => {
  const balances: Balance[] = [
    ['2026-09-01', 500_00],
    ['2026-09-02', 103_00],
    ['2026-09-03', 40_00, 'platform'],
  ]

  it.each([
    [GUMROAD, [], ['funds_settling']],
    [LAB, [143_00], []],
  ])('by %s leaves payouts of %j', (name, gross, codes) => {
    const service = serviceWith(name, balances)
    service.answers.instantly_available = [answer.available(103_00)]
    request(service)
    expect(grossOf(service)).toEqual(gross)
    expect(service.noteCodes).toEqual(codes)
  })
})

describe('a creator’s own threshold of $80 and an instant payout of $50 (quirk G9)', () => {
  it.each([
    ['gumroad-2025-04', null],
    ['gumroad-2026-03', 100_00],
    ['gumroad-2026-07-31', 100_00],
    ['gumroad-2026-08-30', null],
    ['gumroad-2026-09-03', null],
    ['payout-lab', 80_00],
  ] as const)('by %s: held back below %s cents', (name, minimumCents) => {
    const service = serviceWith(name, [['2026-09-01', 50_00]], { minimumCents: 80_00 })
    request(service)
    expect(grossOf(service)).toEqual(minimumCents === null ? [50_00] : [])
    if (minimumCents !== null) {
      expect(notes(service)[0]).toContain(`below the minimum of $${minimumCents / 100}.00`)
    }
  })
})

describe('a payout in progress and another on request (quirk G9)', () => {
  it.each([
    ['gumroad-2025-04', 2],
    ['gumroad-2026-03', 1],
    ['payout-lab', 1],
  ] as const)('by %s makes %i in all', (name, count) => {
    const service = serviceWith(name, [['2026-09-01', 150_00]])
    request(service)
    service.ledger.sales.recordCredit(
      { creatorId: 1, occurredAt: TODAY + 60, holder: 'processor' },
      150_00,
    )
    request(service)
    expect(grossOf(service)).toHaveLength(count)
  })
})

describe('what counts towards the minimum (quirk G11)', () => {
  /** A run pays $150; then $60 more turn up that are old enough, and $60 that are not, and the job is run again. */
  function rerun(minimumBasis: PayoutPolicy['minimumBasis'], creator: Partial<Creator>): Service {
    const service = serviceWith(GUMROAD, [['2026-08-20', 150_00]], creator)
    Object.assign(service.context.policy, { minimumBasis })
    payStandard(service)
    service.webhook('payout_paid')
    for (const text of ['2026-08-21', '2026-09-09']) {
      const occurredAt = startOfDay(day(text))
      service.ledger.sales.recordCredit({ creatorId: 1, occurredAt, holder: 'processor' }, 60_00)
    }
    payStandard(service)
    return service
  }

  it.each([
    [GUMROAD, [150_00, 60_00], []],
    [LAB, [150_00], ['below_minimum']],
  ])('as %s has it lets payouts of %j out for one period', (name, gross, codes) => {
    const service = rerun(POLICIES[name].minimumBasis, { frequency: 'daily' })
    expect(grossOf(service)).toEqual(gross)
    expect(service.noteCodes).toEqual(codes)
  })

  it('changes of a weekly creator only the reason: it was not their turn, or it was too little', () => {
    const weekly = { frequency: 'weekly' } as const
    expect(rerun('unpaid_and_period', weekly).noteCodes).toEqual([])
    expect(rerun('unpaid', weekly).noteCodes).toEqual(['below_minimum'])
  })
})

describe('a failed payout of today (quirk G3)', () => {
  it.each([
    [GUMROAD, '2026-09-17'],
    [LAB, '2026-09-10'],
  ])('by %s leaves the next date on %s', (name, expected) => {
    const service = serviceWith(name, [['2026-08-20', 150_00]])
    payStandard(service)
    service.webhook('payout_failed')
    expect(nextPayoutDayOf(service.context, 1)).toBe(day(expected))
  })
})

describe('upcoming payouts of a creator', () => {
  it('are read from the ledger', () => {
    const service = serviceWith(GUMROAD, [
      ['2026-08-20', 150_00],
      ['2026-09-08', 120_00],
    ])
    expect(upcomingPayoutsOf(service.context, 1, 5, ALL_SETTLED)).toEqual({
      payouts: [
        { day: day('2026-09-10'), amountCents: 150_00 },
        { day: day('2026-09-17'), amountCents: 120_00 },
      ],
      endless: false,
    })
  })

  it('are none for a creator who is not paid at all', () => {
    const service = serviceWith(GUMROAD, [['2026-08-20', 150_00]], { compliance: 'suspended' })
    expect(upcomingPayoutsOf(service.context, 1, 5, ALL_SETTLED)).toEqual({
      payouts: [],
      endless: false,
    })
  })
})

describe('a country with a minimum of its own', () => {
  it.each([
    ['gumroad-2025-04', 'AL', 32_99, 33_00],
    ['gumroad-2025-04', 'MX', 9_99, 10_00],
    ['gumroad-2026-03', 'AL', 99_99, 100_00],
  ] as const)('by %s in %s is not paid %i cents, but %i', (name, country, little, enough) => {
    const abroad = { country, rail: 'cross_border', instantCapable: false } as const
    const paid = [little, enough].map((cents) => {
      const service = serviceWith(name, [['2026-08-20', cents]], abroad)
      payStandard(service)
      return service.payouts.length
    })
    expect(paid).toEqual([0, 1])
  })

  it('holds up an instant payout only where the policy heeds it', () => {
    const instantEverywhere = { instantCountries: ['AL'] }
    const byPolicy = (['gumroad-2025-04', 'gumroad-2026-03', 'payout-lab'] as const).map((name) => {
      const service = serviceWith(name, [['2026-09-01', 20_00]], { country: 'AL' })
      Object.assign(service.context.policy, instantEverywhere)
      request(service)
      return service.payouts.length
    })
    expect(byPolicy).toEqual([1, 0, 0])
  })
})

describe('all reasons at once', () => {
  it('are in one note by the lab’s own policy, and are counted under the first', () => {
    const service = serviceWith(LAB, [['2026-08-20', 50_00]], {
      compliance: 'flagged_for_fraud',
      underAgeWithoutGuardian: true,
      bankAccount: 'unlinked',
    })
    payStandard(service)
    expect(service.skipped).toEqual([[1, 'not_compliant']])
    expect(notes(service)).toEqual([
      'Not paid on 2026-09-10: the account is not cleared for payouts: it is flagged for fraud; ' +
        'the creator is under 18 and no guardian has signed; ' +
        'the balance of $50.00 is below the minimum of $100.00; ' +
        'the bank account is not yet linked at the payment processor.',
    ])
  })
})

describe('a payout that an admin asks for (quirk G12)', () => {
  it.each([
    ['creator', { compliance: 'suspended' }, 0],
    ['admin', { compliance: 'suspended' }, 1],
    ['creator', { underAgeWithoutGuardian: true }, 0],
    ['admin', { underAgeWithoutGuardian: true }, 1],
  ] as const)('%s, %j: %i', (requester, creator, count) => {
    const service = serviceWith(GUMROAD, [['2026-09-01', 50_00]], creator)
    request(service, requester)
    expect(service.payouts).toHaveLength(count)
  })

  it.each([
    ['admin', 'platform', [50]],
    ['admin', 'processor', []],
    ['creator', 'platform', []],
  ] as const)(
    'below the minimum by %s, all of it held by the %s: %j',
    (requester, holder, gross) => {
      const service = serviceWith(GUMROAD, [['2026-09-01', 50, holder]])
      request(service, requester)
      expect(grossOf(service)).toEqual(gross)
      expect(service.noteCodes).toEqual(gross.length === 0 ? ['below_minimum'] : [])
    },
  )

  it('is never made over a pause', () => {
    const service = serviceWith(GUMROAD, [['2026-09-01', 50_00]])
    service.ledger.pauses.pause(1, 'admin', TODAY)
    request(service, 'admin')
    expect(service.noteCodes).toEqual(['paused'])
  })
})
