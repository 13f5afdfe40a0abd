/**
 * How many runs of a sweep a machine does in a minute, one at a time and two at a time: `npm run bench:sweeps`. It says
 * something only where nothing else is running.
 */
import { threadPool } from '../../src/cli/thread-pool'
import { SWEEP_PRESETS } from '../../src/experiments/sweep/presets'
import { readSweep } from '../../src/experiments/sweep/read-sweep'
import { runSweep } from '../../src/experiments/sweep/run-sweep'

const axes = [{ path: 'policy.instantFeeBasisPoints', from: 100, to: 500, steps: 5 }]
const read = readSweep({ ...SWEEP_PRESETS['fee-curve'], axes, seeds: 2 })
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const { plan } = read

async function runsPerMinute(jobs: number): Promise<number> {
  const pool = threadPool({ sales: null, memoryLimitBytes: undefined }, jobs)
  const begun = performance.now()
  const { progress } = await runSweep(pool, plan)
  pool.close()
  return (progress.simulated / (performance.now() - begun)) * 60_000
}

const one = await runsPerMinute(1)
console.log(`1 at a time: ${one.toFixed(1)} runs a minute`)
const two = await runsPerMinute(2)
console.log(`2 at a time: ${two.toFixed(1)} runs a minute, ${(two / one).toFixed(2)} times as many`)
