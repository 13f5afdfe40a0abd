import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CHECK_KINDS } from '../../src/checks/check'
import type { ScenarioInput } from '../../src/scenario/schema'
import { anyScenario } from '../support/any-scenario'
import {
  daysByLedger,
  differences,
  expectDaysToMatchReport,
  SOME_DAYS,
} from '../support/figures-by-query'
import { brokenChecks, earnedCents, run, setupOf } from '../support/runs'
import { sumsOfStatement } from '../support/statement-sums'

const RUNS = 60
/** Drawn with each run: of about a quarter of them, the figures of days and creators are asked for as well, by hundreds of queries. */
const quarter = fc.nat({ max: 3 })

const looksIntoStuckPayouts = (scenario: ScenarioInput): boolean =>
  setupOf(scenario).policies.stretches.every(({ policy }) => policy.stuckPayoutHours !== null)

/** What holds of every run: no check is broken, and every figure is what the ledger says by its own query. */
it(`in ${RUNS} random marketplaces every check holds, nothing is paid twice, and every figure agrees with the ledger`, () => {
  fc.assert(
    fc.property(anyScenario, quarter, (scenario, ofFour) => {
      const done = run(scenario)
      const { report, value, simulation } = done
      // What a job was to do that was given up with its worker, or that nobody looks into, is never done, and the checks of
      // what must happen eventually say so; without lost workers the same marketplace breaks none of them.
      const { killed, givenUp } = report.lostJobs
      const isLeftUndone = givenUp > 0 || (killed > 0 && !looksIntoStuckPayouts(scenario))
      expect(brokenChecks(report, isLeftUndone ? ['never'] : CHECK_KINDS)).toEqual([])
      if (isLeftUndone) {
        const calm = run({ ...scenario, jobs: { ...scenario.jobs, lifetimeSeconds: null } })
        expect(brokenChecks(calm.report)).toEqual([])
        calm.simulation.ledger.database.close()
      }

      for (const { name, sql, value: counted } of report.figures) {
        expect([name, value(sql)]).toEqual([name, counted])
      }
      for (const { name, centsPaidTwice } of report.checks) {
        expect([name, centsPaidTwice]).toEqual([name, 0])
      }
      expect(report.processorBooks.paidTwiceNotBackCents).toBe(0)
      const sumOf = sumsOfStatement(done)
      expect([sumOf('notInBalancesCents'), sumOf('bookedTwiceCents')]).toEqual([0, 0])

      const { totals } = report
      expect(totals.unpaid + totals.inTransit + totals.payoutGross).toBe(earnedCents(report))
      expect(report.notPaid.reduce((sum, { unpaidCents }) => sum + unpaidCents, 0)).toBe(
        totals.unpaid,
      )
      expect(totals.payoutGross).toBe(totals.payoutFee + totals.payoutNet)
      expect(report.counts.entries).toBe(value('SELECT COUNT(*) FROM entries'))
      if (ofFour === 0) {
        expect(differences(done, SOME_DAYS)).toEqual([])
        expect(daysByLedger(done)).toEqual(simulation.counter.days)
        expectDaysToMatchReport(done)
      }
      simulation.ledger.database.close()
    }),
    { numRuns: RUNS },
  )
})
