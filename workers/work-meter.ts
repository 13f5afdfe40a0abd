/**
 * How long the rest of a run takes: the work still to come, each kind of it weighed by what it has cost in this run so
 * far. What the latest days cost counts most, since an engine warms up and books grow.
 */
import { WORKS, type PlannedDay, type Work } from '../src/simulation/planned-work'

type Amounts = Record<Work, number>

const none = (): Amounts => ({ sales: 0, payouts: 0, days: 0 })

/** What a day counts for, when the next one has ended. */
const REMEMBERED = 0.9
/** Closing the books takes this much of what the days take. Measured at 14 to 23% over the presets. */
const CLOSING_SHARE = 0.18

export class WorkMeter {
  readonly #plan: readonly PlannedDay[]
  #daysDone = 0
  #today = none()
  #spent = none()
  #planned = none()

  constructor(plan: readonly PlannedDay[]) {
    this.#plan = plan
  }

  spend(work: Work, milliseconds: number): void {
    this.#today[work] += milliseconds
  }

  endDay(): void {
    const plan = this.#plan[this.#daysDone]!
    for (const work of WORKS) {
      this.#spent[work] = this.#spent[work] * REMEMBERED + this.#today[work]
      this.#planned[work] = this.#planned[work] * REMEMBERED + plan[work]
    }
    this.#today = none()
    this.#daysDone += 1
  }

  /** Of the days still to come and of closing the books; `null` until a day has ended. */
  get millisecondsLeft(): number | null {
    if (this.#daysDone === 0) return null
    const spentToday = WORKS.reduce((sum, work) => sum + this.#today[work], 0)
    const days = Math.max(0, this.#cost(this.#plan.slice(this.#daysDone)) - spentToday)
    return days + this.closingMilliseconds(this.#plan.length)
  }

  /** Of closing the books after so many days. */
  closingMilliseconds(days: number): number {
    return CLOSING_SHARE * this.#cost(this.#plan.slice(0, days))
  }

  #cost(days: readonly PlannedDay[]): number {
    return WORKS.reduce((sum, work) => {
      if (this.#planned[work] === 0) return sum
      const amount = days.reduce((total, day) => total + day[work], 0)
      return sum + (amount * this.#spent[work]) / this.#planned[work]
    }, 0)
  }
}
