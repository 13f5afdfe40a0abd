/** When a payout that has arrived is asked about: once it can come back no more. */
import { describe, expect, it } from 'vitest'
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, startOfDay } from '../../src/core/calendar'
import { ASKED_WHETHER_BACK_HOUR, askWhetherBack } from '../../src/payouts/came-back'
import { day } from '../support/days'
import { claim, ledgerWith, sell } from '../support/ledgers'
import { Service } from '../support/service'

const START = day('2026-09-01')
const atHour = (hour: number): number => startOfDay(START) + hour * SECONDS_IN_HOUR

/** After how many days each question about a payout comes that was completed at this hour. */
function askedAfter(completedHour: number, comesBackWithinBusinessDays: number): number[] {
  const ledger = ledgerWith({})
  sell(ledger, 1, atHour(-30), 100_00)
  const payout = claim(ledger, 1, atHour(-1))
  ledger.payouts.markProcessing(payout, atHour(-1))
  ledger.payouts.complete(payout, atHour(completedHour))
  ledger.commit()
  const service = new Service(ledger, atHour(completedHour))
  const context = {
    ...service.context,
    returnsWithinBusinessDays: () => comesBackWithinBusinessDays,
  }
  return Array.from({ length: 40 }, (_, after) => after).filter((after) => {
    service.now = atHour(ASKED_WHETHER_BACK_HOUR) + after * SECONDS_IN_DAY
    service.enqueued.length = 0
    service.run(askWhetherBack(context, START + after))
    return service.enqueued.length > 0
  })
}

describe('a payout that has arrived is asked about', () => {
  it('after five business days, which a weekend can make seven days, and the whole last one', () => {
    expect(askedAfter(12, 5)).toEqual([8])
  })

  it('a day later where it arrived after the hour of the question', () => {
    expect(askedAfter(17, 5)).toEqual([9])
  })

  it.each([
    [6, 11],
    [10, 15],
    [11, 18],
  ])('a second time where banks take %i business days: after %i days', (businessDays, days) => {
    expect(askedAfter(12, businessDays)).toEqual([8, days])
  })
})
