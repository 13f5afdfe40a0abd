/**
 * The chance that a creator takes daily payouts, and on which day: what their own traits are drawn from
 * (src/simulation/adoption.ts), in place of a draw.
 */
import exp from '@stdlib/math-base-special-exp'
import ln from '@stdlib/math-base-special-ln'
import shareBelow from '@stdlib/stats-base-dists-normal-cdf'
import { waitingCostToTake, type DailyOffer } from '../core/adoption'
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { sum } from '../core/sum'
import type { ScenarioPopulation } from '../scenario/schema'

type AdoptionSettings = ScenarioPopulation['adoption']

/** Those who weigh daily payouts at all, and whose own cost of waiting is high enough. */
export const takingShare = (offer: DailyOffer, adoption: AdoptionSettings): number =>
  (adoption.interestedBasisPoints / BASIS_POINTS_IN_WHOLE) * impatientShare(offer, adoption)

/** The cost of waiting is log-normal across creators. */
function impatientShare(offer: DailyOffer, { waitingCost, ...attitude }: AdoptionSettings): number {
  const needed = waitingCostToTake(offer, attitude)
  const median = waitingCost.medianYearlyBasisPoints / BASIS_POINTS_IN_WHOLE
  if (needed === null || median === 0) return 0
  if (waitingCost.sigma === 0) return median > needed ? 1 : 0
  return shareBelow(-ln(needed / median) / waitingCost.sigma, 0, 1)
}

/** A creator joins about then, with this chance, if daily payouts are worth their fee to them. */
export interface Joining {
  afterDays: number
  chance: number
}

/** When creators who want daily payouts join within a run, by the day of it from which they may have them. */
export class JoiningDays {
  readonly #decideEveryDays: number
  readonly #slices: number
  /** By day of the run, the chance that a creator knows of daily payouts. */
  readonly #awareBy: readonly number[]
  readonly #known = new Map<number, readonly Joining[]>()

  /** `slices`: how many days stand for all on which a creator may join. */
  constructor(adoption: AdoptionSettings, days: number, slices: number) {
    this.#decideEveryDays = adoption.decideEveryDays
    this.#slices = slices
    this.#awareBy = Array.from({ length: days }, (_, day) => awareBy(day, adoption))
  }

  /** In slices of about the same chance, each at its mean day. Their chances add up to less than 1: some join later. */
  from(fromDays: number): readonly Joining[] {
    const first = Math.ceil(fromDays)
    const known = this.#known.get(first) ?? slicesOf(this.#chancesFrom(first), this.#slices)
    this.#known.set(first, known)
    return known
  }

  /** By day: one of the days of a round is a creator’s decision day, and each is as likely. */
  #chancesFrom(first: number): number[] {
    const every = this.#decideEveryDays
    const readyBy = (day: number): number => (day < first ? 0 : (this.#awareBy[day] ?? 0))
    return this.#awareBy.map((_, day) => (readyBy(day) - readyBy(day - every)) / every)
  }
}

function awareBy(
  day: number,
  { awareAtStartBasisPoints, awareAfterDaysMean }: AdoptionSettings,
): number {
  const unaware = 1 - awareAtStartBasisPoints / BASIS_POINTS_IN_WHOLE
  return awareAfterDaysMean === 0 ? 1 : 1 - unaware * exp(-day / awareAfterDaysMean)
}

function slicesOf(chances: readonly number[], count: number): Joining[] {
  const all = sum(chances)
  const slices = Array.from({ length: count }, () => ({ days: 0, chance: 0 }))
  let before = 0
  for (const [day, chance] of chances.entries()) {
    if (chance === 0) continue
    const slice = slices[Math.floor((count * (before + chance / 2)) / all)]!
    slice.days += chance * day
    slice.chance += chance
    before += chance
  }
  return slices
    .filter(({ chance }) => chance > 0)
    .map(({ days, chance }) => ({ afterDays: days / chance, chance }))
}
