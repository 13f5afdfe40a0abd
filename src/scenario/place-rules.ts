/** Where creators and their money are: on a rail that reaches their country, with a holder that the rail pays from. */
import { reachesCountry } from '../core/rails'
import { payingHolder, RAILS, type Holder, type Rail } from '../core/vocabulary'
import type { Problem } from './problems'
import type { Scenario } from './schema'

/** Some rails exist in one country only; a share of another country, or a creator there, could not be paid on them. */
export function railsReachTheirCreators({ creators, population }: Scenario): Problem[] {
  const shares = RAILS.flatMap((rail) =>
    Object.entries(population.countryShareBasisPoints[rail])
      .filter(([, share]) => share > 0)
      .map(([country]) => ({
        path: `population.countryShareBasisPoints.${rail}.${country}`,
        rail,
        country,
      })),
  )
  const explicit = creators.map(({ rail, country }, index) => ({
    path: `creators[${index}].country`,
    rail,
    country,
  }))
  return [...shares, ...explicit]
    .filter(({ rail, country }) => !reachesCountry(rail, country))
    .map(({ path, rail, country }) => ({
      path,
      value: country,
      expected: `a country that ${rail} reaches: ${country === 'US' ? 'any but US' : 'US'}`,
    }))
}

/** What is paid out of the platform's account is held there from the start. */
export function holdersFitTheRail({ creators, sales }: Scenario): Problem[] {
  const railOf = new Map(creators.map(({ handle, rail }) => [handle, rail]))
  const held = [
    ...creators.flatMap(({ rail, openingBalances }, creator) =>
      openingBalances.map(({ holder }, index) => ({
        path: `creators[${creator}].openingBalances[${index}].holder`,
        rail,
        holder,
      })),
    ),
    ...sales.map(({ creator, holder }, index) => ({
      path: `sales[${index}].holder`,
      rail: railOf.get(creator),
      holder,
    })),
  ]
  return held.flatMap(({ path, rail, holder }) =>
    rail && !canHold(holder, rail)
      ? [{ path, value: holder, expected: `platform, whose account pays on ${rail}` }]
      : [],
  )
}

const canHold = (holder: Holder | undefined, rail: Rail): boolean =>
  holder !== 'processor' || payingHolder(rail) === 'processor'
