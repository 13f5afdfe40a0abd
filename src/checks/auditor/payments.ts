/**
 * The auditor's books of what processors paid: for which payout, to whom, how much, when it was made and when it came
 * back, and what of it the platform has been told.
 */
import type { Instant } from '../../core/calendar'
import type { Cents } from '../../core/money'
import type { Rail } from '../../core/vocabulary'
import { Hearing } from './hearing'

/** What the platform knows of a payout at the processor, by the answers and webhooks that have reached it. */
export type Told = 'nothing' | 'paid' | 'failed' | 'returned' | 'unclaimed' | 'cancelled'
export type News = Exclude<Told, 'nothing'>

export interface SeenProcessorPayout {
  processorPayoutId: string
  payoutId: number
  creatorId: number
  rail: Rail
  netCents: Cents
  /** What the processor collects for the platform on top of the net. */
  feeCents: Cents
  costCents: Cents
  createdAt: Instant
  method: 'standard' | 'instant' | 'transfer'
  part?: number
}

export interface AuditedProcessorPayout {
  readonly processorPayoutId: string
  readonly payoutId: number
  readonly creatorId: number
  readonly rail: Rail
  /** Which part of our payout it is; `null`: all of it. */
  readonly part: number | null
  readonly netCents: Cents
  readonly feeCents: Cents
  readonly costCents: Cents
  readonly method: SeenProcessorPayout['method']
  readonly madeAt: Instant
  /** When its money first reached the creator; `null`: it has not. */
  arrivedAt: Instant | null
  /** Where its money is, as the processor did it. */
  whereabouts: 'in transit' | 'with the creator' | 'back'
  /** When its money came back; before that, never. */
  backAt: Instant
  /** What the platform was told that it costs; `null`: nothing yet. */
  toldCostCents: Cents | null
  told: Told
  readonly hearing: Hearing
}

/** Neither had come back when the other was made. */
export const areInTheWorldAtOnce = (
  one: AuditedProcessorPayout,
  other: AuditedProcessorPayout,
): boolean => one.madeAt < other.backAt && other.madeAt < one.backAt

export class AuditedPayments {
  readonly #byId = new Map<string, AuditedProcessorPayout>()
  readonly #new: SeenProcessorPayout[] = []
  readonly #byPayout = new Map<number, AuditedProcessorPayout[]>()
  #count = 0

  /** Those made since this was last asked, in order. */
  takeNew(): SeenProcessorPayout[] {
    return this.#new.splice(0)
  }

  get count(): number {
    return this.#count
  }

  get payouts(): Iterable<number> {
    return this.#byPayout.keys()
  }

  of(payoutId: number): readonly AuditedProcessorPayout[] {
    return this.#byPayout.get(payoutId) ?? []
  }

  /** Takes out those for a payout whose day is closed. */
  take(payoutId: number): readonly AuditedProcessorPayout[] {
    const made = this.of(payoutId)
    this.#byPayout.delete(payoutId)
    for (const { processorPayoutId } of made) this.#byId.delete(processorPayoutId)
    return made
  }

  get(processorPayoutId: string): AuditedProcessorPayout {
    const payout = this.#byId.get(processorPayoutId)
    if (!payout) throw new Error(`The auditor knows no payout ${processorPayoutId}`)
    return payout
  }

  made(payout: SeenProcessorPayout): void {
    const { processorPayoutId, payoutId, creatorId, rail, netCents, feeCents, costCents, method } =
      payout
    const audited: AuditedProcessorPayout = {
      processorPayoutId,
      payoutId,
      creatorId,
      rail,
      part: payout.part ?? null,
      netCents,
      feeCents,
      costCents,
      method,
      madeAt: payout.createdAt,
      arrivedAt: null,
      whereabouts: 'in transit',
      backAt: Infinity,
      toldCostCents: null,
      told: 'nothing',
      hearing: new Hearing(),
    }
    this.#byId.set(processorPayoutId, audited)
    this.#count += 1
    this.#new.push({ ...payout })
    const others = this.#byPayout.get(payoutId)
    if (others) others.push(audited)
    else this.#byPayout.set(payoutId, [audited])
  }
}

/** Webhooks come twice and out of order: what came late does not undo what is known already. */
export function toldNext(told: Told, news: News): Told {
  if (told === 'nothing' || told === 'unclaimed') return news
  return told === 'paid' && news === 'failed' ? 'returned' : told
}
