/**
 * What each creator sold on each day, what of it was refunded and charged back, each by the day of the sale: the
 * auditor's own reckoning of who is charged back too often.
 */
import type { Day } from '../../core/calendar'
import type { BasisPoints, Cents } from '../../core/money'
import type { PolicyTimeline } from '../../core/policy-timeline'

interface Volume {
  keptCents: Cents
  chargedBackCents: Cents
}

/** What was sold before the run, evenly over the days up to its first. */
export interface EarlierVolume {
  grossCents: Cents
  days: number
  firstDayOfRun: Day
}

const WHOLE: BasisPoints = 10_000

export class AuditedVolumes {
  readonly #byCreator = new Map<number, Map<Day, Volume>>()
  readonly #earlier: ReadonlyMap<number, EarlierVolume>

  /** Over so many days any policy of the run looks back; of all time it needs no days. */
  readonly #windowDays: number

  constructor(earlier: ReadonlyMap<number, EarlierVolume>, { stretches }: PolicyTimeline) {
    this.#earlier = earlier
    this.#windowDays = stretches.reduce(
      (longest, { policy }) => Math.max(longest, policy.chargebackHoldWindowDays ?? 0),
      0,
    )
  }

  sold(creatorId: number, day: Day, grossCents: Cents): void {
    this.#of(creatorId, day).keptCents += grossCents
  }

  refunded(creatorId: number, soldOn: Day, grossCents: Cents): void {
    this.#of(creatorId, soldOn).keptCents -= grossCents
  }

  chargedBack(creatorId: number, soldOn: Day, grossCents: Cents): void {
    this.#of(creatorId, soldOn).chargedBackCents += grossCents
  }

  /**
   * Nothing is asked of days before any more. What no window reaches from there is remembered as one day: for all time it
   * counts as it did.
   */
  joinBefore(askedFrom: Day): void {
    const firstDay = askedFrom - this.#windowDays
    for (const days of this.#byCreator.values()) {
      const joined = days.get(-Infinity) ?? { keptCents: 0, chargedBackCents: 0 }
      for (const [day, volume] of days) {
        if (day >= firstDay || day === -Infinity) continue
        joined.keptCents += volume.keptCents
        joined.chargedBackCents += volume.chargedBackCents
        days.delete(day)
        days.set(-Infinity, joined)
      }
    }
  }

  /**
   * By how much more is charged back than a share of what was sold and not refunded, in hundredths of a hundredth of a
   * cent; within the window of days up to `today`, or over all time.
   */
  aboveShare(creatorId: number, today: Day, windowDays: number | null, share: BasisPoints): number {
    const firstDay = windowDays === null ? -Infinity : today - (windowDays - 1)
    let keptCents = this.#earlierCents(creatorId, firstDay)
    let chargedBackCents = 0
    for (const [day, volume] of this.#byCreator.get(creatorId) ?? []) {
      if (day < firstDay || day > today) continue
      keptCents += volume.keptCents
      chargedBackCents += volume.chargedBackCents
    }
    return chargedBackCents * WHOLE - keptCents * share
  }

  #earlierCents(creatorId: number, firstDay: Day): Cents {
    const earlier = this.#earlier.get(creatorId)
    if (!earlier || earlier.days === 0) return 0
    const inWindow = Math.min(earlier.days, earlier.firstDayOfRun - firstDay)
    return inWindow <= 0 ? 0 : Math.floor((earlier.grossCents * inWindow) / earlier.days)
  }

  #of(creatorId: number, day: Day): Volume {
    let days = this.#byCreator.get(creatorId)
    if (!days) this.#byCreator.set(creatorId, (days = new Map<Day, Volume>()))
    let volume = days.get(day)
    if (!volume) days.set(day, (volume = { keptCents: 0, chargedBackCents: 0 }))
    return volume
  }
}
