/**
 * How far a program is, on standard error: on a terminal one line, rewritten in place; in a file or a pipe now and then a
 * line of its own.
 */
import { isoFromDay } from '../core/calendar'
import type { Closing, ClosingPart } from '../simulation/conclude'
import { counted } from '../core/counted'
import { duration } from '../core/duration'
import type { Simulation } from '../simulation/simulation'

const MILLISECONDS_BETWEEN_LINES = { terminal: 100, log: 30_000 } as const

/** Of standard error, what is needed. */
interface ProgressStream {
  readonly isTTY?: boolean
  write: (text: string) => unknown
}

export class Progress {
  readonly #stream: ProgressStream
  readonly #now: () => number
  #begunAt: number
  #shownAt = 0

  constructor(stream: ProgressStream, now = (): number => performance.now()) {
    this.#stream = stream
    this.#now = now
    this.#begunAt = now()
  }

  /** What is left of a part is reckoned by how fast that part goes, not by what came before it. */
  beginPart(): void {
    this.#begunAt = this.#now()
    this.#shownAt = 0
  }

  /** For how long the program, or its present part, has run. */
  get wallMilliseconds(): number {
    return this.#now() - this.#begunAt
  }

  /** `line` is asked for only where it is shown. */
  show(line: (wallMilliseconds: number) => string): void {
    const between = MILLISECONDS_BETWEEN_LINES[this.#stream.isTTY ? 'terminal' : 'log']
    const { wallMilliseconds } = this
    if (wallMilliseconds - this.#shownAt < between) return
    this.#shownAt = wallMilliseconds
    const words = line(wallMilliseconds)
    if (this.#stream.isTTY) this.#rewrite(words)
    else this.#stream.write(`${words}\n`)
  }

  clear(): void {
    if (this.#stream.isTTY) this.#rewrite('')
  }

  #rewrite(line: string): void {
    this.#stream.write(`\r\u001b[K${line}`)
  }
}

export function runProgress(simulation: Simulation, wallMilliseconds: number): string {
  const { days } = simulation.setup
  const { daysDone, payouts } = simulation
  const share = Math.floor((daysDone / days) * 100)
  const perSecond = Math.round((payouts / wallMilliseconds) * 1_000)
  return `${isoFromDay(simulation.questions.today)}  ${share}%  ${counted(payouts, 'payout')}  ${perSecond} a second${timeLeft(daysDone, days, wallMilliseconds)}`
}

/** Up to here a reader can follow the seconds. */
const MINUTES_FROM_SECONDS = 300

const CLOSING_PARTS: Readonly<Record<ClosingPart, string>> = {
  checks: 'making the checks',
  digest: 'working out the digest',
  report: 'writing the report',
}

export const closingProgress = ({ part, share }: Closing): string =>
  `closing the books  ${Math.floor(share * 100)}%  ${CLOSING_PARTS[part]}`

export const experimentProgress = (done: number, total: number, wallMilliseconds: number): string =>
  `${done} of ${counted(total, 'run')}${timeLeft(done, total, wallMilliseconds)}`

function timeLeft(done: number, total: number, wallMilliseconds: number): string {
  if (done === 0) return ''
  const seconds = Math.ceil((wallMilliseconds / 1_000 / done) * (total - done))
  return `  ${seconds < MINUTES_FROM_SECONDS ? `${seconds} s` : duration(seconds)} left`
}
