/**
 * Money by the number of hours that it took. An amount that is subtracted again leaves nothing
 * behind.
 */

export interface HourOfSales {
  hours: number
  sales: number
  netCents: number
  weightedSeconds: number
}

export class HourCounts {
  readonly #hours = new Map<number, HourOfSales>()

  /** With what is in others already. */
  constructor(others?: HourCounts) {
    for (const hour of others?.ascending ?? []) this.add(hour)
  }

  add({ hours, sales, netCents, weightedSeconds }: HourOfSales): void {
    const known = this.#hours.get(hours)
    if (!known) this.#hours.set(hours, { hours, sales, netCents, weightedSeconds })
    else {
      known.sales += sales
      known.netCents += netCents
      known.weightedSeconds += weightedSeconds
      if (known.sales === 0) this.#hours.delete(hours)
    }
  }

  get ascending(): HourOfSales[] {
    return [...this.#hours.values()].sort((one, other) => one.hours - other.hours)
  }
}
