/**
 * The way in for every sweep: from a file, a preset or the page. The result can be run; otherwise
 * it returns problems that name the place in the sweep, the value and what is possible.
 */
import { exhaust } from '../../core/exhaust'
import { isDocument, type Document } from '../../scenario/document-paths'
import { refuseOtherDocument } from '../../scenario/other-document'
import { wholeRun } from '../../scenario/period'
import { PRESETS } from '../../scenario/presets'
import type { Problem, Refused } from '../../scenario/problems'
import { readScenario } from '../../scenario/read-scenario'
import type { Scenario } from '../../scenario/schema'
import { problemsOfIssues } from '../../scenario/schema-problems'
import { nodeOf } from '../../scenario/scenario-node'
import type { SchemaNode } from '../../scenario/schema-nodes'
import { sampleSizeIn } from '../../scenario/sampled'
import { seedsFrom } from '../../core/seeds'
import { holdsWholeNumbers, pathProblems } from './changed-settings'
import { sweepSchema, type SweepDefinition } from './definition'
import type { SweepPlan } from './plan'
import { pointsOf } from './points'
import { planningPairs } from './planned-runs'
import { readingPoints } from './read-points'
import { refuseIfTooLong, refuseIfTooMany, sizingSweep } from './sweep-size'
import { unfit, type SweepContext } from './unfit'

export type { SweepContext, SweepFile } from './unfit'

export type ReadSweep = { ok: true; plan: SweepPlan } | Refused

let node: SchemaNode | null = null
export const sweepNode = (): SchemaNode => (node ??= nodeOf(sweepSchema))

/** `input` is a sweep as a user writes it: parsed JSON of any shape. */
export const readSweep = (input: unknown, context: SweepContext = {}): ReadSweep =>
  exhaust(readingSweep(input, context))

/** The same, by steps: a sweep of many points is read in several tasks by a page that has other things to do. */
export function* readingSweep(input: unknown, context: SweepContext): Generator<void, ReadSweep> {
  if (!isDocument(input)) {
    return refuse([{ path: 'sweep', value: input, expected: 'an object of settings' }])
  }
  const parsed = sweepSchema.safeParse(input)
  if (!parsed.success) {
    return (
      refuseOtherDocument('sweep', input) ??
      refuse(problemsOfIssues(parsed.error.issues, input, sweepNode))
    )
  }
  const definition = parsed.data
  const written = writtenScenario(definition)
  const read = readScenario(written, context.file?.context)
  if (!read.ok) return refuse(read.problems.map(inScenario))
  const problems = [
    ...unfit(read.scenario, context).map(inScenario),
    ...pathProblems(definition, written),
  ]
  return problems.length > 0
    ? refuse(problems)
    : yield* planning(definition, written, read.scenario, context)
}

function* planning(
  definition: SweepDefinition,
  scenario: Document,
  base: Scenario,
  context: SweepContext,
): Generator<void, ReadSweep> {
  const tooMany = refuseIfTooMany(definition)
  if (tooMany) return refuse([tooMany])
  const seeds = seedsFrom(String(scenario['seed']), definition.seeds)
  const points = pointsOf(definition, seeds, (path) => holdsWholeNumbers(path, scenario))
  const read = yield* readingPoints(points, definition, scenario, context)
  if (!read.ok) return read
  const fileKey = context.file?.key ?? null
  const sample = sampleSizeIn(base, context.file?.size ?? null)
  const pairs = yield* planningPairs(read.points, base, fileKey, context.paidBy ?? null)
  const size = yield* sizingSweep(pairs, context.file?.size ?? null)
  const tooLong = refuseIfTooLong(size, definition.seeds, context.memoryLimitBytes)
  if (tooLong) return refuse([tooLong])
  const { days } = wholeRun(base, context.file?.size ?? null)
  return {
    ok: true,
    plan: { definition, scenario, days, fileKey, sample, seeds, points, pairs, size },
  }
}

const DEFAULT_SEED = 'payout-lab'

/** With the sweep's own seed, or the one that the scenario has. */
function writtenScenario({ scenario, seed }: SweepDefinition): Document {
  const written: Document = typeof scenario === 'string' ? { ...PRESETS[scenario] } : scenario
  return { ...written, seed: seed ?? written['seed'] ?? DEFAULT_SEED }
}

const inScenario = (problem: Problem): Problem => ({
  ...problem,
  path: problem.path === 'scenario' ? 'scenario' : `scenario.${problem.path}`,
})

const refuse = (problems: Problem[]): Refused => ({ ok: false, problems })
