/**
 * The payout service that the reader writes or opens. It is read and tried once typing pauses; until then, and where it cannot
 * be read, nothing can be tested with it. Its text is kept between visits, and so are those that it has taken the place of, but
 * the lab's own service pays in each visit first.
 */
import { SERVICE_EXAMPLE_NAMES, serviceExample } from '../../../../workers/stress-contract'
import type { Problem } from '../../../scenario/problems'
import { keptValue } from '../../kept-value'
import type { PayingService } from '../../lab/paying-service'
import type { ReadService } from './tried-service'

const PAUSE_MILLISECONDS = 600
const LETTERS_MAX = 100_000

const EARLIER_MAX = 10

export interface ServiceFile {
  name: string
  text: string
}

const isServiceFile = (value: unknown): value is ServiceFile =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'text' in value &&
  typeof value.text === 'string'

/** An editor has one for all: a file that it shows as it is has not been changed, and keeps its digest. */
const LINE_END = /\r\n?/g

/** Of a file, as a stack of calls can name it. */
const plainName = (name: string): string => name.replaceAll(/[^\w.-]+/g, '-')

const plainFile = ({ name, text }: ServiceFile): ServiceFile => ({ name: plainName(name), text })

const KEPT = keptValue('payout-lab.own-service', (stored) =>
  isServiceFile(stored) ? plainFile(stored) : null,
)
const KEPT_EARLIER = keptValue('payout-lab.earlier-services', (stored): readonly ServiceFile[] =>
  Array.isArray(stored) ? stored.filter(isServiceFile).slice(0, EARLIER_MAX).map(plainFile) : [],
)

const isExample = ({ text }: ServiceFile): boolean =>
  SERVICE_EXAMPLE_NAMES.some((name) => serviceExample(name).text === text)

export type TryService = (name: string, text: string) => Promise<ReadService>

const tryInWorker: TryService = async (name, text) =>
  (await import('./tried-service')).triedService(name, text)

export class OwnService {
  readonly #try: TryService
  #isChosen = $state(false)
  #file = $state.raw<ServiceFile>(KEPT.load() ?? serviceExample('new-key-each-hour'))
  #earlier = $state.raw<readonly ServiceFile[]>(KEPT_EARLIER.load())
  /** `null`: it has not been read as it is now. */
  #read = $state.raw<ReadService | null>(null)
  #pause: ReturnType<typeof setTimeout> | null = null

  constructor(tryService: TryService = tryInWorker) {
    this.#try = tryService
  }

  /** Whether it is to pay in place of the lab's. */
  get isChosen(): boolean {
    return this.#isChosen
  }

  set isChosen(isChosen: boolean) {
    this.#isChosen = isChosen
    if (isChosen && this.#read === null) void this.readNow()
  }

  get name(): string {
    return this.#file.name
  }

  get text(): string {
    return this.#file.text
  }

  /** What another file has taken the place of, the latest first. */
  get earlier(): readonly ServiceFile[] {
    return this.#earlier
  }

  /** Whether it is being written or read. */
  get isOpen(): boolean {
    return this.#read === null
  }

  get problems(): readonly Problem[] {
    return this.#read?.ok === false ? this.#read.problems : []
  }

  /** As it was read last, if nothing was changed since; it need not be the one that pays. */
  get service(): PayingService | null {
    return this.#read?.ok ? this.#read.service : null
  }

  /** A file, or an example: it takes the place of what was written, which is set aside. */
  take(name: string, text: string): Promise<void> {
    const taken = { name: plainName(name), text }
    this.#setAside(this.#file, taken)
    this.#keep(taken)
    return this.readNow()
  }

  /** Is being typed. An example becomes a file of the reader's. */
  write(text: string): void {
    const { name, text: before } = this.#file
    if (text === before.replaceAll(LINE_END, '\n')) return
    const wasExample = SERVICE_EXAMPLE_NAMES.some((example) => name === `${example}.ts`)
    this.#keep({ name: wasExample ? 'my-service.ts' : name, text })
    this.#pause = setTimeout(() => void this.readNow(), PAUSE_MILLISECONDS)
  }

  /** Whoever leaves the editor may press a button next: what was typed last is read at once. */
  leave(): void {
    if (this.#pause !== null) void this.readNow()
  }

  async readNow(): Promise<void> {
    this.#endPause()
    const file = this.#file
    const read =
      file.text.length > LETTERS_MAX ? refusalOfLength(file) : await this.#try(file.name, file.text)
    // What is written meanwhile is read later.
    if (file === this.#file) this.#read = read
  }

  /** Examples are at hand anyway. What is taken from those set aside is none of them any more. */
  #setAside(left: ServiceFile, taken: ServiceFile): void {
    const others = this.#earlier.filter(({ text }) => text !== left.text && text !== taken.text)
    const isLost = left.text !== taken.text && !isExample(left)
    this.#earlier = [...(isLost ? [left] : []), ...others].slice(0, EARLIER_MAX)
    KEPT_EARLIER.keep(this.#earlier)
  }

  #keep(file: ServiceFile): void {
    this.#endPause()
    this.#file = file
    this.#read = null
    KEPT.keep(file)
  }

  #endPause(): void {
    if (this.#pause !== null) clearTimeout(this.#pause)
    this.#pause = null
  }
}

const refusalOfLength = ({ name, text }: ServiceFile): ReadService => ({
  ok: false,
  problems: [{ path: name, value: text.length, expected: `at most ${LETTERS_MAX} characters` }],
})
