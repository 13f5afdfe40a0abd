/**
 * One listener for many: an event is published once, and everyone who keeps books of it hears it,
 * in the order listed.
 */

type Listener<Whole> = { [Event in keyof Whole]: (...news: never[]) => void }

/** A listener that passes each of these events on. One that leaves an event out is not interested in it. */
export function publishTo<Whole extends Listener<Whole>>(
  events: readonly (keyof Whole & string)[],
  listeners: readonly Partial<Whole>[],
): Whole {
  const passOn = (event: keyof Whole) => {
    const interested = listeners.filter((listener) => listener[event] !== undefined)
    return (...news: never[]): void => {
      for (const listener of interested) listener[event]!(...news)
    }
  }
  return Object.fromEntries(events.map((event) => [event, passOn(event)])) as unknown as Whole
}
