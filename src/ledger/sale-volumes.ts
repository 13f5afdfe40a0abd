/**
 * What each creator sold on each day, and how much of it was refunded or charged back, by the day
 * of the sale. It is kept in memory: every chargeback asks for the rate of chargebacks over a
 * window of days, and every instant payout for what was sold where its fee depends on that. The
 * sales are too many to read again each time.
 */
import type { SaleVolumes as Volumes } from '../core/chargeback-hold'
import type { Day } from '../core/calendar'
import type { Cents } from '../core/money'

/**
 * The days on which one creator sold, in order. Lists of numbers and not of objects: in a year of
 * ten thousand creators there are millions of them.
 */
interface SoldDays {
  readonly days: Day[]
  readonly unrefundedCents: Cents[]
  /** Few have any, so `null` until there are. */
  chargedBackCents: Map<Day, Cents> | null
  /** Days before those in the lists, which no window reaches. */
  readonly older: Volumes
}

/** What a creator had sold before the run, evenly over so many days before its first one. */
export interface VolumeBefore {
  grossCents: Cents
  days: number
  firstDayOfRun: Day
}

export class SaleVolumes {
  readonly #sold = new Map<number, SoldDays>()
  readonly #before = new Map<number, VolumeBefore>()
  #firstDay: Day = -Infinity

  hadSoldBefore(creatorId: number, volume: VolumeBefore): void {
    this.#before.set(creatorId, volume)
  }

  sold(creatorId: number, day: Day, grossCents: Cents): void {
    this.#add(creatorId, day, grossCents)
  }

  refunded(creatorId: number, saleDay: Day, grossCents: Cents): void {
    this.#add(creatorId, saleDay, -grossCents)
  }

  chargedBack(creatorId: number, saleDay: Day, grossCents: Cents): void {
    const sold = this.#soldBy(creatorId)
    if (saleDay < this.#firstDay) {
      sold.older.chargedBackCents += grossCents
      return
    }
    sold.chargedBackCents ??= new Map()
    sold.chargedBackCents.set(saleDay, (sold.chargedBackCents.get(saleDay) ?? 0) + grossCents)
  }

  /** Days before are remembered as a sum, which is in no window: for all time it counts as it did. */
  joinBefore(firstDay: Day): void {
    this.#firstDay = firstDay
    for (const { days, unrefundedCents, chargedBackCents, older } of this.#sold.values()) {
      const known = days.findIndex((day) => day >= firstDay)
      const joined = known === -1 ? days.length : known
      if (joined === 0) continue
      days.splice(0, joined)
      for (const cents of unrefundedCents.splice(0, joined)) older.unrefundedCents += cents
      for (const [day, cents] of chargedBackCents ?? []) {
        if (day >= firstDay) continue
        older.chargedBackCents += cents
        chargedBackCents!.delete(day)
      }
    }
  }

  /** Over the `windowDays` days up to and including `lastDay`; `null` for all time. */
  of(creatorId: number, lastDay: Day, windowDays: number | null): Volumes {
    const since = windowDays === null ? -Infinity : lastDay - windowDays + 1
    const volumes = { unrefundedCents: this.#soldBefore(creatorId, since), chargedBackCents: 0 }
    const sold = this.#sold.get(creatorId)
    if (!sold) return volumes
    if (windowDays === null) {
      volumes.unrefundedCents += sold.older.unrefundedCents
      volumes.chargedBackCents += sold.older.chargedBackCents
    }
    const { days, unrefundedCents, chargedBackCents } = sold
    for (let index = days.length - 1; index >= 0 && days[index]! >= since; index -= 1) {
      if (days[index]! <= lastDay) volumes.unrefundedCents += unrefundedCents[index]!
    }
    for (const [day, cents] of chargedBackCents ?? []) {
      if (day >= since && day <= lastDay) volumes.chargedBackCents += cents
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

  /** Sales come in order, so the wanted day is the latest or a new one; what is taken back is of any day before. */
  #add(creatorId: number, day: Day, cents: Cents): void {
    const { days, unrefundedCents, older } = this.#soldBy(creatorId)
    if (day < this.#firstDay) {
      older.unrefundedCents += cents
      return
    }
    let index = days.length
    while (index > 0 && days[index - 1]! >= day) index -= 1
    if (days[index] !== day) {
      days.splice(index, 0, day)
      unrefundedCents.splice(index, 0, 0)
    }
    unrefundedCents[index]! += cents
  }

  #soldBy(creatorId: number): SoldDays {
    const known = this.#sold.get(creatorId)
    if (known) return known
    const older = { unrefundedCents: 0, chargedBackCents: 0 }
    const opened = { days: [], unrefundedCents: [], chargedBackCents: null, older }
    this.#sold.set(creatorId, opened)
    return opened
  }
}
