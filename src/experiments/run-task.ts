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
import * as beforeDaily from '../simulation/before-daily-code'
import * as closing from '../simulation/closing-code'
import * as sampling from '../simulation/sampling-code'
import { concludeRun } from '../simulation/conclude'
import { figuresAtEnd } from '../simulation/corrected-count'
import { invariantProblems } from '../simulation/invariant-problems'
import { prepareRun } from '../simulation/setup'
import { tracingTo } from '../simulation/tracer'
import { Simulation } from '../simulation/simulation'
import type { TraceEvent } from '../simulation/trace'
import { futureOf, type FutureOutcome } from './future'
import { outcomeOf, type RunOutcome } from './outcome'
import { costOf, type RunCost } from './run-cost'
import { economicsOf, marketplaceOf } from './run-economics'
import { stressOutcomeOf, type Harm, type StressOutcome } from './stress/stress-outcome'
import { listedRun, type ListedRun } from './stress/listed-run'

interface OtherChance {
  from: Instant
  seed: string
}

export interface RunTask {
  /** A scenario as a user writes it; it is validated here. */
  scenario: unknown
  /** Replaces the scenario's own seed; left out, the scenario's own. */
  seed?: string
  /** On which basis a sample is divided, so that runs have the same creators; left out, on the scenario's own. */
  sampledBy?: StrataBasis | null
  keep:
    | 'figures'
    | 'economics'
    | 'marketplace'
    | 'outcome'
    /** What was earned, paid twice and late. */
    | 'cost'
    /** What a stress test asks for: what was found, what chance made of the run as a list, or all that happened in it. */
    | 'stress'
    | 'listed'
    | 'trace'
    /** The outcome of one of two futures. */
    | 'future'
    /** Only whether it comes to a harm; the run ends as soon as it does. */
    | 'harm'
  /** For `keep: 'harm'`. */
  harm?: Harm
  /** For a trace: only what happens to this creator (a handle) or to nobody alone, and every fault; left out, all that happens. */
  tracedCreator?: string | null
  /** From an instant on, chance is that of another seed. */
  otherChance?: OtherChance
  /**
   * For a future: the instant from which it keeps the rows of its ledger; left out, it keeps all.
   */
  rowsSince?: string
}

/** What is kept of a run, all else of it `null`. */
interface Kept {
  figures: Figure[]
  outcome: RunOutcome | null
  /** What payouts brought and cost, and what it was for each creator; both where economics are kept. */
  economics: PayoutEconomics | null
  creators: CreatorOutcome[] | null
  marketplace: MarketplaceFacts | null
  cost: RunCost | null
  /** What all checks found and what faults struck. */
  stress: StressOutcome | null
  listed: ListedRun | null
  trace: TraceEvent[] | null
  future: FutureOutcome | null
  isHarmed: boolean | null
}

export type TaskResult =
  | (Kept & {
      ok: true
      /** Violations that the checks found. */
      violations: number
    })
  | Refused

/**
 * Yields after each day, with the share of the run that is done, so that its driver can pause or
 * stop. `memoryLimitBytes` is what the run may take; without it, what a page may.
 */
export function* runTask(
  engine: SqlJsStatic,
  task: RunTask,
  sales: ImportedSales | null,
  memoryLimitBytes?: number,
): Generator<number, TaskResult> {
  const prepared = prepareRun(scenarioOf(task), sales, memoryLimitBytes)
  if (!prepared.ok) return prepared
  const badQueries = invariantProblems(engine, prepared.setup.scenario)
  if (badQueries.length > 0) return { ok: false, problems: badQueries }
  const trace: TraceEvent[] = []
  const { sampledBy = null } = task
  const simulation = new Simulation(
    engine,
    { ...prepared.setup, sampledBy },
    {
      ...{ closing, sampling, beforeDaily },
      ...(task.keep === 'trace' && {
        tracing: tracingTo((event) => {
          if (isTraced(event, task.tracedCreator ?? null)) trace.push(event)
        }),
      }),
    },
  )
  try {
    if (task.otherChance) simulation.changeChance(task.otherChance.from, task.otherChance.seed)
    let daysDone = 0
    while (simulation.step()) {
      if (simulation.daysDone === daysDone) continue
      daysDone = simulation.daysDone
      if (task.harm && simulation.hasFound(task.harm.check, task.harm.creator)) break
      yield daysDone / prepared.setup.days
    }
    return resultOf(simulation, task, trace)
  } finally {
    simulation.ledger.database.close()
  }
}

const scenarioOf = ({ scenario, seed }: RunTask): unknown =>
  seed === undefined ? scenario : withSeed(scenario, seed)

const isTraced = ({ event, creator }: TraceEvent, traced: string | null): boolean =>
  traced === null ||
  creator === null ||
  creator === traced ||
  event === 'fault' ||
  event === 'worker-killed'

const NOTHING: Omit<Kept, 'figures'> = {
  ...{ outcome: null, economics: null, creators: null, marketplace: null, cost: null },
  ...{ stress: null, listed: null, trace: null, future: null, isHarmed: null },
}

function resultOf(simulation: Simulation, task: RunTask, trace: TraceEvent[]): TaskResult {
  const result = (checks: readonly CheckResult[], kept: Partial<Kept>): TaskResult => ({
    ok: true,
    figures: [],
    violations: violationsIn(checks),
    ...NOTHING,
    ...kept,
  })
  switch (task.keep) {
    case 'figures':
      return result(simulation.checkEverything(), { figures: figuresAtEnd(simulation) })
    case 'economics':
      return result(simulation.checkResults, {
        figures: figuresAtEnd(simulation),
        ...economicsOf(simulation),
      })
    case 'marketplace':
      return result(simulation.checkResults, {
        figures: figuresAtEnd(simulation),
        marketplace: marketplaceOf(simulation),
      })
    case 'cost': {
      const checks = simulation.checkEverything()
      return result(checks, { cost: costOf(simulation, checks) })
    }
    case 'stress':
      return result(simulation.checkEverything(), { stress: stressOutcomeOf(simulation) })
    case 'listed':
      return result(simulation.checkResults, { listed: listedRun(simulation) })
    case 'trace':
      return result(simulation.checkResults, { trace })
    case 'future': {
      const since = task.rowsSince === undefined ? 0 : instantOfAction(task.rowsSince)
      return result(simulation.checkEverything(), { future: futureOf(simulation, since) })
    }
    case 'harm': {
      const { check, creator } = task.harm!
      if (!simulation.hasFound(check, creator)) simulation.checkEverything()
      return result(simulation.checkResults, { isHarmed: simulation.hasFound(check, creator) })
    }
    case 'outcome': {
      const report = concludeRun(simulation, 'finished', { wallSeconds: 0, payoutsPerSecond: 0 })
      const outcome = outcomeOf(simulation, report)
      return result(report.checks, { figures: report.figures, outcome })
    }
  }
}
