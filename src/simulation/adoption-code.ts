/**
 * What only a run needs in which creators decide for daily payouts by the model. It is given to such a run and imported by
 * none, so that a page reads it with the first such run.
 */
export { Adoption } from './adoption'
export { expectedSales } from './expected-sales'
