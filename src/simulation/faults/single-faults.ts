/**
 * The single faults that a scenario asks for, found by event: each waits for the event of its
 * address.
 */
import type { Instant } from '../../core/calendar'
import type { SingleFault } from '../../core/single-fault'
import { instantOfAction } from '../../scenario/period'

/** What happens, and for the how manyth time to this creator: on its day, and in the whole run. */
export interface Happening {
  /** Handle, or `null` where it is about nobody in particular. */
  creator: string | null
  on: string
  at: Instant
  nthOfDay: number
  nthOfRun: number
}

/** Names that are made once each: every step of a run is counted by two, and a text that is there already is found at once. */
function madeOnce<Name>(make: (of: string) => Name): (of: string) => Name {
  const made = new Map<string, Name>()
  return (of) => {
    let name = made.get(of)
    if (name === undefined) made.set(of, (name = make(of)))
    return name
  }
}

const stepOfJob = madeOnce((step) => madeOnce((job) => `step ${step} of ${job}`))

/** The kinds of events that faults are counted among. */
export const GROUPS = {
  call: madeOnce((kind) => `call ${kind}`),
  batch: 'mass payment',
  refund: 'refund',
  payout: 'payout',
  webhook: madeOnce((news) => `webhook ${news}`),
  step: madeOnce((step) => `step ${step}`),
  stepOfJob: (step: string, job: string) => stepOfJob(step)(job),
  job: madeOnce((kind) => `job ${kind}`),
  instantPayout: 'instant payout',
} as const

export class SingleFaults {
  readonly #all: SingleFault[] = []
  readonly #byPlace = new Map<string, SingleFault[]>()
  readonly #met = new Set<SingleFault>()
  /** How many events of its address each has come by that counts from an instant. */
  readonly #sinceInstant = new Map<SingleFault, number>()

  constructor(faults: readonly SingleFault[]) {
    this.#add(faults)
  }

  /** Takes the faults of a scenario whose first ones are known already. */
  become(faults: readonly SingleFault[]): void {
    this.#add(faults.slice(this.#all.length))
  }

  #add(faults: readonly SingleFault[]): void {
    for (const fault of faults) {
      this.#all.push(fault)
      const place = placeOf(groupOf(fault), fault.creator ?? null)
      const known = this.#byPlace.get(place)
      if (known) known.push(fault)
      else this.#byPlace.set(place, [fault])
    }
  }

  get isEmpty(): boolean {
    return this.#all.length === 0
  }

  /** Those that are meant by an event. Each event is asked about once. */
  at(group: string, happening: Happening): readonly SingleFault[] {
    const atPlace = this.#byPlace.get(placeOf(group, happening.creator))
    return atPlace ? atPlace.filter((fault) => this.#isMeant(fault, happening)) : NONE
  }

  #isMeant(fault: SingleFault, { on, at, nthOfDay, nthOfRun }: Happening): boolean {
    if (fault.on !== undefined) return fault.on === on && fault.nth === nthOfDay
    if (fault.from === undefined) return fault.nth === nthOfRun
    if (at < instantOfAction(fault.from)) return false
    const nth = (this.#sinceInstant.get(fault) ?? 0) + 1
    this.#sinceInstant.set(fault, nth)
    return fault.nth === nth
  }

  /** It has had its effect. */
  met(fault: SingleFault): void {
    this.#met.add(fault)
  }

  get withoutEffect(): SingleFault[] {
    return this.#all.filter((fault) => !this.#met.has(fault))
  }
}

const NONE: readonly SingleFault[] = []

const placeOf = (group: string, creator: string | null): string => JSON.stringify([group, creator])

function groupOf(fault: SingleFault): string {
  switch (fault.fault) {
    case 'call-lost':
    case 'answer-lost':
    case 'call-late':
    case 'answer-late':
    case 'call-refused':
      return GROUPS.call(fault.call)
    case 'batch-refused':
      return GROUPS.batch
    case 'refund-refused':
      return GROUPS.refund
    case 'payout-refused':
    case 'payout-fails':
    case 'payout-returned':
      return GROUPS.payout
    case 'webhook-lost':
    case 'webhook-late':
    case 'webhook-twice':
      return GROUPS.webhook(fault.news)
    case 'worker-killed':
    case 'worker-waits':
      return fault.job === undefined
        ? GROUPS.step(fault.step)
        : GROUPS.stepOfJob(fault.step, fault.job)
    case 'job-twice':
      return GROUPS.job(fault.job)
    case 'chargeback-after-payout':
      return GROUPS.instantPayout
  }
}
