/** Counts what happens on each simulated day, as it happens, into the figures that charts and `daily.csv` show. */
import type { CheckName } from '../checks/check'
import { isoFromDay, type Day } from '../core/calendar'
import type { SkipReason } from '../core/eligibility'
import type { Cents } from '../core/money'
import type { SaleFee } from '../core/payout-fee'
import type { Payout } from '../ledger/payouts'
import type { CreditReason } from '../ledger/sales'
import type { PayoutObserver } from '../payouts/ports'
import { PAYOUT_ENDS, type DayFigures, type PayoutEnd, type PayoutTypeFigures } from './figures'

const noPayouts = (): PayoutTypeFigures => ({
  created: 0,
  completed: 0,
  failed: 0,
  cancelled: 0,
  reversed: 0,
  returned: 0,
  returnedAfterCompletion: 0,
  grossCents: 0,
  netCents: 0,
  feeRevenueCents: 0,
  costCents: 0,
})

/** Payouts of one type over the whole run, by what they are now; amounts are of the completed ones. */
export interface StandingPayouts extends Record<PayoutEnd, number> {
  created: number
  completed: number
  grossCents: Cents
  feeCents: Cents
  netCents: Cents
  costCents: Cents
}

const noneStanding = (): StandingPayouts => ({
  created: 0,
  completed: 0,
  failed: 0,
  cancelled: 0,
  reversed: 0,
  returned: 0,
  grossCents: 0,
  feeCents: 0,
  netCents: 0,
  costCents: 0,
})

const emptyDay = (day: Day): DayFigures => ({
  day: isoFromDay(day),
  sales: 0,
  salesGrossCents: 0,
  salesNetCents: 0,
  refunds: 0,
  chargebacks: 0,
  reversalsNetCents: 0,
  payouts: { standard: noPayouts(), instant: noPayouts() },
  skips: {},
  unpaidCents: 0,
  inTransitCents: 0,
  violations: {} as Record<CheckName, number>,
})

export class DayCounter implements PayoutObserver {
  /** The days that have ended, in order. */
  readonly days: DayFigures[] = []
  readonly creditCents: Record<CreditReason, Cents> = {
    opening_balance: 0,
    bank_debit: 0,
    foreign_exchange_residue: 0,
    paid_after_failure: 0,
  }
  readonly standing = { standard: noneStanding(), instant: noneStanding() }
  readonly #completedByCreator = new Map<number, number>()
  #today: DayFigures
  #unpaidCents: Cents = 0
  #inTransitCents: Cents = 0

  constructor(startDay: Day) {
    this.#today = emptyDay(startDay)
  }

  /** All days, the one that has not ended yet included. */
  get daysAndToday(): DayFigures[] {
    return [...this.days, this.#today]
  }

  /** Creators with at least one payout that is completed. */
  get creatorsPaid(): number {
    let paid = 0
    for (const completed of this.#completedByCreator.values()) if (completed > 0) paid += 1
    return paid
  }

  get unpaidCents(): Cents {
    return this.#unpaidCents
  }

  get inTransitCents(): Cents {
    return this.#inTransitCents
  }

  endDay(violations: Record<CheckName, number>, nextDay: Day): void {
    this.#today.unpaidCents = this.#unpaidCents
    this.#today.inTransitCents = this.#inTransitCents
    this.#today.violations = violations
    this.days.push(this.#today)
    this.#today = emptyDay(nextDay)
  }

  saleLanded(fee: SaleFee): void {
    this.#today.sales += 1
    this.#today.salesGrossCents += fee.grossCents
    this.#today.salesNetCents += fee.netCents
    this.#unpaidCents += fee.netCents
  }

  saleReversed(kind: 'refund' | 'chargeback', fee: SaleFee): void {
    this.#today[kind === 'refund' ? 'refunds' : 'chargebacks'] += 1
    const lostCents = fee.netCents + fee.processingFeeCents
    this.#today.reversalsNetCents -= lostCents
    this.#unpaidCents -= lostCents
  }

  creditLanded(reason: CreditReason, amountCents: Cents): void {
    this.creditCents[reason] += amountCents
    this.#unpaidCents += amountCents
  }

  exchangeResidueBooked(_creatorId: number, amountCents: Cents): void {
    this.creditLanded('foreign_exchange_residue', amountCents)
  }

  payoutCreated(payout: Payout): void {
    this.#today.payouts[payout.payoutType].created += 1
    this.standing[payout.payoutType].created += 1
    this.#unpaidCents -= payout.grossCents
    this.#inTransitCents += payout.grossCents
  }

  payoutAccepted(payout: Payout, costCents: Cents): void {
    this.#today.payouts[payout.payoutType].costCents += costCents
    this.standing[payout.payoutType].costCents += costCents
  }

  payoutCompleted(payout: Payout): void {
    const figures = this.#today.payouts[payout.payoutType]
    figures.completed += 1
    figures.grossCents += payout.grossCents
    figures.netCents += payout.netCents
    figures.feeRevenueCents += payout.feeCents
    this.#inTransitCents -= payout.grossCents
    this.#countStanding(payout, 1)
  }

  payoutFailed(payout: Payout): void {
    this.#countEnd(payout)
    this.#inTransitCents -= payout.grossCents
    this.#unpaidCents += payout.grossCents
  }

  payoutKeptItsBalances(payout: Payout): void {
    this.#countEnd(payout)
  }

  payoutReturned(payout: Payout): void {
    const figures = this.#today.payouts[payout.payoutType]
    figures.returnedAfterCompletion += 1
    figures.feeRevenueCents -= payout.feeCents
    this.#unpaidCents += payout.grossCents
    this.#countEnd(payout)
    this.#countStanding(payout, -1)
  }

  creatorSkipped(_creatorId: number, reason: SkipReason): void {
    this.#today.skips[reason.code] = (this.#today.skips[reason.code] ?? 0) + 1
  }

  #countEnd({ state, payoutId, payoutType }: Payout): void {
    const end = PAYOUT_ENDS.find((name) => name === state)
    if (!end) throw new Error(`Payout ${payoutId} has not ended: it is ${state}`)
    this.#today.payouts[payoutType][end] += 1
    this.standing[payoutType][end] += 1
  }

  #countStanding(payout: Payout, sign: 1 | -1): void {
    const standing = this.standing[payout.payoutType]
    standing.completed += sign
    standing.grossCents += sign * payout.grossCents
    standing.feeCents += sign * payout.feeCents
    standing.netCents += sign * payout.netCents
    const completed = this.#completedByCreator.get(payout.creatorId) ?? 0
    this.#completedByCreator.set(payout.creatorId, completed + sign)
  }
}
