import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CHECK_KINDS } from '../../src/checks/check'
import { anyScenario } from '../support/any-scenario'
import { brokenChecks, earnedCents, run } from '../support/runs'

const RUNS = 60

/** What holds of every run: no check is broken, and every figure is what the ledger says by its own query. */
it(`in ${RUNS} random marketplaces every check holds and every figure agrees with the ledger`, () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const { report, value, simulation } = run(scenario)
      // What a job was to do that was given up with its worker is never done, and the checks of what must happen
      // eventually say so; without lost workers the same marketplace breaks none of them.
      const isGivenUp = report.lostJobs.givenUp > 0
      expect(brokenChecks(report, isGivenUp ? ['never'] : CHECK_KINDS)).toEqual([])
      if (isGivenUp) {
        const calm = run({ ...scenario, jobs: { ...scenario.jobs, lifetimeSeconds: null } })
        expect(brokenChecks(calm.report)).toEqual([])
        calm.simulation.ledger.database.close()
      }

      for (const { name, sql, value: counted } of report.figures) {
        expect([name, value(sql)]).toEqual([name, counted])
      }
      const { totals } = report
      expect(totals.unpaid + totals.inTransit + totals.payoutGross).toBe(earnedCents(report))
      expect(report.notPaid.reduce((sum, { unpaidCents }) => sum + unpaidCents, 0)).toBe(
        totals.unpaid,
      )
      expect(totals.payoutGross).toBe(totals.payoutFee + totals.payoutNet)
      expect(report.counts.entries).toBe(value('SELECT COUNT(*) FROM entries'))
      simulation.ledger.database.close()
    }),
    { numRuns: RUNS },
  )
})
