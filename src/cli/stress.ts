/**
 * Runs a stress test from the terminal. Ctrl-C ends it and writes what there is. Exit 0: no seed has a violation; 1: one has,
 * and the worst is told as a story; 2: the input was refused, and nothing was written; 3: a run failed; 130: it was ended
 * before the first result, and nothing was written.
 */
import initSqlJs from 'sql.js'
import { counted } from '../core/counted'
import { onOneLine } from '../core/one-line'
import { acceptedRun } from '../experiments/accepted'
import type { RunPool } from '../experiments/run-pool'
import { analyseStress, type StressAnalysis } from '../experiments/stress/analysis'
import { runAtlas } from '../experiments/stress/atlas'
import { comparedWithLab } from '../experiments/stress/beside-lab'
import { failureStory, type FailureStory } from '../experiments/stress/failure-story'
import { runPrices, type PricesPlan } from '../experiments/stress/bug-prices'
import { readMatrix, runMatrix } from '../experiments/stress/matrix'
import { priceList } from '../experiments/stress/price-analysis'
import { runStress, type StressResult } from '../experiments/stress/run-stress'
import { findTurningPoint, type TurningPoint } from '../experiments/stress/turning-point'
import type { StressPlan } from '../experiments/stress/stress-plan'
import type { Document } from '../scenario/document-paths'
import { invariantProblems } from '../simulation/invariant-problems'
import type { GivenArguments } from './arguments'
import { EXIT } from './help'
import { readOwnService, type OwnServiceFile } from './own-service'
import { checkFolder, removeResults, writeResults } from './out-folder'
import { pathFromUser } from './paths'
import { refuse, runProgram } from './program'
import type { FoundPrices } from './price-lines'
import { experimentProgress, Progress } from './progress'
import { storyFiles, STORY_FILES, stressJson, type StressFindings } from './stress-files'
import { readStressInputs, type StressInputs } from './stress-inputs'
import { stressSummary } from './stress-summary'
import { jobsFor, threadPool } from './thread-pool'

const RESULT_FILES = ['stress.json', ...STORY_FILES] as const

interface Running {
  pool: RunPool
  progress: Progress
  signal: AbortSignal
}

/** Everything that is asked for, in turn; what is interrupted keeps what it has, and nothing more is begun. */
async function findings(
  inputs: StressInputs,
  given: GivenArguments,
  service: OwnServiceFile | null,
): Promise<StressFindings> {
  const { plan } = inputs
  const jobs = given.jobs ?? jobsFor(plan.memoryBytes)
  const { memoryLimitBytes } = given
  const interruption = new AbortController()
  process.on('SIGINT', () => interruption.abort())
  const running: Running = {
    pool: threadPool({ sales: null, memoryLimitBytes, services: [service] }, jobs),
    progress: new Progress(process.stderr),
    signal: interruption.signal,
  }
  console.error(
    `${counted(plan.seeds.length, 'seed')}, ${jobs} at a time. Ctrl-C ends it and keeps what there is.`,
  )
  try {
    const result = await runSeeds(running, plan)
    const analysis = analyseStress(result)
    const isGoingOn = (): boolean => !running.signal.aborted
    const told = isGoingOn()
      ? await toldWorst(running, plan, result, analysis)
      : { story: null, storyDigest: null }
    return {
      ...{ plan, service, isComplete: result.isComplete, analysis, ...told },
      besideLab:
        isGoingOn() && service && analysis.failing.length === 0
          ? await besideLab(running, plan)
          : null,
      turningPoint:
        isGoingOn() && given.hasTurningPoint && told.story
          ? await turningPointOf(running, told.story)
          : null,
      matrix: isGoingOn() && given.hasMatrix ? await matrixOf(running, inputs) : null,
      atlas: isGoingOn() && given.hasAtlas ? await atlasOf(running, inputs) : null,
      prices: isGoingOn() && inputs.prices ? await pricesOf(running, inputs.prices) : null,
    }
  } finally {
    running.progress.clear()
    running.pool.close()
  }
}

async function runSeeds({ pool, progress, signal }: Running, plan: StressPlan) {
  progress.beginPart()
  const result = await runStress(pool, plan, {
    signal,
    onSeed: (_outcome, { done, total, failing }) =>
      progress.show((wall) => `${experimentProgress(done, total, wall)}  ${failing} failing`),
  })
  const minutes = progress.wallMilliseconds / 60_000
  progress.clear()
  console.error(
    `${counted(Math.round(result.seeds.length / minutes), 'seed')} a minute, ${pool.size} at a time`,
  )
  return result
}

/** The story, and the digest by which whoever runs its scenario knows that it is the same run. */
async function toldWorst(
  running: Running,
  plan: StressPlan,
  result: StressResult,
  analysis: StressAnalysis,
): Promise<Pick<StressFindings, 'story' | 'storyDigest'>> {
  const story = await tellWorst(running, plan, result, analysis)
  return { story, storyDigest: story && (await digestOf(running, story.repro)) }
}

async function digestOf({ pool }: Running, scenario: Document): Promise<string> {
  const { outcome } = await acceptedRun(pool, { scenario, keep: 'outcome' })
  return outcome.report.digest
}

/** The first seed that fails the gravest check that any seed fails. */
async function tellWorst(
  { pool, progress, signal }: Running,
  plan: StressPlan,
  { seeds }: StressResult,
  { findings: [worst] }: StressAnalysis,
): Promise<FailureStory | null> {
  progress.beginPart()
  const first = seeds.find(({ seed }) => seed === worst?.firstSeed)
  if (!first) return null
  const violations = first.violations.filter(({ name }) => name === worst?.check)
  const failing = { ...first, violations }
  return failureStory(pool, plan, failing, {
    signal,
    onProgress: ({ phase, tries, size: { creators, faults, days } }) =>
      progress.show(
        () =>
          `making ${failing.seed} smaller: ${phase}, ${counted(tries, 'run')}; ${counted(creators, 'creator')}, ${counted(faults, 'fault')}, ${counted(days, 'day')}`,
      ),
  })
}

async function besideLab({ pool, progress, signal }: Running, plan: StressPlan) {
  progress.beginPart()
  return comparedWithLab(pool, plan, {
    signal,
    onSeed: (done, total) =>
      progress.show((wall) => `beside the lab’s: ${experimentProgress(done, total, wall)}`),
  })
}

async function turningPointOf(
  { pool, progress, signal }: Running,
  { failing }: FailureStory,
): Promise<TurningPoint | null> {
  progress.beginPart()
  return findTurningPoint(pool, failing, {
    signal,
    onProgress: ({ done, total }) =>
      progress.show(() => `turning point: ${done} of at most ${counted(total, 'moment')}`),
  })
}

async function matrixOf({ pool, progress, signal }: Running, { request }: StressInputs) {
  progress.beginPart()
  const read = readMatrix(request)
  if (!read.ok) throw new Error('A scenario that has been read is refused')
  return runMatrix(pool, read.cells, {
    signal,
    onProgress: ({ runs, runsTotal }) =>
      progress.show((wall) => `matrix: ${experimentProgress(runs, runsTotal, wall)}`),
  })
}

async function atlasOf({ pool, progress, signal }: Running, { plan }: StressInputs) {
  progress.beginPart()
  return runAtlas(pool, plan, {
    signal,
    onProgress: ({ done, total }) =>
      progress.show((wall) => `atlas: ${experimentProgress(done, total, wall)}`),
  })
}

async function pricesOf(
  { pool, progress, signal }: Running,
  plan: PricesPlan,
): Promise<FoundPrices> {
  progress.beginPart()
  const seeds = await runPrices(pool, plan, {
    signal,
    onProgress: ({ runs, runsTotal }) =>
      progress.show((wall) => `prices: ${experimentProgress(runs, runsTotal, wall)}`),
  })
  return { plan, list: priceList(seeds, plan.changes) }
}

async function main(given: GivenArguments): Promise<number> {
  const inputs = readStressInputs(given)
  if (!inputs.ok) return refuse(inputs.problems)
  const badQueries = invariantProblems(await initSqlJs(), inputs.plan.scenario)
  if (badQueries.length > 0) return refuse(badQueries)
  const service = await readOwnService(given.services[0] ?? null, [inputs.plan.scenario])
  if (!service.ok) return refuse(service.problems)
  const folder = pathFromUser(given.outFolder)
  const folderProblem = checkFolder(folder, RESULT_FILES)
  if (folderProblem) return refuse([folderProblem])
  const found = await findings(inputs, given, service.file)
  if (found.analysis.seeds === 0) {
    console.error('Interrupted before the first result: nothing was written.')
    return EXIT.interrupted
  }
  const { story } = found
  writeResults<string>(folder, {
    'stress.json': stressJson(found, given),
    ...(story ? storyFiles(story, service.file) : {}),
  })
  if (!story) removeResults(folder, STORY_FILES)
  for (const line of stressSummary(found, given)) console.log(onOneLine(line))
  return found.analysis.failing.length === 0 ? EXIT.consistent : EXIT.violation
}

await runProgram('stress', main)
