/** What a change does to people, in sentences and rows. */
import { expect, it } from 'vitest'
import type { LedgerRow } from '../../../workers/contract'
import type { FutureOutcome, LaterMoney } from '../../../workers/compare-contract'
import {
  violationWords,
  laterRows,
  laterTable,
  laterWords,
  twiceWords,
} from '../../../src/ui/time/future-words'

const at = '2026-10-02T10:00:06Z'
const late = (creator: string, seconds: number): LaterMoney => ({
  ...{ creator, cents: 100_00, at, seconds },
  laterAt: '2026-10-02T10:46:06Z',
})
const missing = (creator: string): LaterMoney => ({
  ...{ creator, cents: 50_00, at, laterAt: null, seconds: null },
})
const pause = (creator: string): LedgerRow => ({
  ...{ row: 'pause', occurredAt: '2026-10-02T10:06:02Z', creator, source: 'unaccounted_money' },
})
const NO_ROWS = { asItIs: [], changed: [] }

it.each([
  [[], 'Nobody’s money arrives more than a minute later.'],
  [[late('ink', 2_760)], '$100.00 of 1 creator arrives 46 minutes later.'],
  [
    [late('oak', 86_400 * 3), late('ink', 2_760), late('fig', 2_760)],
    '$300.00 of 3 creators arrives later: half of it by 46 minutes or less, all of it by 3 days or less.',
  ],
  [[missing('ink')], '$50.00 of 1 creator has not arrived by the end of the run.'],
])('who is paid later: %#', (later, words) => {
  expect(laterWords(later, NO_ROWS)).toBe(words)
})

it('says whose payouts are paused with the change alone, where their money does not arrive', () => {
  const rows = {
    asItIs: [pause('fig')],
    changed: [pause('ink'), pause('fig'), pause('oak'), pause('elm')],
  }
  expect(laterWords(['ink', 'oak', 'fig'].map(missing), rows)).toBe(
    '$150.00 of 3 creators has not arrived by the end of the run. ' +
      'Payouts are paused from 2 Oct 2026, 10:06:02 on: ink and oak.',
  )
})

const violation = (count: number, creators: string[]): FutureOutcome['violations'][number] => ({
  ...{ name: 'processors_pay_balances_once', kind: 'never', severity: 'money' },
  ...{ violations: count, centsAtRisk: 20_00, paidTwice: count, centsPaidTwice: 20_00 },
  ...{ firstAt: at, foundAt: at, witness: null, witnessParts: [], creators, payoutIds: [] },
})

it('who is paid twice: at most five are named', () => {
  expect(twiceWords([])).toBe('With the change, nobody is paid twice.')
  expect(twiceWords([violation(1, ['ink'])])).toBe(
    'With the change, one payment is made twice ($20.00), to ink.',
  )
  expect(twiceWords([violation(7, ['a', 'b', 'c', 'd', 'e', 'f', 'g'])])).toBe(
    'With the change, 7 payments are made twice ($20.00 in total), to a, b, c, d, e, and 2 more.',
  )
  expect(twiceWords([violation(6, ['a', 'b', 'c', 'd', 'e', 'f'])])).toMatch(
    /a, b, c, d, e, and 1 /,
  )
})

it('names nobody as paid twice for what another check finds', () => {
  const late = {
    ...violation(0, ['oak']),
    name: 'money_arrives_in_time' as const,
    centsPaidTwice: 0,
  }
  expect(twiceWords([late, violation(1, ['ink'])])).toBe(
    'With the change, one payment is made twice ($20.00), to ink.',
  )
})

it('what the checks find: money paid twice first, else which', () => {
  expect(violationWords([])).toBe('None')
  expect(violationWords([violation(2, ['ink'])])).toBe('paid twice: 2, $20.00')
  expect(violationWords([{ ...violation(0, []), name: 'money_arrives_in_time' }])).not.toMatch(
    /twice/,
  )
})

it('a bar of what has not arrived goes up to the end of the run', () => {
  const later = [missing('oak'), late('ink', 2_760)]
  const rows = laterRows(later, () => 9_999)
  expect(
    rows.map(({ label, bars, after, note }) => [label, bars![0]!.to, bars![0]!.fill, after, note]),
  ).toEqual([
    ['oak', 9_999, 'outlined', 'not by the end', '$50.00'],
    ['ink', 2_760, 'solid', '46 minutes', '$100.00'],
  ])
  expect(laterTable(later).rows[0]).toEqual(['oak', 50_00, at, '', null])
})
