import { describe, expect, it } from 'vitest'
import { SECONDS_IN_DAY } from '../../src/core/calendar'
import type { PayoutGate, PayoutPolicy } from '../../src/core/policy'
import type { Holder } from '../../src/core/vocabulary'
import { PayoutUsersService } from '../../src/payouts/payout-users-service'
import { at, day } from '../support/days'
import { claim, ledgerWith, rows, sell, type Traits } from '../support/ledgers'
import { answer, Service, type Answers } from '../support/service'

/** A Thursday, the day of US banks; its standard run pays up to 2026-08-28. */
const THURSDAY = at('2026-09-03T08:00:00Z')
const YESTERDAY = '2026-09-02'
const PERIOD_END = '2026-08-28'

/** A service whose creators each sold for $200 a fortnight ago, which leaves them $173.40. */
function serviceWith(...creators: Traits[]): Service {
  const ledger = ledgerWith(...creators)
  creators.forEach((_, index) => sell(ledger, index + 1, at('2026-08-20T12:00:00Z'), 200_00))
  return new Service(ledger, THURSDAY)
}

describe('the type of a payout', () => {
  it('is instant for a creator on the daily schedule, for 3% of the net', () => {
    const service = serviceWith({ frequency: 'daily' })
    service.pay('instant', YESTERDAY)
    service.webhook('payout_paid')
    expect(service.payouts).toEqual([[1, 'instant', 'completed', 173_40, 5_06, 168_34]])
    expect(service.requestsOf('create_payout')).toEqual([
      {
        kind: 'create_payout',
        idempotencyKey: 'payout-1',
        payoutId: 1,
        creatorId: 1,
        rail: 'us_bank',
        method: 'instant',
        netCents: 168_34,
        feeCents: 5_06,
        ownFeeRate: 300,
      },
    ])
  })

  it.each(['weekly', 'monthly', 'quarterly'] as const)(
    'is standard and free for a creator on the %s schedule',
    (frequency) => {
      const service = serviceWith({ frequency })
      service.now = at('2026-09-24T10:00:00Z')
      service.pay('standard', '2026-09-18')
      service.webhook('payout_paid')
      expect(service.payouts).toEqual([[1, 'standard', 'completed', 173_40, 0, 173_40]])
      expect(service.requestsOf('instantly_available')).toEqual([])
    },
  )

  it('goes with the date of the youngest balance in it as its period end', () => {
    const service = serviceWith({ frequency: 'daily' })
    service.pay('instant', YESTERDAY)
    const ends = rows(service.ledger.database, 'SELECT period_end_date FROM payouts').flat()
    expect(ends).toEqual(['2026-08-20'])
  })
})

describe('a creator who is skipped', () => {
  const paidInstantly: Traits = { frequency: 'daily' }
  it.each([
    ['not_reviewed', 'standard', { compliance: 'not_reviewed' }, {}],
    ['not_compliant', 'standard', { compliance: 'suspended' }, {}],
    ['not_compliant', 'standard', { compliance: 'on_probation' }, {}],
    ['guardian_missing', 'standard', { underAgeWithoutGuardian: true }, {}],
    ['bank_account_missing', 'standard', { bankAccount: 'missing' }, {}],
    ['bank_account_unlinked', 'standard', { bankAccount: 'unlinked' }, {}],
    ['instant_not_supported', 'instant', { ...paidInstantly, bankAccount: 'missing' }, {}],
    ['instant_not_supported', 'instant', { ...paidInstantly, bankAccount: 'unlinked' }, {}],
    ['paused', 'standard', { paused: true }, {}],
    ['below_minimum', 'standard', { minimumCents: 173_41 }, {}],
    ['not_reviewed', 'instant', { ...paidInstantly, compliance: 'not_reviewed' }, {}],
    ['paused', 'instant', { ...paidInstantly, paused: true }, {}],
    ['instant_not_supported', 'instant', { ...paidInstantly, country: 'DE' }, {}],
    ['instant_not_supported', 'instant', { ...paidInstantly, completedPayoutsBefore: 0 }, {}],
    ['instant_not_supported', 'instant', { ...paidInstantly, instantCapable: false }, {}],
    [
      'instant_not_supported',
      'instant',
      { ...paidInstantly, accountOpenedDay: day('2026-07-06') },
      {},
    ],
    [
      'instant_not_supported',
      'instant',
      paidInstantly,
      { instantly_available: Array<typeof answer.unknown>(3).fill(answer.unknown) },
    ],
    [
      'funds_settling',
      'instant',
      paidInstantly,
      { instantly_available: [answer.available(173_39)] },
    ],
  ] as [string, 'standard' | 'instant', Traits, Answers][])(
    'for %s by a %s run has a note of it and no payout: %j',
    (code, payoutType, creator, answers) => {
      const service = serviceWith(creator)
      service.answers = answers
      service.pay(payoutType, payoutType === 'instant' ? YESTERDAY : PERIOD_END)
      expect(service.noteCodes).toEqual([code])
      expect(service.skipped).toEqual([[1, code]])
      expect(service.payouts).toEqual([])
      expect(service.balanceStates).toEqual(['unpaid'])
    },
  )

  it('for the review is told of it once, although other runs find too little for their minimum', () => {
    const service = serviceWith({
      ...paidInstantly,
      compliance: 'not_reviewed',
      minimumCents: 173_41,
    })
    service.pay('instant', YESTERDAY)
    service.pay('standard', PERIOD_END)
    service.now += 86_400
    service.pay('instant', YESTERDAY)
    expect(service.skipped.map(([, code]) => code)).toEqual([
      'not_reviewed',
      'below_minimum',
      'not_reviewed',
    ])
    expect(service.noteCodes).toEqual(['not_reviewed', 'below_minimum'])
  })

  it('because a payout is in progress is paid again five days later', () => {
    const service = serviceWith({})
    claim(service.ledger, 1, THURSDAY)
    sell(service.ledger, 1, at('2026-08-21T12:00:00Z'), 200_00)
    service.pay('standard', PERIOD_END)
    expect(service.noteCodes).toEqual(['payout_in_progress'])
    service.now = at('2026-09-10T10:00:00Z')
    service.pay('standard', '2026-09-04')
    expect(service.payouts).toHaveLength(2)
  })

  it('for more than the instant maximum is not paid a part of it', () => {
    const service = serviceWith(paidInstantly)
    sell(service.ledger, 1, at('2026-08-21T12:00:00Z'), 12_000_00)
    service.pay('instant', YESTERDAY)
    expect(service.noteCodes).toEqual(['above_instant_maximum'])
    expect(service.payouts).toEqual([])
  })

  it('for more than the instant maximum, of which no batch is enough for a payout, is told so', () => {
    const service = serviceWith({ frequency: 'daily' })
    sell(service.ledger, 1, at('2026-08-21T12:00:00Z'), 200_00)
    Object.assign(service.context.policy, {
      instantMinimumCents: 200_00,
      instantMaximumCents: 200_00,
      instantRunAboveMaximum: 'cut',
    })
    service.pay('instant', YESTERDAY)
    expect(service.payouts).toEqual([])
    expect(rows(service.ledger.database, 'SELECT code, content FROM payout_notes')).toEqual([
      [
        'above_instant_maximum',
        'Not paid on 2026-09-03: $346.80 is above the most that one instant payout can carry, $200.00.',
      ],
    ])
  })

  describe.each([
    [],
    ['minimum'],
    ['instant'],
    ['processor'],
    ['instant', 'processor'],
  ] as PayoutGate[][])('by a daily run whose gates are no more than %s %s', (...gates) => {
    const dailyService = (
      creator: Traits,
      holder: Holder,
      changes: Partial<PayoutPolicy>,
    ): Service => {
      const ledger = ledgerWith({ ...paidInstantly, ...creator })
      sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00, holder)
      return new Service(ledger, THURSDAY, { gates, ...changes })
    }
    const noteCodes = (service: Service): unknown[] => {
      service.pay('instant', YESTERDAY)
      expect(service.payouts).toEqual([])
      return service.noteCodes
    }

    it('is told where nothing has settled, be it enough for a payout or not', () => {
      for (const instantMinimumCents of [10_00, 500_00]) {
        const service = dailyService({}, 'processor', { instantMinimumCents })
        service.answerOf = () => answer.available(0)
        expect(noteCodes(service)).toHaveLength(1)
      }
    })

    it('is told where a hold keeps all of it back', () => {
      const service = dailyService({}, 'processor', {
        chargebackReserveBasisPoints: 9_999,
        instantDuringChargebackHold: true,
      })
      service.ledger.pauses.pause(1, 'chargeback_rate', at('2026-09-01T12:00:00Z'))
      expect(noteCodes(service)).toEqual(['chargeback_reserve'])
    })

    it('is told where all of it is too little to cross a border', () => {
      const abroad = { rail: 'bank_abroad', country: 'GB' } as const
      const changes = { foreignTransferMinimumCents: 500_00, instantCountries: ['GB'] }
      const service = dailyService(abroad, 'platform', changes)
      expect(noteCodes(service)).toEqual(['foreign_transfer_too_small'])
    })

    it('is told nothing where nothing is owed (quirk G22)', () => {
      const service = dailyService({}, 'processor', {})
      const owedCents = service.ledger.balances.unpaidCents(1, day(YESTERDAY), null)
      const at20 = {
        creatorId: 1,
        occurredAt: at('2026-08-20T13:00:00Z'),
        holder: 'processor',
      } as const
      service.ledger.sales.recordCredit(at20, -owedCents)
      expect(noteCodes(service)).toEqual([])
    })
  })

  it('because it is not their turn gets no note', () => {
    const service = serviceWith({ frequency: 'monthly' })
    service.pay('standard', PERIOD_END)
    expect([service.noteCodes, service.skipped, service.payouts]).toEqual([[], [], []])
  })

  it('is told a lasting reason once, and a passing one on each day, however often a run begins again', () => {
    const service = serviceWith({ paused: true }, { minimumCents: 500_00 })
    for (let run = 0; run < 3; run += 1) {
      service.pay('standard', PERIOD_END, [1, 2])
      service.pay('standard', PERIOD_END, [1, 2])
      service.now += SECONDS_IN_DAY
    }
    const notes = rows(
      service.ledger.database,
      'SELECT creator_id, COUNT(*) FROM payout_notes GROUP BY 1',
    )
    expect(notes).toEqual([
      [1, 1],
      [2, 3],
    ])
    expect(service.skipped).toHaveLength(12)
  })

  it('reads the reason in the note', () => {
    const service = serviceWith({ minimumCents: 500_00 })
    service.pay('standard', PERIOD_END)
    const [note] = rows(service.ledger.database, 'SELECT content FROM payout_notes').flat()
    expect(note).toBe(
      'Not paid on 2026-09-03: the balance of $173.40 is below the minimum of $500.00.',
    )
  })
})

describe('running a job again', () => {
  it.each(['standard', 'instant'] as const)('pays nothing twice: %s', (payoutType) => {
    const service = serviceWith({ frequency: payoutType === 'instant' ? 'daily' : 'weekly' })
    const periodEnd = payoutType === 'instant' ? YESTERDAY : PERIOD_END
    service.pay(payoutType, periodEnd)
    service.pay(payoutType, periodEnd)
    service.webhook('payout_paid')
    service.pay(payoutType, periodEnd)
    expect(service.payouts).toHaveLength(1)
    expect(service.requestsOf('create_payout')).toHaveLength(1)
  })

  it('finds nothing to claim where another worker was faster', () => {
    const service = serviceWith({ frequency: 'daily' })
    const run = {
      payoutType: 'instant',
      day: service.context.today(),
      periodEnd: day(YESTERDAY),
      creatorIds: [1],
    } as const
    const slower = new PayoutUsersService(service.context, run).process()
    slower.next()
    service.pay('instant', YESTERDAY)
    expect(slower.next(answer.available(1_000_00)).done).toBe(true)
    service.ledger.commit()
    expect(service.payouts).toHaveLength(1)
    expect(service.requestsOf('create_payout')).toHaveLength(1)
  })
})
