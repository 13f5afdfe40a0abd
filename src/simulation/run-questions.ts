/** What can be asked of a run at any moment. Asking changes nothing in it: no time passes, nothing is written. */
import { dayOfInstant, startOfDay, type Day } from '../core/calendar'
import { instantObstacle, standingRefusal } from '../core/eligibility'
import type { LostJobs } from '../core/lost-job'
import type { PayoutPolicy } from '../core/policy'
import type { DayFigures, ServiceComparisonFigures } from '../metrics/figures'
import type { RunFacts } from '../metrics/report'
import { serviceComparisonOf } from '../metrics/service-comparison'
import type { CreatorsNotPaid, NotPaid } from '../metrics/stuck'
import { timeToCash } from '../metrics/time-to-cash'
import { waitsOfDailyMoney } from '../metrics/wait-of-daily-money'
import { creatorActionRefusal, type ActRefusal } from '../payouts/creator-actions'
import { creatorFactsOf, type CreatorFacts } from '../payouts/creator-side'
import { standingOf } from '../payouts/payable'
import type { AskAvailability } from '../payouts/ports'
import type { CreatorAction } from '../scenario/creator-action'
import { creatorsNotPaid, notPaidOf } from './not-paid'
import { plannedWork, type PlannedDay } from './planned-work'
import type { RunAssembly } from './run-assembly'

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

  /** What reports and headline figures are made of. */
  facts(): RunFacts {
    const { ledger, counter, scenario, setup } = this.#assembly
    const { today, policy } = this
    return {
      scenario,
      policy,
      startDay: setup.startDay,
      today,
      creators: ledger.creators.count,
      entries: ledger.entryCount,
      ...this.#dailyTakeUp(),
      counter,
      timeToCash: timeToCash(ledger.database),
      waitsOfDailyMoney: waitsOfDailyMoney(ledger.database, { policy, scenario }),
    }
  }

  /** Why what is unpaid is unpaid. */
  notPaid(): NotPaid[] {
    return notPaidOf(this.creatorsNotPaid())
  }

  /** The same, with who they are. */
  creatorsNotPaid(): CreatorsNotPaid[] {
    return creatorsNotPaid(this.#assembly.context, this.#assembly.population.creators)
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
  creatorFacts(creatorId: number): CreatorFacts {
    return creatorFactsOf(this.#assembly.context, creatorId, this.#askAvailability)
  }

  /** Why the service would turn down what a creator asks for; `null` where it would not. */
  refusalOf(creatorId: number, action: CreatorAction): ActRefusal | null {
    return creatorActionRefusal(this.#assembly.context, creatorId, action, this.#askAvailability)
  }

  /** What the services that are compared have agreed and differed on; `null` where only one is asked. */
  serviceComparison(): ServiceComparisonFigures | null {
    const counts = this.#assembly.payoutService.comparisonCounts
    return counts && serviceComparisonOf(this.#assembly.ledger.database, counts)
  }

  /** Asks a processor beside the run: no time passes and no random number is used. */
  readonly #askAvailability: AskAvailability = (processor, request) =>
    this.#assembly.processors.get(processor).look(request)

  #dailyTakeUp(): Pick<RunFacts, 'eligibleForDaily' | 'eligibleOnDaily'> {
    const { policy, today } = this
    const { context, ledger, population } = this.#assembly
    let eligibleForDaily = 0
    let eligibleOnDaily = 0
    for (const { creatorId } of population.creators) {
      const standing = standingOf(context, creatorId)
      if (standingRefusal(standing, policy) || instantObstacle(standing, today, policy)) continue
      eligibleForDaily += 1
      if (ledger.creators.get(creatorId).frequency === 'daily') eligibleOnDaily += 1
    }
    return { eligibleForDaily, eligibleOnDaily }
  }
}
