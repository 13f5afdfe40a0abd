/**
 * Assembles a run: a marketplace, a payout service, its processors and an auditor, around one
 * ledger and one agenda. Nothing here moves time; the driver of the run does.
 */
import type { SqlJsStatic } from 'sql.js'
import { Auditor } from '../checks/auditor/auditor'
import { Checks } from '../checks/checks'
import {
  dayOfInstant,
  SECONDS_IN_DAY,
  SECONDS_IN_HOUR,
  startOfDay,
  type Instant,
} from '../core/calendar'
import { NO_BANK_HOLIDAYS, type IsBankHoliday } from '../core/business-days'
import { WorkingDays } from '../checks/working-days'
import { givenCode } from '../core/given-code'
import type { Protections } from '../core/protections'
import type { ClosedDays } from '../ledger/closing/closed-days'
import type { StatementObserver } from '../ledger/database'
import { Ledger } from '../ledger/ledger'
import { DayCounter } from '../metrics/day-counter'
import type { ActionWithoutEffect } from '../metrics/figures'
import { WaitCounter } from '../metrics/wait-counter'
import { PayoutServiceAdapter } from '../payouts/payout-service-adapter'
import { LAB_SERVICE } from '../payouts/payout-service'
import { PAYOUT_EVENTS, type PayoutContext, type PayoutObserver } from '../payouts/ports'
import { Processors } from '../processors/processors'
import type { FaultsInForce } from '../scenario/faults-in-force'
import type { Scenario } from '../scenario/schema'
import type { Adoption } from './adoption'
import { Agenda, RANK } from './agenda'
import type { ALL_CODE } from './all-code'
import { hearAnswer, hearWebhook, marketToldTo } from './auditor-feed'
import { Draws } from '../core/draws'
import { ChargebacksAfterPayout } from './faults/chargebacks-after-payout'
import { FaultTimeline } from './faults/fault-timeline'
import { Faults } from './faults/faults'
import { asksAboutRefund, isPayoutRun, isRetry, isReviewOfHolds } from './job-kinds'
import { LostJobsList } from './lost-jobs'
import { MARKET_EVENTS, marketFunds, type MarketListener } from './market-events'
import { Marketplace } from './marketplace'
import { hearOfMoneyCall } from './money-calls'
import { openRun, type CreatorNews } from './open-run'
import type { OwnService } from './own-service'
import { populate, type Population } from './population'
import { publishTo } from './publish'
import { RefundRequests } from './refund-requests'
import { RequestDraws } from './request-draws'
import { SalesProcess } from './sales-process'
import { Scheduler } from './scheduler'
import { namedSales, rememberedCreators } from './scripted'
import type { PlannedAction } from './scripted-actions'
import type { RunSetup } from './run-setup'
import { emptyingOfAccounts, reviewsOfTheService } from './service-reactions'
import type { Tracer, Tracing } from './tracer'
import { WebhookDelivery } from './wire/webhook-delivery'
import { Wire } from './wire/wire'

type AllCode = typeof ALL_CODE

/** What only some runs are given: the code that their scenario needs, and a payout service of one's own. */
type RunParts = { [Part in keyof AllCode]?: AllCode[Part] | null } & {
  /** Acts in place of the lab's payout service. */
  ownService?: OwnService | null
}

export type AssemblyOptions = RunParts & {
  /** Hears every SQL statement of the run; for measuring. */
  onStatement?: StatementObserver
  /** Told how many of all creators are prepared, now and then: while a sample is chosen, and while they join the ledger. */
  onCreatorAdded?: CreatorNews
  /** Whom to tell what happens, event by event; nothing is collected without it. */
  tracing?: Tracing
  /** Milliseconds. A query of the scenario that takes too long by it is asked at the end of the run only. */
  clock?: () => number
}

export class RunAssembly {
  readonly setup: RunSetup
  readonly #clock: () => number
  #scenario: Scenario
  now: Instant
  readonly agenda = new Agenda()
  readonly lostJobs = new LostJobsList()
  readonly actionsWithoutEffect: ActionWithoutEffect[] = []
  readonly ledger: Ledger
  readonly parts: RunParts
  /** `null` where the scenario keeps all days. */
  readonly closing: AllCode['closing'] | null
  readonly closedDays: ClosedDays | null
  /** `null` where banks have none. */
  readonly holidays: AllCode['bankHolidays'] | null
  readonly counter: DayCounter
  readonly waits: WaitCounter
  readonly auditor: Auditor
  readonly processors: Processors
  readonly checks: Checks
  readonly context: PayoutContext
  readonly payoutService: PayoutServiceAdapter
  readonly faults: Faults
  /** Which of them, and which protections, are in force. */
  readonly faultTimeline: FaultTimeline
  readonly #wire: Wire
  readonly #webhooks: WebhookDelivery
  /** All that is random in the run. */
  readonly draws: Draws
  readonly #requestDraws: RequestDraws
  readonly #tracer: Tracer | null
  readonly scheduler: Scheduler
  readonly population: Population
  readonly refunds: RefundRequests
  readonly marketplace: Marketplace
  /** Who decides for daily payouts, and when; `null` where shares are fixed or there is no daily run. */
  readonly adoption: Adoption | null

  readonly #now = (): Instant => this.now
  readonly #handleOf = (creatorId: number): string => this.ledger.creators.get(creatorId).handle
  readonly #inForce = (): FaultsInForce => this.faultTimeline.current

  constructor(engine: SqlJsStatic, setup: RunSetup, options: AssemblyOptions) {
    const { onStatement, onCreatorAdded, tracing, clock = () => 0, ...parts } = options
    const { scenario, policies, startDay } = setup
    this.setup = setup
    this.parts = parts
    this.#clock = clock
    this.#scenario = scenario
    this.now = startOfDay(startDay)
    const draws = new Draws(scenario.seed)
    this.draws = draws

    this.ledger = new Ledger(engine, onStatement)
    this.closing = scenario.detail.days === null ? null : givenCode(parts.closing, 'closed days')
    this.closedDays = this.closing && new this.closing.ClosedDays(this.ledger)
    const { creators, database } = this.ledger
    this.#requestDraws = new RequestDraws(draws, this.#handleOf, () => dayOfInstant(this.now))
    this.#tracer = tracing?.(this.ledger, this.#now) ?? null
    this.faultTimeline = new FaultTimeline(scenario, this.#now)
    this.faults = this.#faultsOf(draws)
    this.counter = new DayCounter(startDay, (creatorId) => creators.get(creatorId).frequency)
    const hasHolidays = scenario.processor.bankHolidays !== 'none'
    this.holidays = hasHolidays ? givenCode(parts.bankHolidays, 'bank holidays') : null
    this.waits = new WaitCounter(database, !hasHolidays)
    this.auditor = new Auditor(policies, () => this.ledger.lastChangeId, {
      instantSeconds: scenario.processor.instantlyAvailableAfterHours * SECONDS_IN_HOUR,
      standardSeconds: scenario.processor.settlementDays * SECONDS_IN_DAY,
    })
    this.processors = this.#processorsOf()
    this.context = this.#contextOf()
    this.payoutService = new PayoutServiceAdapter(
      this.context,
      scenario.payoutService,
      parts.beforeDaily ?? null,
    )
    this.#wire = this.#wireOf()
    this.#webhooks = this.#webhooksOf()
    this.scheduler = this.#schedulerOf()
    this.population = populate(scenario, policies.on(startDay), setup.sales, startDay, draws, {
      onDrawn: onCreatorAdded,
      sampledBy: setup.sampledBy,
      sampling: parts.sampling ?? null,
    })
    this.checks = this.#checksOf()
    this.refunds = new RefundRequests({
      context: this.context,
      scheduler: this.scheduler,
      auditor: this.auditor,
      now: this.#now,
    })
    this.marketplace = this.#marketplaceOf(draws)
    this.adoption = this.#adoptionOf(draws)
    openRun(this, onCreatorAdded)
  }

  /** The scenario of the run, with what was done in it so far. */
  get scenario(): Scenario {
    return this.#scenario
  }

  get #isBankHoliday(): IsBankHoliday {
    return this.holidays?.isBankHoliday ?? NO_BANK_HOLIDAYS
  }

  /** Something was done in the run. */
  become(scenario: Scenario): void {
    this.#scenario = scenario
    this.faultTimeline.become(scenario)
    this.faults.book.single.become(scenario.faults.single)
  }

  /** What was asked for under these keys is over. */
  forgetKeys(idempotencyKeys: readonly string[]): void {
    this.processors.forget(idempotencyKeys)
    this.#requestDraws.forget(idempotencyKeys)
  }

  /**
   * The faults of the moment are looked up whenever they are needed. So a switch plans an event
   * that does nothing, which only takes the run to this instant.
   */
  planSwitch(at: Instant): PlannedAction {
    return this.#plan(at, () => undefined)
  }

  /** All workers are replaced. */
  planDeploy(at: Instant): PlannedAction {
    return this.#plan(at, () => this.scheduler.workflows.recycleWorkers())
  }

  #plan(at: Instant, happen: () => void): PlannedAction {
    const planned = { isDone: false }
    this.agenda.plan(
      at,
      () => {
        happen()
        planned.isDone = true
      },
      RANK.action,
    )
    return planned
  }

  #faultsOf(draws: Draws): Faults {
    return new Faults({
      scenario: this.setup.scenario,
      inForce: this.#inForce,
      draws,
      requestDraws: this.#requestDraws,
      handleOf: this.#handleOf,
      railOf: (creatorId) => this.ledger.creators.get(creatorId).rail,
      now: this.#now,
      onFault: this.#tracer ? (fault) => this.#tracer?.fault(fault) : null,
    })
  }

  #processorsOf(): Processors {
    const inForce = this.#inForce
    return new Processors({
      settings: {
        ...this.setup.scenario.processor,
        get failures() {
          return inForce().processor.failures
        },
      },
      database: this.ledger.database,
      world: {
        now: this.#now,
        isBankHoliday: this.#isBankHoliday,
        drawsOf: (concern, request, detail) => this.#requestDraws.of(concern, request, detail),
        faults: this.faults.payouts,
        charges: {
          takeBack: (saleId, amountCents, at) => this.marketplace.takeBack(saleId, amountCents, at),
        },
        at: (instant, happen) => this.agenda.plan(instant, happen),
        sendWebhook: (event, delaySeconds, creatorId) =>
          this.#webhooks.send(event, delaySeconds, creatorId),
      },
      observer: this.auditor,
    })
  }

  #contextOf(): PayoutContext {
    const { scenario, policies } = this.setup
    const now = this.#now
    // The clock of the worker whose turn it is.
    const workerNow = (): Instant => this.now + this.scheduler.workflows.clockOffSeconds
    const protections = (): Protections => this.scheduler.workflows.protections
    return {
      ledger: this.ledger,
      service: this.parts.ownService?.service ?? LAB_SERVICE,
      get policy() {
        return policies.at(now())
      },
      policyAt: (instant) => policies.at(instant),
      jobs: scenario.jobs,
      get protections() {
        return protections()
      },
      observer: this.#observersOfTheService(),
      returnsWithinBusinessDays: () => this.faultTimeline.returnsWithinBusinessDays,
      isBankHoliday: this.#isBankHoliday,
      now,
      workerNow,
      today: () => dayOfInstant(workerNow()),
    }
  }

  #observersOfTheService(): PayoutObserver {
    const chargebacks = new ChargebacksAfterPayout({
      settings: () => this.#inForce().faults.afterPayout,
      book: this.faults.book,
      agenda: this.agenda,
      handleOf: this.#handleOf,
      chargeBack: (payoutId, at) => this.marketplace.chargeBackPaidBy(payoutId, at),
    })
    return publishTo<PayoutObserver>(PAYOUT_EVENTS, [
      this.counter,
      this.waits,
      {
        creatorSkipped: (creatorId, reason, day, at, work) =>
          this.auditor.creatorSkipped({ creatorId, reason, day, at, work }),
        payoutCompleted: (payout) => chargebacks.completed(payout, this.now),
      },
      emptyingOfAccounts((creatorId, at) => this.marketplace.emptyAccount(creatorId, at)),
    ])
  }

  #wireOf(): Wire {
    return new Wire({
      agenda: this.agenda,
      processors: this.processors,
      callLatency: this.setup.scenario.processor.callLatency,
      requestDraws: this.#requestDraws,
      now: this.#now,
      faults: this.faults.wire,
      onEffect: (call, effect, answer) => this.#tracer?.effect(call, effect, answer),
    })
  }

  #webhooksOf(): WebhookDelivery {
    return new WebhookDelivery({
      wire: this.#wire,
      scheduler: () => this.scheduler,
      tracer: this.#tracer,
      handleOf: this.#handleOf,
      now: this.#now,
      receive: (webhook, listener) => {
        hearWebhook(this.auditor, webhook.event, this.now, listener)
        return this.context.service.receiveWebhook(this.context, webhook)
      },
    })
  }

  #schedulerOf(): Scheduler {
    const { workers, lifetimeSeconds } = this.setup.scenario.jobs
    return new Scheduler({
      agenda: this.agenda,
      wire: this.#wire,
      workers,
      jobLifetimeSeconds: lifetimeSeconds,
      faults: this.faults.workers,
      protections: () => this.#inForce().protections,
      tracer: this.#tracer,
      handleOf: this.#handleOf,
      now: this.#now,
      onAnswer: (effect, answer, listener, protections) => {
        hearOfMoneyCall(this.auditor, effect.request, answer, this.now, { listener, protections })
        hearAnswer(this.auditor, effect, answer, this.now, listener)
      },
      onJobLost: (lost) => this.lostJobs.add(lost),
    })
  }

  #checksOf(): Checks {
    const { scenario, policies, startDay } = this.setup
    return new Checks({
      database: this.ledger.database,
      policies,
      auditor: this.auditor,
      funds: {
        heldCents: () => this.processors.heldCents,
        accountCents: (creatorId) => this.processors.get('stripe').account(creatorId).balanceCents,
      },
      work: {
        oldestRunAt: () => this.scheduler.inProgress.oldestRunAt(isPayoutRun),
        workedUntil: (runAt) => this.scheduler.inProgress.workedUntil(runAt),
        oldestRetryAt: () => this.scheduler.inProgress.oldestRunAt(isRetry),
        oldestReviewAt: () => this.scheduler.inProgress.oldestRunAt(isReviewOfHolds),
        oldestWorkAt: () => this.scheduler.oldestWorkAt(),
        workerLostAt: () => this.scheduler.workflows.workerLostAt,
        isRefundAskedAbout: (refundId) =>
          this.scheduler.inProgress.oldestRunAt((job) => asksAboutRefund(job, refundId)) !== null,
      },
      startDay,
      hasDailyRun: scenario.payoutService !== 'before-daily',
      returnsWithinBusinessDays: () => this.faultTimeline.returnsWithinBusinessDays,
      workingDays: this.holidays ? new this.holidays.BankingDays() : new WorkingDays(),
      yearBefore: this.population.yearBefore,
      processor: scenario.processor,
      closing: this.closing && { ...this.closing, daysKept: scenario.detail.days! },
      invariants: scenario.invariants,
      leftOut: this.parts.ownService?.checksLeftOut ?? [],
      clock: this.#clock,
    })
  }

  #marketplaceOf(draws: Draws): Marketplace {
    const { scenario, policies, startDay, days } = this.setup
    const { habits } = this.population
    return new Marketplace({
      ledger: this.ledger,
      listener: publishTo<MarketListener>(MARKET_EVENTS, [
        marketFunds(this.processors),
        marketToldTo(this.auditor),
        this.counter,
        this.waits,
        reviewsOfTheService(this.context),
      ]),
      policies,
      settings: scenario.population,
      draws,
      sales: new SalesProcess(scenario.population, habits, startDay, days, draws),
      namedSales: namedSales(this.setup, this.population),
      remembered: rememberedCreators(scenario, this.population),
      askForRefund: (sale, amountCents, refused) => this.refunds.ask(sale, amountCents, refused),
    })
  }

  #adoptionOf(draws: Draws): Adoption | null {
    const { setup, population, context } = this
    if (!isDecidedByCreators(setup.scenario)) return null
    const code = givenCode(this.parts.adoption, 'adoption')
    const sales = code.expectedSales(setup, population)
    return new code.Adoption({ setup, population, context, sales, draws })
  }
}

/** Whether creators decide for daily payouts. Before there were any, nobody did. */
export const isDecidedByCreators = ({ population, payoutService }: Scenario): boolean =>
  population.adoption.mode === 'model' && payoutService !== 'before-daily'
