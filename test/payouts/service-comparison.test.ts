/**
 * Both services on the facts of one creator, run by run: every kind of difference that can come about, with exact
 * figures. The policy is that of 2026-08-30: $100 for a standard payout, $1 for an instant one, seven days of holding.
 */
import { describe, expect, it } from 'vitest'
import { startOfDay } from '../../src/core/calendar'
import type { Creator } from '../../src/ledger/creators'
import type { SqlValue } from '../../src/ledger/database'
import type { Ledger } from '../../src/ledger/ledger'
import { serviceComparisonOf } from '../../src/metrics/service-comparison'
import * as beforeDaily from '../../src/simulation/before-daily-code'
import { PayoutServiceAdapter } from '../../src/payouts/payout-service-adapter'
import { PayoutUsersService } from '../../src/payouts/payout-users-service'
import { ServiceComparison } from '../../src/payouts/service-comparison'
import { at, day } from '../support/days'
import { ledgerWith, rows } from '../support/ledgers'
import { answer, Service } from '../support/service'

/** A service that is compared, and short ways to run it on a day. */
class Compared {
  readonly ledger: Ledger
  readonly service: Service
  readonly comparison: ServiceComparison

  constructor(...creators: Partial<Creator>[]) {
    this.ledger = ledgerWith(...creators)
    this.service = new Service(this.ledger, at('2026-08-31T08:00:00Z'))
    this.comparison = new ServiceComparison(this.service.context)
  }

  earn(dayText: string, amountCents: number): void {
    const occurredAt = startOfDay(day(dayText)) + 43_200
    this.ledger.sales.recordCredit({ creatorId: 1, occurredAt, holder: 'processor' }, amountCents)
    this.ledger.commit()
  }

  daily(dayText: string): void {
    this.#pay('instant', at(`${dayText}T08:00:00Z`), day(dayText) - 1)
  }

  standard(dayText: string, periodEnd: string): void {
    this.#pay('standard', at(`${dayText}T10:00:00Z`), day(periodEnd))
  }

  get differences(): SqlValue[][] {
    return rows(
      this.ledger.database,
      `SELECT kind, payout_id, old_pays_on, current_action, current_payout_type, current_gross_cents,
         current_fee_cents, current_reason, old_action, old_period_end_date, old_gross_cents, old_reason
       FROM service_differences ORDER BY difference_id`,
    )
  }

  #pay(payoutType: 'instant' | 'standard', now: number, periodEnd: number): void {
    this.service.now = now
    const run = { payoutType, day: this.service.context.today(), periodEnd, creatorIds: [1] }
    this.service.run(new PayoutUsersService(this.service.context, run, this.comparison).process())
  }
}

const daily = { frequency: 'daily' } as const
const paidInstantly = (
  payoutId: number,
  oldPaysOn: string,
  grossCents: number,
  feeCents: number,
): SqlValue[] => [
  ...['paid_instantly', payoutId, oldPaysOn],
  ...['pay', 'instant', grossCents, feeCents, null],
  ...['none', null, null, null],
]

describe('a daily creator', () => {
  it('is paid instantly, where the old service would wait for the first run that may pay it', () => {
    const compared = new Compared(daily)
    compared.earn('2026-08-31', 206_00)
    compared.daily('2026-09-01')
    // Earned on a Monday: old enough for the cycle of Friday the 11th, which US banks see on its Thursday.
    expect(compared.differences).toEqual([paidInstantly(1, '2026-09-10', 206_00, 6_00)])
    expect(compared.comparison.counts).toEqual({ compared: 1, agreed: 0 })
  })

  it('is paid instantly with money old enough that the old service would pay it the same day', () => {
    const compared = new Compared(daily)
    compared.earn('2026-08-20', 206_00)
    compared.daily('2026-09-03')
    expect(compared.differences).toEqual([paidInstantly(1, '2026-09-03', 206_00, 6_00)])
  })

  it('is paid sooner by as many days as there are, each weighted by its money', () => {
    const compared = new Compared(daily)
    compared.earn('2026-08-20', 103_00)
    compared.daily('2026-09-03')
    compared.service.webhook('payout_paid', 1)
    compared.earn('2026-09-03', 206_00)
    compared.daily('2026-09-04')
    const { ledger, comparison } = compared
    // $103 on the same day, and $206 six days sooner than on the 10th.
    expect(serviceComparisonOf(ledger.database, comparison.counts).daysLaterMean).toBe(4)
  })

  it('gets no standard payout of what has gone out already, and that money is missed once', () => {
    const compared = new Compared(daily)
    compared.earn('2026-08-27', 103_00)
    compared.daily('2026-08-31')
    compared.earn('2026-08-31', 51_50)
    compared.daily('2026-09-01')
    compared.standard('2026-09-03', '2026-08-28')
    expect(compared.differences).toEqual([
      paidInstantly(1, '2026-09-03', 103_00, 3_00),
      // The first payout is in progress and blocks the second, as it would in either service.
      [
        ...['skipped_in_daily_run', null, null],
        ...['skip', null, null, null, 'payout_in_progress'],
        ...['none', null, null, null],
      ],
      [
        ...['already_paid_instantly', null, null],
        ...['none', null, null, null, null],
        ...['pay', '2026-08-28', 103_00, null],
      ],
    ])
    compared.standard('2026-09-10', '2026-09-04')
    expect(compared.differences).toHaveLength(3)
  })

  it('would have been paid once what went out early made up the minimum together', () => {
    const compared = new Compared(daily)
    compared.earn('2026-08-30', 60_00)
    compared.daily('2026-08-31')
    compared.service.webhook('payout_paid', 1)
    compared.standard('2026-09-10', '2026-09-04')
    compared.earn('2026-09-09', 60_00)
    compared.daily('2026-09-10')
    compared.service.webhook('payout_paid', 2)
    compared.standard('2026-09-17', '2026-09-11')
    const kinds = compared.differences.map(([kind, , , , , , , , , until, gross]) => [
      kind,
      until,
      gross,
    ])
    expect(kinds).toEqual([
      ['paid_instantly', null, null],
      ['paid_instantly', null, null],
      ['already_paid_instantly', '2026-09-11', 120_00],
    ])
  })

  it('whose instant payout failed has the money unpaid in both services, which then agree', () => {
    const compared = new Compared(daily)
    compared.earn('2026-08-20', 150_00)
    compared.daily('2026-08-31')
    compared.service.webhook('payout_failed', 1)
    compared.standard('2026-09-03', '2026-08-28')
    expect(compared.differences).toEqual([paidInstantly(1, '2026-09-03', 150_00, 4_37)])
    expect(compared.comparison.counts).toEqual({ compared: 2, agreed: 1 })
  })

  it('who cannot be paid instantly is told so every day, and paid weekly by both', () => {
    const compared = new Compared({ ...daily, instantCapable: false })
    compared.earn('2026-08-20', 150_00)
    compared.daily('2026-09-03')
    compared.standard('2026-09-03', '2026-08-28')
    expect(compared.differences).toEqual([
      [
        ...['skipped_in_daily_run', null, null],
        ...['skip', null, null, null, 'instant_not_supported'],
        ...['none', null, null, null],
      ],
    ])
    expect(compared.service.payouts).toEqual([[1, 'standard', 'processing', 150_00, 0, 150_00]])
  })

  it('is paid a remainder below the minimum that rides on an instant payout of the same period end', () => {
    const compared = new Compared(daily)
    compared.earn('2026-08-28', 110_00)
    compared.daily('2026-08-29')
    compared.service.webhook('payout_paid', 1)
    compared.earn('2026-08-28', 20_00)
    compared.earn('2026-08-30', 90_00)
    compared.standard('2026-09-03', '2026-08-28')
    expect(compared.differences.slice(1)).toEqual([
      [
        ...['paid_only_by_new', 2, null],
        ...['pay', 'standard', 20_00, 0, null],
        ...['none', null, null, null],
      ],
      [
        ...['already_paid_instantly', 2, null],
        ...['pay', 'standard', 20_00, 0, null],
        ...['pay', '2026-08-28', 130_00, null],
      ],
    ])
  })
})

it.each(['weekly', 'monthly', 'quarterly'] as const)(
  'a %s creator sees no difference',
  (frequency) => {
    const compared = new Compared({ frequency })
    compared.earn('2026-08-20', 150_00)
    compared.standard('2026-09-24', '2026-09-18')
    expect(compared.service.payouts).toHaveLength(1)
    expect(compared.differences).toEqual([])
    expect(compared.comparison.counts).toEqual({ compared: 1, agreed: 1 })
  },
)

describe('the adapter', () => {
  const jobs = (choice: 'current' | 'before-daily' | 'compare', dayText: string): string[] => {
    const { service } = new Compared()
    const adapter = new PayoutServiceAdapter(service.context, choice, beforeDaily)
    const names = adapter.timetable(day(dayText)).map(({ job }) => job.name)
    return names.filter((name) => !/stuck|retry|requeue|whether-back/.test(name))
  }

  it('has no daily run before daily payouts', () => {
    const [thursday, saturday] = ['2026-09-03', '2026-09-05']
    for (const choice of ['current', 'compare'] as const) {
      expect(jobs(choice, thursday)).toEqual([
        'release-chargeback-holds',
        'daily-instant-payouts',
        'standard-payouts',
        'flexible-payouts',
      ])
      expect(jobs(choice, saturday)).toEqual([
        'release-chargeback-holds',
        'daily-instant-payouts',
        'flexible-payouts',
      ])
    }
    expect(jobs('before-daily', thursday)).toEqual(['release-chargeback-holds', 'standard-payouts'])
    expect(jobs('before-daily', saturday)).toEqual(['release-chargeback-holds'])
  })

  it('shows a daily creator the date of the service that runs', () => {
    const compared = new Compared(daily)
    compared.earn('2026-08-24', 150_00)
    const shown = (choice: 'current' | 'before-daily'): number | null =>
      new PayoutServiceAdapter(compared.service.context, choice, beforeDaily).nextPayoutDayOf(1)
    expect(shown('current')).toBe(day('2026-09-01'))
    expect(shown('before-daily')).toBe(day('2026-09-03'))
  })

  it('says what it needs for another service than today’s', () => {
    const { service } = new Compared()
    for (const choice of ['compare', 'before-daily'] as const) {
      expect(() => new PayoutServiceAdapter(service.context, choice)).toThrow(
        'No code for the service before',
      )
    }
  })

  it('counts nothing unless it compares', () => {
    const { service } = new Compared()
    expect(new PayoutServiceAdapter(service.context, 'current').comparisonCounts).toBeNull()
  })
})

it('asks the processor no more often than a run that is not compared', () => {
  const compared = new Compared(daily)
  compared.earn('2026-08-31', 206_00)
  compared.service.answers = { instantly_available: [answer.available(500_00)] }
  compared.daily('2026-09-01')
  expect(compared.service.requestsOf('instantly_available')).toHaveLength(1)
  expect(compared.service.requestsOf('create_payout')).toHaveLength(1)
})
