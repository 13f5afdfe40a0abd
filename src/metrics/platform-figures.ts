/** The figures of the platform's own money, from the ledger. */
import { dayOfInstant, isoFromDay } from '../core/calendar'
import type { Ledger } from '../ledger/ledger'
import type { Scenario } from '../scenario/schema'

/** The platform's own money, all in cents but the number of sweeps. */
export interface PlatformFigures {
  openingBalanceCents: number
  sweptCents: number
  /** Sweeps that took anything. */
  sweeps: number
  /** What is in its account at the end, with what it holds for creators. */
  balanceCents: number
  /** The least that has been in it, and the day on which it first was; a report that an earlier version kept has none. */
  lowest: { balanceCents: number; day: string } | null
}

const sumOf = (account: string, reason: string): string =>
  `(SELECT COALESCE(SUM(ABS(amount_cents)), 0) FROM entries WHERE account = '${account}' AND reason = '${reason}')`
const FIGURES = `SELECT ${sumOf('platform_capital', 'platform_opening')}, ${sumOf('platform_bank', 'platform_sweep')},
  (SELECT COUNT(*) FROM entries WHERE account = 'platform_bank'),
  (SELECT balance_cents FROM accounts WHERE account = 'funds_at_platform')`

/** `null` where the scenario says nothing of it: then all that the platform has is what sales earn. */
export function platformFigures(
  { database, platform: money }: Pick<Ledger, 'database' | 'platform'>,
  { platform }: Pick<Scenario, 'platform'>,
): PlatformFigures | null {
  if (platform.openingBalanceCents === 0 && platform.sweep.atHour === null) return null
  const [openingBalanceCents, sweptCents, sweeps, balanceCents] = database
    .statement(FIGURES)
    .row([]) as [number, number, number, number]
  const { lowest } = money
  return {
    ...{ openingBalanceCents, sweptCents, sweeps, balanceCents },
    lowest: lowest && { balanceCents: lowest.cents, day: isoFromDay(dayOfInstant(lowest.at)) },
  }
}
