/**
 * Groups the creators of a sample by the schedule on which they begin, or by daily payouts. The
 * creators of a group differ only in what they sell.
 */
import type { Cents } from '../core/money'
import { isFlexibleFrequency, PAYOUT_FREQUENCIES, type PayoutFrequency } from '../core/vocabulary'
import type { Stratum } from '../metrics/sample'
import { generatedHandle } from '../scenario/generated-handle'
import type { CreatorTraits } from './creator-traits'
import { ExpectedChoices, type ExpectedChoicesOptions } from './expected-choice'

/** Each schedule twice: those who can choose daily payouts are a kind of their own, where a model has them decide. */
const OF_SCHEDULES = 2 * PAYOUT_FREQUENCIES.length
/** On whatever schedule they begin. */
const AT_HALF_THE_FEE = OF_SCHEDULES
const AT_THE_FEE = OF_SCHEDULES + 1
export const SAMPLE_GROUPS = OF_SCHEDULES + 2

export class SampleGroups {
  readonly #traits: CreatorTraits
  /** `null` where shares are fixed. */
  readonly #choices: ExpectedChoices | null

  constructor(request: ExpectedChoicesOptions, traits: CreatorTraits) {
    this.#traits = traits
    const isModelled = request.scenario.population.adoption.mode === 'model'
    this.#choices = isModelled ? new ExpectedChoices(request, traits) : null
  }

  of(number: number, monthlyGrossCents: Cents): number {
    const handle = generatedHandle(number)
    const drawn = this.#traits.drawnFrequency(handle)
    // Nobody else's destination decides their schedule.
    if (!this.#choices && drawn !== 'daily') return groupOfSchedule(drawn)
    const destination = this.#traits.destination(handle)
    const { canChooseInstant } = destination
    if (!this.#choices) return groupOfSchedule(canChooseInstant ? 'daily' : 'weekly')
    const frequency = drawn === 'daily' ? 'weekly' : drawn
    if (!canChooseInstant) return groupOfSchedule(frequency)
    const takeUp = isFlexibleFrequency(frequency)
      ? 'no'
      : this.#choices.of(handle, monthlyGrossCents, destination, frequency)
    if (takeUp === 'no') return groupOfSchedule(frequency) + 1
    return takeUp === 'at_the_fee' ? AT_THE_FEE : AT_HALF_THE_FEE
  }

  isOnDaily(group: number): boolean {
    return group >= OF_SCHEDULES || (!this.#choices && group === groupOfSchedule('daily'))
  }

  inWords(group: number): Pick<Stratum, 'schedule' | 'isOfferedDaily' | 'expectedTakeUp'> {
    if (group >= OF_SCHEDULES) {
      const expectedTakeUp = group === AT_THE_FEE ? 'at_the_fee' : 'at_half_the_fee'
      return { schedule: null, isOfferedDaily: true, expectedTakeUp }
    }
    const schedule = PAYOUT_FREQUENCIES[Math.floor(group / 2)]!
    if (!this.#choices) return { schedule, isOfferedDaily: null, expectedTakeUp: null }
    return { schedule, isOfferedDaily: group % 2 === 1, expectedTakeUp: 'no' }
  }
}

const groupOfSchedule = (frequency: PayoutFrequency): number =>
  2 * PAYOUT_FREQUENCIES.indexOf(frequency)
