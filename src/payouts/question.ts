/** A question to a processor, as a job of its own. One that is not answered, or given up, is asked again the next day. */
import { SECONDS_IN_DAY } from '../core/calendar'
import type { HandedOutJobKind } from '../core/work-names'
import { jobRetriesMax } from './job-retries'
import type { Enqueue, PayoutContext, Workflow } from './ports'

export interface Question {
  kind: HandedOutJobKind
  about: number | string
  /** The caller looks every day for what there is to ask, so nothing more has to be done. */
  isAskedDaily: boolean
  /** Returns whether it was answered. */
  ask: () => Workflow<boolean>
}

export function question(context: PayoutContext, asked: Question, delaySeconds = 0): Enqueue {
  const { kind, about, isAskedDaily, ask } = asked
  const tomorrow = (): Enqueue[] => (isAskedDaily ? [] : [question(context, asked, SECONDS_IN_DAY)])
  const retriesMax = jobRetriesMax(context)
  return {
    effect: 'enqueue',
    delaySeconds,
    job: {
      name: `${kind}-${about}`,
      kind,
      retriesMax,
      *begin() {
        if (!(yield* ask())) yield* tomorrow()
      },
      ...(retriesMax > 0 && { inItsPlace: tomorrow }),
    },
  }
}
