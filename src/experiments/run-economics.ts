/** What experiments read from a run besides its report. */
import { startOfDay } from '../core/calendar'
import type { CreatorOutcome } from '../metrics/creator-outcomes'
import { marketplaceFacts, type MarketplaceFacts } from '../metrics/marketplace-facts'
import { payoutEconomics, type PayoutEconomics } from '../metrics/payout-economics'
import { sellingDays } from '../scenario/period'
import type { Simulation } from '../simulation/simulation'

/** What payouts earned and cost, with the outcome of the run for each creator. */
export function economicsOf({ ledger, questions, setup }: Simulation): {
  economics: PayoutEconomics
  creators: CreatorOutcome[]
} {
  const creators = questions.creatorOutcomes()
  const { settlementDays, costs } = setup.scenario.processor
  const economics = payoutEconomics({
    database: ledger.database,
    days: sellingDays(setup.scenario, setup.sales),
    settlementDays,
    fundsYearlyBasisPoints: costs.fundsYearlyBasisPoints,
    eligible: questions.eligibleForDaily(),
    standsFor: questions.standsFor,
    creators,
    sales: ledger.sales.totals,
  })
  return { economics, creators }
}

/** What the marketplace looks like as of today. */
export function marketplaceOf({ ledger, counter, questions, setup }: Simulation): MarketplaceFacts {
  const eligible = questions.eligibleForDaily()
  return marketplaceFacts({
    database: ledger.database,
    days: counter.days.length,
    endsAt: startOfDay(setup.startDay + counter.days.length),
    eligible: eligible.size,
    takers: questions.onDaily(eligible).size,
  })
}
