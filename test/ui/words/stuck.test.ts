import { expect, it } from 'vitest'
import { lostJobsSentences, stuckSentence, violatingSentences } from '../../../src/ui/words/stuck'
import type { StuckPayouts } from '../../../workers/contract'

it('names the check that payouts violate, and how many of them do where not all do', () => {
  const check = 'outcomes_become_known'
  expect(violatingSentences(6, [{ check, count: 6 }])).toEqual([
    'A violation of “Outcomes become known”.',
  ])
  expect(
    violatingSentences(6, [
      { check, count: 1 },
      { check: 'payouts_are_sent', count: 2 },
    ]),
  ).toEqual([
    'One of the 6 is a violation of “Outcomes become known”.',
    '2 of the 6 are violations of “Payouts are sent”.',
  ])
  expect(violatingSentences(6, [])).toEqual([])
})

it('says why the money of stuck payouts does not move, also of a run that an earlier version kept', () => {
  const stuck: Omit<StuckPayouts, 'atProcessor'> = {
    ...{ processor: 'stripe', state: 'processing', payouts: 1, creators: 1, grossCents: 200_00 },
    ...{ arrivedCents: 0, oldestPayoutId: 1, oldestCreatedAt: '2026-09-03T10:00:00Z' },
    ...{ failureReason: null, violating: [] },
  }
  const said = (group: Partial<StuckPayouts>): string =>
    stuckSentence({ ...stuck, atProcessor: 'no_record', ...group }, '2026-10-29')
  expect(said({})).toMatch(/: the processor has no record of it\.$/)
  expect(said({ atProcessor: 'never_asked' as StuckPayouts['atProcessor'] })).toBe(said({}))
  expect(
    said({ atProcessor: 'transfer_not_back', failureReason: 'bank_account_restricted' }),
  ).toMatch(/: it failed because .*, and it is not known whether its transfer has been reversed\.$/)
})

it('says whom the first job that was given up was to pay, and how long payouts waited for their request', () => {
  const job = {
    ...{ name: 'pay-creators-instant-3', attempts: 1, creators: 19 },
    ...{ queuedAt: '2026-09-01T08:00:00Z', lostAt: '2026-09-01T08:00:20Z' },
  }
  const lost = { killed: 2, givenUp: 1 }
  const kept = '2 workers were lost in the middle of a job. One job was given up: '
  const given = `${kept}pay-creators-instant-3, on 1 Sep 2026.`
  expect(lostJobsSentences({ ...lost, jobs: [job] })).toBe(given)
  const requestWaits = { payouts: 9, medianSeconds: 3, longestSeconds: 7_200, longestPayoutId: 12 }
  const firstCreators = ['ann', 'bob']
  expect(lostJobsSentences({ ...lost, jobs: [{ ...job, firstCreators }], requestWaits })).toBe(
    `${given} That one was to pay ann, bob and 17 more. From the claim of a payout to its request, the median is 3 seconds and the longest 2 hours (payout 12).`,
  )
  expect(lostJobsSentences({ ...lost, jobs: [{ ...job, creators: 2, firstCreators }] })).toMatch(
    / That one was to pay ann, bob\.$/,
  )
})
