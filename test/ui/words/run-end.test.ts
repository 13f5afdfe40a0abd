/** On a creator's side after the run: what will not be seen says so. */
import { describe, expect, it } from 'vitest'
import { afterEndNote, arrivalText, upcomingEndNote } from '../../../src/ui/words/run-end'

const END = '2026-11-28'

describe('a payout to come', () => {
  it.each([
    ['2026-11-27', ''],
    ['2026-11-28', ''],
    ['2026-11-29', 'The run of the lab ends on 28 Nov 2026, before this day.'],
  ])('on %s', (day, note) => expect(afterEndNote(day, END)).toBe(note))

  it.each([
    ['2026-11-28', ''],
    ['2026-12-04', 'The run of the lab ends on 28 Nov 2026. Payouts after that day are not shown.'],
  ])('last of a list, on %s', (day, note) => expect(upcomingEndNote(day, END)).toBe(note))
})

describe('the arrival of a payout', () => {
  const completedAt = '2026-11-20T08:00:07Z'
  it.each([
    ['completed', completedAt, true, '20 Nov 2026, 08:00'],
    ['processing', null, false, '–'],
    ['processing', null, true, 'Not before the run ended'],
    ['unclaimed', null, true, 'Not before the run ended'],
    ['failed', null, true, '–'],
  ] as const)('%s, completed at %s, the run over: %s', (state, at, isOver, said) => {
    expect(arrivalText({ state, completedAt: at }, isOver)).toBe(said)
  })
})
