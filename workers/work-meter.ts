/**
 * Estimates how long the rest of a run takes: the work still to do, each kind weighted by what it
 * has cost so far in this run. The latest days count most, since an engine warms up and books grow.
 * There is no estimate until days have cost about what was expected of them.
 */
import { WORKS, type PlannedDay, type Work } from '../src/simulation/planned-work'

type Amounts = Record<Work, number>

const none = (): Amounts => ({ sales: 0, payouts: 0, days: 0 })

/** What a day counts for, when the next one has ended. */
const REMEMBERED = 0.9
/** Closing the books takes this much of what the days take. Measured at 14 to 23% over the presets. */
const CLOSING_SHARE = 0.18
/** So many days have to be compared with what was expected of them before there is an estimate … */
const DAYS_COMPARED_MIN = 3
/** … and together they have to differ from it by less than this, as a share of the larger one. */
const DIFFERENCE_MAX = 0.15

export class WorkMeter {
  readonly #plan: readonly PlannedDay[]
  #daysDone = 0
  #today = none()
  #spent = none()
  #planned = none()
  #expected = 0
  #actual = 0
  #isReliable = false

  constructor(plan: readonly PlannedDay[]) {
    this.#plan = plan
  }

  spend(work: Work, milliseconds: number): void {
    this.#today[work] += milliseconds
  }

  endDay(): void {
    const plan = this.#plan[this.#daysDone]!
    this.#compareWithExpected(plan)
    for (const work of WORKS) {
      this.#spent[work] = this.#spent[work] * REMEMBERED + this.#today[work]
      this.#planned[work] = this.#planned[work] * REMEMBERED + plan[work]
    }
    this.#today = none()
    this.#daysDone += 1
  }

  /**
   * The time left for the coming days and for closing the books; `null` until such estimates have
   * proved right for single days.
   */
  get millisecondsLeft(): number | null {
    if (!this.#isReliable) return null
    const days = Math.max(0, this.#cost(this.#plan.slice(this.#daysDone)) - this.#spentToday)
    return days + this.closingMilliseconds(this.#plan.length)
  }

  /** The time to close the books after so many days. */
  closingMilliseconds(days: number): number {
    return CLOSING_SHARE * this.#cost(this.#plan.slice(0, days))
  }

  get #spentToday(): number {
    return WORKS.reduce((sum, work) => sum + this.#today[work], 0)
  }

  /** Once reliable, it stays so: a single slow day would only make the estimate come and go. */
  #compareWithExpected(day: PlannedDay): void {
    if (this.#daysDone === 0) return
    this.#expected = this.#expected * REMEMBERED + this.#cost([day])
    this.#actual = this.#actual * REMEMBERED + this.#spentToday
    if (this.#daysDone < DAYS_COMPARED_MIN) return
    const [less, more] = [this.#expected, this.#actual].toSorted((one, other) => one - other)
    if (less! > more! * (1 - DIFFERENCE_MAX)) this.#isReliable = true
  }

  #cost(days: readonly PlannedDay[]): number {
    return WORKS.reduce((sum, work) => {
      if (this.#planned[work] === 0) return sum
      const amount = days.reduce((total, day) => total + day[work], 0)
      return sum + (amount * this.#spent[work]) / this.#planned[work]
    }, 0)
  }
}
