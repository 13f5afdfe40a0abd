/**
 * The crash atlas: in turn, a worker dies at every named step, before and after the step's request
 * is carried out. A step that no seed reaches is not known to be safe.
 */
import type { FaultOf } from '../../core/single-fault'
import type { StepName } from '../../core/work-names'
import { STEPS } from '../../payouts/steps'
import { listAt, withValueAt, type Document } from '../../scenario/document-paths'
import type { TraceEvent } from '../../simulation/trace'
import { acceptedRun } from '../accepted'
import type { RunPool } from '../run-pool'
import { gravest } from './analysis'
import { stressRun } from './run-stress'
import type { StressViolation } from './stress-outcome'
import { scenarioOfSeed, type StressPlan } from './stress-plan'

type CrashVerdict = 'safe' | 'harmed' | 'not_reached'

export interface AtlasCell {
  step: StepName
  when: 'before' | 'after'
  verdict: CrashVerdict
  /** Crashes that were tried, each in a run of its own. */
  crashes: number
  harmed: number
  /** The first death that harmed, or else the first; `null` where the step was not reached. */
  crash: Crash | null
}

/** One death: `scenarioOfCrash` shows it again. */
export interface Crash {
  seed: string
  fault: FaultOf<'worker-killed'>
  /** The gravest; `null` where nothing was harmed. */
  violation: StressViolation | null
}

export interface CrashAtlas {
  cells: readonly AtlasCell[]
  /** Seeds that were looked through for the steps. */
  seeds: number
  /** Those of them in which nobody was killed, since a check fails there by itself: what they reach is not in the cells. */
  seedsSkipped: number
}

interface AtlasProgress {
  done: number
  total: number
}

interface AtlasOptions {
  /** Places of each step that are crashed, as different from each other as there are. */
  crashesMax?: number
  /** Seeds that are looked through for the steps. */
  seedsMax?: number
  onProgress?: (progress: AtlasProgress, atlas: CrashAtlas) => void
  signal?: AbortSignal
}

const CRASHES_MAX = 3
const SEEDS_MAX = 5
const MOMENTS = ['before', 'after'] as const

/** Where a step was reached in a run that is consistent by itself. */
interface Place {
  seed: string
  crash: Omit<FaultOf<'worker-killed'>, 'fault' | 'when'>
}

interface Places extends Pick<CrashAtlas, 'seeds' | 'seedsSkipped'> {
  places: ReadonlyMap<StepName, readonly Place[]>
}

/** Cells in the order of steps; one that is cancelled has those that were finished. */
export async function runAtlas(
  pool: RunPool,
  plan: StressPlan,
  { crashesMax = CRASHES_MAX, seedsMax = SEEDS_MAX, onProgress, signal }: AtlasOptions = {},
): Promise<CrashAtlas> {
  const { places, ...seeds } = await placesOf(pool, plan, seedsMax, crashesMax, signal)
  const planned = (Object.keys(STEPS) as StepName[]).flatMap((step) =>
    MOMENTS.map((when) => ({ step, when, places: places.get(step) ?? [] })),
  )
  const cells: AtlasCell[] = []
  for (const { step, when, places: crashed } of planned) {
    if (signal?.aborted) break
    const outcomes = await Promise.all(crashed.map((place) => crashAt(pool, plan, place, when)))
    cells.push(cellOf(step, when, outcomes))
    onProgress?.({ done: cells.length, total: planned.length }, { cells: [...cells], ...seeds })
  }
  return { cells, ...seeds }
}

/** What a seed of the atlas runs in which a worker dies. */
export function scenarioOfCrash(
  plan: StressPlan,
  { seed, fault }: Pick<Crash, 'seed' | 'fault'>,
): Document {
  const scenario = scenarioOfSeed(plan, seed)
  return withValueAt(scenario, 'faults.single', [...listAt(scenario, 'faults.single'), fault])
}

async function crashAt(
  pool: RunPool,
  plan: StressPlan,
  { seed, crash }: Place,
  when: Crash['fault']['when'],
): Promise<Crash> {
  const fault: Crash['fault'] = { fault: 'worker-killed', when, ...crash }
  const { violations } = await stressRun(pool, scenarioOfCrash(plan, { seed, fault }))
  return { seed, fault, violation: gravest(violations) }
}

function cellOf(step: StepName, when: AtlasCell['when'], crashes: readonly Crash[]): AtlasCell {
  const harms = crashes.filter(({ violation }) => violation !== null)
  const crash = harms[0] ?? crashes[0] ?? null
  const reached = harms.length > 0 ? 'harmed' : 'safe'
  return {
    ...{ step, when, crashes: crashes.length, harmed: harms.length, crash },
    verdict: crash ? reached : 'not_reached',
  }
}

/** The first places of each step; a second one in the same seed is of another creator. */
async function placesOf(
  pool: RunPool,
  plan: StressPlan,
  seedsMax: number,
  crashesMax: number,
  signal: AbortSignal | undefined,
): Promise<Places> {
  const places = new Map<StepName, Place[]>()
  let [seeds, seedsSkipped] = [0, 0]
  for (const seed of plan.seeds.slice(0, seedsMax)) {
    if (signal?.aborted) break
    const scenario = scenarioOfSeed(plan, seed)
    seeds += 1
    // A seed that fails by itself says nothing of a crash.
    if ((await stressRun(pool, scenario)).violations.length > 0) {
      seedsSkipped += 1
      continue
    }
    const { trace } = await acceptedRun(pool, { scenario, keep: 'trace' })
    for (const [step, crash] of firstSteps(trace, crashesMax)) {
      const known = places.get(step) ?? []
      if (known.length < crashesMax) places.set(step, [...known, { seed, crash }])
    }
  }
  return { places, seeds, seedsSkipped }
}

/** The first time in the run that a creator's work reaches a step. */
function* firstSteps(
  trace: readonly TraceEvent[],
  creatorsMax: number,
): Generator<[StepName, Place['crash']]> {
  const seen = new Map<string, Set<string | null>>()
  for (const event of trace) {
    if (event.event !== 'step' || event.step === 'begin') continue
    const creators = seen.get(event.step) ?? new Set()
    if (creators.has(event.creator) || creators.size >= creatorsMax) continue
    seen.set(event.step, creators.add(event.creator))
    yield [
      event.step,
      { step: event.step, ...(event.creator !== null && { creator: event.creator }), nth: 1 },
    ]
  }
}
