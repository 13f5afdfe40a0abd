/**
 * What each creator sold on each day and how much of it was refunded or charged back, by the day of the sale, kept in
 * memory: the rate of chargebacks over a window of days is asked for at every chargeback, and the sales are too many to
 * be read again each time.
 */
import type { SaleVolumes as Volumes } from '../core/chargeback-hold'
import type { Day } from '../core/calendar'
import type { Cents } from '../core/money'

interface DayVolume extends Volumes {
  day: Day
}

/** What a creator had sold before the run, evenly over so many days before its first one. */
export interface VolumeBefore {
  grossCents: Cents
  days: number
  firstDayOfRun: Day
}

export class SaleVolumes {
  readonly #days = new Map<number, DayVolume[]>()
  readonly #before = new Map<number, VolumeBefore>()

  hadSoldBefore(creatorId: number, volume: VolumeBefore): void {
    this.#before.set(creatorId, volume)
  }

  sold(creatorId: number, day: Day, grossCents: Cents): void {
    this.#dayOf(creatorId, day).unrefundedCents += grossCents
  }

  refunded(creatorId: number, saleDay: Day, grossCents: Cents): void {
    this.#dayOf(creatorId, saleDay).unrefundedCents -= grossCents
  }

  chargedBack(creatorId: number, saleDay: Day, grossCents: Cents): void {
    this.#dayOf(creatorId, saleDay).chargedBackCents += grossCents
  }

  /** Days before are remembered as one, which is in no window: for all time it counts as it did. */
  joinBefore(firstDay: Day): void {
    for (const [creatorId, days] of this.#days) {
      const old = days.filter(({ day }) => day < firstDay)
      if (old.length < 2) continue
      const joined = { day: -Infinity, unrefundedCents: 0, chargedBackCents: 0 }
      for (const { unrefundedCents, chargedBackCents } of old) {
        joined.unrefundedCents += unrefundedCents
        joined.chargedBackCents += chargedBackCents
      }
      this.#days.set(creatorId, [joined, ...days.filter(({ day }) => day >= firstDay)])
    }
  }

  /** Over the last `windowDays` days up to and including `today`; `null` for all time. */
  of(creatorId: number, today: Day, windowDays: number | null): Volumes {
    const since = windowDays === null ? -Infinity : today - windowDays + 1
    const volumes = { unrefundedCents: this.#soldBefore(creatorId, since), chargedBackCents: 0 }
    for (const volume of this.#days.get(creatorId) ?? []) {
      if (volume.day < since) continue
      volumes.unrefundedCents += volume.unrefundedCents
      volumes.chargedBackCents += volume.chargedBackCents
    }
    return volumes
  }

  /** The part of the volume before the run that falls into the window. */
  #soldBefore(creatorId: number, since: number): Cents {
    const before = this.#before.get(creatorId)
    if (!before || before.days === 0) return 0
    const { grossCents, days, firstDayOfRun } = before
    const daysInWindow = Math.max(0, Math.min(days, firstDayOfRun - since))
    return Math.floor((grossCents * daysInWindow) / days)
  }

  /** Sales come in order, so the wanted day is the latest or a new one; what is taken back may be of any day before. */
  #dayOf(creatorId: number, day: Day): DayVolume {
    let days = this.#days.get(creatorId)
    if (!days) this.#days.set(creatorId, (days = []))
    const latest = days.at(-1)
    if (latest?.day === day) return latest
    const known = latest && latest.day > day && days.findLast((volume) => volume.day === day)
    if (known) return known
    const opened = { day, unrefundedCents: 0, chargedBackCents: 0 }
    days.push(opened)
    return opened
  }
}
