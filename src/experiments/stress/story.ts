/**
 * A failure in plain English: who it happened to, what happened step by step, what was found, why, and what would have kept
 * it from happening. Made from the trace of the least scenario, in which every fault is needed.
 */
import { isoFromDay, dayOfInstant, isoFromInstant, weekdayOf } from '../../core/calendar'
import { dollars } from '../../core/dollars'
import { PROTECTIONS } from '../../core/protections'
import type { Scenario } from '../../scenario/schema'
import type { StressViolation } from './stress-outcome'
import {
  becauseOff,
  callName,
  duration,
  faultClause,
  headlineOf,
  isQuestion,
  newsName,
  processorName,
  remedyOf,
  stepName,
} from './story-words'
import type { ToldCall, ToldEvent } from './told-events'

export interface Story {
  /** `Paid twice because the answer to a call to pay out was lost`. */
  title: string
  /** Six to fifteen, in order of time. */
  sentences: string[]
  /** As the check says it. */
  witness: string
}

const SENTENCES_MAX = 15

export function storyOf(
  scenario: Scenario,
  violation: StressViolation,
  told: readonly ToldEvent[],
): Story {
  const off = PROTECTIONS.filter((protection) => !scenario.protections[protection])
  const causes = [
    ...scenario.faults.single.map(faultClause),
    ...scenario.faults.deploys.map((at) => `a deploy ended all workers on ${at}`),
    ...scenario.faults.outages.map(outageClause),
    ...scenario.faults.accounts.map(({ creator }) => `the account of ${creator} was restricted`),
    ...off.map(becauseOff),
  ]
  const around = [
    ...introductions(scenario),
    ...whatWasFound(violation),
    ...off.map(remedyOf).slice(0, 2),
  ]
  const beats = mostTelling(told, SENTENCES_MAX - around.length)
  const [found, ...remedies] = around.slice(introductions(scenario).length)
  return {
    title: `${headlineOf(violation.name)}${causes.length > 0 ? ` because ${joined(causes)}` : ''}`,
    sentences: [
      ...introductions(scenario),
      ...datedSentences(beats),
      ...(found === undefined ? [] : [found]),
      ...remedies,
    ],
    witness: violation.witness ?? '',
  }
}
