/** Rails, as the form lays them out. */
import { isInTheUsAlone } from '../../../core/rails'
import { RAILS } from '../../../core/vocabulary'

export const RAIL_SHARES = 'population.railShareBasisPoints'

/** Rails that reach one country alone have nothing to choose. */
export const COUNTRY_PATHS = RAILS.filter((rail) => !isInTheUsAlone(rail)).map(
  (rail) => `population.countryShareBasisPoints.${rail}`,
)
