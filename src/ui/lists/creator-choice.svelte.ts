/**
 * The choice of one creator by name: what is written, whom it could name, and who is chosen. The names are asked of the
 * worker, since a run may have a million of them.
 */
import type { NamedCreator } from '../../../workers/contract'
import type { LabClient } from '../lab/lab-client.svelte'
import { LatestAnswer } from '../lab/latest-answer'

/** Why what is written names nobody. */
export type NotNamed = 'nobody' | 'several' | 'not-in-run'

type Asked = Pick<LabClient, 'creatorsNamed' | 'creatorHistory'>

export class CreatorChoice {
  readonly #lab: Asked
  readonly #onChoose: (creatorId: number | null) => void
  #text = $state('')
  #offered = $state.raw<readonly NamedCreator[]>([])
  #chosen = $state.raw<NamedCreator | null>(null)
  #notNamed = $state<NotNamed | null>(null)
  /** The one who is chosen, whose name may not be known yet. */
  #creatorId: number | null = null
  /** Whose creators these are. */
  #run: object | null = null
  readonly #names: LatestAnswer<string, NamedCreator[]>

  constructor(lab: Asked, onChoose: (creatorId: number | null) => void) {
    this.#lab = lab
    this.#onChoose = onChoose
    this.#names = new LatestAnswer(
      (text) => lab.creatorsNamed(text),
      (offered) => this.#offer(offered ?? []),
    )
  }

  get text(): string {
    return this.#text
  }

  /** To complete what is written. */
  get offered(): readonly NamedCreator[] {
    return this.#offered
  }

  get chosen(): NamedCreator | null {
    return this.#chosen
  }

  get notNamed(): NotNamed | null {
    return this.#notNamed
  }

  /** A whole name chooses at once; an empty field chooses everybody. */
  write(text: string): void {
    this.#text = text
    this.#notNamed = null
    const name = text.trim()
    if (name === '') this.#choose(null)
    this.#names.ask(name === '' ? null : name)
  }

  /** The reader is done writing: a part of a name is enough where only one creator has it. */
  async settle(): Promise<void> {
    const name = this.#text.trim()
    if (name === '' || name === this.#chosen?.handle) return
    // Where the worker does not answer, the list itself says so.
    const named = await this.#lab.creatorsNamed(name).catch(() => null)
    if (named === null || name !== this.#text.trim()) return
    const [first, ...others] = named
    if (first && (others.length === 0 || first.handle.toLowerCase() === name.toLowerCase()))
      this.#choose(first)
    else {
      this.#choose(null)
      this.#notNamed = first ? 'several' : 'nobody'
    }
  }

  clear(): void {
    this.write('')
  }

  /** Shows who is chosen elsewhere, or in another run, where the same number may have another name. */
  async follow(creatorId: number | null, run: object): Promise<void> {
    if (run === this.#run && creatorId === this.#creatorId) return
    this.#run = run
    this.#creatorId = creatorId
    this.#show(null)
    if (creatorId === null) return
    const history = await this.#lab.creatorHistory(creatorId).catch(() => null)
    if (run !== this.#run || creatorId !== this.#creatorId) return
    this.#show(history && { creatorId, handle: history.creator.handle })
    this.#notNamed = history ? null : 'not-in-run'
  }

  #offer(offered: readonly NamedCreator[]): void {
    this.#offered = offered
    const [first] = offered
    if (first && first.handle === this.#text.trim()) this.#choose(first)
  }

  #choose(creator: NamedCreator | null): void {
    this.#chosen = creator
    this.#creatorId = creator?.creatorId ?? null
    if (creator) this.#text = creator.handle
    this.#onChoose(this.#creatorId)
  }

  #show(creator: NamedCreator | null): void {
    this.#chosen = creator
    this.#text = creator?.handle ?? ''
    this.#notNamed = null
  }
}
