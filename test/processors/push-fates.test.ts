/** How payments end on each push rail: limits at the exact cent, how soon the money is there, how it goes wrong. */
import { describe, expect, it } from 'vitest'
import { NO_BANK_HOLIDAYS } from '../../src/core/business-days'
import { isFederalReserveHoliday } from '../../src/core/federal-reserve'
import { isoFromInstant, SECONDS_IN_DAY, SECONDS_IN_HOUR } from '../../src/core/calendar'
import { PUSH_RAILS, type PushRail } from '../../src/core/vocabulary'
import { drawPushFate, settlementAfter, type PushFate } from '../../src/processors/push-fates'
import { readScenario } from '../../src/scenario/read-scenario'
import type { ScenarioInput } from '../../src/scenario/schema'
import { Draws } from '../../src/core/draws'
import { at } from '../support/days'

const MONDAY = at('2026-08-31T12:00:00Z')
type Rails = NonNullable<NonNullable<ScenarioInput['processor']>['rails']>

function settingsWith(rails: Rails = {}) {
  const read = readScenario({ version: 1, processor: { rails } })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.scenario.processor.rails
}

/** So many fates of payments of an amount, asked for on a Monday at noon. */
function fates(rail: PushRail, netCents: number, rails: Rails = {}, count = 200): PushFate[] {
  const settings = settingsWith(rails)
  const uniform = new Draws('fates').of('push-fate', rail)
  return Array.from({ length: count }, () =>
    drawPushFate(
      rail,
      { netCents, askedAt: MONDAY, isBankHoliday: NO_BANK_HOLIDAYS },
      settings,
      uniform,
    ),
  )
}

const kindsOf = (drawn: readonly PushFate[]): string[] => [
  ...new Set(drawn.map(({ kind }) => kind)),
]
const codesOf = (drawn: readonly PushFate[]): string[] =>
  [...new Set(drawn.flatMap((fate) => ('code' in fate ? [fate.code] : [])))].toSorted()

const NO_TROUBLE: Rails = {
  card_push: { declinedBasisPoints: 0 },
  rtp: { rejectedBasisPoints: 0 },
  fednow: { rejectedBasisPoints: 0, noAnswerBasisPoints: 0 },
  same_day_ach: { returnedBasisPoints: 0 },
  stablecoin: { screenedBasisPoints: 0, lostBasisPoints: 0 },
}

describe('the most that one payment carries', () => {
  it.each([
    ['card_push', 10_000_00, 'goes_by_bank'],
    ['rtp', 10_000_000_00, 'refused'],
    ['fednow', 10_000_000_00, 'refused'],
    ['same_day_ach', 1_000_000_00, 'refused'],
  ] as const)('on %s is %i cents; a cent more %s', (rail, maximumCents, above) => {
    expect(kindsOf(fates(rail, maximumCents, NO_TROUBLE)).filter((kind) => kind === above)).toEqual(
      [],
    )
    const tooLarge = fates(rail, maximumCents + 1, NO_TROUBLE)
    expect(kindsOf(tooLarge)).toEqual([above])
    expect(codesOf(tooLarge)).toEqual(['payment_limit_exceeded'])
  })

  it('on stablecoin is not limited, unless a scenario says so', () => {
    expect(kindsOf(fates('stablecoin', 1_000_000_000_00, NO_TROUBLE))).toEqual(['arrives'])
    const limited = { stablecoin: { ...NO_TROUBLE.stablecoin, paymentMaximumCents: 100 } }
    expect(kindsOf(fates('stablecoin', 101, limited))).toEqual(['refused'])
  })
})

describe('money without trouble', () => {
  it.each([
    ['card_push', 1, 1_800],
    ['rtp', 1, 15],
    ['stablecoin', 1, 60],
  ] as const)('is there on %s after %i to %i seconds', (rail, least, most) => {
    for (const fate of fates(rail, 100_00, NO_TROUBLE)) {
      if (fate.kind !== 'arrives') throw new Error(fate.kind)
      expect(fate.arrivesAt - MONDAY).toBeGreaterThanOrEqual(least)
      expect(fate.arrivesAt - MONDAY).toBeLessThanOrEqual(most)
    }
  })
})

describe('FedNow', () => {
  it.each([
    [20, 'arrives'],
    [21, 'fails'],
  ])('a bank that answers after %i seconds: %s', (seconds, kind) => {
    const arrival = { medianSeconds: seconds, sigma: 0 }
    const drawn = fates('fednow', 100_00, { fednow: { ...NO_TROUBLE.fednow, arrival } }, 5)
    expect(kindsOf(drawn)).toEqual([kind])
  })

  it('rejects by itself, 20 seconds after it was asked, what is not answered', () => {
    const drawn = fates('fednow', 100_00, { fednow: { noAnswerBasisPoints: 10_000 } }, 5)
    for (const fate of drawn) {
      expect(fate).toEqual({ kind: 'fails', failsAt: MONDAY + 20, code: 'receiver_timeout' })
    }
  })
})

describe('what goes wrong', () => {
  it.each([
    ['rtp', { rtp: { rejectedBasisPoints: 10_000 } }, 'fails', ['AC03', 'AC04', 'AC06']],
    ['fednow', { fednow: { rejectedBasisPoints: 10_000, noAnswerBasisPoints: 0 } }, 'fails', null],
    [
      'card_push',
      { card_push: { declinedBasisPoints: 10_000, fallbackToBank: false } },
      'fails',
      ['57', '62', '65'],
    ],
    [
      'card_push',
      { card_push: { declinedBasisPoints: 10_000 } },
      'goes_by_bank',
      ['57', '62', '65'],
    ],
    [
      'same_day_ach',
      { same_day_ach: { returnedBasisPoints: 10_000 } },
      'returns',
      ['R02', 'R03', 'R04'],
    ],
    ['stablecoin', { stablecoin: { screenedBasisPoints: 10_000 } }, 'refused', null],
    [
      'stablecoin',
      { stablecoin: { screenedBasisPoints: 0, lostBasisPoints: 10_000 } },
      'is_lost',
      ['wrong_address'],
    ],
  ] as [PushRail, Rails, string, string[] | null][])(
    'on %s, %j: %s',
    (rail, rails, kind, codes) => {
      const drawn = fates(rail, 100_00, rails)
      const answered = drawn.filter((fate) => !('code' in fate) || fate.code !== 'receiver_timeout')
      expect(kindsOf(answered)).toEqual([kind])
      if (codes) expect(codesOf(answered)).toEqual(codes)
    },
  )

  it('a declined push is with the bank one to three business days later', () => {
    const days = fates('card_push', 100_00, { card_push: { declinedBasisPoints: 10_000 } }).map(
      (fate) => (fate.kind === 'goes_by_bank' ? isoFromInstant(fate.arrivesAt).slice(0, 10) : ''),
    )
    expect([...new Set(days)].toSorted()).toEqual(['2026-09-01', '2026-09-02', '2026-09-03'])
  })

  it('a returned transfer comes back one or two banking days after it was there', () => {
    const drawn = fates('same_day_ach', 100_00, { same_day_ach: { returnedBasisPoints: 10_000 } })
    const days = drawn.map((fate) =>
      fate.kind === 'returns' ? isoFromInstant(fate.returnsAt).slice(0, 10) : '',
    )
    expect([...new Set(days)].toSorted()).toEqual(['2026-09-01', '2026-09-02'])
  })

  it('a loss is noticed a day after the money was there', () => {
    const lost = { screenedBasisPoints: 0, lostBasisPoints: 10_000 }
    for (const fate of fates('stablecoin', 100_00, { stablecoin: lost }, 5)) {
      if (fate.kind !== 'is_lost') throw new Error(fate.kind)
      expect(fate.noticedAt - fate.arrivesAt).toBe(SECONDS_IN_DAY)
    }
  })
})

describe('same-day ACH', () => {
  it.each([
    ['2026-08-31T15:30:00Z', '2026-08-31T18:00:00Z', 'as the first window closes'],
    ['2026-08-31T15:30:01Z', '2026-08-31T22:00:00Z', 'a second later'],
    ['2026-08-31T21:45:00Z', '2026-08-31T23:00:00Z', 'as the last one closes'],
    ['2026-08-31T21:45:01Z', '2026-09-01T18:00:00Z', 'after it'],
    ['2026-09-04T22:00:00Z', '2026-09-07T18:00:00Z', 'on a Friday night'],
    ['2026-09-05T08:00:00Z', '2026-09-07T18:00:00Z', 'on a Saturday'],
    ['2026-09-07T08:00:00Z', '2026-09-07T18:00:00Z', 'at the daily run of a Monday'],
  ])('asked for at %s settles at %s: %s', (askedAt, settlesAt) => {
    const { windows } = settingsWith().same_day_ach
    expect(isoFromInstant(settlementAfter(at(askedAt), windows, NO_BANK_HOLIDAYS))).toBe(settlesAt)
  })

  it.each([
    ['2026-09-04T22:00:00Z', '2026-09-08T18:00:00Z', 'on the Friday night before Labor Day'],
    ['2026-09-07T08:00:00Z', '2026-09-08T18:00:00Z', 'at the daily run of Labor Day'],
    ['2026-11-25T22:00:00Z', '2026-11-27T18:00:00Z', 'on the evening before Thanksgiving'],
    ['2026-07-03T08:00:00Z', '2026-07-03T18:00:00Z', 'the day before a holiday on a Saturday'],
  ])('with bank holidays, asked for at %s settles at %s: %s', (askedAt, settlesAt) => {
    const { windows } = settingsWith().same_day_ach
    expect(isoFromInstant(settlementAfter(at(askedAt), windows, isFederalReserveHoliday))).toBe(
      settlesAt,
    )
  })
})

it.each(PUSH_RAILS)('on %s, a fate takes as many draws whatever it is', (rail) => {
  const draws = [0, 10_000].map((rate) => {
    const settings = settingsWith({
      card_push: { declinedBasisPoints: rate },
      rtp: { rejectedBasisPoints: rate },
      fednow: { rejectedBasisPoints: rate, noAnswerBasisPoints: rate },
      same_day_ach: { returnedBasisPoints: rate },
      stablecoin: { screenedBasisPoints: rate, lostBasisPoints: rate },
    })
    let count = 0
    const askedAt = MONDAY + SECONDS_IN_HOUR
    drawPushFate(
      rail,
      { netCents: 100_00, askedAt, isBankHoliday: NO_BANK_HOLIDAYS },
      settings,
      () => {
        count += 1
        return 0.5
      },
    )
    return count
  })
  expect(draws[0]).toBe(draws[1])
})
