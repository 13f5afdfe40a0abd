/** Who follows creators' money event by event, in the order in which it moved; see `unpaid-claims.ts`. */
import type { Day, Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import type { Holder } from '../core/vocabulary'
import type { Happening } from './auditor/happenings'
import type { Violations } from './violations'

export interface MovedAmount {
  balanceId: number
  holder: Holder
  day: Day
  cents: Cents
}

/** Balances that a payout claims, or gives back, in one step. */
export interface Movement {
  firstChangeId: number
  at: Instant
  payoutId: number
  creatorId: number
  isClaim: boolean
  amounts: MovedAmount[]
}

export interface MoneyWatcher {
  /** Before what has moved since the last look is gone through. */
  beforeMoney?(): void
  /** Before the amounts of it leave the unpaid money, or come back to it. */
  beforeMovement?(movement: Movement, violations: Violations): void
  /** Money of a payout that has ended is unpaid again, or what an exchange has left of it. */
  afterMoneyCameBack?(creatorId: number, at: Instant): void
  /** Before the unpaid money has it, and once it has. */
  beforeHappening?(happening: Happening): void
  afterHappening?(happening: Happening, violations: Violations): void
  /** A payout was paid after all, which is a debt of its creator. */
  beforeDebt?(creatorId: number, at: Instant): void
  /** A debt was booked: of such a payout, or of what an exchange cost. */
  afterDebt?(creatorId: number, at: Instant): void
}
