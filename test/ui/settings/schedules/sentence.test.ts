import { expect, it } from 'vitest'
import { schedulesSentence } from '../../../../src/ui/settings/schedules/sentence'

const SHARES: Readonly<Record<string, number>> = { daily: 3_000, weekly: 5_500, monthly: 1_500 }
const FLEXIBLE = { ...SHARES, monthly: 300, threshold: 1_200 }

it.each([
  ['fixed shares', SHARES, false, '30% daily, 55% weekly, 15% monthly, 0% quarterly'],
  [
    'fixed shares with flexible ones',
    FLEXIBLE,
    false,
    '30% daily, 55% weekly, 3% monthly, 0% quarterly, 12% flexible',
  ],
  [
    'creators who decide: all who would be daily begin weekly',
    SHARES,
    true,
    'Each creator decides about daily payouts. At the start: 85% weekly, 15% monthly, 0% quarterly',
  ],
  [
    'creators who decide, and flexible ones',
    FLEXIBLE,
    true,
    'Each creator decides about daily payouts. At the start: 85% weekly, 3% monthly, 0% quarterly, 12% flexible',
  ],
])(
  'schedules in a sentence: %s',
  (_, shares: Readonly<Record<string, number>>, isByModel, said) => {
    expect(schedulesSentence((frequency) => shares[frequency] ?? 0, isByModel)).toBe(said)
  },
)
