/**
 * Runs a sweep from the terminal. Ctrl-C ends it and writes what there is. Exit 0: all its runs are consistent; 1: a check
 * found a violation in one of them; 2: the input was refused, and nothing was written; 3: a run failed; 130: it was ended
 * before the first result, and nothing was written.
 */
import { counted } from '../core/counted'
import { onOneLine } from '../core/one-line'
import { analyse } from '../experiments/sweep/analysis'
import type { SweepPlan } from '../experiments/sweep/plan'
import type { SweepResult } from '../experiments/sweep/results'
import { runSweep } from '../experiments/sweep/run-sweep'
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import type { GivenArguments } from './arguments'
import { EXIT } from './help'
import { checkFolder, writeResults } from './out-folder'
import { readOwnService, type OwnServiceFile } from './own-service'
import { pathFromUser } from './paths'
import { refuse, runProgram, sayLeftOut } from './program'
import { experimentProgress, Progress } from './progress'
import { sweepCsv, sweepJson } from './sweep-files'
import { readSweepInputs } from './sweep-inputs'
import { sweepSummary } from './sweep-summary'
import { jobsFor, threadPool } from './thread-pool'

const RESULT_FILES = ['sweep.json', 'sweep.csv'] as const

async function sweep(
  plan: SweepPlan,
  sales: ImportedSales | null,
  service: OwnServiceFile | null,
  given: GivenArguments,
): Promise<SweepResult> {
  const { memoryLimitBytes } = given
  const jobs = given.jobs ?? jobsFor(plan.size.memoryBytes)
  const pool = threadPool({ sales, memoryLimitBytes, services: [service] }, jobs)
  const progress = new Progress(process.stderr)
  const interruption = new AbortController()
  process.on('SIGINT', () => interruption.abort())
  console.error(startLine(plan, jobs))
  try {
    return await runSweep(pool, plan, {
      signal: interruption.signal,
      onProgress: ({ done, total }) =>
        progress.show((wall) => experimentProgress(done, total, wall)),
    })
  } finally {
    progress.clear()
    pool.close()
  }
}

function startLine({ points, size }: SweepPlan, jobs: number): string {
  const minutes = Math.ceil(size.seconds / jobs / 60)
  return `${counted(points.length, 'point')}, ${counted(size.runs, 'run')}, ${jobs} at a time: up to about ${counted(minutes, 'minute')}. Ctrl-C ends it and keeps what there is.`
}

async function main(given: GivenArguments): Promise<number> {
  const service = await readOwnService(given.services[0] ?? null)
  if (!service.ok) return refuse(service.problems)
  const inputs = readSweepInputs(given, service.file)
  if (!inputs.ok) return refuse(inputs.problems)
  const { plan, sales } = inputs
  if (sayLeftOut(sales) && given.isStrict) return EXIT.refused
  const folder = pathFromUser(given.outFolder)
  const folderProblem = checkFolder(folder, RESULT_FILES)
  if (folderProblem) return refuse([folderProblem])
  const result = await sweep(plan, sales, service.file, given)
  if (result.points.length === 0) {
    console.error('Interrupted before the first result: nothing was written.')
    return EXIT.interrupted
  }
  const analysis = analyse(plan, result)
  writeResults<(typeof RESULT_FILES)[number]>(folder, {
    'sweep.json': sweepJson(plan, result, analysis, service.file),
    'sweep.csv': sweepCsv(analysis, service.file),
  })
  for (const line of sweepSummary(plan, result, analysis, service.file))
    console.log(onOneLine(line))
  return analysis.violations === 0 ? EXIT.consistent : EXIT.violation
}

await runProgram('sweep', main)
