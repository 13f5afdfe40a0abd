/**
 * One run: a marketplace, a payout service, its processors and an auditor, on virtual time. It advances step by step,
 * each step one transaction, so that whoever drives it can pause anywhere; it never looks at a wall clock. A step that
 * fails ends the run as it was before that step.
 */
import type { SqlJsStatic } from 'sql.js'
import { Auditor } from '../checks/auditor/auditor'
import type { CheckResult } from '../checks/check'
import { Checks } from '../checks/checks'
import {
  dayOfInstant,
  isoFromInstant,
  SECONDS_IN_HOUR,
  startOfDay,
  type Day,
  type Instant,
} from '../core/calendar'
import { instantObstacle, standingRefusal } from '../core/eligibility'
import { exhaust } from '../core/exhaust'
import type { LostJobs } from '../core/lost-job'
import type { PayoutPolicy } from '../core/policy'
import type { Database, StatementObserver } from '../ledger/database'
import { Ledger } from '../ledger/ledger'
import { DayCounter } from '../metrics/day-counter'
import type { DayFigures, ServiceComparisonFigures } from '../metrics/figures'
import type { RunFacts } from '../metrics/report'
import type { CreatorsNotPaid, NotPaid } from '../metrics/stuck'
import { serviceComparisonOf } from '../metrics/service-comparison'
import { timeToCash } from '../metrics/time-to-cash'
import { waitsOfDailyMoney } from '../metrics/wait-of-daily-money'
import { holdIfChargedBackTooOften } from '../payouts/chargeback-hold'
import { creatorActionRefusal, type ActRefusal } from '../payouts/creator-actions'
import { creatorFactsOf, type CreatorFacts } from '../payouts/creator-side'
import { standingOf } from '../payouts/payable'
import { PayoutServiceAdapter } from '../payouts/payout-service-adapter'
import type { AskAvailability, PayoutContext, WebhookEvent } from '../payouts/ports'
import { noteBankDebit } from '../payouts/notes'
import { reviewRefunds } from '../payouts/refund-eligibility'
import { handleWebhook } from '../payouts/webhooks'
import { Processors } from '../processors/processors'
import type { CreatorAction } from '../scenario/creator-action'
import { dayOfText } from '../scenario/period'
import type { Scenario, ScenarioAction } from '../scenario/schema'
import { Agenda, RANK } from './agenda'
import { BankDebits } from './bank-debits'
import { hearAnswer, hearWebhook, heardByAuditor, isPayoutRun } from './auditors-ear'
import { LostJobsList } from './lost-jobs'
import { Marketplace } from './marketplace'
import { creatorsNotPaid, notPaidByReason } from './not-paid'
import { plannedWork, type PlannedDay, type Work } from './planned-work'
import { populate, type Population } from './population'
import { SalesProcess } from './sales-process'
import { Scheduler } from './scheduler'
import {
  namedSales,
  planAction,
  planActions,
  rememberedCreators,
  type ActionTargets,
} from './scripted'
import type { RunSetup } from './setup'
import { Draws } from './draws'
import { RequestDraws } from './request-draws'

const SALES_PER_STEP_MAX = 200
const CREATORS_BETWEEN_NEWS = 500
/** Opening balances are booked at noon of their day. */
const OPENING_SECOND = 12 * SECONDS_IN_HOUR

export interface SimulationOptions {
  /** Hears every SQL statement of the run; for measuring. */
  onStatement?: StatementObserver
  /** Sales that land in one step at most; the ledger is the same for any number. */
  salesPerStepMax?: number
  /** Told how many of all creators are in the ledger, now and then. */
  onCreatorAdded?: (added: number, all: number) => void
}

export type ActAnswer = { ok: true; action: ScenarioAction } | { ok: false; refusal: ActRefusal }

export class Simulation {
  readonly setup: RunSetup
  readonly #engine: SqlJsStatic
  readonly #salesPerStepMax: number
  readonly #endAt: Instant
  #ledger: Ledger
  #counter: DayCounter
  #population: Population
  #context: PayoutContext
  #payoutService: PayoutServiceAdapter
  #auditor: Auditor
  #checks: Checks
  #processors: Processors
  #marketplace: Marketplace
  #agenda = new Agenda()
  #scheduler: Scheduler
  #targets: ActionTargets
  #lostJobs = new LostJobsList()
  #scenario: Scenario
  #now: Instant
  #stepsDone = 0
  #latestWork: Work = 'sales'
  #failedAt: Instant | null = null
  #ended = false

  constructor(engine: SqlJsStatic, setup: RunSetup, options: SimulationOptions = {}) {
    const { scenario, policies, startDay, days } = setup
    this.setup = setup
    this.#engine = engine
    this.#salesPerStepMax = options.salesPerStepMax ?? SALES_PER_STEP_MAX
    this.#scenario = scenario
    this.#now = startOfDay(startDay)
    this.#endAt = startOfDay(startDay + days)
    this.#ledger = new Ledger(engine, options.onStatement)
    this.#counter = new DayCounter(
      startDay,
      (creatorId) => this.ledger.creators.get(creatorId).frequency,
    )
    this.#auditor = new Auditor(policies, () => lastChangeId(this.#ledger.database))
    const draws = new Draws(scenario.seed)
    const now = (): Instant => this.#now
    const requestDraws = new RequestDraws(
      draws,
      (creatorId) => this.ledger.creators.get(creatorId).handle,
      () => dayOfInstant(this.#now),
    )

    this.#processors = new Processors({
      settings: scenario.processor,
      policy: () => policies.at(this.#now),
      database: this.ledger.database,
      world: {
        now,
        drawsOf: (concern, request, detail) => requestDraws.of(concern, request, detail),
        drawsOfNextAttempt: (concern, request) => requestDraws.ofNextAttempt(concern, request),
        at: (instant, happen) => this.#agenda.plan(instant, happen),
        sendWebhook: (event, delaySeconds) => this.#sendWebhook(event, delaySeconds),
      },
      observer: this.#auditor,
    })
    this.#checks = new Checks({
      database: this.ledger.database,
      policies,
      auditor: this.#auditor,
      funds: {
        heldCents: () => this.#processors.heldCents,
        accountCents: (creatorId) => this.#processors.get('stripe').account(creatorId).balanceCents,
      },
      startDay,
      hasDailyRun: scenario.payoutService !== 'before-daily',
      oldestRunAt: () => this.#scheduler.oldestRunAt(isPayoutRun),
    })
    this.#context = {
      ledger: this.#ledger,
      get policy() {
        return policies.at(now())
      },
      policyAt: (instant) => policies.at(instant),
      jobs: scenario.jobs,
      observer: heardByAuditor(this.counter, this.#auditor),
      now,
      today: () => dayOfInstant(this.#now),
    }
    this.#payoutService = new PayoutServiceAdapter(this.#context, scenario.payoutService)
    this.#scheduler = new Scheduler({
      agenda: this.#agenda,
      processors: this.#processors,
      workers: scenario.jobs.workers,
      jobLifetimeSeconds: scenario.jobs.lifetimeSeconds,
      callLatency: scenario.processor.callLatency,
      latencyDraws: (request) => requestDraws.ofNextAttempt('call-latency', request),
      now,
      onAnswer: (effect, answer, listener) =>
        hearAnswer(this.#auditor, effect, answer, this.#now, listener),
      onJobLost: (lost) => this.#lostJobs.add(lost),
    })

    this.#population = populate(scenario, policies.on(startDay), setup.sales, startDay, draws)
    const { creators } = this.#population
    for (const [index, creator] of creators.entries()) {
      this.ledger.creators.add(creator)
      this.#auditor.creatorJoined(creator.creatorId, creator.rail)
      if (index % CREATORS_BETWEEN_NEWS === 0) options.onCreatorAdded?.(index, creators.length)
    }
    this.#checks.begin()
    for (const creatorId of this.#population.paused) {
      this.ledger.pauses.pause(creatorId, 'admin', this.#now)
    }
    for (const [creatorId, volume] of this.#population.yearBefore) {
      this.ledger.sales.volumes.hadSoldBefore(creatorId, volume)
    }
    const bankDebits = new BankDebits({
      settings: scenario.processor.bankDebits,
      agenda: this.#agenda,
      ledger: this.ledger,
      credit: (creatorId, at, amountCents) => {
        this.#marketplace.landCredit(creatorId, at, amountCents, 'processor', 'bank_debit')
        noteBankDebit(this.#context, creatorId, amountCents, at)
      },
    })
    this.#marketplace = new Marketplace({
      ledger: this.ledger,
      processors: this.#processors,
      auditor: this.#auditor,
      counter: this.counter,
      policies,
      settings: scenario.population,
      draws,
      sales: new SalesProcess(scenario.population, this.#population.habits, startDay, days, draws),
      namedSales: namedSales(setup, this.#population),
      remembered: rememberedCreators(scenario, this.#population),
      onChargeback: (creatorId, at) => holdIfChargedBackTooOften(this.#context, creatorId, at),
      onEarned: (creatorId, at) => reviewRefunds(this.#context, creatorId, at),
    })
    const reviewDebt = (creatorId: number, at: Instant): void => {
      reviewRefunds(this.#context, creatorId, at)
      bankDebits.review(creatorId, at)
    }
    this.#landOpeningBalances()
    for (const creatorId of this.#population.explicit.keys()) reviewDebt(creatorId, this.#now)
    this.ledger.sales.onLost = reviewDebt
    this.#targets = {
      agenda: this.#agenda,
      context: this.#context,
      scheduler: this.#scheduler,
      marketplace: this.#marketplace,
    }
    planActions(scenario, this.#population, this.#targets)
    this.#planDay(startDay)
    this.ledger.commit()
  }

  get ledger(): Ledger {
    return this.#ledger
  }

  get counter(): DayCounter {
    return this.#counter
  }

  get now(): Instant {
    return this.#now
  }

  /** The instant of the step that failed and ended the run. */
  get failedAt(): Instant | null {
    return this.#failedAt
  }

  /** What the latest step did. */
  get latestWork(): Work {
    return this.#latestWork
  }

  /** The day being simulated; after the end, the last one. */
  get today(): Day {
    return Math.min(dayOfInstant(this.#now), dayOfInstant(this.#endAt) - 1)
  }

  /** The policy in force today. */
  get policy(): PayoutPolicy {
    return this.setup.policies.on(this.today)
  }

  /** The scenario of the run, with what was done in it so far: started anew, it gives the same run. */
  get scenario(): Scenario {
    return this.#scenario
  }

  get daysDone(): number {
    return this.counter.days.length
  }

  /** The day that has begun and not ended, as it stands now. */
  get dayUnderWay(): DayFigures | null {
    const begun = this.#now > startOfDay(this.setup.startDay + this.daysDone)
    return begun ? this.counter.dayUnderWay(this.#checks.counts) : null
  }

  get ended(): boolean {
    return this.#ended
  }

  get payouts(): number {
    return this.ledger.payouts.count
  }

  /** Jobs whose worker was recycled under them, and those of them that were given up. */
  get lostJobs(): LostJobs {
    return this.#lostJobs.all
  }

  get checkResults(): CheckResult[] {
    return this.#checks.results
  }

  /** Does what happens next, as one transaction. Returns false when the run has ended. */
  step(): boolean {
    if (this.#ended) return false
    try {
      this.#advance()
    } catch (error) {
      this.#failedAt = this.#now
      this.#ended = true
      this.ledger.database.rollback()
      this.#returnToLastStep()
      throw error
    }
    return !this.#ended
  }

  #advance(): void {
    this.#happen()
    this.ledger.commitStep()
    this.#stepsDone += 1
  }

  /**
   * What a failed step has left in memory cannot be rolled back as its rows are. A run is a function of its scenario, so
   * it is simulated again up to the last step that succeeded, and that run's parts take the place of these.
   */
  #returnToLastStep(): void {
    const failed = this.#ledger
    const setup = { ...this.setup, scenario: this.#scenario }
    const again = new Simulation(this.#engine, setup, { salesPerStepMax: this.#salesPerStepMax })
    while (again.#stepsDone < this.#stepsDone) again.#advance()
    this.#ledger = again.#ledger
    this.#counter = again.#counter
    this.#population = again.#population
    this.#context = again.#context
    this.#payoutService = again.#payoutService
    this.#auditor = again.#auditor
    this.#checks = again.#checks
    this.#processors = again.#processors
    this.#marketplace = again.#marketplace
    this.#agenda = again.#agenda
    this.#scheduler = again.#scheduler
    this.#targets = again.#targets
    this.#lostJobs = again.#lostJobs
    this.#now = again.#now
    failed.database.close()
  }

  /** Compares the whole ledger with all other books; for the end of a run, or where it is cut short. */
  checkEverything(): CheckResult[] {
    return exhaust(this.checkByPart())
  }

  /** The same, yielding how much of it is done, from 0 to 1. */
  *checkByPart(): Generator<number, CheckResult[]> {
    this.ledger.commit()
    yield* this.#checks.endOfRunByPart(this.#now)
    return this.#checks.results
  }

  /** The work of each day that is expected from the scenario; for estimates of how long the run takes. */
  plannedWork(): PlannedDay[] {
    const { policies, startDay, scenario } = this.setup
    return plannedWork({
      startDay,
      salesByDay: this.#marketplace.expectedSales(),
      salesPerDay: this.#marketplace.salesPerDay(),
      creators: this.#population.creators,
      policyOn: (day) => policies.on(day),
      hasDailyRun: scenario.payoutService !== 'before-daily',
    })
  }

  /** The date that a creator is shown as their next payout, as of now. */
  nextPayoutDay(creatorId: number): Day | null {
    return this.#payoutService.nextPayoutDayOf(creatorId)
  }

  /** What the services that are compared have agreed and differed on; `null` where only one is asked. */
  serviceComparison(): ServiceComparisonFigures | null {
    const counts = this.#payoutService.comparisonCounts
    return counts && serviceComparisonOf(this.ledger.database, counts)
  }

  /** A creator's settings, balance and payouts to come, as they find them now. Asking changes nothing in the run. */
  creatorFacts(creatorId: number): CreatorFacts {
    return creatorFactsOf(this.#context, creatorId, this.#askAvailability)
  }

  /**
   * A creator does something in the running scenario: at the next second, which nothing has reached yet, and before
   * all else that happens in it. The run goes on up to there, and its scenario keeps the action with its instant.
   */
  act(creatorId: number, action: CreatorAction): ActAnswer {
    const refusal = this.#refusalOf(creatorId, action)
    if (refusal) return { ok: false, refusal }
    const { handle } = this.ledger.creators.get(creatorId)
    const on = isoFromInstant(this.#now + 1)
    const recorded: ScenarioAction = { on, creator: handle, ...action }
    this.#scenario = { ...this.#scenario, actions: [...this.#scenario.actions, recorded] }
    const planned = planAction(recorded, creatorId, this.#targets)
    while (!planned.isDone) {
      if (!this.step()) throw new Error(`The run ended before the action of ${on}`)
    }
    return { ok: true, action: recorded }
  }

  /** Why what is unpaid is unpaid, as of now. */
  notPaid(): NotPaid[] {
    return notPaidByReason(this.#context, this.#population.creators)
  }

  creatorsNotPaid(): CreatorsNotPaid {
    return creatorsNotPaid(this.#context, this.#population.creators)
  }

  /** What reports and headline figures are made of, as of now. */
  facts(): RunFacts {
    const { startDay } = this.setup
    return {
      scenario: this.#scenario,
      policy: this.policy,
      startDay,
      today: this.today,
      creators: this.ledger.creators.count,
      entries: this.ledger.entryCount,
      ...this.#dailyTakeUp(),
      counter: this.counter,
      timeToCash: timeToCash(this.ledger.database),
      waitsOfDailyMoney: waitsOfDailyMoney(this.ledger.database, this),
    }
  }

  #refusalOf(creatorId: number, action: CreatorAction): ActRefusal | null {
    if (this.#ended || this.#now + 1 >= this.#endAt) return { code: 'run_ended' }
    return creatorActionRefusal(this.#context, creatorId, action, this.#askAvailability)
  }

  /** Asks a processor beside the run: no time passes and nothing random is asked for. */
  readonly #askAvailability: AskAvailability = (processor, request) =>
    this.#processors.get(processor).look(request)

  readonly #nextPlannedAt = (): Instant => this.#agenda.nextAt ?? this.#endAt

  #happen(): void {
    const soldAt = this.#marketplace.landBefore(this.#nextPlannedAt, this.#salesPerStepMax)
    if (soldAt !== null) {
      this.#now = soldAt
      this.#latestWork = 'sales'
      return
    }
    const planned = this.#agenda.take()
    if (!planned) throw new Error('Nothing is planned before the end of the run')
    if (planned.at < this.#now) throw new Error(`Planned for ${planned.at}, in the past`)
    this.#now = planned.at
    this.#latestWork = 'payouts'
    planned.happen()
  }

  #planDay(day: Day): void {
    this.#agenda.plan(
      startOfDay(day),
      () => {
        this.#marketplace.openDay(day)
        this.#latestWork = 'sales'
        for (const { secondOfDay, job } of this.#payoutService.timetable(day)) {
          this.#scheduler.startJob(startOfDay(day) + secondOfDay, job)
        }
      },
      RANK.startOfDay,
    )
    this.#agenda.plan(startOfDay(day + 1), () => this.#endDay(day), RANK.endOfDay)
  }

  #endDay(day: Day): void {
    this.#latestWork = 'days'
    this.ledger.commit()
    this.#checks.endOfDay(this.#now)
    this.counter.endDay(this.#checks.counts, day + 1)
    if (this.#now >= this.#endAt) this.#ended = true
    else this.#planDay(day + 1)
  }

  #sendWebhook(event: WebhookEvent, delaySeconds: number): void {
    this.#scheduler.startRequest(this.#now + delaySeconds, (listener) => {
      hearWebhook(this.#auditor, event, this.#now, listener)
      return handleWebhook(this.#context, event)
    })
  }

  #landOpeningBalances(): void {
    for (const [creatorId, creator] of this.#population.explicit) {
      for (const { day, amountCents, holder } of creator.openingBalances) {
        const at = startOfDay(dayOfText(day)) + OPENING_SECOND
        this.#marketplace.landCredit(creatorId, at, amountCents, holder)
      }
    }
  }

  #dailyTakeUp(): Pick<RunFacts, 'eligibleForDaily' | 'eligibleOnDaily'> {
    const { policy } = this
    let eligibleForDaily = 0
    let eligibleOnDaily = 0
    for (const { creatorId } of this.#population.creators) {
      const standing = standingOf(this.#context, creatorId)
      if (standingRefusal(standing, policy) || instantObstacle(standing, this.today, policy)) {
        continue
      }
      eligibleForDaily += 1
      if (this.ledger.creators.get(creatorId).frequency === 'daily') eligibleOnDaily += 1
    }
    return { eligibleForDaily, eligibleOnDaily }
  }
}

/** The id of the last change of state in the ledger, for the order of what happens beside it. */
const lastChangeId = (database: Database): number =>
  database
    .statement('SELECT COALESCE(MAX(change_id), 0) FROM ledger_state_changes')
    .row([])![0] as number
