import { describe, expect, it } from 'vitest'
import type { Figure, FigureName } from '../../../workers/contract'
import { findingSentences } from '../../../src/ui/overview/finding'

const DAY_SECONDS = 86_400

const UNITS: Partial<Record<FigureName, Figure['unit']>> = {
  instant_margin: 'cents',
  payout_net: 'cents',
  days_sooner: 'seconds',
  daily_share_of_eligible: 'basis-points',
}

function finding(days: number, values: Partial<Record<FigureName, number>>): string {
  const sentences = findingSentences({
    days,
    figure: (name) => ({
      name,
      unit: UNITS[name] ?? 'count',
      value: values[name] ?? null,
      sql: '',
    }),
  })
  return sentences
    .map((parts) => parts.map((part) => (part.type === 'text' ? part.value : '')).join(''))
    .join(' ')
}

const DAILY = { instant_payouts: 965, instant_margin: 1_587_77, daily_share_of_eligible: 33_70 }

describe('what a run found, in words', () => {
  it.each([
    [
      'a margin',
      90,
      { ...DAILY, days_sooner: 13.2 * DAY_SECONDS },
      'Over 90 days, daily payouts earned $1,587.77 after processor cost. 33.7% of eligible creators chose them and had their money 13.2 days sooner.',
    ],
    [
      'a loss, without a sign where the verb says it',
      90,
      { ...DAILY, instant_margin: -12_05 },
      'Over 90 days, daily payouts lost $12.05 after processor cost.',
    ],
    [
      'money that came later',
      1,
      { ...DAILY, days_sooner: -5 * 3_600 },
      'On the first day, daily payouts earned $1,587.77 after processor cost. 33.7% of eligible creators chose them and had their money 5 hours later.',
    ],
    [
      'no difference in time',
      30,
      { ...DAILY, days_sooner: 0 },
      'Over 30 days, daily payouts earned $1,587.77 after processor cost. 33.7% of eligible creators chose them and had their money no sooner.',
    ],
    [
      'no instant payouts',
      1_200,
      { instant_payouts: 0, standard_payouts: 1_632, payout_net: 1_326_276_71 },
      'Over 1,200 days, nobody was paid instantly. 1,632 standard payouts brought creators $1,326,276.71.',
    ],
    [
      'one payout',
      14,
      { instant_payouts: 0, standard_payouts: 1, payout_net: 110_00 },
      'Over 14 days, nobody was paid instantly. 1 standard payout brought its creator $110.00.',
    ],
    [
      'no payouts at all',
      1,
      { instant_payouts: 0 },
      'On the first day, no money went out to creators.',
    ],
  ])('%s', (_case, days, values, words) => {
    expect(finding(days, values)).toBe(words)
  })
})
