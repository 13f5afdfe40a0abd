/**
 * A failure in plain English: who it happened to, what happened step by step, what was found, why,
 * and what would have prevented it. It is made from the trace of the smallest scenario, in which
 * every fault is needed.
 */
import { instantFromIso, type Instant } from '../../core/calendar'
import { dollars } from '../../core/dollars'
import { duration } from '../../core/duration'
import { PROTECTIONS, type ProtectionName } from '../../core/protections'
import { momentWords } from '../../core/moment-words'
import { forPeople } from '../../core/sentence'
import type { FaultAddress } from '../../core/single-fault'
import { sum } from '../../core/sum'
import type { ExplicitCreator, Scenario } from '../../scenario/schema'
import type { StressViolation } from './stress-outcome'
import { headlineOfViolation } from './story-headlines'
import {
  becauseOff,
  DELIVERED_AGAIN,
  faultClause,
  isQuestion,
  LATER_RUN_REMEDY,
  LOOK_UP_REMEDY,
  joined,
  keysForgottenCause,
  paidWhen,
  processorName,
  railName,
  remedyOf,
  webhookOutageCause,
} from './story-words'
import { creatorsOf, type ToldCall, type ToldEvent } from './told-events'
import { datedSentences, deathsTogether, mostTelling } from './told-sentences'

export interface Story {
  /** `Paid twice because the answer to a call to pay out was lost`. */
  title: string
  /** Six to fifteen, in order of time. */
  sentences: string[]
  /** As the check says it to people. */
  witness: string
  /** Since when it is true; `null` where no row tells. */
  firstAt: Instant | null
}

const SENTENCES_MAX = 15

export function storyOf(
  scenario: Scenario,
  violation: StressViolation,
  told: readonly ToldEvent[],
  wouldLaterRunHelp = false,
): Story {
  const off = PROTECTIONS.filter((protection) => !scenario.protections[protection])
  const harmed = harmedBy(violation)
  const causes = causesOf(scenario, harmed, told)
  const before = introduced(scenario, harmed).map(introduction(scenario))
  const after = [
    ...notReached(violation, harmed, told),
    whatWasFound(violation),
    ...off.slice(0, 2).flatMap((protection) => remedyIn(told, protection)),
    ...(wouldLaterRunHelp ? [LATER_RUN_REMEDY] : []),
  ]
  const beats = mostTelling(
    deathsTogether(told),
    SENTENCES_MAX - before.length - after.length,
    harmed,
  )
  return {
    title: `${headlineOfViolation(violation)}${causes.length > 0 ? ` because ${joined(causes)}` : ''}`,
    sentences: [...before, ...datedSentences(beats), ...after],
    witness: forPeople(violation.witnessParts),
    firstAt: violation.firstAt === null ? null : instantFromIso(violation.firstAt),
  }
}

const CREATORS_INTRODUCED_MAX = 2

/** Those of the witness, or else of the first violations. */
function harmedBy({ witnessParts, creators }: StressViolation): string[] {
  const named = witnessParts.flatMap((part) =>
    typeof part === 'object' && 'creator' in part ? part.creator : [],
  )
  return [...new Set(named.length > 0 ? named : creators.slice(0, 1))]
}

/** Those who are harmed, and then the first of the others, in the order of the scenario. */
function introduced({ creators }: Scenario, harmed: readonly string[]): ExplicitCreator[] {
  const ranked = creators.toSorted(
    (one, other) => Number(harmed.includes(other.handle)) - Number(harmed.includes(one.handle)),
  )
  const chosen = new Set(ranked.slice(0, CREATORS_INTRODUCED_MAX))
  return creators.filter((creator) => chosen.has(creator))
}

/** If a job was given up before it reached them, that is what happened to them. */
function notReached(
  { name, firstAt }: StressViolation,
  harmed: readonly string[],
  told: readonly ToldEvent[],
): string[] {
  const dueAt = firstAt === null ? null : instantFromIso(firstAt)
  if (name !== 'due_creators_are_paid_or_told' || dueAt === null) return []
  const job = told.find((event) => event.told === 'killed' && event.isGivenUp && event.at >= dueAt)
  if (job?.told !== 'killed') return []
  const during = told.filter(({ at }) => at >= dueAt && at <= job.at)
  return harmed.flatMap((handle) => {
    const theirs = during.filter((event) => creatorsOf(event).includes(handle))
    if (theirs.length === 0) return `The job had not come to ${handle} when it was given up.`
    const isOfJob = theirs.every(({ run }) => run?.kind === job.run?.kind)
    return isOfJob && theirs.every(({ told: what }) => what === 'call')
      ? `The job had come to ${handle}, and was given up before it made a payout.`
      : []
  })
}

/** A key for all attempts helps against a call that is made twice, and where the key is asked after. */
function remedyIn(told: readonly ToldEvent[], protection: ProtectionName): string[] {
  if (protection === 'webhookDeduplication' && isDeliveredAgain(told))
    return [DELIVERED_AGAIN.remedy]
  if (protection !== 'idempotencyKeys') return [remedyOf(protection)]
  const calls = told.filter((event) => event.told === 'call')
  const reached = calls.filter(({ kind, effect }) => effect !== null && !isQuestion(kind))
  const isDone = ({ effect }: ToldCall): boolean => effect?.outcome === 'done'
  const repeated = reached.filter((call, index) =>
    reached.slice(0, index).some((earlier) => isDone(earlier) && isSameCall(call, earlier)),
  )
  if (repeated.some(isDone)) return [remedyOf(protection)]
  if (calls.some(({ effect }) => effect?.found === 'nothing')) return [LOOK_UP_REMEDY]
  // The second was refused: the first had taken the money already.
  return repeated.length > 0 ? [remedyOf(protection)] : []
}

const isSameCall = (one: ToldCall, other: ToldCall): boolean =>
  one.kind === other.kind &&
  one.creator === other.creator &&
  one.payoutId === other.payoutId &&
  payoutsAmong(one) === payoutsAmong(other)
const payoutsAmong = ({ among = [] }: ToldCall): string =>
  among.map(({ payoutId }) => payoutId).join()

const isKeyForgotten = (event: ToldEvent): boolean => event.told === 'call' && event.isKeyForgotten

const isDeliveredAgain = (told: readonly ToldEvent[]): boolean =>
  told.some((event) => event.told === 'webhook' && event.delivery > 1)

/** Each is needed: without any one of them, the least scenario does not fail. */
const causesOf = (
  { faults, jobs, processor, protections }: Scenario,
  harmed: readonly string[],
  told: readonly ToldEvent[],
): string[] => [
  ...alikeOnce(faults.single.map((fault) => `${faultClause(fault)}${forOther(fault, harmed)}`)),
  ...faults.deploys.map((at) => `a deploy ended all workers at ${at}`),
  ...faults.outages.map(({ processor, kind }) => {
    const who = processor === undefined ? 'the processors' : processorName(processor)
    return `${who} ${kind === 'refused' ? 'refused calls' : 'gave no answer'} for a while`
  }),
  ...told.flatMap((event) => (event.told === 'webhook-outage' ? [webhookOutageCause(event)] : [])),
  ...faults.accounts.map(({ creator }) => `the account of ${creator} was restricted`),
  ...(jobs.lifetimeSeconds === null
    ? []
    : [`no worker lives for longer than ${duration(jobs.lifetimeSeconds)}`]),
  ...clockCause(faults.workers.clockOffSeconds),
  ...(processor.idempotencyKeyHours !== null && told.some(isKeyForgotten)
    ? [keysForgottenCause(processor.idempotencyKeyHours)]
    : []),
  ...PROTECTIONS.filter((protection) => !protections[protection]).map((protection) =>
    protection === 'webhookDeduplication' && isDeliveredAgain(told)
      ? DELIVERED_AGAIN.because
      : becauseOff(protection),
  ),
]

/** A fault of somebody else can harm a creator by the time that it takes a worker. */
const forOther = ({ creator }: FaultAddress, harmed: readonly string[]): string =>
  creator === undefined || harmed.length === 0 || harmed.includes(creator) ? '' : ` for ${creator}`

/** What happened several times is said once, with how often. */
function alikeOnce(clauses: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const clause of clauses) counts.set(clause, (counts.get(clause) ?? 0) + 1)
  return [...counts].map(([clause, count]) => `${clause}${TIMES[count - 1] ?? ` ${count} times`}`)
}
const TIMES = ['', ' twice'] as const

const clockCause = (seconds: number): string[] =>
  seconds === 0
    ? []
    : [`the clock of a worker is ${duration(Math.abs(seconds))} ${seconds < 0 ? 'slow' : 'fast'}`]

const introduction =
  ({ sales }: Scenario) =>
  ({ handle, rail, schedule, openingBalances }: ExplicitCreator): string => {
    const sold = sales.filter(({ creator }) => creator === handle)
    const soldCents = sum(sold, ({ amountCents }) => amountCents)
    const brought = sum(openingBalances, ({ amountCents }) => amountCents)
    const days = [...new Set(sold.map(({ at }) => at.slice(0, 10)))]
    const money = [
      ...(brought === 0 ? [] : [`starts with ${dollars(brought)}`]),
      ...(soldCents === 0 ? [] : [`sells ${dollars(soldCents)} ${soldOn(days)}`]),
    ]
    const what = `${handle} is paid ${paidWhen(schedule)} by ${railName(rail)}`
    return `${what}${money.length > 0 ? `, and ${joined(money)}` : ''}.`
  }

const soldOn = (days: readonly string[]): string =>
  days.length === 1 ? `on ${days[0]!}` : `from ${days[0]!} to ${days.at(-1)!}`

function whatWasFound(violation: StressViolation): string {
  const { witnessParts, firstAt, foundAt, centsAtRisk } = violation
  const since = firstAt === foundAt ? '' : ` (true since ${momentWords(firstAt!)})`
  const when = foundAt === null ? '' : ` from ${momentWords(foundAt)}${since}`
  const risk = centsAtRisk > 0 ? ` ${dollars(centsAtRisk)} is at risk.` : ''
  return `The check fails${when}: ${forPeople(witnessParts)}.${risk}`
}
