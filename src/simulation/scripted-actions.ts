/** Plans what is done in a run: actions of the scenario on their dates, and those of its reader. */
import { PAUSE_SOURCES, type PauseSource } from '../core/vocabulary'
import type { Auditor } from '../checks/auditor/auditor'
import { comesBackWithin } from '../payouts/came-back'
import { changeDestination } from '../payouts/change-destination'
import { noteDestination } from '../payouts/notes'
import { cancelPayout } from '../payouts/cancel-payout'
import { InstantPayoutsService } from '../payouts/instant-payouts-service'
import type { NoEffectReason } from '../core/no-effect'
import type { ActionWithoutEffect } from '../metrics/figures'
import type { PayoutContext, Workflow } from '../payouts/ports'
import { lookIntoUnaccounted } from '../payouts/recovery'
import type { Processors } from '../processors/processors'
import { instantOfAction } from '../scenario/period'
import { payoutSchedule } from '../scenario/schedules'
import type { Scenario, ScenarioAction } from '../scenario/schema'
import { RANK, type Agenda } from './agenda'
import { orderOf } from './auditor-feed'
import type { Marketplace } from './marketplace'
import type { Population } from './population'
import type { Scheduler } from './scheduler'
import { creatorIdOf } from './scripted'
import { telling, type RefusalListener } from './refund-requests'

interface ActionTargets {
  agenda: Agenda
  context: PayoutContext
  scheduler: Scheduler
  marketplace: Marketplace
  processors: Processors
  auditor: Auditor
  /** Where actions are listed that turn out to do nothing. */
  actionsWithoutEffect: ActionWithoutEffect[]
}

export function planActions(
  scenario: Scenario,
  population: Population,
  targets: ActionTargets,
): void {
  for (const action of scenario.actions) {
    planAction(action, creatorIdOf(population, action.creator), targets)
  }
}

/** Whether an action has had its effect, has set off what it asks for, or is known to have none. */
export interface PlannedAction {
  readonly isDone: boolean
}

export function planAction(
  action: ScenarioAction,
  creatorId: number,
  targets: ActionTargets,
): PlannedAction {
  const planned = { isDone: false }
  const happen = (): void => {
    const hasNone: RefusalListener = (reason) => {
      const { on, creator } = action
      targets.actionsWithoutEffect.push({ on, creator, action: action.action, reason })
    }
    const reason = act(action, creatorId, targets, hasNone)
    if (reason) hasNone(reason)
    planned.isDone = true
  }
  targets.agenda.plan(instantOfAction(action.on), happen, RANK.action)
  return planned
}

/** Returns why the action has no effect; `null` where it has one, or where that is not known yet. */
function act(
  action: ScenarioAction,
  creatorId: number,
  targets: ActionTargets,
  hasNone: RefusalListener,
): NoEffectReason | null {
  const { context, marketplace, processors, scheduler } = targets
  const { creators, pauses } = context.ledger
  const order = orderOf(action)
  const orderedAt = context.now()
  if (order) targets.auditor.ordered(creatorId, order, orderedAt)
  switch (action.action) {
    case 'change-schedule':
      return creators.changeSchedule(
        creatorId,
        payoutSchedule(action.schedule, context.today()),
        context.now(),
      )
        ? null
        : 'nothing_to_change'
    case 'change-rail': {
      const { rail, country, bankAccount } = action
      const refusal = changeDestination(context, creatorId, { rail, country, bankAccount })
      if (refusal) return refusal
      targets.auditor.market.creatorIsOn(creatorId, creators.get(creatorId).rail)
      const movedCents = marketplace.emptyAccount(creatorId, context.now())
      noteDestination(context, creatorId, movedCents)
      return null
    }
    case 'pause':
      return pauses.pause(creatorId, action.by, context.now()) ? null : 'already_paused'
    case 'resume': {
      const lifted = liftedBy(action.by).filter((source) =>
        pauses.lift(creatorId, source, context.now()),
      )
      if (lifted.includes('unaccounted_money')) {
        for (const { job, delaySeconds } of lookIntoUnaccounted(context, creatorId)) {
          scheduler.startJob(context.now() + delaySeconds, job)
        }
      }
      return lifted.length > 0 ? null : 'not_paused'
    }
    case 'request-payout':
      startRequest(targets, 'request-payout', creatorId, {
        begin: () =>
          telling(new InstantPayoutsService(context, creatorId, action.by).process(), hasNone),
        over: (isDone) =>
          targets.auditor.payoutRequestOver(creatorId, orderedAt, context.now(), isDone),
      })
      return null
    case 'cancel-payout':
      startRequest(targets, 'cancel-payout', creatorId, {
        begin: () => telling(cancelPayout(context, creatorId), hasNone),
        over: () => undefined,
      })
      return null
    case 'return-payout':
      return processors.giveBackLatest(creatorId, action.code, comesBackWithin(context))
        ? null
        : 'nothing_to_return'
    case 'refund-sale': {
      const { sale, amountCents } = action
      return marketplace.refund(creatorId, sale, amountCents, hasNone)
    }
    case 'charge-back-sale':
      return marketplace.chargeBack(creatorId, action.sale, context.now())
    case 'win-dispute':
      return marketplace.winDispute(creatorId, action.sale, context.now())
  }
}

/** The service works on what a creator asks for; `over` hears when nobody does any more, and whether it is done. */
function startRequest(
  { context, scheduler }: ActionTargets,
  kind: 'request-payout' | 'cancel-payout',
  creatorId: number,
  { begin, over }: { begin: () => Workflow<void>; over: (isDone: boolean) => void },
): void {
  scheduler.startRequest(context.now(), {
    kind,
    name: `${kind}-${creatorId}`,
    creatorId,
    attempt: 1,
    *begin() {
      yield* begin()
      over(true)
    },
    lost: () => {
      over(false)
      return true
    },
  })
}

/** Creators and Stripe lift what they imposed; support lifts the rest, the system's own pauses among them. */
const liftedBy = (who: 'admin' | 'creator' | 'stripe'): readonly PauseSource[] =>
  who === 'admin'
    ? PAUSE_SOURCES.filter((source) => source !== 'creator' && source !== 'stripe')
    : [who]
