/** When a payout that has arrived is asked about: once it can come back no more. */
import { describe, expect, it } from 'vitest'
import { addBusinessDays, NO_BANK_HOLIDAYS, type IsBankHoliday } from '../../src/core/business-days'
import { isFederalReserveHoliday } from '../../src/core/federal-reserve'
import { SECONDS_IN_DAY, SECONDS_IN_HOUR, startOfDay, type Day } from '../../src/core/calendar'
import { ASKED_WHETHER_BACK_HOUR, askWhetherBack } from '../../src/payouts/came-back'
import type { LookUpResult, ProcessorAnswer, WebhookEvent } from '../../src/payouts/ports'
import { day } from '../support/days'
import { claim, ledgerWith, rows, sell } from '../support/ledgers'
import { answer, Service } from '../support/service'

const START = day('2026-09-01')
const atHour = (hour: number, start = START): number => startOfDay(start) + hour * SECONDS_IN_HOUR

/** With a payout that was completed at this hour. */
function serviceWithCompleted(completedHour: number, start = START): Service {
  const ledger = ledgerWith({})
  sell(ledger, 1, atHour(-30, start), 100_00)
  const payout = claim(ledger, 1, atHour(-1, start))
  ledger.payouts.markProcessing(payout, atHour(-1, start))
  ledger.payouts.complete(payout, atHour(completedHour, start))
  ledger.commit()
  return new Service(ledger, atHour(completedHour, start))
}

/** After how many days each question about a payout comes that was completed at this hour. */
function askedAfter(
  completedHour: number,
  comesBackWithinBusinessDays: number,
  isBankHoliday: IsBankHoliday = NO_BANK_HOLIDAYS,
  start: Day = START,
): number[] {
  const service = serviceWithCompleted(completedHour, start)
  const context = {
    ...service.context,
    returnsWithinBusinessDays: () => comesBackWithinBusinessDays,
    isBankHoliday,
  }
  return Array.from({ length: 40 }, (_, after) => after).filter((after) => {
    service.now = atHour(ASKED_WHETHER_BACK_HOUR, start) + after * SECONDS_IN_DAY
    service.enqueued.length = 0
    service.run(askWhetherBack(context, start + after))
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

  it.each([
    // Five business days after 1 September are over on the 9th, because of Labor Day on the 7th.
    [12, 5, [9]],
    // On the 2nd after the hour of the question: the 10th.
    [17, 5, [10]],
    [12, 10, [9, 16]],
  ])('later over a bank holiday: completed at %i:00, within %i days: %j', (hour, within, days) => {
    expect(askedAfter(hour, within, isFederalReserveHoliday)).toEqual(days)
  })

  it('once, and not while it can still come back, on every day around Christmas and New Year', () => {
    for (let start = day('2026-12-14'); start < day('2027-01-21'); start += 1) {
      const asked = askedAfter(12, 5, isFederalReserveHoliday, start)
      expect(asked).toHaveLength(1)
      expect(start + asked[0]!).toBeGreaterThan(addBusinessDays(start, 5, isFederalReserveHoliday))
    }
  })
})

describe('the question about it', () => {
  const ids = { payoutId: 1, processorPayoutId: 'po_1' }
  const known = (news: WebhookEvent): ProcessorAnswer => {
    const result: LookUpResult = { found: 'payout', processorPayoutId: 'po_1', costCents: 30, news }
    return { outcome: 'done', result }
  }
  const PAID = known({ kind: 'payout_paid', ...ids })
  const BACK = known({ kind: 'payout_failed', ...ids, code: 'account_closed' })
  const BUSY = answer.refused('processor_rate_limited')

  /** Eight days later. `before`: what happens until it is asked for the first or the second time. */
  function asked(
    answers: ProcessorAnswer[],
    before: Partial<Record<'first' | 'second', (service: Service) => void>> = {},
  ) {
    const service = serviceWithCompleted(12)
    before.first?.(service)
    service.now = atHour(ASKED_WHETHER_BACK_HOUR) + 8 * SECONDS_IN_DAY
    service.run(askWhetherBack(service.context, START + 8))
    service.answers = { look_up: answers }
    if (before.second) {
      service.runNextJob()
      before.second(service)
    }
    while (service.enqueued.length > 0) service.runNextJob()
    return {
      state: service.payouts[0]![2],
      questions: service.requests.filter(({ kind }) => kind === 'look_up').length,
      days: Math.floor((service.now - atHour(ASKED_WHETHER_BACK_HOUR)) / SECONDS_IN_DAY),
      refused: rows(service.ledger.database, 'SELECT * FROM refused_state_changes').length,
    }
  }

  it.each([
    ['is asked once where the money is still there', [PAID], 'completed', 1, 8],
    ['takes it back where it is not', [BACK], 'returned', 1, 8],
    ['is asked again a day later where there is no answer', [BUSY, PAID], 'completed', 2, 9],
    ['is asked each day until there is one', [BUSY, BUSY, BACK], 'returned', 3, 10],
  ])('%s', (_what, answers, state, questions, days) => {
    expect(asked(answers)).toEqual({ state, questions, days, refused: 0 })
  })

  const comesBack = (service: Service): void => {
    service.webhook('payout_failed')
    expect(service.payouts[0]![2]).toBe('returned')
  }

  it('is not asked, or not once more, where it is known to have come back', () => {
    const expected = { state: 'returned', refused: 0 }
    expect(asked([], { first: comesBack })).toMatchObject({ ...expected, questions: 0 })
    expect(asked([BUSY, BACK], { second: comesBack })).toMatchObject({ ...expected, questions: 1 })
  })
})
