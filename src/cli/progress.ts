/** One line on standard error that says how far a program is, rewritten in place; silent where nobody watches. */
import { isoFromDay } from '../core/calendar'
import type { Simulation } from '../simulation/simulation'

const MILLISECONDS_BETWEEN_LINES = 100

export class Progress {
  readonly #stream: NodeJS.WriteStream
  #lastAt = 0

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream
  }

  /** `line` is asked for only where it is shown. */
  show(line: (wallMilliseconds: number) => string, wallMilliseconds: number): void {
    if (!this.#stream.isTTY || wallMilliseconds - this.#lastAt < MILLISECONDS_BETWEEN_LINES) return
    this.#lastAt = wallMilliseconds
    this.#write(line(wallMilliseconds))
  }

  clear(): void {
    if (this.#stream.isTTY) this.#write('')
  }

  #write(line: string): void {
    this.#stream.write(`\r\u001b[K${line}`)
  }
}

export function runProgress(simulation: Simulation, wallMilliseconds: number): string {
  const { days } = simulation.setup
  const { daysDone, payouts } = simulation
  const share = Math.floor((daysDone / days) * 100)
  const perSecond = Math.round((payouts / wallMilliseconds) * 1_000)
  return `${isoFromDay(simulation.questions.today)}  ${share}%  ${payouts} payouts  ${perSecond} a second${timeLeft(daysDone, days, wallMilliseconds)}`
}

export const experimentProgress = (done: number, total: number, wallMilliseconds: number): string =>
  `${done} of ${total} runs${timeLeft(done, total, wallMilliseconds)}`

function timeLeft(done: number, total: number, wallMilliseconds: number): string {
  if (done === 0) return ''
  return `  ${Math.ceil((wallMilliseconds / 1_000 / done) * (total - done))} s left`
}
