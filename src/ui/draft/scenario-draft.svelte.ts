/**
 * The scenario being edited: a sparse document that keeps only what differs from the defaults, checked on each change.
 * `origin` is what it was when it was loaded (a preset, a link, a file): values are marked as changed against it
 * and can be put back one by one. `lastGood` is the latest version that could run. Every change can be undone.
 */
import type { Scenario, ScenarioInput } from '../../scenario/schema'
import type { ReadingContext } from '../../scenario/reading-context'
import type { Problem } from '../../scenario/problems'
import { defaultScenario } from '../../scenario/worked-out'
import { effectiveValue } from './effective-value'
import { isAtOrIn, listAt, sameValue, valueAt, withValueAt } from '../../scenario/document-paths'
import { policyPlaceOf, withPolicyFigure } from './policy-value'
import type { ScenarioReader } from './scenario-reader.svelte'

/** Left out, these mean the span of an imported file, so that no value of theirs is a default to be dropped. */
const PERIOD_PATHS: readonly string[] = ['startDay', 'days']
/** The list that a path leads into. */
const LIST_OF_ENTRY = /^([^[]+)\[/

/** Steps that can be undone; beyond them the oldest is forgotten. */
const STEPS_MAX = 200

type Reader = Pick<ScenarioReader, 'read' | 'defaultAt'>

/** A version that can run. */
interface GoodVersion {
  input: ScenarioInput
  scenario: Scenario
}

/** A JSON text that is being edited and is no document yet. */
interface UnreadText {
  text: string
  problems: Problem[]
}

interface Version {
  input: ScenarioInput
  origin: ScenarioInput
}

export class ScenarioDraft {
  #input = $state.raw<ScenarioInput>({ version: 1 })
  #origin = $state.raw<ScenarioInput>({ version: 1 })
  #unread = $state.raw<UnreadText | null>(null)
  #goodBefore = $state.raw<GoodVersion>({ input: { version: 1 }, scenario: defaultScenario() })
  #context = $state.raw<ReadingContext>({})
  #past = $state.raw<readonly Version[]>([])
  #future = $state.raw<readonly Version[]>([])
  /** Where the latest edit was made: more edits at the same place belong to its step. */
  #place: string | null = null
  readonly #reader: Reader
  readonly #answer = $derived.by(() => this.#reader.read(this.#input, this.#context))
  readonly #good: GoodVersion = $derived(
    this.#answer?.ok ? { input: this.#input, scenario: this.#answer.scenario } : this.#goodBefore,
  )

  constructor(reader: Reader) {
    this.#reader = reader
  }

  get input(): ScenarioInput {
    return this.#input
  }

  /** What it was when it was loaded. */
  get origin(): ScenarioInput {
    return this.#origin
  }

  get lastGood(): ScenarioInput {
    return this.#good.input
  }

  /** The same with its defaults filled in. */
  get lastGoodScenario(): Scenario {
    return this.#good.scenario
  }

  /** The draft with its defaults filled in; `null` where it cannot run. */
  get scenario(): Scenario | null {
    return this.#answer?.ok ? this.#answer.scenario : null
  }

  /** Whether it is known what is wrong with the draft: what reads it may not be there yet. */
  get isRead(): boolean {
    return this.#answer !== null
  }

  /** Everything that keeps the draft from running: an unreadable JSON text first, else what the schema refuses. */
  get problems(): Problem[] {
    if (this.#unread) return this.#unread.problems
    return !this.#answer || this.#answer.ok ? [] : this.#answer.problems
  }

  /** Whether the JSON is being edited and cannot be read as it is. */
  get isTextUnread(): boolean {
    return this.#unread !== null
  }

  /** That JSON, which is not lost with its editor. */
  get unreadText(): string | null {
    return this.#unread?.text ?? null
  }

  /** What is known of an imported file. */
  get context(): ReadingContext {
    return this.#context
  }

  get isEdited(): boolean {
    return !sameValue(this.#input, this.#origin)
  }

  problemsAt(path: string): Problem[] {
    if (!this.#answer || this.#answer.ok) return []
    return this.#answer.problems.filter((problem) => isAtOrIn(problem.path, path))
  }

  value(path: string): unknown {
    return this.#valueIn(this.#input, path)
  }

  /** Whether the document itself says something here. */
  isSet(path: string): boolean {
    return valueAt(this.#input, path) !== undefined
  }

  set(path: string, value: unknown): void {
    this.edit(this.#withValue(this.#input, path, value), path)
  }

  /** Several settings at once, undone as one. */
  setTogether(values: Readonly<Record<string, unknown>>): void {
    this.edit(
      Object.entries(values).reduce(
        (input, [path, value]) => this.#withValue(input, path, value),
        this.#input,
      ),
    )
  }

  /** The entries of a list, of which the document may hold anything until it is put right. */
  list(path: string): readonly unknown[] {
    return listAt(this.#input, path)
  }

  isChanged(path: string): boolean {
    if (!this.#isComparable(path)) return false
    return !sameValue(this.#valueOrSpan(this.#input, path), this.#originValue(path))
  }

  putBack(path: string): void {
    this.set(path, this.#originValue(path))
  }

  putAllBack(): void {
    this.edit(this.#origin)
  }

  /**
   * The draft becomes another version of itself. Edits in a row at one place, if it is named, are undone as one. A JSON text
   * that cannot be read stays what it is.
   */
  edit(input: ScenarioInput, place: string | null = null): void {
    if (!sameValue(input, this.#input)) this.#remember(place)
    this.#become({ input, origin: this.#origin })
  }

  /** What the JSON text says is the draft. */
  takeText(input: ScenarioInput): void {
    this.#unread = null
    this.edit(input, 'json')
  }

  /** The versions before a text that cannot be read are reached once it can be, or is discarded. */
  get canUndo(): boolean {
    return !this.isTextUnread && this.#past.length > 0
  }

  get canRedo(): boolean {
    return !this.isTextUnread && this.#future.length > 0
  }

  undo(): void {
    const version = this.#past.at(-1)
    if (!version || !this.canUndo) return
    this.#past = this.#past.slice(0, -1)
    this.#future = [...this.#future, this.#version]
    this.#place = null
    this.#become(version)
  }

  redo(): void {
    const version = this.#future.at(-1)
    if (!version || !this.canRedo) return
    this.#future = this.#future.slice(0, -1)
    this.#past = [...this.#past, this.#version]
    this.#place = null
    this.#become(version)
  }

  /** What is edited from now on is undone by itself. */
  endStep(): void {
    this.#place = null
  }

  /** The JSON text cannot be read as a document: the draft stays what it was, and may not run. */
  refuseText(text: string, problems: Problem[]): void {
    this.#unread = { text, problems }
  }

  discardText(): void {
    this.#unread = null
  }

  /** What is known of an imported file: names and days that the scenario may refer to. */
  setContext(context: ReadingContext): void {
    this.#goodBefore = this.#good
    this.#context = context
  }

  /** Another scenario takes the draft's place. */
  load(input: ScenarioInput): void {
    if (this.isEdited || !sameValue(input, this.#input)) this.#remember(null)
    this.discardText()
    this.#become({ input, origin: input })
  }

  /** The first scenario of the page, before which there is nothing to undo. */
  begin(input: ScenarioInput): void {
    this.#take({ input, origin: input })
  }

  /** Lets an imported file set the period in place of the scenario. */
  followFilePeriod(): void {
    for (const path of PERIOD_PATHS) this.set(path, undefined)
  }

  get #version(): Version {
    return { input: this.#input, origin: this.#origin }
  }

  #remember(place: string | null): void {
    const isSameStep = place !== null && place === this.#place
    this.#place = place
    this.#future = []
    if (!isSameStep) this.#past = [...this.#past, this.#version].slice(-STEPS_MAX)
  }

  #become(version: Version): void {
    this.#goodBefore = this.#good
    this.#take(version)
  }

  #take({ input, origin }: Version): void {
    this.#input = input
    this.#origin = origin
  }

  #valueIn(input: ScenarioInput, path: string): unknown {
    return effectiveValue(input, path, (of, place) => this.#reader.defaultAt(of, place))
  }

  #withValue(input: ScenarioInput, path: string, value: unknown): ScenarioInput {
    const place = policyPlaceOf(path)
    if (place) {
      const policy = withPolicyFigure(valueAt(input, place.base), place, value)
      return { ...withValueAt(input, place.base, policy), version: 1 }
    }
    const isPeriod = PERIOD_PATHS.includes(path)
    const isDefault = !isPeriod && sameValue(value, this.#reader.defaultAt(input, path))
    return { ...withValueAt(input, path, isDefault ? undefined : value), version: 1 }
  }

  #originValue(path: string): unknown {
    return this.#valueOrSpan(this.#originWithPolicyName(path), path)
  }

  /** Once entries were added or removed, a position of the list no longer means the same entry: the list is marked. */
  #isComparable(path: string): boolean {
    const list = LIST_OF_ENTRY.exec(path)?.[1]
    if (list === undefined) return true
    return listAt(this.#input, list).length === listAt(this.#origin, list).length
  }

  /** The value in force, or `undefined` for a period that is left to the file. */
  #valueOrSpan(input: ScenarioInput, path: string): unknown {
    return PERIOD_PATHS.includes(path) ? valueAt(input, path) : this.#valueIn(input, path)
  }

  /** Figures that come with a newly chosen policy do not count as changes of their own. */
  #originWithPolicyName(path: string): ScenarioInput {
    const place = policyPlaceOf(path)
    if (!place || place.figure === 'name') return this.#origin
    const chosen = this.value(`${place.base}.name`)
    return this.#withValue(this.#origin, `${place.base}.name`, chosen)
  }
}
