/** Small scenarios with one right outcome each, about requests and answers that come late, twice, or never. */
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { broken } from '../support/audited'
import { caseNamed } from '../support/faults'
import { run, type Run } from '../support/runs'

/** `leftByLostJobs`: the checks that fail because jobs were given up with their workers, and only because of that. */
function runCase(
  name: string,
  changes: Partial<ScenarioInput> = {},
  leftByLostJobs: readonly string[] = [],
): Run {
  const done = run(caseNamed(name, changes))
  const { checks, lostJobs } = done.report
  expect(broken(checks)).toEqual(leftByLostJobs)
  if (leftByLostJobs.length > 0) expect(lostJobs.givenUp).toBeGreaterThan(0)
  return done
}

/** Balances that went out in more than one payment that the creator has or will have. */
const PAID_TWICE = `SELECT balance_id FROM payout_balances JOIN processor_payouts USING (payout_id)
  WHERE state IN ('pending', 'paid') GROUP BY balance_id HAVING COUNT(*) > 1`

describe('a request that is in transit for up to a month', () => {
  const seeds = Array.from({ length: 60 }, (_, index) => `s${index + 1}`)

  it('is never paid twice, whatever was looked up in the meantime, under 60 seeds', () => {
    const payments = seeds.map((seed) => {
      const { rows } = runCase('late-request', { seed })
      expect(
        rows(`SELECT state FROM payouts WHERE state NOT IN ('processing', 'completed')`),
      ).toEqual([])
      return rows(`SELECT amount_cents FROM processor_payouts`).flat()
    })
    const paid = payments.filter((amounts) => amounts.length > 0)
    expect(paid.length).toBeGreaterThan(50)
    expect(paid.every((amounts) => amounts.length === 1 && amounts[0] === 200_00)).toBe(true)
  })
})

describe('a request that its retry overtakes', () => {
  it('is paid once, though the processor looked at the one and not at the other', () => {
    // No worker lives long enough for an answer: what nobody could ask about stays unknown, or is not sent for days.
    const done = runCase('late-overtaken', {}, ['payouts_are_sent', 'outcomes_become_known'])
    expect(done.rows(PAID_TWICE)).toEqual([])
    // Within the last days of the run, answers may still be in transit.
    const unheard = `SELECT payout_id FROM payouts JOIN processor_payouts USING (payout_id)
      WHERE payouts.cost_cents <> processor_payouts.cost_cents AND processor_payouts.created_at < '2026-09-24'`
    expect(done.rows(unheard)).toEqual([])
  })
})

describe('a fee that changes while an instant payout is in progress', () => {
  it('is collected as it was when the payout was claimed', () => {
    const done = runCase('late-fee-of-the-claim')
    // $1,000 less $129.80 is $870.20: floor(87,020 × 100 / 103) = 84,485, and a fee of 3%.
    const amounts = [[844_85, 25_35]]
    expect(done.rows('SELECT net_cents, fee_cents FROM payouts')).toEqual(amounts)
    expect(done.rows('SELECT amount_cents, fee_cents FROM processor_payouts')).toEqual(amounts)
  })
})

describe('a processor that is out of order all week', () => {
  it('is asked on the day of the run and in two afternoons, and no more', () => {
    const done = runCase('late-second-retry')
    const tries = done.rows(
      `SELECT handle, substr(created_at, 1, 13) FROM payouts JOIN creators USING (creator_id)
       ORDER BY handle, created_at`,
    )
    const times = ['2026-09-24T10', '2026-09-24T14', '2026-09-25T14']
    expect(tries).toEqual(
      ['monthly', 'weekly'].flatMap((handle) => times.map((at) => [handle, at])),
    )
    expect(done.rows('SELECT DISTINCT failure_reason FROM payouts')).toEqual([
      ['processor_unavailable'],
    ])
  })
})

describe('an account in debt at the processor', () => {
  it('sets the debt off against money of the platform, whichever came first', () => {
    const done = runCase('late-account-in-debt')
    const payouts = done.rows(
      `SELECT handle, state, gross_cents, transfer_cents, net_cents FROM payouts
       JOIN creators USING (creator_id) ORDER BY handle`,
    )
    expect(payouts).toEqual(
      ['debt-first', 'debt-last'].map((handle) => [handle, 'completed', 200_00, 300_00, 194_17]),
    )
  })
})

describe('a platform that lacks what PayPal charges', () => {
  it('pays whom it can, and the other is neither blamed nor paused', () => {
    const done = runCase('late-platform-is-short')
    const outcomes = done.rows(
      `SELECT handle, state, failure_reason, COUNT(*) FROM payouts JOIN creators USING (creator_id)
       GROUP BY 1, 2, 3 ORDER BY 1`,
    )
    // Three tries for each of four Fridays: in the run, and in the two afternoons after it.
    expect(outcomes).toEqual([
      ['first', 'completed', null, 1],
      ['second', 'failed', 'platform_insufficient_funds', 12],
    ])
    expect(done.rows('SELECT * FROM pauses')).toEqual([])
    const unpaid = `SELECT amount_cents FROM balances WHERE state = 'unpaid'`
    expect(done.rows(unpaid)).toEqual([[200_00]])
  })
})

/**
 * Whom a job did not reach before it was given up is not paid, and not told why; and where that happens to a creator in each
 * week of a month, their payouts being given up unsent, their money waits for too long.
 */
const NOT_REACHED = ['due_creators_are_paid_or_told', 'old_money_has_a_reason']

describe('a refusal that was never heard', () => {
  it('is the same when it is asked for again, so that no paid payout stays in processing', () => {
    const done = runCase('late-refusal', {}, NOT_REACHED)
    expect(done.rows(PAID_TWICE)).toEqual([])
    const lag = `SELECT payout_id FROM payouts JOIN processor_payouts p USING (payout_id)
      WHERE payouts.state = 'processing' AND p.state = 'paid' AND payouts.created_at < '2026-10-20'`
    expect(done.rows(lag)).toEqual([])
  })

  it('leaves no cost unbooked once recovery has had its day', () => {
    const done = runCase('late-refusal', {}, NOT_REACHED)
    const until = '2026-10-26'
    const booked = done.value(
      `SELECT SUM(cost_cents) FROM payouts WHERE created_at < '${until}' AND processor <> 'paypal'`,
    )
    const charged = done.value(
      `SELECT SUM(p.cost_cents) FROM processor_payouts p JOIN payouts USING (payout_id)
       WHERE payouts.created_at < '${until}' AND payouts.processor <> 'paypal'`,
    )
    expect(booked).toBe(charged)
    expect(booked).toBeGreaterThan(1_000_00)
  })
})
