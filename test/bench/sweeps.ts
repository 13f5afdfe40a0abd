/**
 * How many runs of a sweep a machine does in a minute, one at a time and two at a time, and how long a preview takes of 500
 * creators at 40 fees: `npm run bench:sweeps`. It says something only where nothing else is running.
 */
import { median } from 'd3'
import { threadPool } from '../../src/cli/thread-pool'
import { FeePreview } from '../../src/experiments/fee-preview'
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

const PREVIEWS = 5
const scenario = { version: 1, population: { size: 500, adoption: { mode: 'model' } } }
const fees = Array.from({ length: 40 }, (_, step) => 25 * (step + 1))

/** The creators are generated once, and the fees are gone along with each move of the slider. */
function previewMilliseconds(): { creators: number; fees: number } {
  const begun = performance.now()
  const preview = new FeePreview(scenario)
  const generated = performance.now()
  preview.along('policy.instantFeeBasisPoints', fees)
  return { creators: generated - begun, fees: performance.now() - generated }
}

const previews = Array.from({ length: PREVIEWS }, previewMilliseconds)
const creators = median(previews, (one) => one.creators)!
const along = median(previews, (one) => one.fees)!
console.log(
  `preview: ${creators.toFixed(0)} ms for 500 creators and ${along.toFixed(0)} ms for 40 fees, ` +
    `${(creators + along).toFixed(0)} ms together (aim: 200)`,
)
