/**
 * One run on virtual time. It advances step by step, each step whole or not at all, so that its
 * driver can pause anywhere. It never reads a wall clock. A step that fails ends the run as it was
 * before that step.
 */
import type { SqlJsStatic } from 'sql.js'
import type { CheckResult } from '../checks/check'
import { dayOfInstant, isoFromInstant, startOfDay, type Day, type Instant } from '../core/calendar'
import { exhaust } from '../core/exhaust'
import type { ClosedDays, ClosedRowsSink } from '../ledger/closing/closed-days'
import type { Ledger } from '../ledger/ledger'
import type { DayCounter } from '../metrics/day-counter'
import type { ActRefusal } from '../payouts/creator-actions'
import type { CreatorAction } from '../scenario/creator-action'
import { actionTimeOf } from '../scenario/period'
import { keepsTooFewDays } from '../scenario/kept-days'
import { withFaultAtOnce, type FaultAtOnce } from '../scenario/faults-at-once'
import { hasEffect, withFaultChange } from '../scenario/faults-in-force'
import type { FaultChange, FaultSwitch, Scenario, ScenarioAction } from '../scenario/schema'
import { RANK } from './agenda'
import type { Work } from './planned-work'
import { planSweep } from './platform-sweep'
import { RunAssembly, type AssemblyOptions } from './run-assembly'
import { RunQuestions, type CreatorSideCode } from './run-questions'
import type { PlannedAction } from './scripted-actions'
import type { RunSetup } from './run-setup'

const SALES_PER_STEP_MAX = 200

export type SimulationOptions = AssemblyOptions & {
  /** Sales that land in one step at most; the ledger is the same for any number. */
  salesPerStepMax?: number
  /**
   * Days on which what may never be is looked at after every step, and not only at the end. It takes long; it is for a
   * replay that has to find the step of a violation. The ledger is the same.
   */
  checksAtEveryStep?: (day: Day) => boolean
  /** Receives the rows that leave the ledger with days that are closed. */
  onClosedRows?: ClosedRowsSink
}

/** `recorded`: what the scenario of the run keeps of it. */
export type SwitchAnswer<Recorded> =
  { ok: true; recorded: Recorded } | { ok: false; refusal: SwitchRefusal }
/** `looks_back_further`: what it brings could be about days that the run has closed. */
export type SwitchRefusal =
  'run_ended' | 'nothing_to_change' | 'no_such_creator' | 'looks_back_further'

/** Something that was planned in the running run. */
interface Intervention {
  afterSteps: number
  plan: (assembly: RunAssembly) => void
}

export type ActAnswer = { ok: true; action: ScenarioAction } | { ok: false; refusal: ActRefusal }

export class Simulation {
  readonly setup: RunSetup
  readonly #engine: SqlJsStatic
  readonly #salesPerStepMax: number
  readonly #checksAtEveryStep: (day: Day) => boolean
  readonly #onClosedRows: ClosedRowsSink | null
  readonly #endAt: Instant
  readonly #interventions: Intervention[] = []
  #assembly: RunAssembly
  #questions: RunQuestions
  #stepsDone = 0
  #latestWork: Work = 'sales'
  #failedAt: Instant | null = null
  #ended = false
  #isViolatedAtStep = false

  constructor(engine: SqlJsStatic, setup: RunSetup, options: SimulationOptions = {}) {
    const {
      salesPerStepMax = SALES_PER_STEP_MAX,
      checksAtEveryStep = () => false,
      onClosedRows = null,
      ...ofAssembly
    } = options
    this.setup = setup
    this.#engine = engine
    this.#salesPerStepMax = salesPerStepMax
    this.#checksAtEveryStep = checksAtEveryStep
    this.#onClosedRows = onClosedRows
    this.#endAt = startOfDay(setup.startDay + setup.days)
    this.#assembly = new RunAssembly(engine, setup, ofAssembly)
    this.#questions = new RunQuestions(this.#assembly)
    this.#planDay(setup.startDay)
    this.ledger.commit()
  }

  get ledger(): Ledger {
    return this.#assembly.ledger
  }

  get closedDays(): ClosedDays | null {
    return this.#assembly.closedDays
  }

  get holidays(): RunAssembly['holidays'] {
    return this.#assembly.holidays
  }

  get counter(): DayCounter {
    return this.#assembly.counter
  }

  /** What can be asked of the run as it is now. */
  get questions(): RunQuestions {
    return this.#questions
  }

  get now(): Instant {
    return this.#assembly.now
  }

  /** The instant of the step that failed and ended the run. */
  get failedAt(): Instant | null {
    return this.#failedAt
  }

  /** What the latest step did. */
  get latestWork(): Work {
    return this.#latestWork
  }

  /** The scenario of the run, with what was done in it so far: started again, it gives the same run. */
  get scenario(): Scenario {
    return this.#assembly.scenario
  }

  get stepsDone(): number {
    return this.#stepsDone
  }

  get daysDone(): number {
    return this.counter.days.length
  }

  get ended(): boolean {
    return this.#ended
  }

  get payouts(): number {
    return this.ledger.payouts.count
  }

  /** Whether a day that is done has ended with a violation, or a step with one after which the checks were made. */
  get hasViolation(): boolean {
    if (this.#isViolatedAtStep) return true
    return Object.values(this.counter.days.at(-1)?.violations ?? {}).some((count) => count > 0)
  }

  /** The checks that have found something up to then, by name. */
  get violatedChecks(): string[] {
    const atStep = this.#isViolatedAtStep ? this.checkResults.filter(({ ok }) => !ok) : []
    const byDay = Object.entries(this.counter.days.at(-1)?.violations ?? {})
    return [
      ...atStep.map(({ name }) => name),
      ...byDay.flatMap(([name, count]) => (count > 0 ? name : [])),
    ]
  }

  /** Whether a check has found something so far; of a creator (a handle), something that is about them. */
  hasFound(check: CheckResult['name'], creator: string | null): boolean {
    const { checks, population } = this.#assembly
    if (creator === null) return checks.hasFound(check, null)
    const creatorId = population.idOf.get(creator)
    return creatorId !== undefined && checks.hasFound(check, creatorId)
  }

  get checkResults(): CheckResult[] {
    return this.#assembly.checks.results
  }

  /** Does what happens next, whole or not at all. Returns false when the run has ended. */
  step(): boolean {
    if (this.#ended) return false
    try {
      this.#advance()
    } catch (error) {
      this.#failedAt = this.now
      this.#ended = true
      this.ledger.database.rollback()
      try {
        this.#returnToLastStep()
      } catch {
        // What failed first is told. A second ledger beside the first can fail, too: for want of memory, say.
      }
      throw error
    }
    return !this.#ended
  }

  /** Compares the whole ledger with all other books; for the end of a run, or where it is cut short. */
  checkEverything(): CheckResult[] {
    return exhaust(this.checkByPart())
  }

  /** The same, yielding how much of it is done, from 0 to 1. */
  *checkByPart(): Generator<number, CheckResult[]> {
    this.ledger.commit()
    yield* this.#assembly.checks.endOfRunByPart(this.now)
    return this.checkResults
  }

  /**
   * A creator does something in the running scenario: at the next second, which nothing has reached yet, and before
   * all else that happens in it. The run goes on up to there, and its scenario keeps the action with its instant.
   */
  act(creatorId: number, action: CreatorAction, code: CreatorSideCode): ActAnswer {
    const at = this.#nextSecond
    if (at === null) return { ok: false, refusal: { code: 'run_ended' } }
    const refusal = this.#questions.refusalOf(creatorId, action, code)
    if (refusal) return { ok: false, refusal }
    const { handle } = this.ledger.creators.get(creatorId)
    const on = isoFromInstant(at)
    const recorded: ScenarioAction = { on, creator: handle, ...action }
    const { scenario } = this
    const changed = { ...scenario, actions: [...scenario.actions, recorded] }
    const planned = this.#intervene((assembly) => {
      assembly.become(changed)
      return code.planAction(recorded, creatorId, assembly)
    })
    this.#goOnUntil(planned, on)
    return { ok: true, action: recorded }
  }

  /**
   * Faults or protections are switched in the running scenario: from the next second on, which nothing has reached yet.
   * The run goes on up to there, and its scenario keeps the change with its instant.
   */
  switchFaults(change: FaultSwitch): SwitchAnswer<FaultChange> {
    const at = this.#nextSecond
    if (at === null) return { ok: false, refusal: 'run_ended' }
    if (!hasEffect(this.questions.faultsInForce, change)) {
      return { ok: false, refusal: 'nothing_to_change' }
    }
    const recorded: FaultChange = { at: isoFromInstant(at), ...change }
    const { scenario } = this
    const faultChanges = withFaultChange(scenario.faultChanges, recorded)
    const changed = { ...scenario, faultChanges }
    if (keepsTooFewDays(changed)) return { ok: false, refusal: 'looks_back_further' }
    const planned = this.#intervene((assembly) => {
      assembly.become(changed)
      return assembly.planSwitch(at)
    })
    this.#goOnUntil(planned, recorded.at)
    return { ok: true, recorded }
  }

  /** A fault is asked for at the next second, which nothing has reached yet; its scenario keeps it with its instant. */
  strike(fault: FaultAtOnce): SwitchAnswer<string> {
    const at = this.#nextSecond
    if (at === null) return { ok: false, refusal: 'run_ended' }
    if ('creator' in fault && !this.#assembly.population.idOf.has(fault.creator)) {
      return { ok: false, refusal: 'no_such_creator' }
    }
    const recorded = isoFromInstant(at)
    const changed = withFaultAtOnce(this.scenario, fault, recorded)
    if (keepsTooFewDays(changed)) return { ok: false, refusal: 'looks_back_further' }
    const planned = this.#intervene((assembly) => {
      assembly.become(changed)
      return fault.kind === 'deploy' ? assembly.planDeploy(at) : assembly.planSwitch(at)
    })
    this.#goOnUntil(planned, recorded)
    return { ok: true, recorded }
  }

  /** `null` where the run has none. */
  get #nextSecond(): Instant | null {
    const at = this.now + 1
    return this.#ended || at >= this.#endAt ? null : at
  }

  /** Whatever is planned is a step of its own and ends the batch of sales before it, so a replay plans it too. */
  #intervene<Planned>(plan: (assembly: RunAssembly) => Planned): Planned {
    this.#interventions.push({ afterSteps: this.#stepsDone, plan })
    return plan(this.#assembly)
  }

  #goOnUntil(planned: PlannedAction, at: string): void {
    while (!planned.isDone) {
      if (!this.step()) throw new Error(`The run ended before what was to happen at ${at}`)
    }
  }

  /** Says when everything before an instant has happened. It changes nothing but where steps end. */
  markBefore(at: Instant): { readonly isReached: boolean } {
    if (at < this.now) return { isReached: true }
    return this.#intervene(({ agenda }) => {
      const mark = { isReached: false }
      agenda.plan(at, () => (mark.isReached = true), RANK.mark)
      return mark
    })
  }

  /** From an instant that is still to come, chance is that of another seed: what was drawn before stays as it was. */
  changeChance(at: Instant, seed: string): void {
    this.#intervene(({ agenda, draws }) => agenda.plan(at, () => draws.changeSeed(seed), RANK.mark))
  }

  #advance(): void {
    this.#happen()
    this.ledger.endStep()
    this.#stepsDone += 1
    this.#checkStep()
  }

  /** The end of a day has checks of its own. */
  #checkStep(): void {
    if (this.#latestWork === 'days' || !this.#checksAtEveryStep(dayOfInstant(this.now))) return
    this.ledger.commit()
    this.#assembly.checks.endOfStep(this.now)
    this.#isViolatedAtStep ||= this.checkResults.some(({ ok }) => !ok)
  }

  /**
   * What a failed step has left in memory cannot be rolled back as its rows are. A run is a function of its scenario and
   * of what was done in it, after which step: it is simulated again up to the last step that succeeded, and the assembly of
   * that run replaces this one.
   */
  #returnToLastStep(): void {
    const failed = this.ledger
    const again = new Simulation(this.#engine, this.setup, {
      salesPerStepMax: this.#salesPerStepMax,
      ...this.#assembly.parts,
    })
    try {
      again.#repeat(this.#interventions, this.#stepsDone)
    } catch (error) {
      again.ledger.database.close()
      throw error
    }
    this.#assembly = again.#assembly
    this.#questions = again.#questions
    failed.database.close()
  }

  /** Does so many steps of another run of this setup, with what was done in it. */
  #repeat(interventions: readonly Intervention[], steps: number): void {
    for (const { afterSteps, plan } of interventions) {
      while (this.#stepsDone < afterSteps) this.#advance()
      plan(this.#assembly)
    }
    while (this.#stepsDone < steps) this.#advance()
  }

  readonly #nextPlannedAt = (): Instant => this.#assembly.agenda.nextAt ?? this.#endAt

  #happen(): void {
    const { marketplace, agenda } = this.#assembly
    const hasLanded = marketplace.landBefore(
      this.#nextPlannedAt,
      this.#salesPerStepMax,
      (at) => (this.#assembly.now = at),
    )
    if (hasLanded) {
      this.#latestWork = 'sales'
      return
    }
    const planned = agenda.take()
    if (!planned) throw new Error('Nothing is planned before the end of the run')
    if (planned.at < this.now) throw new Error(`Planned for ${planned.at}, in the past`)
    this.#assembly.now = planned.at
    this.#latestWork = 'payouts'
    planned.happen()
  }

  #planDay(day: Day): void {
    const { adoption, agenda, marketplace, payoutService, scheduler } = this.#assembly
    const open = (): void => {
      marketplace.openDay(day)
      this.#latestWork = 'sales'
      for (const { secondOfDay, job } of payoutService.timetable(day)) {
        scheduler.startJob(startOfDay(day) + secondOfDay, job)
      }
      planSweep(this.#assembly, day)
      if (adoption) agenda.plan(actionTimeOf(day), () => adoption.decide(day))
    }
    agenda.plan(startOfDay(day), open, RANK.startOfDay)
    agenda.plan(startOfDay(day + 1), () => this.#endDay(day), RANK.endOfDay)
  }

  #endDay(day: Day): void {
    const { checks, counter, closing } = this.#assembly
    this.#latestWork = 'days'
    this.ledger.commit()
    checks.endOfDay(this.now)
    closing?.closeDays(this.#assembly, this.#onClosedRows)
    counter.endDay(checks.counts, day + 1)
    if (this.now >= this.#endAt) this.#ended = true
    else this.#planDay(day + 1)
  }
}
