/** One creator is owed $200 from before the run, and is paid on Friday, 4 September, at ten. The processor does nothing by chance. */
import type { ScenarioInput } from '../../src/scenario/schema'
import { CALM_PROCESSOR } from './runs'

export const PAID_ONCE: ScenarioInput = {
  version: 1,
  days: 14,
  population: { size: 0 },
  processor: CALM_PROCESSOR,
  creators: [
    {
      handle: 'ink',
      openingBalances: [{ day: '2026-08-20', amountCents: 200_00, holder: 'platform' }],
    },
  ],
}
