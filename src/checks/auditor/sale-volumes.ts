/**
 * What each creator sold on each day, what of it was refunded and charged back, each by the day of the sale: the
 * auditor's own reckoning of who is charged back too often, and of how much somebody sells.
 */
import type { Day } from '../../core/calendar'
import type { BasisPoints, Cents } from '../../core/money'
import type { PolicyTimeline } from '../../core/policy-timeline'

/**
 * What one creator had sold and not refunded by the end of each day with a sale, and what of it was charged back. Running
 * sums, so that days which are not asked about any more are in those after them.
 */
interface RunningSums {
  readonly days: Day[]
  readonly keptCents: Cents[]
  readonly chargedBack: { readonly soldOn: Day; cents: Cents }[]
}

/** What was sold before the run, evenly over the days up to its first. */
export interface EarlierVolume {
  grossCents: Cents
  days: number
  firstDayOfRun: Day
}

const WHOLE: BasisPoints = 10_000
/** Over so many days a fee looks back. */
export const SELLING_DAYS = 30

export class AuditedVolumes {
  readonly #byCreator = new Map<number, RunningSums>()
  readonly #earlier: ReadonlyMap<number, EarlierVolume>

  /** Over so many days any policy of the run looks back; of all time it needs no days. */
  readonly #windowDays: number

  constructor(earlier: ReadonlyMap<number, EarlierVolume>, { stretches }: PolicyTimeline) {
    this.#earlier = earlier
    this.#windowDays = stretches.reduce(
      (longest, { policy }) => Math.max(longest, policy.chargebackHoldWindowDays ?? 0),
      SELLING_DAYS,
    )
  }

  sold(creatorId: number, day: Day, grossCents: Cents): void {
    const sums = this.#of(creatorId)
    const { days, keptCents } = sums
    const later = days.findLastIndex((known) => known < day) + 1
    if (days[later] !== day) {
      days.splice(later, 0, day)
      keptCents.splice(later, 0, keptCents[later - 1] ?? 0)
    }
    addFrom(sums, day, grossCents)
  }

  refunded(creatorId: number, soldOn: Day, grossCents: Cents): void {
    addFrom(this.#of(creatorId), soldOn, -grossCents)
  }

  chargedBack(creatorId: number, soldOn: Day, cents: Cents): void {
    this.#of(creatorId).chargedBack.push({ soldOn, cents })
  }

  /** Nothing is asked of days before any more: the sum up to the last of them is all that later ones need. */
  joinBefore(askedFrom: Day): void {
    const firstDay = askedFrom - this.#windowDays
    for (const { days, keptCents, chargedBack } of this.#byCreator.values()) {
      const older = days.findLastIndex((day) => day < firstDay)
      if (older > 0) {
        days.splice(0, older)
        keptCents.splice(0, older)
      }
      if (chargedBack.length === 0) continue
      const later = chargedBack.filter(({ soldOn }) => soldOn >= firstDay)
      const joined = total(chargedBack) - total(later)
      chargedBack.splice(0, chargedBack.length, { soldOn: -Infinity, cents: joined }, ...later)
    }
  }

  /**
   * By how much more is charged back than a share of what was sold and not refunded, in hundredths of a hundredth of a
   * cent; within the window of days up to `today`, or over all time.
   */
  aboveShare(creatorId: number, today: Day, windowDays: number | null, share: BasisPoints): number {
    const firstDay = windowDays === null ? -Infinity : today - (windowDays - 1)
    const { kept, chargedBack } = this.#within(creatorId, firstDay, today)
    return chargedBack * WHOLE - kept * share
  }

  /** What had been sold in the days before a day and is neither refunded nor charged back. */
  keptBefore(creatorId: number, day: Day): Cents {
    const { kept, chargedBack } = this.#within(creatorId, day - SELLING_DAYS, day - 1)
    return kept - chargedBack
  }

  /** Both days included. */
  #within(creatorId: number, firstDay: Day, lastDay: Day): { kept: Cents; chargedBack: Cents } {
    const { days, keptCents, chargedBack } = this.#of(creatorId)
    const keptBy = (wanted: Day): Cents =>
      keptCents[days.findLastIndex((day) => day <= wanted)] ?? 0
    const inWindow = chargedBack.filter(({ soldOn }) => soldOn >= firstDay && soldOn <= lastDay)
    return {
      kept: this.#earlierCents(creatorId, firstDay) + keptBy(lastDay) - keptBy(firstDay - 1),
      chargedBack: total(inWindow),
    }
  }

  #earlierCents(creatorId: number, firstDay: Day): Cents {
    const earlier = this.#earlier.get(creatorId)
    if (!earlier || earlier.days === 0) return 0
    const inWindow = Math.min(earlier.days, earlier.firstDayOfRun - firstDay)
    return inWindow <= 0 ? 0 : Math.floor((earlier.grossCents * inWindow) / earlier.days)
  }

  #of(creatorId: number): RunningSums {
    let sums = this.#byCreator.get(creatorId)
    if (!sums) {
      this.#byCreator.set(creatorId, (sums = { days: [], keptCents: [], chargedBack: [] }))
    }
    return sums
  }
}

/** The sums of this day and all later ones are changed. */
function addFrom({ days, keptCents }: RunningSums, day: Day, cents: Cents): void {
  for (let index = days.length - 1; index >= 0 && days[index]! >= day; index -= 1) {
    keptCents[index]! += cents
  }
}

const total = (volumes: readonly { cents: Cents }[]): Cents =>
  volumes.reduce((sum, { cents }) => sum + cents, 0)
