/** Small ledgers for tests: a creator, a few sales, and short ways to look at the rows. */
import { dayOfInstant, type Instant } from '../../src/core/calendar'
import type { DayBalance } from '../../src/core/instant-payouts'
import type { Cents } from '../../src/core/money'
import { saleFee, type SaleFee } from '../../src/core/fees/payout-fee'
import { POLICIES, type PayoutPolicy } from '../../src/core/policy'
import type { Holder } from '../../src/core/vocabulary'
import type { Creator } from '../../src/ledger/creators'
import type { Database, SqlValue } from '../../src/ledger/database'
import { Ledger } from '../../src/ledger/ledger'
import type { NewPayout, Payout } from '../../src/ledger/payout'
import { day } from './days'
import { engine } from './engine'

export const policy: PayoutPolicy = POLICIES['gumroad-2026-08-30']

export const creatorNamed = (creatorId: number, changes: Partial<Creator> = {}): Creator => ({
  creatorId,
  handle: `maker-${creatorId}`,
  country: 'US',
  rail: 'us_bank',
  frequency: 'weekly',
  flexible: null,
  compliance: 'compliant',
  instantCapable: true,
  accountOpenedDay: day('2025-01-01'),
  completedPayoutsBefore: 10,
  minimumCents: 0,
  underAgeWithoutGuardian: false,
  bankAccount: 'linked',
  ...changes,
})

/** A creator's traits, and whether an admin has paused them. */
export type Traits = Partial<Creator> & { paused?: boolean }

/** A ledger with one creator for each given set of traits, numbered from 1. */
export function ledgerWith(...creators: Traits[]): Ledger {
  const ledger = new Ledger(engine)
  creators.forEach(({ paused = false, ...changes }, index) => {
    ledger.creators.add(creatorNamed(index + 1, changes))
    if (paused) ledger.pauses.pause(index + 1, 'admin', 0)
  })
  ledger.commit()
  return ledger
}

/** A sale with its fee by the standing policy; answers the sale's id and fee. */
export function sell(
  ledger: Ledger,
  creatorId: number,
  occurredAt: Instant,
  grossCents: Cents,
  holder: Holder = 'processor',
): { saleId: number; fee: SaleFee } {
  const fee = saleFee(grossCents, policy)
  const saleId = ledger.sales.recordSale({ creatorId, occurredAt, holder }, fee)
  ledger.commit()
  return { saleId, fee }
}

/** Claims everything unpaid of a creator for a payout with the given figures. */
export function claim(
  ledger: Ledger,
  creatorId: number,
  createdAt: Instant,
  changes: Partial<NewPayout> = {},
): Payout {
  const balances = ledger.balances.unpaid(creatorId, dayOfInstant(createdAt))
  const grossCents = balances.reduce((sum, balance) => sum + balance.amountCents, 0)
  const payoutId = ledger.payouts.create({
    creatorId,
    createdAt,
    processor: 'stripe',
    payoutType: 'standard',
    frequency: 'weekly',
    periodEndDay: dayOfInstant(createdAt) - 1,
    grossCents,
    feeCents: 0,
    netCents: grossCents,
    balances,
    ...changes,
  })
  ledger.commit()
  return ledger.payouts.get(payoutId)
}

export const rows = (database: Database, sql: string): SqlValue[][] => [...database.each(sql)]

/** The first column of a query's only row. */
export const value = (database: Database, sql: string): SqlValue => rows(database, sql)[0]![0]!

/** Accounts that are not at zero, by name. */
export const accountBalances = (ledger: Ledger): Record<string, number> =>
  Object.fromEntries(
    rows(
      ledger.database,
      'SELECT account, balance_cents FROM accounts WHERE balance_cents <> 0 ORDER BY account_id',
    ) as [string, number][],
  )

export const dayBalance = (
  balanceId: number,
  dayText: string,
  amountCents: Cents,
  holder: Holder = 'processor',
): DayBalance => ({ balanceId, day: day(dayText), amountCents, holder })
