/** A payout service of the user's own, whose mistakes are told where they are made, and not by what comes of them later. */
import { SECONDS_IN_DAY } from '../core/calendar'
import { PROCESSORS } from '../core/vocabulary'
import { JOB_KINDS } from '../core/work-names'
import type { PayoutService } from '../payouts/payout-service'
import type { Effect, Workflow } from '../payouts/ports'
import { CALL_STEPS, STEPS } from '../payouts/steps'
import { describeValue } from '../scenario/problems'

const EFFECTS: readonly Effect['effect'][] = ['call', 'sleep', 'enqueue', 'point']
// Of the steps that the lab has, so that a story has words for each.
const WAITS = stepsWith('wait-')
const HANDED_OUT = stepsWith('hand-out-')
const POINTS = stepsWith('point-')
const CALLS = Object.keys(CALL_STEPS)
/** Far more than any work of the lab: jobs of a thousand creators yield some thousand times. */
const YIELDS_MAX = 1_000_000
const WHOLE_SECONDS = 'a whole number of at least 0'

/** The same functions of a file; each throws where it does not return what the lab expects of it. */
export function guardedService(own: Partial<PayoutService>, file: string): Partial<PayoutService> {
  const { timetable, ...workflows } = own
  return {
    ...(timetable && {
      timetable: (context, day) => {
        const place = `${file}: timetable`
        const entries: unknown = withErrors(place, () => timetable.call(own, context, day))
        if (!Array.isArray(entries)) throw new Error(`${place} must return a list of jobs`)
        for (const entry of entries as unknown[]) {
          const expected = expectedOfEntry(entry)
          if (expected === null) continue
          throw new Error(`${place} returned ${describeValue(entry)}, expected ${expected}`)
        }
        return entries as ReturnType<typeof timetable>
      },
    }),
    ...Object.fromEntries(
      Object.entries(workflows).map(([name, begin]) => [
        name,
        (...given: Parameters<typeof begin>) =>
          guarded(`${file}: ${name}`, name, () =>
            (begin as (...given: unknown[]) => unknown).apply(own, given),
          ),
      ]),
    ),
  }
}

function* guarded(place: string, name: string, begin: () => unknown): Workflow {
  const work = withErrors(place, begin) as Workflow | null | undefined
  if (typeof work?.next !== 'function' || Symbol.asyncIterator in work) {
    throw new Error(`${place} must be a generator, written as *${name}(…)`)
  }
  let yields = 0
  for (let step = withErrors(place, () => work.next()); !step.done;) {
    yields += 1
    if (yields > YIELDS_MAX) throw new Error(`${place} yielded a million times and did not end`)
    const effect: unknown = step.value
    const expected = expectedOf(effect)
    if (expected !== null) {
      throw new Error(`${place} yielded ${describeValue(effect)}, expected ${expected}`)
    }
    const result = yield effect as Effect
    step = withErrors(place, () => work.next(result))
  }
}

/** SQLite’s library throws sentences. */
const THROWN_LENGTH_MAX = 300

/** Only an error knows the line that threw it: of anything else the function is named. */
function withErrors<Result>(place: string, work: () => Result): Result {
  try {
    return work()
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown
    throw new Error(
      `${place} threw ${describeValue(thrown, THROWN_LENGTH_MAX)}, which has no line: throw an Error in its place`,
      { cause: thrown },
    )
  }
}

/** What the lab expects in place of it; `null`: it is as expected. Types are not checked when a service runs. */
function expectedOf(yielded: unknown): string | null {
  const given = fieldsOf(yielded)
  switch (given['effect']) {
    case 'sleep':
      if (!isSeconds(given['seconds'])) return `seconds to be ${WHOLE_SECONDS}`
      return oneOf('why', given['why'], WAITS)
    case 'enqueue':
      if (!isSeconds(given['delaySeconds'])) return `delaySeconds to be ${WHOLE_SECONDS}`
      return expectedOfJob(given['job'], HANDED_OUT)
    case 'point':
      return oneOf('step', given['step'], POINTS)
    case 'call':
      return (
        oneOf('processor', given['processor'], PROCESSORS) ??
        oneOf('request.kind', fieldsOf(given['request'])['kind'], CALLS)
      )
    default:
      return `an object whose effect is one of ${EFFECTS.join(', ')}`
  }
}

function expectedOfEntry(entry: unknown): string | null {
  const { secondOfDay, job } = fieldsOf(entry)
  if (!isSeconds(secondOfDay) || secondOfDay >= SECONDS_IN_DAY) {
    return `secondOfDay to be a whole number from 0 to ${SECONDS_IN_DAY - 1}`
  }
  return expectedOfJob(job, JOB_KINDS)
}

function expectedOfJob(job: unknown, kinds: readonly string[]): string | null {
  const { kind, begin } = fieldsOf(job)
  return (
    oneOf('job.kind', kind, kinds) ??
    (typeof begin === 'function' ? null : 'job.begin to be a function')
  )
}

const isSeconds = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0

const oneOf = (field: string, value: unknown, known: readonly string[]): string | null =>
  known.some((name) => name === value) ? null : `${field} to be one of ${known.join(', ')}`

function stepsWith(prefix: string): string[] {
  const steps = Object.keys(STEPS).filter((step) => step.startsWith(prefix))
  return steps.map((step) => step.slice(prefix.length))
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
