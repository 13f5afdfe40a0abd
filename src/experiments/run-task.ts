/**
 * One run of an experiment: a scenario under a seed, simulated to its end, and what is kept of it.
 * A run for its figures alone has all checks and no digest. A run for its economics or its
 * marketplace has only the checks of each day.
 */
import type { SqlJsStatic } from 'sql.js'
import type { CheckResult } from '../checks/check'
import type { Instant } from '../core/calendar'
import { violationsIn } from '../core/violations'
import type { CreatorOutcome } from '../metrics/creator-outcomes'
import type { Figure } from '../metrics/headline-figure'
import type { MarketplaceFacts } from '../metrics/marketplace-facts'
import type { PayoutEconomics } from '../metrics/payout-economics'
import { withSeed } from '../scenario/document-paths'
import type { Refused } from '../scenario/problems'
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import { instantOfAction } from '../scenario/period'
import type { StrataBasis } from '../scenario/strata-basis'
import { ALL_CODE } from '../simulation/all-code'
import { concludeRun } from '../simulation/conclude'
import { figuresAtEnd } from '../simulation/corrected-count'
import { invariantProblems } from '../simulation/invariant-problems'
import { prepareRun } from '../simulation/setup'
import type { OwnService } from '../simulation/own-service'
import { tracingTo } from '../simulation/tracer'
import { Simulation } from '../simulation/simulation'
import type { TraceEvent } from '../simulation/trace'
import { futureOf, type FutureOutcome } from './future'
import { outcomeOf, type RunOutcome } from './outcome'
import { costOf, type RunCost } from './run-cost'
import { economicsOf, marketplaceOf } from './run-economics'
import { stressOutcomeOf, type Harm, type StressOutcome } from './stress/stress-outcome'
import { listedRun, type ListedRun } from './stress/listed-run'

/** The place of the lab's payout service, whichever others a worker has. */
export const LAB_PLACE = -1

/** What is kept of a run, by what was asked for. */
interface KeptBy {
  /** With what every check found, also those that found nothing. */
  figures: { figures: Figure[]; checks: CheckResult[] }
  /** What payouts brought and cost, and what it was for each creator. */
  economics: { figures: Figure[]; economics: PayoutEconomics; creators: CreatorOutcome[] }
  marketplace: { figures: Figure[]; marketplace: MarketplaceFacts }
  outcome: { figures: Figure[]; checks: CheckResult[]; outcome: RunOutcome }
  /** What was earned, paid twice and late. */
  cost: { cost: RunCost }
  /** What all checks found and what faults struck. */
  stress: { stress: StressOutcome }
  /** What chance made of the run, as a list. */
  listed: { listed: ListedRun }
  /** All that happened in it. */
  trace: { trace: TraceEvent[] }
  /** The outcome of one of two futures. */
  future: { future: FutureOutcome }
  /** Only whether it comes to a harm; the run ends as soon as it does. */
  harm: { isHarmed: boolean }
}

interface SimulatedRun {
  /** A scenario as a user writes it; it is validated here. */
  scenario: unknown
  /** Replaces the scenario's own seed; left out, the scenario's own. */
  seed?: string
  /** On which basis a sample is divided, so that runs have the same creators; left out, on the scenario's own. */
  sampledBy?: StrataBasis | null
  /** Which of the payout services that the worker has pays, by its place (`LAB_PLACE`: the lab's); left out, the first, or the lab's where it has none. */
  service?: number
  /** From an instant on, chance is that of another seed. */
  otherChance?: { from: Instant; seed: string }
}

export type RunTask = SimulatedRun &
  (
    | { keep: Exclude<keyof KeptBy, 'trace' | 'future' | 'harm'> }
    /** Only what happens to this creator (a handle) or to nobody alone, and every fault; left out, all that happens. */
    | { keep: 'trace'; tracedCreator?: string | null }
    /** From this instant on it keeps the rows of its ledger; left out, it keeps all. */
    | { keep: 'future'; rowsSince?: string }
    | { keep: 'harm'; harm: Harm }
  )

export type DoneTask<Task extends RunTask = RunTask> = {
  ok: true
  /** Violations that the checks found. */
  violations: number
} & KeptBy[Task['keep']]

export type TaskResult<Task extends RunTask = RunTask> = DoneTask<Task> | Refused

/**
 * Yields after each day, with the share of the run that is done, so that its driver can pause or
 * stop. `memoryLimitBytes` is what the run may take; without it, what a page may. `ownService` pays in place of the lab's.
 */
export function* runTask<Task extends RunTask>(
  engine: SqlJsStatic,
  task: Task,
  sales: ImportedSales | null,
  memoryLimitBytes?: number,
  ownService: OwnService | null = null,
): Generator<number, TaskResult<Task>> {
  const prepared = prepareRun(scenarioOf(task), sales, memoryLimitBytes)
  if (!prepared.ok) return prepared
  const badQueries = invariantProblems(engine, prepared.setup.scenario)
  if (badQueries.length > 0) return { ok: false, problems: badQueries }
  const trace: TraceEvent[] = []
  const { sampledBy = null, otherChance } = task
  const traced = task.keep === 'trace' ? (task.tracedCreator ?? null) : null
  const harm = task.keep === 'harm' ? task.harm : null
  const simulation = new Simulation(
    engine,
    { ...prepared.setup, sampledBy },
    {
      ...ALL_CODE,
      ownService,
      ...(task.keep === 'trace' && {
        tracing: tracingTo((event) => {
          if (isTraced(event, traced)) trace.push(event)
        }),
      }),
    },
  )
  try {
    if (otherChance) simulation.changeChance(otherChance.from, otherChance.seed)
    let daysDone = 0
    while (simulation.step()) {
      if (simulation.daysDone === daysDone) continue
      daysDone = simulation.daysDone
      if (harm && simulation.hasFound(harm.check, harm.creator)) break
      yield daysDone / prepared.setup.days
    }
    const kept = keptOf(simulation, task, trace) as KeptBy[Task['keep']]
    return { ok: true, violations: violationsIn(simulation.checkResults), ...kept }
  } finally {
    simulation.ledger.database.close()
  }
}

const scenarioOf = ({ scenario, seed }: SimulatedRun): unknown =>
  seed === undefined ? scenario : withSeed(scenario, seed)

const isTraced = ({ event, creator }: TraceEvent, traced: string | null): boolean =>
  traced === null ||
  creator === null ||
  creator === traced ||
  event === 'fault' ||
  event === 'worker-killed'

function keptOf(simulation: Simulation, task: RunTask, trace: TraceEvent[]): KeptBy[keyof KeptBy] {
  switch (task.keep) {
    case 'figures':
      return { checks: simulation.checkEverything(), figures: figuresAtEnd(simulation) }
    case 'economics':
      return { figures: figuresAtEnd(simulation), ...economicsOf(simulation) }
    case 'marketplace':
      return { figures: figuresAtEnd(simulation), marketplace: marketplaceOf(simulation) }
    case 'outcome': {
      const report = concludeRun(simulation, 'finished', { wallSeconds: 0, payoutsPerSecond: 0 })
      const { figures, checks } = report
      return { figures, checks, outcome: outcomeOf(simulation, report) }
    }
    case 'cost':
      return { cost: costOf(simulation, simulation.checkEverything()) }
    case 'stress':
      simulation.checkEverything()
      return { stress: stressOutcomeOf(simulation) }
    case 'listed':
      return { listed: listedRun(simulation) }
    case 'trace':
      return { trace }
    case 'future': {
      simulation.checkEverything()
      const since = task.rowsSince === undefined ? 0 : instantOfAction(task.rowsSince)
      return { future: futureOf(simulation, since) }
    }
    case 'harm': {
      const { check, creator } = task.harm
      if (!simulation.hasFound(check, creator)) simulation.checkEverything()
      return { isHarmed: simulation.hasFound(check, creator) }
    }
  }
}
