/**
 * What is done in a run while it goes on: creators act, faults and protections are switched. Each enters the draft too, so
 * that the next run does it again.
 */
import type {
  ActAnswer,
  CreatorAction,
  FaultAtOnce,
  FaultSwitchInput,
  SwitchRefusal,
} from '../../../workers/contract'
import { withFaultAtOnce } from '../../scenario/faults-at-once'
import type { ScenarioInput } from '../../scenario/schema'
import { withAction, withSwitch } from '../draft/actions'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import { scenarioReader } from '../draft/scenario-reader.svelte'
import type { EditsNotRun } from './edits-not-run.svelte'
import type { LabClient } from './lab-client.svelte'

export class ChangesInRun {
  readonly #lab: LabClient
  readonly #draft: ScenarioDraft
  readonly #edits: EditsNotRun
  readonly #onDraft: () => void

  /** `onDraft`: the draft has what was done. */
  constructor(lab: LabClient, draft: ScenarioDraft, edits: EditsNotRun, onDraft: () => void) {
    this.#lab = lab
    this.#draft = draft
    this.#edits = edits
    this.#onDraft = onDraft
  }

  async act(creatorId: number, action: CreatorAction): Promise<ActAnswer> {
    const { origin } = this.#draft
    const answer = await this.#lab.act(creatorId, action)
    if (answer.ok) await this.#takeIntoDraft(origin, (input) => withAction(input, answer.action))
    return answer
  }

  /** Faults or protections are switched. Resolves to why they are not; `null` where they are. */
  async switchFaults(change: FaultSwitchInput): Promise<SwitchRefusal | null> {
    const { origin } = this.#draft
    const answer = await this.#lab.switchFaults(change)
    if (!answer.ok) return answer.refusal
    await this.#takeIntoDraft(origin, (input) => withSwitch(input, answer.recorded))
    return null
  }

  /** The same of a fault that is asked for now. */
  async strike(fault: FaultAtOnce): Promise<SwitchRefusal | null> {
    const { origin } = this.#draft
    const answer = await this.#lab.strike(fault)
    if (!answer.ok) return answer.refusal
    await this.#takeIntoDraft(origin, (input) => withFaultAtOnce(input, fault, answer.recorded))
    return null
  }

  /** `origin`: of the draft when it was done; a scenario that has been opened since knows nothing of it. */
  async #takeIntoDraft(
    origin: ScenarioInput,
    change: (input: ScenarioInput) => ScenarioInput,
  ): Promise<void> {
    await scenarioReader.tryLoad()
    if (origin !== this.#draft.origin || this.#draft.problems.length > 0) return
    const isOfThisRun = !this.#edits.hasAny
    const input = change(this.#draft.input)
    // A draft that has moved on may no longer have this creator, or this day; the run's own has, if it cannot be read now.
    const read = scenarioReader.read(input, this.#draft.context)
    if (read ? !read.ok : !isOfThisRun) return
    this.#draft.edit(input)
    if (isOfThisRun) this.#edits.noteRun(input)
    this.#onDraft()
  }
}
