/** Days and instants as tests write them. Text that is neither throws: a typing error must not become a test. */
import { dayFromIso, instantFromIso, type Day, type Instant } from '../../src/core/calendar'

export function day(text: string): Day {
  const known = dayFromIso(text)
  if (known === null) throw new RangeError(`Not a day: ${text}`)
  return known
}

/** What balances of these days make up to one of them. */
export const sumUpTo =
  (balances: readonly (readonly [day: string, cents: number])[]) =>
  (upTo: Day): number =>
    balances.reduce((total, [text, cents]) => total + (day(text) <= upTo ? cents : 0), 0)

export function at(text: string): Instant {
  const known = instantFromIso(text)
  if (known === null) throw new RangeError(`Not an instant: ${text}`)
  return known
}
