/** What the scenarios of the library are made of: a world in which nothing goes wrong by chance, and single creators. */
import type { ScenarioInput } from '../schema'

type Creator = NonNullable<ScenarioInput['creators']>[number]
type Processor = NonNullable<ScenarioInput['processor']>

/** Nothing fails and no time is random. */
export const CALM = {
  callLatency: { medianSeconds: 1, sigma: 0 },
  webhookDelay: { medianSeconds: 5, sigma: 0 },
  instantArrival: { medianSeconds: 300, sigma: 0 },
  failures: {
    refusedBasisPoints: 0,
    instantFailedBasisPoints: 0,
    standardFailedBasisPoints: 0,
    returnedBasisPoints: 0,
  },
  paypal: { unclaimedBasisPoints: 0 },
} as const satisfies Processor

/** A scenario of listed creators alone; runs begin on a Monday unless it says otherwise. */
export const smallScenario = (
  name: string,
  settings: Omit<ScenarioInput, 'version' | 'name'>,
): ScenarioInput => ({
  version: 1,
  name,
  startDay: '2026-08-31',
  days: 14,
  policy: 'gumroad-2026-08-30',
  processor: CALM,
  population: { size: 0 },
  ...settings,
})

/** Someone with money from before the run that is old enough to be paid. */
export const creatorOwed = (
  handle: string,
  amountCents: number,
  settings: Omit<Creator, 'handle' | 'openingBalances'> = {},
  holder: 'platform' | 'processor' = 'processor',
): Creator => ({
  handle,
  ...settings,
  openingBalances: [{ day: '2026-08-20', amountCents, holder }],
})

/** Several alike: `creator-001`, `creator-002`, … */
export const creatorsOwed = (
  count: number,
  amountCents: number,
  settings: Omit<Creator, 'handle' | 'openingBalances'> = {},
  holder: 'platform' | 'processor' = 'processor',
): Creator[] =>
  Array.from({ length: count }, (_, index) =>
    creatorOwed(`creator-${String(index + 1).padStart(3, '0')}`, amountCents, settings, holder),
  )
