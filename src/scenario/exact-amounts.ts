/**
 * Keeps amounts exact: whole cents to which a rate can be applied. The most that a creator can have
 * is added up when a scenario is read, so that no run has to stop because a sum is too large.
 */
import { withCommas } from '../core/counted'
import exp from '@stdlib/math-base-special-exp'
import { DAYS_IN_MONTH, MONTHS_IN_YEAR } from '../core/calendar'
import { dollars } from '../core/dollars'
import { CENTS_MAX, type Cents } from '../core/money'
import { wholeRun } from './period'
import type { Problem } from './problems'
import type { ReadingContext } from './reading-context'
import { writtenPolicies } from './resolved-policy'
import type { Scenario } from './schema'

/** What chance may add to the expected gross of a creator before a sum leaves the exact range. */
const ROOM_FOR_CHANCE = 10
/** No normal draw from a number of 32 bits lies further out. */
const DEVIATIONS_MAX = 6.5
/** A payout in more parts than this would be all rows and requests. */
const PARTS_MAX = 10_000

/** A problem for each creator, or each setting of all of them, by which amounts could pass what stays exact. */
export function amountProblems(scenario: Scenario, context: ReadingContext): Problem[] {
  const months = wholeRun(scenario, context.importedDays ?? null).days / DAYS_IN_MONTH
  const sums = sumsOf(scenario, context, months)
  return [
    ...sums.problems,
    ...(context.importedCreators ? [] : drawnGrossProblem(scenario, months)),
    ...partProblems(scenario, sums),
  ]
}

/** What each creator is given, and the amounts by which that passes the exact range: one for each creator. */
class CreatorSums {
  readonly problems: Problem[] = []
  readonly #sums = new Map<string, Cents>()

  add(creator: string, cents: Cents, path: string, value: unknown): void {
    const before = this.of(creator)
    this.#sums.set(creator, before + cents)
    if (before > CENTS_MAX || before + cents <= CENTS_MAX) return
    const expected = `amounts of ${creator} with a total of at most ${dollars(CENTS_MAX)}`
    this.problems.push({ path, value, expected })
  }

  of(creator: string): Cents {
    return this.#sums.get(creator) ?? 0
  }
}

function sumsOf(
  scenario: Scenario,
  { importedAmounts }: ReadingContext,
  months: number,
): CreatorSums {
  const sums = new CreatorSums()
  scenario.creators.forEach((creator, index) => {
    const { handle, yearBeforeGrossCents, monthlyGrossCents, openingBalances } = creator
    const path = `creators[${index}]`
    const drawnCents = Math.round(monthlyGrossCents * months * ROOM_FOR_CHANCE)
    sums.add(handle, yearBeforeGrossCents, `${path}.yearBeforeGrossCents`, yearBeforeGrossCents)
    sums.add(handle, drawnCents, `${path}.monthlyGrossCents`, monthlyGrossCents)
    openingBalances.forEach(({ amountCents }, balance) => {
      const at = `${path}.openingBalances[${balance}].amountCents`
      sums.add(handle, Math.abs(amountCents), at, amountCents)
    })
  })
  scenario.sales.forEach(({ creator, amountCents }, index) =>
    sums.add(creator, amountCents, `sales[${index}].amountCents`, amountCents),
  )
  for (const [creator, cents] of importedAmounts?.centsByCreator ?? []) {
    sums.add(creator, cents, 'file', importedAmounts?.fileName)
  }
  return sums
}

/** The most that a generated creator can sell, in the run and in the year before. */
function drawnGrossProblem({ population }: Scenario, months: number): Problem[] {
  const { mu, sigma, maximumCents } = population.monthlyGross
  const monthlyCents = Math.min(maximumCents, 100 * exp(mu + DEVIATIONS_MAX * sigma))
  const limitCents = Math.floor(CENTS_MAX / (months + MONTHS_IN_YEAR) / ROOM_FOR_CHANCE)
  if (population.size === 0 || monthlyCents <= limitCents) return []
  const expected = `at most ${limitCents}, so that what a creator sells stays below ${dollars(CENTS_MAX)}`
  return [{ path: 'population.monthlyGross.maximumCents', value: maximumCents, expected }]
}

/** Only written creators are paid in parts. */
function partProblems(scenario: Scenario, sums: CreatorSums): Problem[] {
  let mostCents = 0
  for (const { handle, rail, paypalSplits } of scenario.creators) {
    if (rail === 'paypal' && paypalSplits) mostCents = Math.max(mostCents, sums.of(handle))
  }
  const partCents = Math.ceil(mostCents / PARTS_MAX)
  const parts = withCommas(PARTS_MAX)
  return writtenPolicies(scenario)
    .filter(({ policy }) => policy.paypalPartCents < partCents)
    .map(({ path, policy }) => ({
      path: `${path}.paypalPartCents`,
      value: policy.paypalPartCents,
      expected: `at least ${partCents}, so that no payout goes out in more than ${parts} parts`,
    }))
}
