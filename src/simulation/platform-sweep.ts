/**
 * The platform's own money. The platform starts with some, and once a day a sweep moves its balance
 * to its bank, including what it holds for creators (incident a6-21: an hour after payouts have
 * begun).
 */
import type { Auditor } from '../checks/auditor/auditor'
import { SECONDS_IN_HOUR, startOfDay, type Day, type Instant } from '../core/calendar'
import type { Ledger } from '../ledger/ledger'
import type { Processors } from '../processors/processors'
import type { Scenario } from '../scenario/schema'
import type { Agenda } from './agenda'

interface PlatformParts {
  scenario: Scenario
  ledger: Ledger
  processors: Processors
  auditor: Auditor
  agenda: Agenda
}

export function openPlatform(
  { scenario, ledger, processors, auditor }: PlatformParts,
  at: Instant,
): void {
  const { openingBalanceCents, sweep } = scenario.platform
  processors.platform.transfersOnCredit = openingBalanceCents === 0 && sweep.atHour === null
  if (openingBalanceCents === 0) return
  ledger.platform.recordOpening(openingBalanceCents, at)
  processors.platform.balanceCents += openingBalanceCents
  auditor.platformBrought(openingBalanceCents)
}

/** To be asked at the beginning of each day; what begins at the same hour goes first. */
export function planSweep(
  { scenario, ledger, processors, auditor, agenda }: PlatformParts,
  day: Day,
): void {
  const { atHour, leaveCents } = scenario.platform.sweep
  if (atHour === null) return
  const at = startOfDay(day) + atHour * SECONDS_IN_HOUR
  agenda.plan(at, () => {
    const amountCents = Math.max(0, processors.platform.balanceCents - leaveCents)
    if (amountCents > 0) ledger.platform.recordSweep(amountCents, at)
    processors.platform.balanceCents -= amountCents
    auditor.platformSwept(amountCents, leaveCents, at)
  })
}
