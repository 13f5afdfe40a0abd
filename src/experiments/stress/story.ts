/**
 * A failure in plain English: who it happened to, what happened step by step, what was found, why,
 * and what would have prevented it. It is made from the trace of the smallest scenario, in which
 * every fault is needed.
 */
import {
  dayOfInstant,
  instantFromIso,
  isoFromInstant,
  weekdayOf,
  type Instant,
} from '../../core/calendar'
import { dollars } from '../../core/dollars'
import { duration } from '../../core/duration'
import { UNPAID_PAYOUT_STATES } from '../../core/payout-state'
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
  callRequest,
  DELIVERED_AGAIN,
  decidedFaultClause,
  faultClause,
  foundText,
  isQuestion,
  LATER_RUN_REMEDY,
  LOOK_UP_REMEDY,
  newsName,
  joined,
  processorName,
  railName,
  remedyOf,
  requestText,
  stepName,
} from './story-words'
import { creatorsOf, type ToldCall, type ToldEvent } from './told-events'

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
  const done = calls.filter(({ kind, effect }) => effect?.outcome === 'done' && !isQuestion(kind))
  const isRepeated = done.some((call, index) =>
    done.slice(0, index).some((earlier) => isSameCall(call, earlier)),
  )
  if (isRepeated) return [remedyOf(protection)]
  const isMissed = calls.some(({ effect }) => effect?.found === 'nothing')
  return isMissed ? [LOOK_UP_REMEDY] : []
}

const isSameCall = (one: ToldCall, other: ToldCall): boolean =>
  one.kind === other.kind &&
  one.creator === other.creator &&
  one.payoutId === other.payoutId &&
  payoutsAmong(one) === payoutsAmong(other)
const payoutsAmong = ({ among = [] }: ToldCall): string =>
  among.map(({ payoutId }) => payoutId).join()

const isDeliveredAgain = (told: readonly ToldEvent[]): boolean =>
  told.some((event) => event.told === 'webhook' && event.delivery > 1)

/** Each is needed: without any one of them, the least scenario does not fail. */
const causesOf = (
  { faults, jobs, protections }: Scenario,
  harmed: readonly string[],
  told: readonly ToldEvent[],
): string[] => [
  ...alikeOnce(faults.single.map((fault) => `${faultClause(fault)}${forOther(fault, harmed)}`)),
  ...faults.deploys.map((at) => `a deploy ended all workers at ${at}`),
  ...faults.outages.map(({ processor, kind }) => {
    const who = processor === undefined ? 'the processors' : processorName(processor)
    return `${who} ${kind === 'refused' ? 'refused calls' : 'gave no answer'} for a while`
  }),
  ...faults.accounts.map(({ creator }) => `the account of ${creator} was restricted`),
  ...(jobs.lifetimeSeconds === null
    ? []
    : [`no worker lives for longer than ${duration(jobs.lifetimeSeconds)}`]),
  ...clockCause(faults.workers.clockOffSeconds),
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
    const frequency = typeof schedule === 'string' ? schedule : schedule.frequency
    const what = `${handle} is paid ${paidHow(frequency)} by ${railName(rail)}`
    return `${what}${money.length > 0 ? `, and ${joined(money)}` : ''}.`
  }

const paidHow = (frequency: string): string =>
  frequency === 'flexible' ? 'on days of their own' : stepName(frequency)

const soldOn = (days: readonly string[]): string =>
  days.length === 1 ? `on ${days[0]!}` : `from ${days[0]!} to ${days.at(-1)!}`

function whatWasFound(violation: StressViolation): string {
  const { witnessParts, firstAt, foundAt, centsAtRisk } = violation
  const since = firstAt === foundAt ? '' : `, of what has been true since ${momentWords(firstAt!)}`
  const when = foundAt === null ? '' : ` from ${momentWords(foundAt)}${since}`
  const risk = centsAtRisk > 0 ? ` ${dollars(centsAtRisk)} is at risk.` : ''
  return `The check fails${when}: ${forPeople(witnessParts)}.${risk}`
}

/** A job whose worker dies again and again in one place: told once, when it dies for the last time. */
type Beat = ToldEvent & { deaths?: { count: number; since: Instant } }
const DEATHS_APART_MAX = 2

function deathsTogether(told: readonly ToldEvent[]): Beat[] {
  const alike = new Map<string, Extract<ToldEvent, { told: 'killed' }>[]>()
  for (const event of told) {
    if (event.told !== 'killed') continue
    const key = `${event.run?.kind} ${event.run?.worker} ${event.step} ${dayOfInstant(event.at)}`
    alike.set(key, [...(alike.get(key) ?? []), event])
  }
  const many = [...alike.values()].filter((deaths) => deaths.length > DEATHS_APART_MAX)
  const dropped = new Set<ToldEvent>(many.flatMap((deaths) => deaths.slice(0, -1)))
  const last = new Map<ToldEvent, Beat['deaths']>(
    many.map((deaths) => [deaths.at(-1)!, { count: deaths.length, since: deaths[0]!.at }]),
  )
  return told
    .filter((event) => !dropped.has(event))
    .map((event) => (last.has(event) ? { ...event, deaths: last.get(event)! } : event))
}

/**
 * Faults first, then payouts that end unpaid, then what the service did, then jobs that began, and of each what is about the harmed before what is about
 * others; what is left out are the earliest of the least telling.
 */
export function mostTelling(
  told: readonly Beat[],
  most: number,
  harmed: readonly string[],
): Beat[] {
  const ranked = told
    .map((event, position) => ({ position, rank: rankOf(event) - rankLost(event, harmed) }))
    .toSorted((one, other) => other.rank - one.rank || other.position - one.position)
  const kept = new Set(ranked.slice(0, most).map(({ position }) => position))
  return told.filter((_event, position) => kept.has(position))
}

/** A worker that dies, and a fault, are part of the story whoever they affect. */
function rankLost(event: ToldEvent, harmed: readonly string[]): number {
  const creators = creatorsOf(event)
  const isOfOther =
    harmed.length > 0 &&
    creators.length > 0 &&
    !creators.some((creator) => harmed.includes(creator))
  return isOfOther && !['fault', 'killed', 'waits'].includes(event.told) ? 2.5 : 0
}

/** What frees balances for another payout is what two payouts of one balance come from. */
const ENDED_UNPAID: ReadonlySet<string> = new Set(UNPAID_PAYOUT_STATES)

function rankOf(event: ToldEvent): number {
  switch (event.told) {
    case 'fault':
      return 5
    case 'killed':
    case 'waits':
    case 'webhook':
      return 4
    case 'call':
      return isQuestion(event.kind) ? 1 : 4
    case 'payout':
      return ENDED_UNPAID.has(event.to) ? 4.5 : 3
    case 'balances':
      return 2
    case 'begins':
      return requestText(event) === null ? 0 : 3
  }
}

/** Each with its time, and with its day where that is not the day of the sentence before. */
export function datedSentences(beats: readonly Beat[]): string[] {
  let day: number | null = null
  return beats.map((beat) => {
    const [date, time] = isoFromInstant(beat.at).replace('Z', '').split('T') as [string, string]
    const isNewDay = dayOfInstant(beat.at) !== day
    day = dayOfInstant(beat.at)
    const weekday = weekdayOf(day)
    const when = isNewDay ? `On ${capital(weekday)}, ${date}, at ${time}` : `At ${time}`
    return `${when} ${sentenceOf(beat)}.`
  })
}

/** Without time and full stop. */
function sentenceOf(event: Beat): string {
  switch (event.told) {
    case 'begins':
      return `${requestText(event) ?? `the job “${event.name}” starts`}${event.run && event.run.attempt > 1 ? `, attempt ${event.run.attempt}` : ''}`
    case 'waits':
      return `${worker(event)} pauses for ${duration(event.seconds)} at the step “${stepName(event.step)}”`
    case 'killed':
      return `${worker(event)} dies at the step “${stepName(event.step)}”${deathsText(event)}${event.isGivenUp ? ', and its job is given up' : ''}`
    case 'webhook':
      return `${processorName(event.processor)} sends the webhook “${newsName(event.news)}”${event.payoutId === null ? '' : ` for payout ${event.payoutId}`}${event.delivery > 1 ? ` again, delivery ${event.delivery}` : ''}`
    case 'payout':
      return event.from === null
        ? `payout ${event.payoutId}${amount(event.amountCents, ' of ')} is created${forWhom(event.creator)}`
        : `payout ${event.payoutId} ${changeText(event, 1)}`
    case 'balances':
      return `${event.count === 1 ? 'a balance' : `${event.count} balances`} of ${dollars(event.amountCents)} ${changeText(event, event.count)}`
    case 'call':
      return callSentence(event)
    case 'fault':
      return decidedFaultClause(event.fault)
  }
}

const deathsText = ({ deaths }: Beat): string =>
  deaths
    ? `, as ${deaths.count - 1} times before since ${isoFromInstant(deaths.since).slice(11, 19)}`
    : ''

function changeText({ from, to }: { from: string | null; to: string }, count: number): string {
  if (from === to) return `${count === 1 ? 'is' : 'are'} set to ${to} again`
  return `${count === 1 ? 'goes' : 'go'} ${from === null ? '' : `from ${from} `}to ${to}`
}

function callSentence(call: ToldCall): string {
  const { kind, processor, effect, answer } = call
  const asked = `the service asks ${processorName(processor)} ${callRequest(call)}`
  if (!effect) return `${asked}, but the call never arrives`
  const result =
    effect.outcome === 'done'
      ? isQuestion(kind)
        ? effect.found === undefined
          ? null
          : foundText(effect.found)
        : 'done'
      : `refused${effect.code === null ? '' : ` (${effect.code})`}`
  const lost = !answer
    ? 'nobody is left to hear the answer'
    : answer.outcome === 'unknown'
      ? 'no answer arrives'
      : null
  const outcome = [result, lost].filter((part) => part !== null).join(', but ')
  return outcome === '' ? asked : `${asked}: ${outcome}`
}

const worker = ({ run }: { run: ToldEvent['run'] }): string =>
  run === null || run.worker === null ? 'its worker' : `worker ${run.worker}`
const amount = (cents: number | null, before: string): string =>
  cents === null ? '' : `${before}${dollars(cents)}`
const forWhom = (creator: string | null): string => (creator === null ? '' : ` for ${creator}`)
const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1)
