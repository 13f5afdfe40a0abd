/** A creator with sales, and what their own side shows of them: for tests of what creators see and do. */
import type { PayoutPolicy } from '../../src/core/policy'
import type { PauseSource } from '../../src/core/vocabulary'
import type { Creator } from '../../src/ledger/creators'
import { creatorFactsOf, type CreatorFacts } from '../../src/payouts/creator-side'
import type { AskAvailability, ProcessorAnswer } from '../../src/payouts/ports'
import { at } from './days'
import { ledgerWith, sell } from './ledgers'
import { answer, Service } from './service'

export const NOW = at('2026-09-02T12:00:00Z')
export const FRIDAY_BEFORE = at('2026-08-21T12:00:00Z')
/** A sale of $200.00 leaves $173.40. */
export const SALE = 200_00
export const NET = 173_40

export interface Scene {
  creator?: Partial<Creator>
  policy?: Partial<PayoutPolicy>
  /** Sales as [when, gross]. */
  sales?: [soldAt: number, grossCents: number][]
  available?: ProcessorAnswer
  pausedBy?: PauseSource
}

export function sceneOf({
  creator = {},
  policy = {},
  sales = [[FRIDAY_BEFORE, SALE]],
  available,
  pausedBy,
}: Scene) {
  const ledger = ledgerWith(creator)
  if (pausedBy) ledger.pauses.pause(1, pausedBy, NOW - 60)
  for (const [soldAt, grossCents] of sales) sell(ledger, 1, soldAt, grossCents)
  const service = new Service(ledger, NOW, policy)
  const ask: AskAvailability = () => available ?? answer.available(1_000_000_00)
  return { ledger, service, ask }
}

export function factsOf(scene: Scene): CreatorFacts {
  const { service, ask } = sceneOf(scene)
  return creatorFactsOf(service.context, 1, ask)
}
