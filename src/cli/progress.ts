/** One line on standard error that says how far a run is, rewritten in place; silent where nobody watches. */
import { isoFromDay } from '../core/calendar'
import type { Simulation } from '../simulation/simulation'

const MILLISECONDS_BETWEEN_LINES = 100

export class Progress {
  readonly #stream: NodeJS.WriteStream
  #lastAt = 0

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream
  }

  show(simulation: Simulation, wallMilliseconds: number): void {
    if (!this.#stream.isTTY || wallMilliseconds - this.#lastAt < MILLISECONDS_BETWEEN_LINES) return
    this.#lastAt = wallMilliseconds
    const { days } = simulation.setup
    const { daysDone, payouts } = simulation
    const share = Math.floor((daysDone / days) * 100)
    const perSecond = Math.round((payouts / wallMilliseconds) * 1_000)
    const secondsLeft = Math.ceil((wallMilliseconds / 1_000 / daysDone) * (days - daysDone))
    const timeLeft = daysDone === 0 ? '' : `  ${secondsLeft} s left`
    this.#write(
      `${isoFromDay(simulation.today)}  ${share}%  ${payouts} payouts  ${perSecond} a second${timeLeft}`,
    )
  }

  clear(): void {
    if (this.#stream.isTTY) this.#write('')
  }

  #write(line: string): void {
    this.#stream.write(`\r\u001b[K${line}`)
  }
}
