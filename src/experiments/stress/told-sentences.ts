/** The events of a run as sentences: which of them are told where there is no room for all, and how each reads. */
import { dayOfInstant, isoFromInstant, type Instant } from '../../core/calendar'
import { dollars } from '../../core/dollars'
import { duration } from '../../core/duration'
import { timeOfDay, weekdayName } from '../../core/moment-words'
import { UNPAID_PAYOUT_STATES } from '../../core/payout-state'
import {
  callRequest,
  decidedFaultClause,
  doneText,
  foundText,
  isQuestion,
  newsName,
  processorName,
  requestText,
  stepName,
  webhookOutageSentence,
} from './story-words'
import { creatorsOf, type ToldCall, type ToldEvent } from './told-events'

/** A job whose worker dies again and again in one place: told once, when it dies for the last time. */
type Beat = ToldEvent & { deaths?: { count: number; since: Instant } }
const DEATHS_APART_MAX = 2

export function deathsTogether(told: readonly ToldEvent[]): Beat[] {
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
    case 'webhook-outage':
      return 5
    case 'killed':
    case 'waits':
    case 'webhook':
      return 4
    case 'call':
      return isQuestion(event.kind) ? 1 : 4
    case 'payout':
      if (ENDED_UNPAID.has(event.to)) return 4.5
      return event.from === null ? 3.5 : 3
    case 'balances':
      return 2
    case 'begins':
      // Which job makes another payout of money that was claimed before is why there are two.
      if (event.run?.kind === 'retry-payout') return 4.25
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
    const when = isNewDay ? `On ${weekdayName(day)}, ${date}, at ${time}` : `At ${time}`
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
    case 'webhook-outage':
      return webhookOutageSentence(event)
  }
}

const deathsText = ({ deaths }: Beat): string =>
  deaths ? `, as ${deaths.count - 1} times before since ${timeOfDay(deaths.since)}` : ''

function changeText({ from, to }: { from: string | null; to: string }, count: number): string {
  if (from === to) return `${count === 1 ? 'is' : 'are'} set to ${to} again`
  return `${count === 1 ? 'goes' : 'go'} ${from === null ? '' : `from ${from} `}to ${to}`
}

function callSentence(call: ToldCall): string {
  const { kind, processor, isUnderNewKey, isKeyForgotten, effect, answer } = call
  const again = isUnderNewKey
    ? ' again, under another key'
    : isKeyForgotten && !isQuestion(kind)
      ? ' again, under a key that it has forgotten'
      : ''
  const asked = `the service asks ${processorName(processor)} ${callRequest(call)}${again}`
  if (!effect) return `${asked}, but the call never arrives`
  const result =
    effect.outcome === 'done'
      ? isQuestion(kind)
        ? effect.found === undefined
          ? null
          : foundText(effect.found, isKeyForgotten)
        : doneText(effect.isDoneBefore)
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
