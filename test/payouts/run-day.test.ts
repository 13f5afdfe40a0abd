/** Work that is done after midnight belongs to the day of its run (quirk G21). */
import { describe, expect, it } from 'vitest'
import { startOfDay } from '../../src/core/calendar'
import type { FlexibleSchedule } from '../../src/core/flexible-schedule'
import { dailyPeriodEnd, standardPeriodEnd } from '../../src/core/payout-schedule'
import { POLICIES, type PayoutPolicy, type PolicyName } from '../../src/core/policy'
import type { PayoutType } from '../../src/core/vocabulary'
import type { Creator } from '../../src/ledger/creators'
import { InstantPayoutsService } from '../../src/payouts/instant-payouts-service'
import { serviceBeforeDaily } from '../../src/payouts/before-daily/payout-users-service'
import { PayoutUsersService } from '../../src/payouts/payout-users-service'
import { at, day } from '../support/days'
import { ledgerWith, rows } from '../support/ledgers'
import { answer, Service } from '../support/service'

/** The last Thursday of the quarter, and half an hour past its midnight. */
const RUN_DAY = '2026-09-24'
const LATE = at('2026-09-25T00:30:00Z')

function serviceWith(
  creator: Partial<Creator>,
  balances: readonly (readonly [day: string, cents: number])[] = [['2026-09-10', 150_00]],
  policy: PolicyName = 'payout-lab',
  changes: Partial<PayoutPolicy> = {},
): Service {
  const ledger = ledgerWith(creator)
  for (const [text, cents] of balances) {
    const occurredAt = startOfDay(day(text)) + 3_600
    ledger.sales.recordCredit({ creatorId: 1, occurredAt, holder: 'processor' }, cents)
  }
  ledger.commit()
  return new Service(ledger, LATE, { ...POLICIES[policy], ...changes })
}

function run(service: Service, payoutType: PayoutType, on: string, now = LATE): void {
  service.now = now
  const runDay = day(on)
  const { policy } = service.context
  const periodEnd =
    payoutType === 'instant' ? dailyPeriodEnd(runDay) : standardPeriodEnd(runDay, policy)
  const paysFlexible = service.ledger.creators.get(1).flexible !== null
  const late = { payoutType, day: runDay, periodEnd, creatorIds: [1], paysFlexible }
  service.run(new PayoutUsersService(service.context, late).process())
}

const paid = (service: Service): unknown[][] =>
  rows(
    service.ledger.database,
    'SELECT payout_type, gross_cents, period_end_date FROM payouts ORDER BY payout_id',
  )

const everyDay = (payoutType: PayoutType): FlexibleSchedule => ({
  frequency: 'every_days',
  days: 1,
  from: day('2026-09-01'),
  payoutType,
})
const thursdays = (payoutType: PayoutType): FlexibleSchedule => ({
  frequency: 'chosen_weekdays',
  weekdays: ['thursday'],
  payoutType,
})

describe('a slice that begins after midnight', () => {
  it.each(['weekly', 'monthly', 'quarterly'] as const)(
    'pays whose turn it was: %s',
    (frequency) => {
      const service = serviceWith({ frequency })
      run(service, 'standard', RUN_DAY)
      expect(paid(service)).toEqual([['standard', 150_00, '2026-09-17']])
    },
  )

  it('takes the fee of the day on which it is done: the first payout of a month may be free', () => {
    const balances = [
      ['2026-09-28', 100_00],
      ['2026-09-29', 100_00],
    ] as const
    const policy = { instantFreePayoutsPerMonth: 1 }
    const service = serviceWith({ frequency: 'daily' }, balances, 'payout-lab', policy)
    run(service, 'instant', '2026-09-29', at('2026-09-29T08:00:00Z'))
    service.webhook('payout_paid', 1)
    run(service, 'instant', '2026-09-30', at('2026-10-01T00:30:00Z'))
    const fees = rows(service.ledger.database, 'SELECT fee_cents FROM payouts ORDER BY payout_id')
    expect(fees.flat()).toEqual([0, 0])
  })

  it('pays by the service before daily payouts, too', () => {
    const service = serviceWith({ frequency: 'monthly' })
    service.run(
      serviceBeforeDaily(service.context).pay({
        payoutType: 'standard',
        day: day(RUN_DAY),
        periodEnd: day('2026-09-17'),
        creatorIds: [1],
      }),
    )
    expect(paid(service)).toEqual([['standard', 150_00, '2026-09-17']])
  })

  it.each(['standard', 'instant'] as const)('pays a flexible schedule of that day: %s', (type) => {
    const service = serviceWith({ frequency: 'chosen_weekdays', flexible: thursdays(type) })
    run(service, type, RUN_DAY)
    expect(paid(service)).toEqual([
      [type, 150_00, type === 'instant' ? '2026-09-10' : '2026-09-17'],
    ])
  })

  it('looks at the age that the account had on the day of the run', () => {
    const accountOpenedDay = day(RUN_DAY) - 59
    const service = serviceWith({ frequency: 'daily', accountOpenedDay })
    run(service, 'instant', RUN_DAY)
    expect(service.noteCodes).toEqual(['instant_not_supported'])
    expect(rows(service.ledger.database, 'SELECT content FROM payout_notes')).toEqual([
      [
        'Not paid on 2026-09-24: instant payouts open when the account is 60 days old, and it is 59.',
      ],
    ])
  })

  it.each(['standard', 'instant'] as const)(
    'leaves the day on which it is done its own turn: every day, %s',
    (payoutType) => {
      const service = serviceWith({ frequency: 'every_days', flexible: everyDay(payoutType) }, [
        ['2026-09-10', 150_00],
        [payoutType === 'instant' ? '2026-09-24' : '2026-09-18', 120_00],
      ])
      run(service, payoutType, RUN_DAY)
      service.webhook('payout_paid')
      run(service, payoutType, '2026-09-25', at('2026-09-25T10:00:00Z'))
      expect(paid(service).map(([type, cents]) => [type, cents])).toEqual([
        [payoutType, 150_00],
        [payoutType, 120_00],
      ])
    },
  )

  it('finds the date spent by a payout that was asked for on it', () => {
    const service = serviceWith({ frequency: 'chosen_weekdays', flexible: thursdays('instant') })
    service.now = at('2026-09-24T07:00:00Z')
    service.run(new InstantPayoutsService(service.context, 1).process())
    service.webhook('payout_paid')
    service.ledger.sales.recordCredit(
      { creatorId: 1, occurredAt: at('2026-09-23T12:00:00Z'), holder: 'processor' },
      120_00,
    )
    run(service, 'instant', RUN_DAY)
    expect(paid(service)).toHaveLength(1)
  })
})

it('a request keeps to its own day, however late the processor answers', () => {
  const service = serviceWith({}, [
    ['2026-09-24', 50_00],
    ['2026-09-25', 70_00],
  ])
  service.now = at('2026-09-24T23:59:00Z')
  const workflow = new InstantPayoutsService(service.context, 1).process()
  workflow.next()
  service.now = LATE
  workflow.next(answer.available(1_000_000_00))
  service.ledger.commit()
  expect(paid(service)).toEqual([['instant', 50_00, '2026-09-24']])
})
