/** What can be asked of a run at any moment. Asking changes nothing in it: no time passes, nothing is written. */
import { dayOfInstant, startOfDay, type Day } from '../core/calendar'
import type { ExclusionCode } from '../core/eligibility'
import type { LostJobs } from '../core/lost-job'
import type { PayoutPolicy } from '../core/policy'
import type { SingleFault } from '../core/single-fault'
import { sum } from '../core/sum'
import type { ReachedStep } from '../core/work-names'
import { creatorOutcomes, type CreatorOutcome } from '../metrics/creator-outcomes'
import type {
  ActionWithoutEffect,
  DailyEligibility,
  DayFigures,
  RunReport,
} from '../metrics/figures'
import type { PayoutBack } from '../metrics/failures'
import type { ServiceComparisonFigures } from '../metrics/service-comparison'
import type { RunFacts } from '../metrics/report'
import { sampleSizeOf, standsForOf } from '../metrics/sample'
import type { CreatorsNotPaid, NotPaid } from '../metrics/stuck'
import { failingCreators, pausedCreators, stuckPayouts } from '../metrics/stuck-payouts'
import type { ActRefusal } from '../payouts/creator-actions'
import type { CreatorFacts } from '../payouts/creator-side'
import { excludedFromInstant, mayBePaidInstantly } from '../payouts/standing'
import type { SkipReason } from '../core/eligibility'
import type { AskAvailability } from '../payouts/ports'
import type { CreatorAction } from '../scenario/creator-action'
import type { FaultsInForce } from '../scenario/faults-in-force'
import type { SampleSize } from '../scenario/sampled'
import type * as creatorSideCode from './creator-side-code'
import { creatorsNotPaid, notPaidOf } from './not-paid'
import { plannedWork, type PlannedDay } from './planned-work'
import type { RunAssembly } from './run-assembly'

export type CreatorSideCode = typeof creatorSideCode

export class RunQuestions {
  readonly #assembly: RunAssembly

  constructor(assembly: RunAssembly) {
    this.#assembly = assembly
  }

  /** The day being simulated; after the end, the last one. */
  get today(): Day {
    const { now, setup } = this.#assembly
    return Math.min(dayOfInstant(now), setup.startDay + setup.days - 1)
  }

  /** The policy in force today. */
  get policy(): PayoutPolicy {
    return this.#assembly.setup.policies.on(this.today)
  }

  /** The day that has begun and not ended, as it is now. */
  get dayUnderWay(): DayFigures | null {
    const { now, setup, counter, checks } = this.#assembly
    const begun = now > startOfDay(setup.startDay + counter.days.length)
    return begun ? counter.dayUnderWay(checks.counts) : null
  }

  /** Jobs whose worker was recycled under them, and those of them that were given up. */
  get lostJobs(): LostJobs {
    return this.#assembly.lostJobs.all
  }

  /** Actions of the scenario that have had no effect so far, in order of time. */
  get actionsWithoutEffect(): ActionWithoutEffect[] {
    return [...this.#assembly.actionsWithoutEffect]
  }

  /** The faults that have happened or are decided, in order, in the words in which a scenario can ask for them. */
  faultsFired(): readonly SingleFault[] {
    return this.#assembly.faults.fired
  }

  /** Those among them that have happened. */
  faultsHappened(): SingleFault[] {
    return this.#assembly.faults.happenedBy(this.#assembly.now)
  }

  /** Those that the scenario asks for one by one and that have had no effect so far. */
  faultsWithoutEffect(): readonly SingleFault[] {
    return this.#assembly.faults.book.single.withoutEffect
  }

  /** The faults and protections of this moment. */
  get faultsInForce(): FaultsInForce {
    return this.#assembly.faultTimeline.current
  }

  /** Payouts that a processor made and of which nothing is with their creator or in transit to them. */
  payoutsBack(): PayoutBack[] {
    const { auditor } = this.#assembly
    return [...new Set(auditor.payoutsServed())].flatMap((payoutId) => {
      const made = auditor.payoutsMadeFor(payoutId)
      if (made.length === 0 || made.some(({ whereabouts }) => whereabouts !== 'back')) return []
      const at = Math.max(...made.map(({ backAt }) => backAt))
      return [{ payoutId, cents: sum(made, ({ netCents }) => netCents), at }]
    })
  }

  /** How often each named step of the service has been reached. */
  stepsReached(): ReadonlyMap<ReachedStep, number> {
    return this.#assembly.scheduler.workflows.stepsReached
  }

  /** How many creators there are and how many of them are simulated; `null` where all are. */
  get sampleSize(): SampleSize | null {
    const { sample } = this.#assembly.population
    return sample && sampleSizeOf(sample)
  }

  /** How many creators one stands for, by creator id. */
  get standsFor(): (creatorId: number) => number {
    return standsForOf(this.#assembly.population.sample)
  }

  /** What reports and headline figures are made of. */
  facts(): RunFacts {
    const { ledger, counter, waits, scenario, setup, population, closedDays, parts, holidays } =
      this.#assembly
    const { today, policy } = this
    const eligible = this.eligibleForDaily()
    const onDaily = this.onDaily(eligible)
    const { database } = ledger
    const { sample } = population
    return {
      scenario,
      policy,
      holidays,
      startDay: setup.startDay,
      today,
      creators: ledger.creators.count,
      entries: ledger.entryCount,
      hasClosedDays: closedDays?.any ?? false,
      eligibleForDaily: eligible.size,
      eligibleOnDaily: onDaily.size,
      counter,
      timeToCash: waits.timeToCash(),
      waitsOfDailyMoney: waits.waitsOfDailyMoney({ policy, scenario, holidays }),
      sample: sample && {
        sample,
        estimates: parts.sampling!.sampleEstimates(sample, {
          database,
          policy,
          scenario,
          ...{ startDay: setup.startDay, today, holidays },
          eligible,
          onDaily,
        }),
        unevenSellers: () => parts.sampling!.unevenSellersOf(sample, database),
      },
    }
  }

  /** Creators who can be paid daily now, by id. */
  eligibleForDaily(): Set<number> {
    const { policy, today } = this
    const { context, population } = this.#assembly
    const ids = population.creators.map(({ creatorId }) => creatorId)
    return new Set(ids.filter((creatorId) => mayBePaidInstantly(context, creatorId, today, policy)))
  }

  /** The eligibility of all creators, sampled or not; `null` where there are no daily payouts. */
  dailyEligibility(): DailyEligibility | null {
    const { policy, today, standsFor } = this
    const { context, population, scenario } = this.#assembly
    if (scenario.payoutService === 'before-daily') return null
    const counts = new Map<ExclusionCode | null, number>()
    for (const { creatorId } of population.creators) {
      const reason = excludedFromInstant(context, creatorId, today, policy)
      counts.set(reason, (counts.get(reason) ?? 0) + standsFor(creatorId))
    }
    const excluded = [...counts].flatMap(([reason, creators]) =>
      reason === null ? [] : [{ reason, creators: Math.round(creators) }],
    )
    return {
      creators: Math.round(sum([...counts.values()])),
      eligible: Math.round(counts.get(null) ?? 0),
      excluded: excluded.toSorted((one, other) => other.creators - one.creators),
    }
  }

  /** What has not moved for longer than it normally takes. */
  stuck(): RunReport['stuck'] {
    const { ledger, now, checks } = this.#assembly
    return {
      payouts: stuckPayouts(ledger.database, now, checks.late),
      pausedCreators: pausedCreators(ledger.database, this.policy, checks.late),
      failingCreators: failingCreators(ledger.database, now, checks.late),
    }
  }

  /** Why what is unpaid is unpaid. */
  notPaid(): NotPaid[] {
    return notPaidOf(this.creatorsNotPaid(), this.#assembly.checks.late)
  }

  /** The same, with who they are. */
  creatorsNotPaid(): CreatorsNotPaid[] {
    return creatorsNotPaid(this.#assembly.context, this.#assembly.population.creators)
  }

  /** The outcome of the run for each creator so far. */
  creatorOutcomes(): CreatorOutcome[] {
    const { today, standsFor, policy } = this
    const eligible = this.eligibleForDaily()
    return creatorOutcomes(this.#assembly.ledger.database, { today, eligible, standsFor, policy })
  }

  /** The work of each day that is expected from the scenario; for estimates of how long the run takes. */
  plannedWork(): PlannedDay[] {
    const { setup, marketplace, population } = this.#assembly
    const { policies, startDay, scenario } = setup
    return plannedWork({
      startDay,
      salesByDay: marketplace.expectedSales(),
      salesPerDay: marketplace.salesPerDay(),
      creators: population.creators,
      policyOn: (day) => policies.on(day),
      hasDailyRun: scenario.payoutService !== 'before-daily',
    })
  }

  /** The date that a creator is shown as their next payout. */
  nextPayoutDay(creatorId: number): Day | null {
    return this.#assembly.payoutService.nextPayoutDayOf(creatorId)
  }

  /** A creator's settings, balance and payouts to come, as they find them now. */
  creatorFacts(creatorId: number, code: CreatorSideCode): CreatorFacts {
    return code.creatorFactsOf(this.#assembly.context, creatorId, this.#askAvailability)
  }

  /** Why no instant payout is open to a creator now; `null` where one is. */
  instantRefusal(creatorId: number, code: CreatorSideCode): SkipReason | null {
    return code.instantRefusal(this.#assembly.context, creatorId)
  }

  /** Why the service would turn down what a creator asks for; `null` where it would not. */
  refusalOf(creatorId: number, action: CreatorAction, code: CreatorSideCode): ActRefusal | null {
    const { context } = this.#assembly
    return code.creatorActionRefusal(context, creatorId, action, this.#askAvailability)
  }

  /** What the services that are compared have agreed and differed on; `null` where only one is asked. */
  serviceComparison(): ServiceComparisonFigures | null {
    const { parts, ledger, payoutService } = this.#assembly
    const counts = payoutService.comparisonCounts
    return counts && parts.beforeDaily!.serviceComparisonOf(ledger.database, counts)
  }

  /** Asks a processor beside the run: no time passes and no random number is used. */
  readonly #askAvailability: AskAvailability = (processor, request) =>
    this.#assembly.processors.get(processor).look(request)

  /** Who of these creators is on the daily schedule now. */
  onDaily(eligible: ReadonlySet<number>): Set<number> {
    const { creators } = this.#assembly.ledger
    return new Set([...eligible].filter((id) => creators.get(id).frequency === 'daily'))
  }
}
