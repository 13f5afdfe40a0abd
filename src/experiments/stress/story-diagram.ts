/**
 * The sequence diagram of a story: what workers, ledger, processors and bank do to each other, with
 * the faults in between.
 */
import { dayOfInstant, isoFromDay } from '../../core/calendar'
import { dollars } from '../../core/dollars'
import { timeOfDay, weekdayName } from '../../core/moment-words'
import type { RunId } from '../../simulation/trace'
import type { DiagramStep, Lane, SequenceDiagram } from './sequence-diagram'
import type { Story } from './story'
import { mostTelling } from './told-sentences'
import {
  callLabel,
  decidedFaultClause,
  doneText,
  foundText,
  isQuestion,
  newsName,
  processorName,
  requestText,
  stepName,
  webhookOutageLabel,
} from './story-words'
import type { ToldCall, ToldEvent } from './told-events'

const LEDGER: Lane = { id: 'ledger', name: 'Ledger' }
const BANK: Lane = { id: 'bank', name: 'Bank' }
const WEBHOOK_HANDLER: Lane = { id: 'handle_webhook', name: 'Webhooks' }
const REQUEST: Lane = { id: 'request', name: 'Request' }
/** A picture with more is not read. */
const STEPS_MAX = 45

export function diagramOf(story: Story, told: readonly ToldEvent[]): SequenceDiagram {
  const harmAt = story.firstAt ?? told.at(-1)?.at ?? 0
  const harm: TimedStep = {
    instant: harmAt,
    step: {
      kind: 'note',
      lane: LEDGER.id,
      text: story.witness,
      at: timeOfDay(harmAt),
      tone: 'harm',
    },
  }
  return {
    title: story.title,
    lanes: lanesOf(told),
    steps: withDays(
      [...stepsToRead(told), harm].toSorted((one, other) => one.instant - other.instant),
    ),
  }
}

type TimedStep = { instant: number; step: DiagramStep }

/** Of too many, what the sentences leave out first: days of work that only asks would push the fault out of the picture. */
function stepsToRead(told: readonly ToldEvent[]): TimedStep[] {
  let kept = told
  let steps = kept.flatMap(stepsOf)
  while (steps.length > STEPS_MAX) {
    kept = mostTelling(kept, kept.length - 1, [])
    steps = kept.flatMap(stepsOf)
  }
  return steps
}

function withDays(steps: readonly TimedStep[]): DiagramStep[] {
  return steps.flatMap(({ instant, step }, index) => {
    const day = dayOfInstant(instant)
    const before = steps[index - 1]
    const isNew = !before || dayOfInstant(before.instant) !== day
    const text = `${weekdayName(day)}, ${isoFromDay(day)}`
    return isNew ? [{ kind: 'day', text }, step] : [step]
  })
}

/** Workers in the order of their numbers, then the rest in the order in which money goes. */
function lanesOf(told: readonly ToldEvent[]): Lane[] {
  const workers = new Map(
    told.flatMap(({ run }) => (run ? [[laneOfRun(run).id, laneOfRun(run)] as const] : [])),
  )
  const webhooks = told.flatMap((event) =>
    event.told === 'webhook' || event.told === 'webhook-outage' ? [WEBHOOK_HANDLER] : [],
  )
  for (const lane of webhooks) workers.set(lane.id, lane)
  const processors = told.flatMap((event) =>
    event.told === 'call' || event.told === 'webhook' ? event.processor : [],
  )
  return [
    ...[...workers.values()].toSorted(byId),
    LEDGER,
    ...[...new Set(processors)].map((name) => ({ id: name, name: processorName(name) })),
    BANK,
  ]
}

const byId = (one: Lane, other: Lane): number => (one.id < other.id ? -1 : 1)
function laneOfRun({ worker, kind }: RunId): Lane {
  if (worker !== null) return { id: `worker${worker}`, name: `Worker ${worker}` }
  return kind === 'handle-webhook' ? WEBHOOK_HANDLER : REQUEST
}
const laneOf = (run: RunId | null): string => (run ? laneOfRun(run) : LEDGER).id

function stepsOf(event: ToldEvent): TimedStep[] {
  switch (event.told) {
    case 'call':
      return callSteps(event)
    case 'begins': {
      const text = requestText(event) ?? `starts: ${event.name}`
      return [noteAt(event.at, laneOf(event.run), text, 'plain')]
    }
    case 'waits':
      return [noteAt(event.at, laneOf(event.run), `pauses at ${stepName(event.step)}`, 'fault')]
    case 'killed':
      return [noteAt(event.at, laneOf(event.run), `dies at ${stepName(event.step)}`, 'fault')]
    case 'fault':
      return [noteAt(event.at, laneOf(event.run), decidedFaultClause(event.fault), 'fault')]
    case 'webhook-outage':
      return [noteAt(event.at, WEBHOOK_HANDLER.id, webhookOutageLabel(event), 'fault')]
    case 'webhook': {
      const again = event.delivery > 1 ? ' (again)' : ''
      const text = `webhook: ${newsName(event.news)}${again}`
      return [messageAt(event.at, event.processor, WEBHOOK_HANDLER.id, text, false)]
    }
    case 'payout': {
      const cents = event.amountCents === null ? '' : ` ${dollars(event.amountCents)}`
      return [writeAt(event, `payout ${event.payoutId}${cents}: ${changeOf(event)}`)]
    }
    case 'balances': {
      const what = event.count === 1 ? 'balance' : `${event.count} balances`
      return [writeAt(event, `${what} ${dollars(event.amountCents)}: ${changeOf(event)}`)]
    }
  }
}

/** What is written a second time does not change. */
const changeOf = ({ from, to }: { from: string | null; to: string }): string =>
  from === null ? to : from === to ? `${to} again` : `${from} → ${to}`

function callSteps(call: ToldCall): TimedStep[] {
  const { at, run, kind, processor, amountCents, isUnderNewKey, isKeyForgotten, effect, answer } =
    call
  const from = laneOf(run)
  const cents = amountCents === null ? '' : ` ${dollars(amountCents)}`
  const key = isUnderNewKey
    ? ', another key'
    : isKeyForgotten && !isQuestion(kind)
      ? ', forgotten key'
      : ''
  const label = `${callLabel(call)}${key}`
  const asked = messageAt(at, from, processor, label, effect === null)
  const done = effect?.outcome === 'done'
  const pays = done && kind === 'create_payout' && !effect.isDoneBefore
  return [
    asked,
    ...(pays ? [messageAt(effect.at, processor, BANK.id, `pays${cents}`, false)] : []),
    ...(effect
      ? [
          {
            instant: answer?.at ?? effect.at,
            step: {
              kind: 'message' as const,
              ...{ from: processor, to: from, at: timeOfDay(answer?.at ?? effect.at) },
              text: effect.found
                ? foundText(effect.found, isKeyForgotten)
                : answerText(effect, done),
              ...{ isAnswer: true, isLost: answer === null || answer.outcome === 'unknown' },
            },
          },
        ]
      : []),
  ]
}

const answerText = (
  { code, isDoneBefore }: NonNullable<ToldCall['effect']>,
  isDone: boolean,
): string => (isDone ? doneText(isDoneBefore) : `refused${code === null ? '' : `: ${code}`}`)

const noteAt = (
  instant: number,
  lane: string,
  text: string,
  tone: 'plain' | 'fault',
): TimedStep => ({ instant, step: { kind: 'note', lane, text, at: timeOfDay(instant), tone } })

const messageAt = (
  instant: number,
  from: string,
  to: string,
  text: string,
  isLost: boolean,
): TimedStep => ({
  instant,
  step: { kind: 'message', from, to, text, at: timeOfDay(instant), isAnswer: false, isLost },
})

const writeAt = ({ at, run }: ToldEvent, text: string): TimedStep =>
  run
    ? messageAt(at, laneOfRun(run).id, LEDGER.id, text, false)
    : noteAt(at, LEDGER.id, text, 'plain')
