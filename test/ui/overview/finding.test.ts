import { describe, expect, it } from 'vitest'
import type { Figure, FigureName, ProcessorBooks } from '../../../workers/contract'
import { findingSentences } from '../../../src/ui/overview/finding'

const DAY_SECONDS = 86_400

const UNITS: Partial<Record<FigureName, Figure['unit']>> = {
  instant_margin: 'cents',
  payout_net: 'cents',
  daily_sooner_seconds: 'seconds',
  daily_share_of_eligible: 'basis-points',
}

const NOTHING_UNHEARD: ProcessorBooks = {
  paidPayments: 0,
  paidCents: 0,
  costCents: 0,
  unheardPayments: 0,
  unheardCostCents: 0,
  unheardInstantPayments: 0,
  unheardInstantCostCents: 0,
}

function finding(
  days: number,
  values: Partial<Record<FigureName, number>>,
  unheard: Partial<ProcessorBooks> = {},
): string {
  const processorBooks = { ...NOTHING_UNHEARD, ...unheard }
  const isBounded = processorBooks.unheardInstantCostCents > 0
  const sentences = findingSentences({
    days,
    processorBooks,
    figure: (name) => ({
      name,
      unit: UNITS[name] ?? 'count',
      value: values[name] ?? null,
      bound: isBounded && name === 'instant_margin' ? 'at_most' : null,
      sql: '',
    }),
  })
  return sentences
    .map((parts) => parts.map((part) => (part.type === 'text' ? part.value : '')).join(''))
    .join(' ')
}

const DAILY = { instant_payouts_completed: 965, instant_margin: 1_587_77, daily_share_of_eligible: 33_70 }

describe('what a run found, in words', () => {
  it.each([
    [
      'a margin',
      90,
      { ...DAILY, daily_sooner_seconds: 13.2 * DAY_SECONDS },
      'Over 90 days, instant payouts earned $1,587.77 after processor cost. 33.7% of eligible creators chose daily payouts and had their money 13.2 days sooner.',
    ],
    [
      'a loss, without a sign where the verb says it',
      90,
      { ...DAILY, instant_margin: -12_05 },
      'Over 90 days, instant payouts lost $12.05 after processor cost.',
    ],
    [
      'money that came later',
      1,
      { ...DAILY, daily_sooner_seconds: -5 * 3_600 },
      'On the first day, instant payouts earned $1,587.77 after processor cost. 33.7% of eligible creators chose daily payouts and had their money 5 hours later.',
    ],
    [
      'no difference in time',
      30,
      { ...DAILY, daily_sooner_seconds: 0 },
      'Over 30 days, instant payouts earned $1,587.77 after processor cost. 33.7% of eligible creators chose daily payouts and had their money no sooner.',
    ],
    [
      'no instant payouts',
      1_200,
      { instant_payouts_completed: 0, standard_payouts_completed: 1_632, payout_net: 1_326_276_71 },
      'Over 1,200 days, nobody was paid instantly. 1,632 standard payouts brought creators $1,326,276.71.',
    ],
    [
      'one payout',
      14,
      { instant_payouts_completed: 0, standard_payouts_completed: 1, payout_net: 110_00 },
      'Over 14 days, nobody was paid instantly. 1 standard payout brought its creator $110.00.',
    ],
    [
      'no payouts at all',
      1,
      { instant_payouts_completed: 0 },
      'On the first day, no money went out to creators.',
    ],
  ])('%s', (_case, days, values, words) => {
    expect(finding(days, values)).toBe(words)
  })

  it.each([
    [
      126_03,
      20,
      'Over 60 days, instant payouts earned at most $126.03 after processor cost. Processors charged another $30.28 for 20 instant payouts, which the platform never heard of.',
    ],
    [
      -12_05,
      1,
      'Over 60 days, instant payouts lost at least $12.05 after processor cost. Processors charged another $30.28 for one instant payout, which the platform never heard of.',
    ],
  ])('a margin of at most %i cents, as costs were not heard of', (margin, payments, words) => {
    const values = { instant_payouts_completed: 53, instant_margin: margin }
    const unheard = { unheardInstantPayments: payments, unheardInstantCostCents: 30_28 }
    expect(finding(60, values, unheard)).toBe(words)
  })
})
