/** The allowance of instant payouts that a platform has each day is overrun, or begins again too early. */
import { it } from 'vitest'
import { InstantDailyCap } from '../../src/processors/instant-daily-cap'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectFound, replaceMethod, type Fault } from '../support/faults'
import { CALM_PROCESSOR, calmScenario } from '../support/runs'

const scenario: ScenarioInput = calmScenario({
  days: 2,
  processor: { ...CALM_PROCESSOR, instantDailyCapCents: 150_00 },
  creators: ['one', 'two'].map((handle) => ({
    handle,
    schedule: 'daily' as const,
    completedPayouts: 4,
    openingBalances: [{ day: '2026-08-20', amountCents: 103_00, holder: 'processor' as const }],
  })),
})

const FAULTS: readonly (Fault & { what: string })[] = [
  {
    what: 'the allowance is overrun',
    scenario,
    plant: () => replaceMethod(InstantDailyCap.prototype, 'hasRoomFor', () => () => true),
    found: 'payouts_were_allowed',
    witness:
      /^payout 2 of creator 2: po_\d+ of 10000 cents is beyond the 15000 cents of the day, of which 10000 cents were used$/,
  },
  {
    what: 'what is used is forgotten',
    scenario,
    plant: () => replaceMethod(InstantDailyCap.prototype, 'count', () => () => undefined),
    found: 'payouts_were_allowed',
    witness: /^payout 2 of creator 2: po_\d+ of 10000 cents is beyond the 15000 cents of the day/,
  },
]

it.each(FAULTS)('$what: $found', expectFound)
