/** What the table of second records says of a difference, and what the ledger answers to “Show which payouts”. */
import { expect, it } from 'vitest'
import { LEDGER_VIEW_NAMES } from '../../../src/core/ledger-views'
import { secondSourcesOf } from '../../../src/metrics/second-sources'
import { LEFT_OUT_QUERIES } from '../../../src/ui/books/left-out-queries'
import { shownSource } from '../../../src/ui/books/second-source-words'
import { VIEW_GROUPS } from '../../../src/ui/words/views'
import { run } from '../../support/runs'

const done = run({
  version: 1,
  seed: 'left out',
  days: 40,
  population: { size: 60, monthlyGross: { mu: 7, sigma: 1 } },
})
const { report } = done
const { misreadCostCents = 0, uncollectedFeeCents = 0 } = report.processorBooks
const shown = secondSourcesOf(done.simulation.ledger.database, false).map((source) =>
  shownSource(source, report),
)
const named = (title: string) => shown.find((row) => row.title === title)!

it('names the rule of the era where it is all of the difference, with the first day', () => {
  expect(misreadCostCents).toBeGreaterThan(0)
  expect(named('Cost of payouts')).toMatchObject({
    differenceCents: misreadCostCents,
    unexplained: '',
  })
  expect(named('Cost of payouts').why).toMatch(
    /^A rule of this era: .* First in a payout of \d+ \w+ 2026\.$/,
  )
  expect(named('Fees of instant payouts completed')).toMatchObject({
    differenceCents: -uncollectedFeeCents,
    unexplained: '',
  })
  expect(named('Paid out by Stripe')).toMatchObject({ differenceCents: 0, why: '' })
})

it('names no rule where a check is violated, and says apart what one of the two has not heard of', () => {
  const checks = report.checks.map((check) => ({ ...check, ok: false }))
  const source = {
    name: 'costs' as const,
    processor: null,
    ledgerCents: 10_00,
    othersCents: 10_00 + misreadCostCents + 5_00,
    inTransitCents: 5_00,
    endedCents: 0,
    firstAt: null,
    sql: '',
  }
  const said = shownSource(source, { ...report, checks })
  expect(said.why).toBe('Not in both yet: a charge of $5.00 that we have not heard of yet.')
  expect(said.unexplained).toMatch(/^\$0\.\d\d without a known reason\.$/)
})

it('names the rule also in a run in which other checks are violated', () => {
  const checks = report.checks.map((check) => ({
    ...check,
    ok: check.name === 'fees_collected_are_booked',
  }))
  const fees = secondSourcesOf(done.simulation.ledger.database, false).find(
    ({ name }) => name === 'instant_fees',
  )!
  const said = shownSource(fees, { ...report, checks })
  expect(said.unexplained).toBe('')
  expect(said.why).toMatch(/^A rule of this era: /)
})

it('does not call in transit what has ended in our ledger alone', () => {
  const said = shownSource(
    {
      ...{ name: 'paid', processor: 'stripe', ledgerCents: 168_34, othersCents: 336_68 },
      ...{ inTransitCents: 0, endedCents: 168_34, firstAt: null, sql: '' },
    },
    report,
  )
  expect(said).toMatchObject({ why: '', unexplained: '' })
  expect(said.ended).toMatch(/^\$168\.34 of payouts that have failed or come back in our ledger/)
})

it('lists the payouts that make up what rules leave out', () => {
  const sumOf = (sql: string): number =>
    done.rows(sql).reduce((sum, row) => sum + (row.at(-1) as number), 0)
  expect(sumOf(LEFT_OUT_QUERIES.misread)).toBe(misreadCostCents)
  expect(sumOf(LEFT_OUT_QUERIES.uncollected)).toBe(uncollectedFeeCents)
})

it('has each readable view in one group', () => {
  const grouped = VIEW_GROUPS.flatMap(({ views }) => views)
  expect(grouped.toSorted()).toEqual([...LEDGER_VIEW_NAMES].toSorted())
})
