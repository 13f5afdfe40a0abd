import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AuditedVolumes, SELLING_DAYS } from '../../src/checks/auditor/sale-volumes'
import { startOfDay } from '../../src/core/calendar'
import { PolicyTimeline } from '../../src/core/policy-timeline'
import { SaleVolumes } from '../../src/ledger/sale-volumes'
import { day } from '../support/days'
import { ledgerWith, policy, sell } from '../support/ledgers'

const START = day('2026-09-01')

describe('what a creator sold', () => {
  it('counts by the day of the sale, less what was refunded, and what of it was charged back', () => {
    const volumes = new SaleVolumes()
    volumes.sold(1, START, 100_00)
    volumes.sold(1, START + 1, 50_00)
    volumes.sold(2, START, 7_00)
    volumes.refunded(1, START, 30_00)
    volumes.chargedBack(1, START, 20_00)
    expect(volumes.of(1, START + 1, null)).toEqual({
      unrefundedCents: 120_00,
      chargedBackCents: 20_00,
    })
    expect(volumes.of(1, START + 1, 1)).toEqual({ unrefundedCents: 50_00, chargedBackCents: 0 })
    expect(volumes.of(1, START + 1, 2)).toEqual({
      unrefundedCents: 120_00,
      chargedBackCents: 20_00,
    })
    expect(volumes.of(3, START, null)).toEqual({ unrefundedCents: 0, chargedBackCents: 0 })
  })

  it('counts as it did for all time and for windows that begin later, where old days are one', () => {
    const volumes = new SaleVolumes()
    const policies = new PolicyTimeline({ ...policy, chargebackHoldWindowDays: 5 })
    const audited = new AuditedVolumes(new Map(), policies)
    for (const books of [volumes, audited]) {
      for (let past = 0; past < 10; past += 1) books.sold(1, START + past, 10_00 + past)
      books.chargedBack(1, START + 2, 3_00)
      // The auditor is told from when on is asked, and works out itself how far that looks back.
      const windowDays = books === audited ? 5 : 0
      books.joinBefore(START + 5 + windowDays)
      books.joinBefore(START + 6 + windowDays)
      books.chargedBack(1, START + 1, 4_00)
      books.sold(1, START + 10, 20_00)
    }
    const today = START + 10
    expect(volumes.of(1, today, null)).toEqual({ unrefundedCents: 120_45, chargedBackCents: 7_00 })
    expect(volumes.of(1, today, 5)).toEqual({ unrefundedCents: 60_30, chargedBackCents: 0 })
    expect(audited.aboveShare(1, today, null, 1_000)).toBe(7_00 * 10_000 - 120_45 * 1_000)
    expect(audited.aboveShare(1, today, 5, 1_000)).toBe(-60_30 * 1_000)
  })

  it('is the same by the ledger, by the auditor and by a plain list of all that happened', () => {
    const WINDOW = 5
    const happening = fc.record({
      kind: fc.constantFrom('sold' as const, 'refunded' as const, 'chargedBack' as const),
      daysAgo: fc.nat(40),
      cents: fc.integer({ min: 1, max: 100_00 }),
    })
    const dayOfSales = fc.record({
      happenings: fc.array(happening, { maxLength: 5 }),
      joins: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(dayOfSales, { maxLength: 70 }), (days) => {
        const ledger = new SaleVolumes()
        const policies = new PolicyTimeline({ ...policy, chargebackHoldWindowDays: WINDOW })
        const audited = new AuditedVolumes(new Map(), policies)
        const all: { kind: string; day: number; cents: number }[] = []
        const sum = (kind: string, since: number): number =>
          all.reduce(
            (cents, one) => cents + (one.kind === kind && one.day >= since ? one.cents : 0),
            0,
          )
        days.forEach(({ happenings, joins }, index) => {
          const today = START + index
          for (const { kind, daysAgo, cents } of happenings) {
            const saleDay = kind === 'sold' ? today : today - daysAgo
            if (kind !== 'sold' && !all.some((one) => one.kind === 'sold' && one.day === saleDay))
              continue
            all.push({ kind, day: saleDay, cents })
            for (const books of [ledger, audited]) books[kind](1, saleDay, cents)
          }
          if (joins) {
            ledger.joinBefore(today - SELLING_DAYS)
            audited.joinBefore(today)
          }
          const kept = all.reduce((cents, one) => {
            const isAsked = one.day < today && one.day >= today - SELLING_DAYS
            return cents + (isAsked ? (one.kind === 'sold' ? one.cents : -one.cents) : 0)
          }, 0)
          const sold = ledger.of(1, today - 1, SELLING_DAYS)
          expect(sold.unrefundedCents - sold.chargedBackCents).toBe(kept)
          expect(audited.keptBefore(1, today)).toBe(kept)
          for (const windowDays of [null, WINDOW]) {
            const since = windowDays === null ? -Infinity : today - windowDays + 1
            const unrefundedCents = sum('sold', since) - sum('refunded', since)
            const chargedBackCents = sum('chargedBack', since)
            expect(ledger.of(1, today, windowDays)).toEqual({ unrefundedCents, chargedBackCents })
            expect(audited.aboveShare(1, today, windowDays, 1_000)).toBe(
              chargedBackCents * 10_000 - unrefundedCents * 1_000,
            )
          }
        })
      }),
    )
  })

  it('is less by a refund on the day of the sale, on whichever day the refund is made', () => {
    const ledger = ledgerWith({})
    const { saleId, fee } = sell(ledger, 1, startOfDay(START), 100_00)
    const refund = { creatorId: 1, occurredAt: startOfDay(START + 9), holder: 'processor' } as const
    ledger.sales.recordReversal('refund', refund, fee, saleId, START)
    const { volumes } = ledger.sales
    expect(volumes.of(1, START + 9, 5)).toEqual({ unrefundedCents: 0, chargedBackCents: 0 })
    expect(volumes.of(1, START + 9, 10)).toEqual({ unrefundedCents: 0, chargedBackCents: 0 })
    expect(volumes.of(1, START, 1)).toEqual({ unrefundedCents: 0, chargedBackCents: 0 })
  })

  it('counts the part of what was sold before the run that falls into the window', () => {
    const volumes = new SaleVolumes()
    volumes.hadSoldBefore(1, { grossCents: 365_00, days: 365, firstDayOfRun: START })
    const before = (today: number, window: number | null): number =>
      volumes.of(1, today, window).unrefundedCents
    expect(before(START, null)).toBe(365_00)
    expect(before(START, 365)).toBe(364_00)
    expect(before(START + 99, 365)).toBe(265_00)
    expect(before(START + 400, 365)).toBe(0)
    // Whole cents, rounded down: 29 of 365 days of a dollar.
    volumes.hadSoldBefore(1, { grossCents: 1_00, days: 365, firstDayOfRun: START })
    expect(before(START, 30)).toBe(7)
  })
})
