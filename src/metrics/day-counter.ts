/** Counts what happens on each simulated day, as it happens, into the figures that charts and `daily.csv` show. */
import type { CheckCounts } from '../checks/check'
import { isoFromDay, type Day } from '../core/calendar'
import type { SkipReason } from '../core/eligibility'
import type { Cents } from '../core/money'
import type { SaleFee } from '../core/fees/payout-fee'
import { UNPAID_PAYOUT_STATES, type UnpaidPayoutState } from '../core/payout-state'
import type { PayoutFrequency } from '../core/vocabulary'
import type { Payout } from '../ledger/payout'
import type { CreditReason } from '../ledger/sales'
import type { PayoutObserver } from '../payouts/ports'
import type { DailyScheduleFigures, DayFigures, PayoutTypeFigures } from './figures'
import { SkipCounter } from './skip-counter'
import type { Skipped } from './stuck'
import { UnpaidMoney } from './unpaid-money'

const noPayouts = (): PayoutTypeFigures => ({
  created: 0,
  completed: 0,
  completedAgain: 0,
  failed: 0,
  cancelled: 0,
  reversed: 0,
  returned: 0,
  returnedAfterCompletion: 0,
  grossCents: 0,
  netCents: 0,
  cameBackGrossCents: 0,
  cameBackNetCents: 0,
  feeRevenueCents: 0,
  costCents: 0,
})

/** What the daily schedule has sent out at once. */
const isOfDailySchedule = ({ payoutType, frequency }: Payout): boolean =>
  payoutType === 'instant' && frequency === 'daily'

type Standing = 'completed' | UnpaidPayoutState

/** Payouts of one type over the whole run, by what they are now; amounts are of the completed ones. */
export interface StandingPayouts extends Record<UnpaidPayoutState, number> {
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

/** `day` as YYYY-MM-DD. */
export const emptyDay = (day: string): DayFigures => ({
  day,
  sales: 0,
  salesGrossCents: 0,
  salesNetCents: 0,
  refunds: 0,
  chargebacks: 0,
  reversalsNetCents: 0,
  payouts: { standard: noPayouts(), instant: noPayouts() },
  daily: { created: 0, completed: 0, feeRevenueCents: 0, costCents: 0 },
  skips: {},
  unpaidCents: 0,
  inTransitCents: 0,
  violations: {} as CheckCounts,
})

interface OfSale {
  creatorId: number
  fee: SaleFee
}

interface OfCredit {
  creatorId: number
  reason: CreditReason
  amountCents: Cents
}

export class DayCounter implements PayoutObserver {
  readonly creditCents: Record<CreditReason, Cents> = {
    opening_balance: 0,
    bank_debit: 0,
    foreign_exchange_residue: 0,
    paid_after_failure: 0,
    returned_after_failure: 0,
    dispute_won: 0,
  }
  readonly standing = { standard: noneStanding(), instant: noneStanding() }
  /** The part of the instant ones that is on the daily schedule. */
  readonly daily = noneStanding()
  /**
   * The member of `standing` in which each payout that has ended is counted, by its id. Where a
   * protection is off, a payout can end again.
   */
  readonly #standsAs = new Map<number, Standing>()
  readonly #completedByCreator = new Map<number, number>()
  #days: DayFigures[] = []
  #today: DayFigures
  readonly #unpaid = new UnpaidMoney()
  #inTransitCents: Cents = 0

  readonly #skips = new SkipCounter()
  readonly #frequencyOf: (creatorId: number) => PayoutFrequency

  constructor(startDay: Day, frequencyOf: (creatorId: number) => PayoutFrequency) {
    this.#frequencyOf = frequencyOf
    this.#today = emptyDay(isoFromDay(startDay))
  }

  /** The day in progress, as it is at this moment; a copy. */
  dayUnderWay(violations: CheckCounts): DayFigures {
    return structuredClone({
      ...this.#today,
      unpaidCents: this.#unpaid.netCents,
      inTransitCents: this.#inTransitCents,
      violations,
    })
  }

  /** The days that have ended, in order. */
  get days(): readonly DayFigures[] {
    return this.#days
  }

  /** Puts the figures of the days that have ended in place of those that were counted; it is a new list then. */
  correct(days: readonly DayFigures[]): void {
    this.#days = [...days]
  }

  /** All days, the one that has not ended yet included. */
  get daysAndToday(): DayFigures[] {
    return [...this.#days, this.#today]
  }

  /** Creators with at least one payout that is completed. */
  get creatorsPaid(): number {
    let paid = 0
    for (const completed of this.#completedByCreator.values()) if (completed > 0) paid += 1
    return paid
  }

  get skipped(): Skipped[] {
    return this.#skips.groups
  }

  get unpaidCents(): Cents {
    return this.#unpaid.netCents
  }

  get creatorDebtsCents(): Cents {
    return this.#unpaid.debtsCents
  }

  get inTransitCents(): Cents {
    return this.#inTransitCents
  }

  endDay(violations: CheckCounts, nextDay: Day): void {
    this.#today.unpaidCents = this.#unpaid.netCents
    this.#today.inTransitCents = this.#inTransitCents
    this.#today.violations = violations
    this.#days.push(this.#today)
    this.#today = emptyDay(isoFromDay(nextDay))
  }

  saleLanded({ creatorId, fee }: OfSale): void {
    this.#today.sales += 1
    this.#today.salesGrossCents += fee.grossCents
    this.#today.salesNetCents += fee.netCents
    this.#unpaid.add(creatorId, fee.netCents)
  }

  saleRefunded(sale: OfSale): void {
    this.#today.refunds += 1
    this.#takenBack(sale)
  }

  saleChargedBack(sale: OfSale): void {
    this.#today.chargebacks += 1
    this.#takenBack(sale)
  }

  #takenBack({ creatorId, fee }: OfSale): void {
    const lostCents = fee.netCents + fee.processingFeeCents
    this.#today.reversalsNetCents -= lostCents
    this.#unpaid.add(creatorId, -lostCents)
  }

  creditLanded({ creatorId, reason, amountCents }: OfCredit): void {
    this.creditCents[reason] += amountCents
    this.#unpaid.add(creatorId, amountCents)
  }

  disputeWon({ creatorId, fee }: OfSale): void {
    const amountCents = fee.netCents + fee.processingFeeCents
    this.creditLanded({ creatorId, reason: 'dispute_won', amountCents })
  }

  payoutPaidAfterFailure(payout: Payout): void {
    const { creatorId, grossCents } = payout
    this.creditLanded({ creatorId, reason: 'paid_after_failure', amountCents: -grossCents })
  }

  payoutReturnedAfterFailure({ creatorId, grossCents }: Payout): void {
    this.creditLanded({ creatorId, reason: 'returned_after_failure', amountCents: grossCents })
  }

  exchangeResidueBooked(creatorId: number, amountCents: Cents): void {
    this.creditLanded({ creatorId, reason: 'foreign_exchange_residue', amountCents })
  }

  payoutCreated(payout: Payout): void {
    for (const figures of this.#figuresOf(payout)) figures.created += 1
    for (const standing of this.#standingsOf(payout)) standing.created += 1
    this.#unpaid.add(payout.creatorId, -payout.grossCents)
    this.#inTransitCents += payout.grossCents
  }

  payoutAccepted(payout: Payout, costCents: Cents): void {
    for (const figures of this.#figuresOf(payout)) figures.costCents += costCents
    for (const standing of this.#standingsOf(payout)) standing.costCents += costCents
  }

  payoutCompleted(payout: Payout): void {
    const ofType = this.#today.payouts[payout.payoutType]
    const before = this.#standsAs.get(payout.payoutId)
    if (before === 'completed') {
      ofType.completedAgain += 1
      return
    }
    for (const figures of this.#figuresOf(payout)) {
      figures.completed += 1
      figures.feeRevenueCents += payout.feeCents
    }
    ofType.grossCents += payout.grossCents
    ofType.netCents += payout.netCents
    if (before) this.#unpaid.add(payout.creatorId, -payout.grossCents)
    else this.#inTransitCents -= payout.grossCents
    this.#stand(payout, 'completed')
  }

  payoutFailed(payout: Payout): void {
    this.#countEnd(payout, 'freed')
  }

  payoutKeptItsBalances(payout: Payout): void {
    this.#countEnd(payout, 'kept')
  }

  payoutReturned(payout: Payout): void {
    this.#countEnd(payout, 'freed')
  }

  creatorSkipped(creatorId: number, reason: SkipReason): void {
    this.#today.skips[reason.code] = (this.#today.skips[reason.code] ?? 0) + 1
    this.#skips.add(creatorId, reason, this.#frequencyOf(creatorId))
  }

  #figuresOf(payout: Payout): DailyScheduleFigures[] {
    const ofType = this.#today.payouts[payout.payoutType]
    return isOfDailySchedule(payout) ? [ofType, this.#today.daily] : [ofType]
  }

  #standingsOf(payout: Payout): StandingPayouts[] {
    const ofType = this.standing[payout.payoutType]
    return isOfDailySchedule(payout) ? [ofType, this.daily] : [ofType]
  }

  #countEnd(payout: Payout, balances: 'freed' | 'kept'): void {
    const end = UNPAID_PAYOUT_STATES.find((name) => name === payout.state)
    if (!end) throw new Error(`Payout ${payout.payoutId} has not ended: it is ${payout.state}`)
    const before = this.#standsAs.get(payout.payoutId)
    if (before === end) return
    this.#today.payouts[payout.payoutType][end] += 1
    if (before === 'completed') this.#countCameBack(payout)
    if (balances === 'freed') this.#free(payout, before)
    this.#stand(payout, end)
  }

  #countCameBack(payout: Payout): void {
    const ofType = this.#today.payouts[payout.payoutType]
    ofType.returnedAfterCompletion += 1
    ofType.cameBackGrossCents += payout.grossCents
    ofType.cameBackNetCents += payout.netCents
    for (const figures of this.#figuresOf(payout)) figures.feeRevenueCents -= payout.feeCents
  }

  /** Its money is unpaid again, where it was not already. */
  #free(payout: Payout, before: Standing | undefined): void {
    if (before && before !== 'completed') return
    if (!before) this.#inTransitCents -= payout.grossCents
    this.#unpaid.add(payout.creatorId, payout.grossCents)
  }

  /** Their days are closed: what they are now they stay. */
  forget(payoutIds: Iterable<number>): void {
    for (const payoutId of payoutIds) this.#standsAs.delete(payoutId)
  }

  #stand(payout: Payout, as: Standing): void {
    const before = this.#standsAs.get(payout.payoutId)
    this.#standsAs.set(payout.payoutId, as)
    if (before) this.#countStanding(payout, before, -1)
    this.#countStanding(payout, as, 1)
  }

  #countStanding(payout: Payout, as: Standing, sign: 1 | -1): void {
    for (const standing of this.#standingsOf(payout)) {
      standing[as] += sign
      if (as !== 'completed') continue
      standing.grossCents += sign * payout.grossCents
      standing.feeCents += sign * payout.feeCents
      standing.netCents += sign * payout.netCents
    }
    if (as !== 'completed') return
    const completed = this.#completedByCreator.get(payout.creatorId) ?? 0
    this.#completedByCreator.set(payout.creatorId, completed + sign)
  }
}
