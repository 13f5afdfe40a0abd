/**
 * Counts the events of each creator, or of nobody, by group. Every step of a run is counted, so
 * there is one list for each group with a place for each creator: maps of that size would have to
 * grow again each day.
 */
export class EventCounts {
  readonly #placeOf = new Map<string | null, number>()
  readonly #byGroup = new Map<string, number[]>()

  /** Counts one more; returns how many there are. */
  oneMore(group: string, creator: string | null): number {
    const place = this.#placeOf.get(creator) ?? this.#newPlace(creator)
    const counts = this.#byGroup.get(group) ?? this.#newGroup(group)
    while (counts.length <= place) counts.push(0)
    const count = counts[place]! + 1
    counts[place] = count
    return count
  }

  clear(): void {
    for (const counts of this.#byGroup.values()) counts.fill(0)
  }

  #newPlace(creator: string | null): number {
    const place = this.#placeOf.size
    this.#placeOf.set(creator, place)
    return place
  }

  #newGroup(group: string): number[] {
    const counts: number[] = []
    this.#byGroup.set(group, counts)
    return counts
  }
}
