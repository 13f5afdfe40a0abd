/** Days and instants as tests write them. Text that is neither throws: a typing error must not become a test. */
import { dayFromIso, instantFromIso, type Day, type Instant } from '../../src/core/calendar'

export function day(text: string): Day {
  const known = dayFromIso(text)
  if (known === null) throw new RangeError(`Not a day: ${text}`)
  return known
}

export function at(text: string): Instant {
  const known = instantFromIso(text)
  if (known === null) throw new RangeError(`Not an instant: ${text}`)
  return known
}
