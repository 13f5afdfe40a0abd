/** What chance has done in a run can be asked for fault by fault in another, which then has the same ledger. */
import { expect, it } from 'vitest'
import { exhaust } from '../../src/core/exhaust'
import { ledgerDigest } from '../../src/ledger/digest'
import { replayOf } from '../../src/simulation/faults/replay'
import type { Simulation } from '../../src/simulation/simulation'
import { faultMix } from '../support/fault-mixes'
import { run, type Run } from '../support/runs'

const SEEDS = 8
/** Shorter than the longest jobs and the waits between calls; in half of the mixes. */
const LIFETIMES = [null, 20, null, 90]
/** `FAULT_SEED=n` tries others; what fails says which it was. */
const base = Number(process.env['FAULT_SEED'] ?? 1)

const digestOf = ({ simulation }: { simulation: Simulation }): string =>
  exhaust(ledgerDigest(simulation.ledger.database))

const again = (done: Run): Run => {
  const { simulation } = done
  return run(replayOf(simulation.setup.scenario, simulation.questions.faultsFired()))
}

it(`the faults that happened, asked for one by one, give the same ledger (FAULT_SEED=${base})`, () => {
  const kinds = new Set<string>()
  for (let index = 0; index < SEEDS; index += 1) {
    const mix = faultMix(base + index)
    const lifetimeSeconds = LIFETIMES[index % LIFETIMES.length]!
    const done = run({ ...mix, jobs: { ...mix.jobs, lifetimeSeconds } })
    const { questions } = done.simulation
    for (const { fault } of questions.faultsFired()) kinds.add(fault)
    const replayed = again(done)
    expect(digestOf(replayed), `seed ${base + index}`).toBe(digestOf(done))
    expect(replayed.simulation.questions.faultsFired()).toEqual(questions.faultsFired())
    expect(replayed.simulation.questions.faultsWithoutEffect()).toEqual([])
  }
  expect(kinds.size).toBeGreaterThan(6)
}, 120_000)
