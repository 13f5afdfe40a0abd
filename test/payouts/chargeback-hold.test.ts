import { describe, expect, it } from 'vitest'
import {
  holdIfChargedBackTooOften,
  releaseChargebackHolds,
} from '../../src/payouts/chargeback-hold'
import { timetable } from '../../src/payouts/jobs'
import { at, day } from '../support/days'
import { ledgerWith, sell } from '../support/ledgers'
import { Service } from '../support/service'

const NOW = at('2026-09-10T07:30:00Z')
const SOLD_AT = at('2026-08-20T12:00:00Z')

/** A creator who sold for $10,000, of which so much was charged back. */
function serviceWith(chargedBackCents: number): Service {
  const ledger = ledgerWith({})
  sell(ledger, 1, SOLD_AT, 10_000_00 - chargedBackCents)
  const { saleId, fee } = sell(ledger, 1, SOLD_AT, chargedBackCents)
  const record = { creatorId: 1, occurredAt: NOW - 60, holder: 'processor' } as const
  ledger.sales.recordReversal('chargeback', record, fee, saleId, day('2026-08-20'))
  ledger.commit()
  return new Service(ledger, NOW)
}

const heldBy = (service: Service): string[] =>
  service.ledger.pauses.of(1).map(({ source }) => source)

describe('a creator of whose sales so much is charged back', () => {
  it.each([
    ['1.5%, the threshold', 150_00, []],
    ['a cent more', 150_01, ['chargeback_rate']],
  ])('as %s', (_what, chargedBackCents, expected) => {
    const service = serviceWith(chargedBackCents)
    holdIfChargedBackTooOften(service.context, 1, NOW)
    holdIfChargedBackTooOften(service.context, 1, NOW + 60)
    expect(heldBy(service)).toEqual(expected)
    expect(service.noteCodes).toEqual(expected.map(() => 'chargeback_hold_held'))
  })

  it('is not released by a job that begins under rules by which people do so', () => {
    const service = serviceWith(160_00)
    holdIfChargedBackTooOften(service.context, 1, NOW)
    sell(service.ledger, 1, NOW, 700_00)
    const context = {
      ...service.context,
      policy: { ...service.context.policy, chargebackHoldLiftsItself: false },
    }
    service.run(releaseChargebackHolds(context))
    expect(heldBy(service)).toEqual(['chargeback_rate'])
  })

  it('is released the morning after the rate has fallen to the threshold', () => {
    const service = serviceWith(160_00)
    holdIfChargedBackTooOften(service.context, 1, NOW)
    service.run(releaseChargebackHolds(service.context))
    expect(heldBy(service)).toEqual(['chargeback_rate'])
    sell(service.ledger, 1, NOW, 700_00)
    service.run(releaseChargebackHolds(service.context))
    expect(heldBy(service)).toEqual([])
    expect(service.noteCodes).toEqual(['chargeback_hold_held', 'chargeback_hold_released'])
  })

  it('is released by itself only in an era that does so, before the daily run', () => {
    const names = (changes: object): string[] =>
      timetable(new Service(ledgerWith({}), NOW, changes).context, day('2026-09-10')).map(
        ({ job }) => job.name,
      )
    expect(names({})[0]).toBe('release-chargeback-holds')
    expect(names({ chargebackHoldLiftsItself: false })[0]).toBe('daily-instant-payouts')
  })
})
