import { expect, it } from 'vitest'
import type { WhyNoDate } from '../../../workers/contract'
import { noDateSentence } from '../../../src/ui/words/no-date'

const DAILY = {
  frequency: 'daily',
  lostInstant: null,
  leastCents: 1_00,
  datedFromCents: 100_00,
} as const
const said = (
  schedule: Partial<WhyNoDate['schedule']>,
  standing: WhyNoDate['standing'] = null,
): string => noDateSentence({ standing, schedule: { ...DAILY, ...schedule } })

it('says of a daily creator from when on money goes out, and a date is shown', () => {
  expect(said({})).toBe(
    'What is settled goes out at 08:00 UTC, from $1.00 on. A date is shown once the balance reaches $100.00.',
  )
  expect(said({ datedFromCents: 1_00 })).toBe(
    'What is settled goes out at 08:00 UTC, from $1.00 on.',
  )
})

it('says of everybody else the minimum, or why nothing is paid at all', () => {
  const minimum = 'Scheduled payouts start at $100.00.'
  expect(said({ frequency: 'weekly', leastCents: 100_00 })).toBe(minimum)
  expect(said({ lostInstant: { code: 'paused' }, leastCents: 100_00 })).toBe(minimum)
  expect(said({}, { code: 'paused' })).toBe('Payouts are paused.')
})
