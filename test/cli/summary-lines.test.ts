/** Lines of a summary that depend on a count or on a sign. */
import { expect, it } from 'vitest'
import { faultLines } from '../../src/cli/fault-lines'
import { sampleLines } from '../../src/cli/sample-lines'
import { platformLines } from '../../src/cli/without-effect-lines'
import type { RunReport } from '../../src/metrics/figures'
import { readScenario } from '../../src/scenario/read-scenario'

const reportOf = (part: object): RunReport => part as unknown as RunReport

it.each([
  [0, 'no sweep to its bank'],
  [1, '1 sweep took $5.00 to its bank'],
])('the platform after %d sweeps', (sweeps, words) => {
  const platform = { openingBalanceCents: 0, sweeps, sweptCents: 5_00, balanceCents: 0 }
  expect(platformLines(reportOf({ platform }))[0]).toContain(words)
})

it('no fault is missed where no payout was there for it', () => {
  const read = readScenario({ version: 1, faults: { calls: { lostBasisPoints: 100 } } })
  const scenario = read.ok && read.scenario
  expect(faultLines(reportOf({ scenario, faultsHappened: [] }))).toHaveLength(1)
  const lines = faultLines(reportOf({ scenario, faultsHappened: [], faultsWithoutPayouts: true }))
  expect(lines).toEqual([])
})

it('of a sample, payouts are in dollars, and what may be nothing is still told', () => {
  const estimates = {
    payout_gross: { value: 1_000_00, low: 0, high: 2_000_00 },
    creators_paid: { value: 0, low: 0, high: 0 },
  }
  const sample = { creators: 5_000, sampled: 500, estimates }
  const lines = sampleLines(reportOf({ sample, figures: [] }))
  expect(lines.filter((line) => line.includes('$'))).toEqual([
    expect.stringMatching(/^ {2}.+: \$1,000 \(\$0 to \$2,000\)$/),
  ])
})
