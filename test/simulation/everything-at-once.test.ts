/** The preset that has everything, with all checks on: what it is for happens in it, and the books agree all the same. */
import { expect, it } from 'vitest'
import { PRESETS } from '../../src/scenario/presets'
import { brokenChecks, run } from '../support/runs'

const all = run(PRESETS['everything-at-once'])

it('breaks no check', () => {
  expect(brokenChecks(all.report)).toEqual([])
})

it.each([
  ['pauses for chargebacks', `SELECT COUNT(*) FROM pauses WHERE source = 'chargeback_rate'`],
  [
    'payouts of creators under a reserve',
    `SELECT COUNT(*) FROM payouts p JOIN pauses h USING (creator_id) WHERE h.source = 'chargeback_rate'
       AND p.created_at > h.began_at AND (h.ended_at IS NULL OR p.created_at < h.ended_at)`,
  ],
  ['exchange losses', `SELECT COUNT(*) FROM entries WHERE reason = 'foreign_exchange_residue'`],
  ['bank debits', `SELECT COUNT(*) FROM entries WHERE reason = 'bank_debit'`],
  [
    'claims of one creator on one day',
    `SELECT COUNT(*) FROM (SELECT 1 FROM payouts GROUP BY creator_id, date(created_at) HAVING COUNT(*) > 1)`,
  ],
  ['payouts in parts', `SELECT COUNT(*) FROM payout_parts WHERE part > 1`],
  ['rails', `SELECT COUNT(DISTINCT processor) - 5 FROM payouts`],
  ['payouts that came back', `SELECT COUNT(*) FROM payouts WHERE state = 'returned'`],
  ['cancelled payouts', `SELECT COUNT(*) FROM payouts WHERE state = 'cancelled'`],
  ['payouts of flexible schedules', `SELECT COUNT(DISTINCT payout_frequency) - 6 FROM payouts`],
])('has %s', (_what, sql) => {
  expect(all.value(sql)).toBeGreaterThan(0)
})

it('recycles workers under their jobs, and no job is given up', () => {
  const { killed, givenUp } = all.simulation.questions.lostJobs
  expect(killed).toBeGreaterThan(0)
  expect(givenUp).toBe(0)
})
