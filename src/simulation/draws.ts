/**
 * Random numbers as a function of where one stands: a number is decided by the seed, what it is about (the concern), whose
 * it is (the subject) and its index among those. Nothing is remembered between two questions, so asking more or less
 * often in one place changes no number in another, and two runs can be compared draw by draw.
 */
import seedrandom from 'seedrandom'
import type { Uniform } from '../core/random'

/** Everything in a run that is random, with the subject of its numbers. */
export const CONCERNS = {
  rail: 'creator',
  country: 'creator',
  'instant-capable': 'creator',
  schedule: 'creator',
  'flexible-instant': 'creator',
  'flexible-start': 'creator',
  review: 'creator',
  paused: 'creator',
  'account-age': 'creator',
  'completed-payouts': 'creator',
  'monthly-gross': 'creator',
  'price-level': 'creator',
  launches: 'creator',
  sale: 'creator and number of the sale',
  holder: 'sale',
  reversal: 'sale',
  'call-latency': 'request and attempt',
  'webhook-delay': 'payout at the processor and news',
  'rate-limit': 'request and attempt',
  outage: 'request and attempt',
  'payout-fate': 'request',
  'paypal-fate': 'request',
  'push-fate': 'request',
  cancellation: 'request',
  'exchange-rate': 'request',
} as const
export type Concern = keyof typeof CONCERNS

/** The creator's handle first, where there is one: ids depend on who else is in the scenario. */
export type Subject = readonly (string | number)[]

export class Draws {
  readonly #seed: string

  constructor(seed: string) {
    this.#seed = seed
  }

  /** The numbers of one subject, by index: the first call gives number 0. Asked for again, they begin again. */
  of(concern: Concern, ...subject: Subject): Uniform {
    return seedrandom.alea(JSON.stringify([this.#seed, concern, ...subject]))
  }
}
