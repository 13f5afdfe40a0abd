/** What chance gave a run, as a scenario that lists it: its creators, and what they sold. */
import type { Simulation } from '../../simulation/simulation'
import { listedCreators, type CreatorInput } from './listed-creators'
import { listedSales, type ListedSales } from './listed-sales'

export interface ListedRun extends ListedSales {
  creators: CreatorInput[]
}

/** Lists a run that is over. */
export const listedRun = ({ setup, ledger }: Simulation): ListedRun => ({
  creators: listedCreators(setup),
  ...listedSales(ledger.database),
})
