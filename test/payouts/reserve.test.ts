import { describe, expect, it } from 'vitest'
import { startOfDay } from '../../src/core/calendar'
import type { PayoutPolicy } from '../../src/core/policy'
import { InstantPayoutsService } from '../../src/payouts/instant-payouts-service'
import { reserveOf, unpaidBalances, payableAmount } from '../../src/payouts/payable'
import { at, day } from '../support/days'
import { claim, ledgerWith, rows } from '../support/ledgers'
import { Service } from '../support/service'

const NOW = at('2026-09-10T08:00:00Z')

const PAYS_A_PART = { chargebackReserveBasisPoints: 2_500, instantDuringChargebackHold: true }

/** A creator held since Monday, with balances of so many cents on days before. */
function held(amountsCents: readonly number[], changes: Partial<PayoutPolicy> = {}): Service {
  const ledger = ledgerWith({ frequency: 'daily' })
  amountsCents.forEach((amountCents, index) => {
    const occurredAt = startOfDay(day('2026-08-20') + index)
    ledger.sales.recordCredit({ creatorId: 1, occurredAt, holder: 'processor' }, amountCents)
  })
  ledger.pauses.pause(1, 'chargeback_rate', at('2026-09-07T12:00:00Z'))
  ledger.commit()
  return new Service(ledger, NOW, { ...PAYS_A_PART, ...changes })
}

describe('a creator who is held for chargebacks', () => {
  it('is paid three quarters, whole balances, oldest first', () => {
    const service = held([300_00, 300_00, 300_00, 300_00])
    service.pay('instant', '2026-09-09')
    expect(rows(service.ledger.database, 'SELECT gross_cents FROM payouts')).toEqual([[900_00]])
    expect(service.balanceStates).toEqual(['processing', 'processing', 'processing', 'unpaid'])
  })

  it('has no debt set off against it, which the next payout after the hold does', () => {
    const service = held([300_00, -40_00, 300_00, 300_00])
    service.pay('instant', '2026-09-09')
    expect(service.balanceStates).toEqual(['processing', 'unpaid', 'processing', 'unpaid'])
    expect(payableAmount(service.context, 1, day('2026-09-09')).keptBack.reserveCents).toBe(260_00)
    service.ledger.pauses.lift(1, 'chargeback_rate', NOW)
    expect(payableAmount(service.context, 1, day('2026-09-09')).amountCents).toBe(260_00)
  })

  it('gets nothing more of the same money: what was paid since the hold counts', () => {
    const service = held([300_00, 300_00, 300_00, 300_00])
    service.pay('instant', '2026-09-09')
    service.webhook('payout_paid')
    expect(reserveOf(service.context, 1)).toBe(300_00)
    service.now += 86_400
    service.pay('instant', '2026-09-10')
    expect(service.payouts).toHaveLength(1)
    expect(service.skipped).toEqual([[1, 'chargeback_reserve']])
  })

  it('has it kept back of the money of the period: younger money does not take its place', () => {
    const service = held([300_00, 300_00, 300_00, 300_00])
    const younger = { creatorId: 1, occurredAt: at('2026-09-09T12:00:00Z') }
    service.ledger.sales.recordCredit({ ...younger, holder: 'processor' }, 1_000_00)
    service.ledger.commit()
    service.pay('standard', '2026-09-04')
    expect(rows(service.ledger.database, 'SELECT gross_cents FROM payouts')).toEqual([[900_00]])
  })

  it('has nothing kept back of what was paid before the hold', () => {
    const service = held([300_00, 300_00, 300_00, 300_00])
    const beforeHold = at('2026-09-06T12:00:00Z')
    const payout = claim(service.ledger, 1, beforeHold)
    service.ledger.payouts.markProcessing(payout, beforeHold)
    service.ledger.payouts.complete(payout, beforeHold)
    const record = { creatorId: 1, occurredAt: beforeHold + 60, holder: 'processor' } as const
    service.ledger.sales.recordCredit(record, 400_00)
    service.ledger.commit()
    expect(reserveOf(service.context, 1)).toBe(100_00)
  })

  it('has it kept back of a payout that was in progress when the hold began, once that arrives', () => {
    const service = held([300_00, 300_00, 300_00, 300_00])
    const beforeHold = at('2026-09-06T12:00:00Z')
    const payout = claim(service.ledger, 1, beforeHold)
    service.ledger.payouts.markProcessing(payout, beforeHold)
    const record = { creatorId: 1, occurredAt: beforeHold + 60, holder: 'processor' } as const
    service.ledger.sales.recordCredit(record, 800_00)
    service.ledger.commit()
    expect(reserveOf(service.context, 1)).toBe(200_00)
    service.ledger.payouts.complete(payout, NOW)
    expect(reserveOf(service.context, 1)).toBe(500_00)
  })

  it('is paid nothing where the oldest balance alone reaches into the reserve', () => {
    const service = held([800_00, 100_00])
    expect(reserveOf(service.context, 1)).toBe(225_00)
    expect(unpaidBalances(service.context, 1, day('2026-09-09'))).toEqual([])
    service.pay('instant', '2026-09-09')
    expect(service.skipped).toEqual([[1, 'chargeback_reserve']])
  })

  it('is paid nothing at all under a policy that keeps everything', () => {
    const service = held([300_00, 300_00], { chargebackReserveBasisPoints: 10_000 })
    service.pay('instant', '2026-09-09')
    expect(service.skipped).toEqual([[1, 'paused']])
    expect(reserveOf(service.context, 1)).toBe(0)
  })

  it('keeps the reserve in a payout on request, too, though that claims up to the last day', () => {
    const service = held([300_00, 300_00, 300_00, 300_00])
    service.run(new InstantPayoutsService(service.context, 1).process())
    expect(rows(service.ledger.database, 'SELECT gross_cents FROM payouts')).toEqual([[900_00]])
  })

  it('is paid by standard payout alone where instant payouts are not made of it', () => {
    const service = held([300_00, 300_00, 300_00, 300_00], { instantDuringChargebackHold: false })
    service.pay('instant', '2026-09-09')
    service.run(new InstantPayoutsService(service.context, 1).process())
    expect(service.skipped).toEqual([
      [1, 'instant_not_supported'],
      [1, 'instant_not_supported'],
    ])
    service.pay('standard', '2026-09-04')
    const payouts = rows(service.ledger.database, 'SELECT payout_type, gross_cents FROM payouts')
    expect(payouts).toEqual([['standard', 900_00]])
  })

  it('is told of the hold before the reserve, which instant payouts have none of', () => {
    const service = held([800_00, 100_00], { instantDuringChargebackHold: false })
    service.pay('instant', '2026-09-09')
    expect(rows(service.ledger.database, 'SELECT content FROM payout_notes')).toEqual([
      [expect.stringContaining('not made while too much of the sales is charged back')],
    ])
  })

  it('has all of it again once the hold is lifted', () => {
    const service = held([300_00, 300_00])
    expect(payableAmount(service.context, 1, day('2026-09-09'))).toEqual({
      amountCents: 300_00,
      keptBack: { reserveCents: 300_00, smallTransferCents: 0 },
    })
    service.ledger.pauses.lift(1, 'chargeback_rate', NOW)
    expect(payableAmount(service.context, 1, day('2026-09-09')).amountCents).toBe(600_00)
    expect(reserveOf(service.context, 1)).toBe(0)
  })
})
