import { describe, expect, it } from 'vitest'
import { POLICIES } from '../../../src/core/policy'
import { scenarioSchema } from '../../../src/scenario/schema'
import { figureLines, settingTitle, settingValue } from '../../../src/ui/words/settings'

const DEFAULTS = scenarioSchema.parse({ version: 1 })

describe('a setting outside its group', () => {
  it.each([
    ['policy.instantFeeBasisPoints', 'Instant fee, percentage'],
    ['population.refunds.delayDaysMean', 'Refunds: After, on average'],
    ['population.scheduleShareBasisPoints.daily', 'Schedule: Daily'],
    ['processor.rails.rtp.arrival.medianSeconds', 'RTP, Arrival: Median'],
    ['population.countryShareBasisPoints.paypal.UA', 'Countries: PayPal: Ukraine'],
    ['policyChanges[1].policy.holdDays', 'Holding period'],
    ['no.such.setting', 'no.such.setting'],
  ])('%s is called %s', (path, title) => {
    expect(settingTitle(path)).toBe(title)
  })
})

describe('a value in words', () => {
  it.each<[string, unknown, string]>([
    ['policy.instantFeeBasisPoints', 291, '2.91%'],
    ['policy.minimumCents', 10_00, '$10'],
    ['policy.minimumCents', 10_50, '$10.50'],
    ['policy.processingBlocksDays', null, 'As long as it takes'],
    ['policy.processingBlocksDays', 1, 'For 1 day'],
    ['policy.chargebackReserveBasisPoints', 10_000, 'Everything'],
    ['policy.spendsToday', 'live', 'Those created today that have not failed or come back'],
    ['policy.compliantOnly', false, 'Everyone not suspended'],
    ['policy.instantCountries', [], 'None'],
    ['policy.name', 'payout-lab', 'Payout Lab'],
    ['population.flexibleSchedules.chosen_weekdays.weekdays', ['monday'], 'Monday'],
    ['population.countryShareBasisPoints.paypal.UA', 3_000, '30%'],
    ['population.launches.perCreatorPerYear', 1.5, '1.5 a year'],
    ['processor.rails.rtp.costs.perPaymentMills', 45, '$0.045'],
    ['processor.rails.card_push.fallbackToBank', true, 'on'],
    ['processor.instantArrival.medianSeconds', 300, '5 minutes'],
    ['processor.instantDailyCapCents', null, 'No limit'],
    ['startDay', '2026-08-31', '31 Aug 2026'],
    ['creators', [{}, {}], '2 entries'],
    ['actions', undefined, 'none'],
  ])('%s %j: %s', (path, value, words) => {
    expect(settingValue(path, value)).toBe(words)
  })

  it('has all of what is one assumption', () => {
    expect(settingValue('population.weekdayShape', DEFAULTS.population.weekdayShape)).toMatch(
      /^Monday: 136; Tuesday: 127; /,
    )
    const { windows } = DEFAULTS.processor.rails.same_day_ach
    expect(settingValue('processor.rails.same_day_ach.windows', windows)).toMatch(
      /^Closes: 15:30 UTC; Settles: 18:00 UTC, /,
    )
  })

  it('has a line for each thing that a rule says, of rules that no scenario can change too', () => {
    const policy = POLICIES['payout-lab']
    expect(figureLines('gates', policy)).toHaveLength(6)
    expect(figureLines('runWeekday', policy)).toContain('PayPal: Friday')
    expect(figureLines('paypalFeeExemptCountries', policy)).toEqual(['Brazil', 'India'])
  })
})
