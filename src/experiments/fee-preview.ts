/**
 * An estimate of the margin along a setting, at once and without a run: what the same creators
 * would expect of daily payouts at their average sales. It does not include chance and failures,
 * and the page says so beside it.
 */
import { dayOfInstant, DAYS_IN_MONTH, type Day } from '../core/calendar'
import { daysBetweenPayouts, meanWaitDays, type DailyOffer } from '../core/adoption'
import { saleFee } from '../core/fees/payout-fee'
import type { PayoutPolicy } from '../core/policy'
import { standingRefusal, type CreatorStanding } from '../core/eligibility'
import { payableBankAccount, type OtherFrequency } from '../core/vocabulary'
import type { Creator } from '../ledger/creators'
import { standsForOf } from '../metrics/sample'
import { dailyShareAtStart, eligibleShare } from '../scenario/daily-share'
import type { Document } from '../scenario/document-paths'
import { sellingDays } from '../scenario/period'
import { policyFrom } from '../scenario/resolved-policy'
import type { ImportedSales } from '../scenario/sales-file/imported-sales'
import { scenarioSchema, type Scenario } from '../scenario/schema'
import { withChanges, type SettingChanges } from '../scenario/setting-changes'
import { isOfBasis, strataBasis, type StrataBasis } from '../scenario/strata-basis'
import { DailyOffers, INTERVAL_DAYS, type OfferTerms } from '../simulation/daily-offers'
import { Draws } from '../core/draws'
import { sum } from '../core/sum'
import type { UsualSales } from '../scenario/usual-sales'
import type { DrawnSample } from '../simulation/draw-sample'
import { expectedSales } from '../simulation/expected-sales'
import { drawnSample, populate, type Population } from '../simulation/population'
import type { RunSetup } from '../simulation/run-setup'
import { namedSales } from '../simulation/scripted'
import * as sampling from '../simulation/sampling-code'
import { prepareRun } from '../simulation/setup'
import type { ChanceOf } from './chance-of-margin'
import { meanEstimate, type Estimate, type PreviewPoint, type SeedEstimate } from './estimate'
import {
  instantFromDays,
  isStuckAboveMaximum,
  unpaidDaysAfter,
  usuallyCompletedAfterDays,
} from './expected-access'
import { expectedParts, partsOfJoining, rulesOf, type Rules } from './expected-parts'
import { expectedReversals, type ExpectedReversals } from './expected-reversals'
import { JoiningDays, takingShare, type Joining } from './expected-take-up'
import { completedAfterDays, replayedParts, soldDaysOf, type SoldDay } from './replayed-parts'
import { MARGIN_PARTS, type MarginParts } from './sweep/margin'

/** More are estimated from a sample: the largest, who make most of the money, and some of all others. */
const LARGEST = 250
const OTHERS_MAX = 250
/** Of a file, whose sellers are looked at one by one: each sells at times of their own. */
const OTHERS_OF_FILE_MAX = 2_750

/** Days that stand for all on which a creator may join: between them, costs and fees are near to straight lines. */
const JOINING_DAYS = 6
/** Of a file, whose sales are replayed for each of them. */
const JOINING_DAYS_OF_FILE = 1

/** Parts that grow with what is paid out. */
const PAID_PARTS = ['fees', 'instantCost', 'costOfFunds'] as const

interface Candidate {
  creator: Creator
  /** What they usually sell; left out of who sells nothing. */
  sales: UsualSales | undefined
  standing: CreatorStanding
  isExplicit: boolean
  /** What they sold by day, where they have the sales of a file. */
  soldDays: readonly SoldDay[] | null
  /** Creators for whom this one stands, and how many of them a run simulates. */
  weight: number
  simulated: number
}

/** A creator who takes daily payouts, and what they are paid by. */
interface Taker {
  candidate: Candidate
  joinings: readonly Joining[]
  offer: DailyOffer
  terms: OfferTerms
  rules: Rules
  policy: PayoutPolicy
}

/** What a creator brings, cents a month, who joins with that chance. */
interface Joined {
  cents: number
  joining: number
  scenario: Scenario
  policy: PayoutPolicy
}

/** How samples are chosen, so that scenarios that are compared have the same creators. */
interface SampleBasis {
  sampledBy: StrataBasis
  /** `null` where everyone is simulated, or where a change leaves other creators to choose from. */
  drawn: DrawnSample | null
}

/** One scenario, as it was written. Its creators are generated once. */
export class FeePreview {
  readonly #scenario: Document
  readonly #sales: ImportedSales | null
  readonly #basis: SampleBasis
  readonly #startDay: Day
  readonly #days: number
  /** Over which a month is averaged. */
  readonly #sellingDays: number
  readonly #candidates: readonly Candidate[]

  /** `scenario` has been read before, with these sales; `basis`: that of the scenario with which it is compared. */
  constructor(
    scenario: Document,
    sales: ImportedSales | null = null,
    basis: SampleBasis | null = null,
  ) {
    const prepared = prepareRun(scenario, sales)
    if (!prepared.ok) throw new RangeError('A scenario is read before it is previewed')
    const { setup } = prepared
    const { startDay } = setup
    const { seed } = setup.scenario
    const policy = policyFrom(setup.scenario.policy)
    const draws = new Draws(seed)
    const sampledBy = basis?.sampledBy ?? strataBasis(setup.scenario)
    const options = { sampling, sampledBy }
    const drawn =
      basis?.drawn ?? (sales ? null : drawnSample(setup.scenario, policy, startDay, draws, options))
    const population = populate(setup.scenario, policy, sales, startDay, draws, {
      ...options,
      drawn,
    })
    this.#scenario = scenario
    this.#sales = sales
    this.#basis = { sampledBy, drawn }
    this.#startDay = startDay
    this.#days = setup.days
    this.#sellingDays = sellingDays(setup.scenario, sales)
    const usual = expectedSales(setup, population)
    const standsFor = standsForOf(population.sample)
    const soldDays = sales ? soldInRun(setup, population) : null
    this.#candidates = sampled(
      population.creators,
      usual,
      sales ? OTHERS_OF_FILE_MAX : OTHERS_MAX,
    ).map(({ creator, weight }) => ({
      creator,
      sales: usual.get(creator.creatorId),
      weight: weight * standsFor(creator.creatorId),
      simulated: weight,
      standing: standingAtStart(creator, population.paused.has(creator.creatorId)),
      isExplicit: population.explicit.has(creator.creatorId),
      soldDays: soldDays?.get(creator.creatorId) ?? null,
    }))
  }

  /** `path` may be any setting but one that decides who the creators are and what they sell. */
  along(path: string, values: readonly number[]): PreviewPoint[] {
    return values.map((x) => ({ x, ...this.under({ [path]: x }) }))
  }

  /** The scenario with changes of any settings, and its own creators. A sample is chosen as in this one, as sweeps do. */
  changed(changes: SettingChanges): FeePreview {
    const { sampledBy, drawn } = this.#basis
    const areSameCreators = Object.keys(changes).every(isOfBasis)
    return new FeePreview(withChanges(this.#scenario, changes), this.#sales, {
      sampledBy,
      drawn: areSameCreators ? drawn : null,
    })
  }

  /** With changes of any settings but those. */
  under(changes: SettingChanges): Estimate {
    return meanEstimate([this.of(scenarioSchema.parse(withChanges(this.#scenario, changes)))])
  }

  /** Of this scenario with such changes, whatever its seed. */
  of(scenario: Scenario): SeedEstimate {
    const policy = policyFrom(scenario.policy)
    const offers = new DailyOffers(scenario)
    const joiningDays = new JoiningDays(
      scenario.population.adoption,
      this.#days,
      this.#sales ? JOINING_DAYS_OF_FILE : JOINING_DAYS,
    )
    const sums = { fees: 0, instantCost: 0, standardCostSaved: 0, costOfFunds: 0, losses: 0 }
    const chances: ChanceOf[] = []
    let takers = 0
    let simulatedTakers = 0
    let notEstimated = 0
    /** Creators who may have daily payouts at the end, and those of them who are on daily then. */
    const atEnd = { eligible: 0, onDaily: 0 }
    for (const candidate of this.#candidates) {
      const { creator, sales, standing, weight } = candidate
      const other = otherScheduleOf(creator)
      if (!other || standingRefusal(standing, policy) !== null) continue
      const terms = sales ? offers.terms(sales, creator, other, policy) : null
      const fromDays = instantFromDays({ standing, today: this.#startDay, policy }, (payouts) =>
        terms ? this.#completedAfterDays(candidate, terms, policy, payouts) : null,
      )
      if (fromDays === null) continue
      if (fromDays < this.#days) atEnd.eligible += weight
      if (!terms) {
        if (!isOnDailyAnyway(candidate, scenario)) continue
        notEstimated += weight
        atEnd.onDaily += weight
        continue
      }
      const offer = offers.of(terms, creator.rail, policy)
      const takes = offer ? chanceOfTaking(candidate, offer, scenario) : 0
      if (!offer || takes === 0 || fromDays >= this.#days) continue
      const joinings = isFixed(candidate, scenario)
        ? [{ afterDays: fromDays, chance: 1 }]
        : joiningDays.from(fromDays)
      atEnd.onDaily += weight * takes * sum(joinings, ({ chance }) => chance)
      const rules = rulesOf(creator.rail, terms, scenario, policy)
      const paid = joinings.filter(
        ({ afterDays }) => !isStuckAboveMaximum(offer, afterDays, policy),
      )
      const onDaily =
        takes * sum(paid, ({ afterDays, chance }) => chance * this.#shareFrom(afterDays))
      takers += weight * onDaily
      simulatedTakers += candidate.simulated * onDaily
      const parts = this.#partsOf({ candidate, joinings: paid, offer, terms, rules, policy })
      for (const part of MARGIN_PARTS) sums[part] += weight * takes * parts[part]
      const joining = takes * sum(paid, (one) => one.chance)
      if (joining > 0 && !candidate.isExplicit) {
        const cents = (takes * sum(MARGIN_PARTS, (part) => parts[part])) / joining
        chances.push(this.#chanceOf(candidate, { cents, joining, scenario, policy }))
      }
    }
    const marginCents = sum(MARGIN_PARTS, (part) => sums[part])
    const takeUp = atEnd.eligible === 0 ? null : atEnd.onDaily / atEnd.eligible
    return { marginCents, parts: sums, chances, takers, simulatedTakers, takeUp, notEstimated }
  }

  /** The sellers of a file are there in each run, with other traits. Those who stand for others are as much chance as generated ones. */
  #chanceOf(
    { weight, simulated }: Candidate,
    { cents, joining, scenario, policy }: Joined,
  ): ChanceOf {
    if (!this.#sales) return { count: weight, cents, chance: joining, sameAgain: 0 }
    const { population } = scenario
    const standsFor = weight / simulated
    const isFixed = population.adoption.mode === 'fixed'
    const sameAgain = (isFixed ? dailyShareAtStart : eligibleShare)(population, policy) / standsFor
    return { count: simulated, cents: standsFor * cents, chance: joining, sameAgain }
  }

  #completedAfterDays(
    { soldDays }: Candidate,
    terms: OfferTerms,
    policy: PayoutPolicy,
    payouts: number,
  ): number | null {
    return soldDays
      ? completedAfterDays({ soldDays, days: this.#days, terms, policy }, payouts)
      : usuallyCompletedAfterDays(terms, payouts)
  }

  /** Which share of the run is left on a day of it. */
  #shareFrom(day: number): number {
    return Math.max(0, this.#days - day) / this.#days
  }

  /** Cents a month of the run, expected of a creator who takes daily payouts. */
  #partsOf(taker: Taker): MarginParts {
    const { soldDays } = taker.candidate
    return soldDays ? this.#partsOfFile(taker, soldDays) : this.#partsOfGenerated(taker)
  }

  #partsOfFile({ joinings, ...taker }: Taker, soldDays: readonly SoldDay[]): MarginParts {
    const { paidShare, moreDebtCents } = this.#reversalsOf(taker)
    const parts = { fees: 0, instantCost: 0, standardCostSaved: 0, costOfFunds: 0, losses: 0 }
    for (const { afterDays, chance } of joinings) {
      const replayed = { ...taker, soldDays, days: this.#days, joinsAfter: afterDays }
      const ofRun = replayedParts(replayed)
      const perMonth = (chance * DAYS_IN_MONTH) / this.#sellingDays
      for (const part of MARGIN_PARTS) parts[part] += perMonth * ofRun[part]
      parts.losses -= perMonth * moreDebtCents
    }
    for (const part of PAID_PARTS) parts[part] *= paidShare
    return parts
  }

  #reversalsOf({ candidate, terms, rules, policy }: Omit<Taker, 'joinings'>): ExpectedReversals {
    return expectedReversals({
      ...terms,
      holdDays: policy.holdDays,
      takenCents: takenByReversal(candidate.sales!, policy),
      days: this.#days,
      population: rules.scenario.population,
    })
  }

  #partsOfGenerated(taker: Taker): MarginParts {
    const { joinings, terms, rules, policy } = taker
    const { instantFreeDays } = policy
    const { paidShare, moreDebtCents } = this.#reversalsOf(taker)
    const offer = lessReversals(taker.offer, paidShare)
    const sales = { ...terms.sales, netCents: terms.sales.netCents * paidShare }
    // What is sold last is paid after the end.
    const lastDays = daysBetweenPayouts(terms.sales, terms.daily) / 2 + 1 / 2
    const firstStandard = meanWaitDays(terms.sales, terms.standard)
    // In which share of the run they bring each part, and what the first payout has of unpaid money.
    let [onDaily, withFees, saved, onceFees, onceCost] = [0, 0, 0, 0, 0]
    for (const { afterDays, chance } of joinings) {
      const unpaidDays = unpaidDaysAfter(afterDays, terms, policy)
      onDaily += chance * this.#shareFrom(afterDays + lastDays)
      // Nothing is saved before the other schedule would have paid for the first time.
      saved += chance * this.#shareFrom(Math.max(afterDays, firstStandard))
      // Free days count from the first payout: at once where there is unpaid money, otherwise after a usual wait.
      const firstWait = unpaidDays > 0 ? 0 : DAYS_IN_MONTH / offer.payoutsPerMonth
      const freeDays = instantFreeDays === 0 ? 0 : firstWait + instantFreeDays
      withFees += chance * this.#shareFrom(afterDays + freeDays + lastDays)
      const once = partsOfJoining(offer, unpaidDays, rules)
      if (instantFreeDays === 0) onceFees += chance * once.fees
      onceCost += chance * once.instantCost
    }
    const monthly = expectedParts(offer, { ...terms, sales }, rules)
    const perMonth = DAYS_IN_MONTH / this.#days
    return {
      fees: withFees * monthly.fees + perMonth * onceFees,
      instantCost: onDaily * monthly.instantCost + perMonth * onceCost,
      standardCostSaved: saved * monthly.standardCostSaved,
      costOfFunds: onDaily * monthly.costOfFunds,
      losses: -perMonth * sum(joinings, ({ chance }) => chance) * moreDebtCents,
    }
  }
}

/** The processing fee is kept, so the creator gives back more than they got. */
function takenByReversal({ meanGrossCents }: UsualSales, policy: PayoutPolicy): number {
  const { netCents, processingFeeCents } = saleFee(Math.round(meanGrossCents), policy)
  return netCents + processingFeeCents
}

/** Amounts alone: a refund seldom takes all of a payout. */
const lessReversals = (offer: DailyOffer, paidShare: number): DailyOffer => ({
  ...offer,
  earnedMonthlyCents: offer.earnedMonthlyCents * paidShare,
  payoutCents: offer.payoutCents * paidShare,
  feeCents: offer.feeCents * paidShare,
})

/** Whether the scenario says if they are on daily, and not they themselves. */
const isFixed = ({ isExplicit }: Candidate, { population }: Scenario): boolean =>
  isExplicit || population.adoption.mode === 'fixed'

const isOnDailyAnyway = (candidate: Candidate, scenario: Scenario): boolean =>
  isFixed(candidate, scenario) && candidate.creator.frequency === 'daily'

const chanceOfTaking = (candidate: Candidate, offer: DailyOffer, scenario: Scenario): number =>
  isFixed(candidate, scenario)
    ? Number(isOnDailyAnyway(candidate, scenario))
    : takingShare(offer, scenario.population.adoption)

function otherScheduleOf({ frequency }: Creator): OtherFrequency | null {
  if (frequency === 'daily') return 'weekly'
  return frequency in INTERVAL_DAYS ? (frequency as OtherFrequency) : null
}

const standingAtStart = (creator: Creator, paused: boolean): CreatorStanding => ({
  compliance: creator.compliance,
  underAgeWithoutGuardian: creator.underAgeWithoutGuardian,
  paused,
  country: creator.country,
  rail: creator.rail,
  instantCapable: creator.instantCapable,
  bankAccount: payableBankAccount(creator),
  refusedForGood: null,
  heldFromInstant: false,
  accountOpenedDay: creator.accountOpenedDay,
  completedPayouts: creator.completedPayoutsBefore,
})

function soldInRun(setup: RunSetup, population: Population): Map<number, SoldDay[]> {
  const inOrder = namedSales(setup, population).toSorted((one, other) => one.at - other.at)
  return soldDaysOf(inOrder, (at) => dayOfInstant(at) - setup.startDay)
}

/** By their usual sales: all of the largest, and of the others the middle one of each of as many parts as may be estimated. */
function sampled(
  creators: readonly Creator[],
  usual: ReadonlyMap<number, UsualSales>,
  othersMax: number,
): { creator: Creator; weight: number }[] {
  const grossOf = ({ creatorId }: Creator): number => {
    const { salesPerDay = 0, meanGrossCents = 0 } = usual.get(creatorId) ?? {}
    return salesPerDay * meanGrossCents
  }
  const bySize = creators.toSorted((one, other) => grossOf(other) - grossOf(one))
  const others = bySize.slice(LARGEST)
  const weight = Math.max(1, others.length / othersMax)
  const ofOthers = Array.from(
    { length: Math.min(others.length, othersMax) },
    (_, index) => others[Math.floor((index + 1 / 2) * weight)]!,
  )
  return [
    ...bySize.slice(0, LARGEST).map((creator) => ({ creator, weight: 1 })),
    ...ofOthers.map((creator) => ({ creator, weight })),
  ]
}
