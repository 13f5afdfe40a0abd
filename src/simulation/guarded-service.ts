/** A payout service of the user's own, whose mistakes are told where they are made, and not by what comes of them later. */
import type { PayoutService } from '../payouts/payout-service'
import type { Effect, Workflow } from '../payouts/ports'

const EFFECTS: readonly Effect['effect'][] = ['call', 'sleep', 'enqueue', 'point']

/** The same functions of a file; each throws where it does not return what the lab expects of it. */
export function guardedService(own: Partial<PayoutService>, file: string): Partial<PayoutService> {
  const { timetable, ...workflows } = own
  return {
    ...(timetable && {
      timetable: (context, day) => {
        const entries = timetable(context, day)
        if (!Array.isArray(entries))
          throw new Error(`${file}: timetable must return a list of jobs`)
        return entries
      },
    }),
    ...Object.fromEntries(
      Object.entries(workflows).map(([name, begin]) => [
        name,
        (...given: Parameters<typeof begin>) =>
          guarded(`${file}: ${name}`, name, (begin as (...given: unknown[]) => unknown)(...given)),
      ]),
    ),
  }
}

function* guarded(place: string, name: string, begun: unknown): Workflow {
  const work = begun as Workflow | null | undefined
  if (typeof work?.next !== 'function' || Symbol.asyncIterator in work) {
    throw new Error(`${place} must be a generator, written as *${name}(…)`)
  }
  for (let step = work.next(); !step.done;) {
    const effect: unknown = step.value
    if (!isEffect(effect)) {
      const expected = `an object whose effect is one of ${EFFECTS.join(', ')}`
      throw new Error(`${place} yielded ${JSON.stringify(effect)}, expected ${expected}`)
    }
    step = work.next(yield effect)
  }
}

const isEffect = (yielded: unknown): yielded is Effect =>
  typeof yielded === 'object' &&
  yielded !== null &&
  EFFECTS.some((known) => 'effect' in yielded && yielded.effect === known)
