/**
 * The scenario being edited: a sparse document that keeps only what differs from the defaults, checked on each change.
 * `origin` is what it was when it was loaded (a preset, a link, a file): values are marked as changed against it
 * and can be put back one by one. `lastGood` is the latest version that could run.
 */
import {
  DEFAULT_DAYS,
  DEFAULT_START_DAY,
  type Scenario,
  type ScenarioInput,
} from '../../scenario/schema'
import { readScenario, type ReadingContext } from '../../scenario/read-scenario'
import type { Problem } from '../../scenario/problems'
import type { PolicyName } from '../../core/policy'
import { sameValue, valueAt, withValueAt } from './paths'
import { policyFigure, policyNameOf, withPolicyFigure, withPolicyName } from './policy-value'

const POLICY_PREFIX = 'policy.'
const POLICY_NAME_PATH = 'policy.name'
/** Left out, these mean the span of an imported file, so that no value of theirs is a default to be dropped. */
const PERIOD_PATHS: readonly string[] = ['startDay', 'days']

function readDefaults(): Scenario {
  const answer = readScenario({ version: 1 })
  if (!answer.ok) throw new Error('The schema refuses a scenario of nothing but defaults')
  return answer.scenario
}

const DEFAULTS = { startDay: DEFAULT_START_DAY, days: DEFAULT_DAYS, ...readDefaults() }

/** The value in force at a path: the document's own, else the default. */
function effectiveValue(input: ScenarioInput, path: string): unknown {
  if (path === POLICY_NAME_PATH) return policyNameOf(input.policy)
  if (path.startsWith(POLICY_PREFIX)) {
    return policyFigure(input.policy, path.slice(POLICY_PREFIX.length))
  }
  return valueAt(input, path) ?? valueAt(DEFAULTS, path)
}

function withEffectiveValue(input: ScenarioInput, path: string, value: unknown): ScenarioInput {
  if (path === POLICY_NAME_PATH) {
    return withPolicy(input, withPolicyName(input.policy, value as PolicyName))
  }
  if (path.startsWith(POLICY_PREFIX)) {
    const figure = path.slice(POLICY_PREFIX.length)
    return withPolicy(input, withPolicyFigure(input.policy, figure, value))
  }
  const isDefault = !PERIOD_PATHS.includes(path) && sameValue(value, valueAt(DEFAULTS, path))
  const kept = isDefault ? undefined : value
  return { ...withValueAt(input, path, kept), version: 1 }
}

const withPolicy = (input: ScenarioInput, policy: unknown): ScenarioInput => ({
  ...withValueAt(input, 'policy', policy),
  version: 1,
})

export class ScenarioDraft {
  #input = $state.raw<ScenarioInput>({ version: 1 })
  #origin = $state.raw<ScenarioInput>({ version: 1 })
  #textProblems = $state.raw<Problem[]>([])
  #lastGood = $state.raw<ScenarioInput>({ version: 1 })
  #context = $state.raw<ReadingContext>({})
  readonly #answer = $derived(readScenario(this.#input, this.#context))

  get input(): ScenarioInput {
    return this.#input
  }

  get lastGood(): ScenarioInput {
    return this.#lastGood
  }

  /** Everything that keeps the draft from running: an unreadable JSON text first, else what the schema refuses. */
  get problems(): Problem[] {
    if (this.#textProblems.length > 0) return this.#textProblems
    return this.#answer.ok ? [] : this.#answer.problems
  }

  /** What is known of an imported file. */
  get context(): ReadingContext {
    return this.#context
  }

  get isEdited(): boolean {
    return !sameValue(this.#input, this.#origin)
  }

  problemsAt(path: string): Problem[] {
    if (this.#answer.ok) return []
    return this.#answer.problems.filter(
      (problem) =>
        problem.path === path ||
        problem.path.startsWith(`${path}.`) ||
        problem.path.startsWith(`${path}[`),
    )
  }

  value(path: string): unknown {
    return effectiveValue(this.#input, path)
  }

  /** Whether the document itself says something here. */
  isSet(path: string): boolean {
    return valueAt(this.#input, path) !== undefined
  }

  set(path: string, value: unknown): void {
    this.edit(withEffectiveValue(this.#input, path, value))
  }

  isChanged(path: string): boolean {
    return !sameValue(this.#valueOrSpan(this.#input, path), this.#originValue(path))
  }

  putBack(path: string): void {
    this.set(path, this.#originValue(path))
  }

  /** The draft becomes another version of itself, as edited in the form or as JSON. */
  edit(input: ScenarioInput): void {
    this.#input = input
    this.#textProblems = []
    if (this.#answer.ok) this.#lastGood = input
  }

  /** The JSON text cannot be read as a document: the draft stays what it was, and may not run. */
  refuseText(problems: Problem[]): void {
    this.#textProblems = problems
  }

  /** What is known of an imported file: names and days that the scenario may refer to. */
  setContext(context: ReadingContext): void {
    this.#context = context
  }

  /** Another scenario takes the draft's place. */
  load(input: ScenarioInput): void {
    this.#origin = input
    this.edit(input)
  }

  /** Lets an imported file set the period in place of the scenario. */
  followFilePeriod(): void {
    for (const path of PERIOD_PATHS) this.set(path, undefined)
  }

  #originValue(path: string): unknown {
    return this.#valueOrSpan(this.#originWithPolicyName(path), path)
  }

  /** The value in force, or `undefined` for a period that is left to the file. */
  #valueOrSpan(input: ScenarioInput, path: string): unknown {
    return PERIOD_PATHS.includes(path) ? valueAt(input, path) : effectiveValue(input, path)
  }

  /** Figures that come with a newly chosen policy do not count as changes of their own. */
  #originWithPolicyName(path: string): ScenarioInput {
    if (!path.startsWith(POLICY_PREFIX) || path === POLICY_NAME_PATH) return this.#origin
    return withPolicy(
      this.#origin,
      withPolicyName(this.#origin.policy, policyNameOf(this.#input.policy)),
    )
  }
}
