import { describe, expect, it } from 'vitest'
import { dayOfInstant, isoFromDay } from '../../src/core/calendar'
import { standardPeriodEnd } from '../../src/core/payout-schedule'
import { failAndReverse } from '../../src/payouts/perform-payout'
import { at } from '../support/days'
import { ledgerWith, sell } from '../support/ledgers'
import { brokenChecks, CALM_PROCESSOR, run } from '../support/runs'
import { answer, Service } from '../support/service'

const WEEK = 7 * 86_400

/** Weekly payouts on Thursdays, each refused with a code, or paid. */
function serviceAfter(outcomes: readonly string[], changes = {}): Service {
  const ledger = ledgerWith({})
  sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00)
  const service = new Service(ledger, at('2026-09-03T10:00:00Z'), changes)
  for (const outcome of outcomes) payWith(service, outcome)
  return service
}

function payWith(service: Service, outcome: string): void {
  const payoutId = service.payouts.length + 1
  if (outcome !== 'paid') service.answers = { create_payout: [answer.refused(outcome)] }
  const periodEnd = standardPeriodEnd(dayOfInstant(service.now), service.context.policy)
  service.pay('standard', isoFromDay(periodEnd))
  if (outcome === 'paid') {
    service.webhook('payout_paid', payoutId)
    sell(service.ledger, 1, at('2026-08-20T12:00:00Z'), 200_00)
  }
  service.now += WEEK
}

const isPaused = (service: Service): boolean =>
  service.ledger.pauses.of(1).some(({ source }) => source === 'repeated_failures')

describe('a creator whose payouts fail', () => {
  const BAD = 'account_closed'
  it.each([
    ['twice', [BAD, BAD], false],
    ['three times in a row', [BAD, BAD, BAD], true],
    ['three times, but not in a row', [BAD, BAD, 'paid', BAD], false],
    ['for want of an answer', [BAD, BAD, 'processor_unavailable', 'processor_rate_limited'], false],
    ['with passing failures in between', [BAD, 'processor_unavailable', BAD, BAD], true],
  ])('%s', (_what, outcomes, paused) => {
    const service = serviceAfter(outcomes)
    expect(isPaused(service)).toBe(paused)
    expect(service.noteCodes.includes('repeated_failures')).toBe(paused)
  })

  it.each([
    [
      'is not paid again since May 2026',
      {},
      ['failed'],
      ['destination_refused', 'destination_refused'],
    ],
    ['is tried each week before', { goneBankAccountStops: false }, Array(3).fill('failed'), []],
  ] as const)('whose bank account Stripe no longer has %s', (_what, changes, states, skipped) => {
    const code = 'bank_account_not_found_at_stripe'
    const service = serviceAfter([code, code, code], { repeatedFailuresPause: null, ...changes })
    expect(service.payouts.map(([, , state]) => state)).toEqual(states)
    expect(service.skipped.map(([, reason]) => reason)).toEqual(skipped)
  })

  it('is tried again where the bank says so of a payout that Stripe had taken', () => {
    const service = serviceAfter(['no_account', 'no_account'])
    expect(service.payouts).toHaveLength(2)
  })

  it('is paused for failures that lie behind a hundred others which say nothing of the destination', () => {
    const passing = Array.from({ length: 101 }, () => 'processor_unavailable')
    expect(isPaused(serviceAfter([BAD, BAD, ...passing, BAD]))).toBe(true)
  })

  it('is never paused by rail of their own Stripe account', () => {
    const ledger = ledgerWith({ rail: 'own_stripe' })
    sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00, 'platform')
    const service = new Service(ledger, at('2026-09-04T10:00:00Z'))
    for (const outcome of [BAD, BAD, BAD, BAD]) payWith(service, outcome)
    expect(service.payouts.map(([, , state]) => state)).toEqual(Array(4).fill('failed'))
    expect(isPaused(service)).toBe(false)
  })

  it('is paused for three in a row to one destination, and not across two', () => {
    const service = serviceAfter([BAD, BAD])
    const { rail, country, bankAccount } = service.ledger.creators.get(1)
    const elsewhere = { rail, country, bankAccount, instantCapable: false }
    service.ledger.creators.changeDestination(1, elsewhere, service.now)
    payWith(service, BAD)
    payWith(service, BAD)
    expect(isPaused(service)).toBe(false)
    payWith(service, BAD)
    expect(isPaused(service)).toBe(true)
  })

  it('is not paused for what was cancelled, but for what failed around it', () => {
    const service = serviceAfter([BAD, BAD])
    service.pay('standard', '2026-09-11')
    service.run(failAndReverse(service.context, 3, null, 'cancelled'))
    expect(service.payouts.map(([, , state]) => state)).toEqual(['failed', 'failed', 'cancelled'])
    service.now += WEEK
    payWith(service, 'processor_unavailable')
    expect(isPaused(service)).toBe(false)
    payWith(service, BAD)
    expect(isPaused(service)).toBe(true)
  })

  it('is never paused in an era without that rule', () => {
    expect(isPaused(serviceAfter([BAD, BAD, BAD, BAD], { repeatedFailuresPause: null }))).toBe(
      false,
    )
  })

  it('has a new start when support lifts the pause', () => {
    const service = serviceAfter([BAD, BAD, BAD])
    service.ledger.pauses.lift(1, 'repeated_failures', service.now)
    service.now += 60
    payWith(service, BAD)
    payWith(service, BAD)
    expect(isPaused(service)).toBe(false)
    payWith(service, BAD)
    expect(isPaused(service)).toBe(true)
  })
})

describe('a creator whose every payout fails, on Thursdays', () => {
  it.each([
    ['is paused with the third', [], '2026-09-21'],
    [
      'and who goes from bank to card after two is paused with the third to the card',
      ['us_card'],
      '2026-10-02',
    ],
  ] as const)('%s', (_what, rails, pausedOn) => {
    const done = run({
      version: 1,
      startDay: '2026-08-31',
      days: 40,
      policy: 'gumroad-2026-09-03',
      population: { size: 0 },
      creators: [{ handle: 'a', openingBalances: [{ day: '2026-08-20', amountCents: 200_00 }] }],
      processor: {
        ...CALM_PROCESSOR,
        failures: { ...CALM_PROCESSOR.failures, standardFailedBasisPoints: 10_000 },
      },
      actions: rails.map((rail) => ({
        action: 'change-rail',
        on: '2026-09-15',
        creator: 'a',
        rail,
      })),
    })
    expect(done.rows('SELECT substr(began_at, 1, 10), source FROM pauses')).toEqual([
      [pausedOn, 'repeated_failures'],
    ])
    expect(brokenChecks(done.report)).toEqual([])
  })
})
