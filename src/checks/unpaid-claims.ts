/**
 * Whether payouts claim money that is there: the day's events are gone through once more in their order, in the auditor's
 * own books of unpaid money, and what each payout claims is compared with what they have for its days. So a sale that was
 * taken back while it was unpaid cannot be paid, and a debt cannot be left out.
 */
import { dayOfInstant, type Day, type Instant } from '../core/calendar'
import type { Cents } from '../core/money'
import { BALANCE_STATES } from '../core/balance-state'
import { sentence } from '../core/sentence'
import { HOLDERS, type Holder } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { Auditor } from './auditor/auditor'
import type { Happening } from './auditor/happenings'
import type { UnpaidMoney } from './auditor/unpaid-money'
import { RUN_KINDS, runBeginsAt } from './auditor/turns'
import type { DueCreators } from './due-creators'
import type { ClosedIds } from './closed-ids'
import type { Violations } from './violations'
import type { NewChanges } from './new-changes'
import type { MoneyWatcher, Movement } from './money-watcher'
import { having, type ByMoment, type Check, type Look } from './moments'
import { isOneBalance } from './one-balance'
import type { PaidAfterFailure, PaidDebt } from './paid-after-failure'
import type { PayoutStates } from './payout-states'
import type { Standings } from './standing'

const UNPAID = BALANCE_STATES.indexOf('unpaid')

interface UnpaidClaimsOptions {
  database: Database
  changes: NewChanges
  auditor: Auditor
  money: UnpaidMoney
  due: DueCreators
  states: PayoutStates
  standings: Standings
  paidAfterFailure: PaidAfterFailure
  startDay: Day
  /** Those of them that follow money. */
  watchers: readonly Check[]
}

export class UnpaidClaims implements Check {
  readonly #database: Database
  readonly #changes: NewChanges
  readonly #auditor: Auditor
  readonly #money: UnpaidMoney
  readonly #due: DueCreators
  readonly #states: PayoutStates
  readonly #standings: Standings
  readonly #paidAfterFailure: PaidAfterFailure
  readonly #watchers: ByMoment<keyof MoneyWatcher>
  /** Payouts that have what they claimed. */
  readonly #claiming = new Set<number>()
  /** What is the creator's once a payout gives its balances back. */
  readonly #residues = new Map<number, Cents>()
  /** The day of the oldest money of each payout: where what its exchange cost opens a balance. */
  readonly #oldestDays = new Map<number, Day>()
  /** Of money that a payout had given back before another claimed it: since when that of each day was unpaid. */
  readonly #unpaidSince = new Map<number, Map<string, Day>>()
  /** What was said to be moved to the platform, less what there was to move: nothing, once all of a day has happened. */
  readonly #stillToMove = new Map<number, Cents>()
  #nextRunDay: Day
  #nextRunKind = 0

  constructor(options: UnpaidClaimsOptions) {
    this.#database = options.database
    this.#changes = options.changes
    this.#auditor = options.auditor
    this.#money = options.money
    this.#due = options.due
    this.#states = options.states
    this.#standings = options.standings
    this.#paidAfterFailure = options.paidAfterFailure
    this.#nextRunDay = options.startDay
    const { watchers } = options
    this.#watchers = {
      beforeMoney: having('beforeMoney', watchers),
      beforeMovement: having('beforeMovement', watchers),
      afterMoneyCameBack: having('afterMoneyCameBack', watchers),
      beforeHappening: having('beforeHappening', watchers),
      afterHappening: having('afterHappening', watchers),
      beforeDebt: having('beforeDebt', watchers),
      afterDebt: having('afterDebt', watchers),
    }
  }

  /** Goes through what has happened since the last time. */
  atEachLook({ now, violations }: Look): void {
    for (const watcher of this.#watchers.beforeMoney) watcher.beforeMoney()
    const movements = this.#movements()
    const debts = this.#paidAfterFailure.takeNewDebts()
    let next = 0
    /** What was paid after it had been given up is a debt from that second on. */
    const oweUpTo = (at: Instant): void => {
      while (debts.length > 0 && debts[0]!.at < at) this.#owe(debts.shift()!)
    }
    const moveWhile = (isBefore: (movement: Movement) => boolean): void => {
      while (next < movements.length && isBefore(movements[next]!)) {
        oweUpTo(movements[next]!.at)
        this.#runsBefore(movements[next]!.at)
        this.#watchAndMove(movements[next++]!, violations)
      }
    }
    for (const happening of this.#auditor.takeHappenings()) {
      moveWhile(({ at, firstChangeId }) =>
        happening.what === 'sale' ? at <= happening.at : firstChangeId <= happening.afterChange,
      )
      oweUpTo(happening.at)
      // Opening balances are there from the beginning, whatever their hour.
      if (happening.what !== 'opening_balance') this.#runsBefore(happening.at)
      for (const watcher of this.#watchers.beforeHappening) watcher.beforeHappening(happening)
      this.#happen(happening, violations)
      for (const watcher of this.#watchers.afterHappening) {
        watcher.afterHappening(happening, violations)
      }
    }
    moveWhile(() => true)
    oweUpTo(Infinity)
    this.#runsBefore(now)
    this.#settleMoves(violations)
    this.#states.advanceBefore(Infinity)
  }

  daysClosed({ payoutIds }: ClosedIds): void {
    for (const payoutId of payoutIds) {
      this.#claiming.delete(payoutId)
      this.#residues.delete(payoutId)
      this.#oldestDays.delete(payoutId)
      this.#unpaidSince.delete(payoutId)
    }
  }

  #toMove(creatorId: number): Cents {
    return this.#stillToMove.get(creatorId) ?? 0
  }

  #settleMoves(violations: Violations): void {
    for (const [creatorId, cents] of this.#stillToMove) {
      if (cents === 0) continue
      violations.add(
        'creators_are_owed_what_they_earned',
        `${creatorId} moved`,
        sentence`${{ cents }} more of ${{ creatorId }} were moved to the platform than the processor held`,
        { cents, creatorId },
      )
    }
    this.#stillToMove.clear()
  }

  #owe({ creatorId, payoutId, holder, cents, at }: PaidDebt): void {
    this.#runsBefore(at)
    if (cents < 0) {
      const today = dayOfInstant(at)
      const opensOn = this.#oldestDays.get(payoutId) ?? today
      this.#money.reverseDebt(creatorId, holder, -cents, opensOn, today)
      return this.#moneyCameBack(creatorId, at)
    }
    for (const watcher of this.#watchers.beforeDebt) watcher.beforeDebt(creatorId, at)
    this.#money.credit(creatorId, holder, -cents, dayOfInstant(at))
    this.#due.moneyTaken(creatorId, at)
    for (const watcher of this.#watchers.afterDebt) watcher.afterDebt(creatorId, at)
  }

  #watchAndMove(movement: Movement, violations: Violations): void {
    for (const watcher of this.#watchers.beforeMovement) {
      watcher.beforeMovement(movement, violations)
    }
    this.#move(movement, violations)
  }

  /** Lets the runs begin that fall before an instant, or on it: nothing of the instant has happened yet. */
  #runsBefore(at: Instant): void {
    for (;;) {
      const kind = RUN_KINDS[this.#nextRunKind]!
      if (runBeginsAt(this.#nextRunDay, kind) > at) return
      this.#due.payoutRunBegins(this.#nextRunDay, kind)
      this.#nextRunKind = (this.#nextRunKind + 1) % RUN_KINDS.length
      if (this.#nextRunKind === 0) this.#nextRunDay += 1
    }
  }

  #happen(happening: Happening, violations: Violations): void {
    const { creatorId, at } = happening
    const today = dayOfInstant(at)
    switch (happening.what) {
      case 'sale':
      case 'opening_balance':
        return this.#money.land(creatorId, happening.holder, today, happening.cents)
      case 'reversal': {
        const { holder, sale, cents, retainedFeeCents } = happening
        this.#money.takeBack(creatorId, holder, sale, cents, today)
        this.#money.credit(creatorId, holder, -retainedFeeCents, today)
        return this.#due.moneyTaken(creatorId, at)
      }
      case 'bank_debit':
        return this.#money.credit(creatorId, happening.holder, happening.cents, today)
      case 'moved':
        this.#stillToMove.set(
          creatorId,
          this.#toMove(creatorId) + happening.cents - this.#money.moveToPlatform(creatorId),
        )
        return
      case 'dispute_won':
        return this.#money.credit(creatorId, happening.holder, happening.cents, today)
      case 'residue': {
        const { payoutId, cents } = happening
        if (this.#claiming.has(payoutId)) this.#residues.set(payoutId, cents)
        else this.#creditResidue(creatorId, payoutId, cents, at)
        return
      }
      case 'skip':
        this.#states.advanceBefore(happening.afterChange + 1)
        return this.#due.skipped(happening, violations)
      case 'order':
      case 'request_over':
      case 'availability':
      case 'refund_asked':
      case 'refund_stopped':
        return
    }
  }

  #move(movement: Movement, violations: Violations): void {
    const { creatorId, payoutId, at, amounts } = movement
    if (movement.isClaim) {
      this.#compare(movement, violations)
      this.#claiming.add(payoutId)
      this.#oldestDays.set(payoutId, Math.min(...amounts.map(({ day }) => day)))
      this.#due.payoutMade(creatorId, at)
      for (const { holder, day, cents } of amounts) {
        this.#rememberSince(movement, holder, day)
        this.#money.claim(creatorId, holder, day, cents)
      }
      return
    }
    this.#claiming.delete(payoutId)
    // A claim that was never sent: the first time the wait begins again, after that it goes on.
    const today = dayOfInstant(at)
    const waitsOn = this.#wasNeverSent(payoutId)
    const since = this.#unpaidSince.get(payoutId)
    this.#unpaidSince.delete(payoutId)
    for (const { holder, day, cents } of amounts) {
      const before = waitsOn ? since?.get(`${holder} ${day}`) : undefined
      this.#money.free(creatorId, holder, day, cents, before ?? today)
    }
    this.#moneyCameBack(creatorId, at)
    const residue = this.#residues.get(payoutId)
    if (residue === undefined) return
    this.#residues.delete(payoutId)
    this.#creditResidue(creatorId, payoutId, residue, at)
  }

  #rememberSince({ creatorId, payoutId }: Movement, holder: Holder, day: Day): void {
    const since = this.#money.ofDay(creatorId, holder, day)?.since ?? day
    if (since === day) return
    const ofPayout = this.#unpaidSince.get(payoutId) ?? new Map<string, Day>()
    this.#unpaidSince.set(payoutId, ofPayout.set(`${holder} ${day}`, since))
  }

  #moneyCameBack(creatorId: number, at: Instant): void {
    for (const watcher of this.#watchers.afterMoneyCameBack) {
      watcher.afterMoneyCameBack(creatorId, at)
    }
  }

  #wasNeverSent(payoutId: number): boolean {
    const row = this.#database
      .statement('SELECT failure_reason FROM ledger_payouts WHERE payout_id = ?')
      .row([payoutId])
    return row?.[0] === 'never_sent'
  }

  #creditResidue(creatorId: number, payoutId: number, cents: Cents, at: Instant): void {
    const opensOn = this.#oldestDays.get(payoutId) ?? dayOfInstant(at)
    this.#money.credit(creatorId, 'processor', cents, opensOn)
    if (cents >= 0) return this.#moneyCameBack(creatorId, at)
    this.#due.moneyTaken(creatorId, at)
    for (const watcher of this.#watchers.afterDebt) watcher.afterDebt(creatorId, at)
  }

  /**
   * What a payout claims is there, in its own days and in all days up to its last. Under a reserve debts stay behind, which a
   * day of several balances may hide.
   */
  #compare({ creatorId, payoutId, at, amounts }: Movement, violations: Violations): void {
    const debtsStay = this.#standings.pausesAround(creatorId, at).includes('chargeback_rate')
    if (debtsStay && !amounts.every((one) => isOneBalance(this.#database, creatorId, one))) return
    const claimed = amounts.reduce((sum, { cents }) => sum + cents, 0)
    const lastDay = amounts.reduce((last, { day }) => Math.max(last, day), -Infinity)
    let ofItsDays = 0
    let upToLastDay = 0
    let takenBack: number | null = null
    for (const holder of HOLDERS) {
      const days = new Set(amounts.filter((one) => one.holder === holder).map(({ day }) => day))
      if (days.size === 0) continue
      upToLastDay += this.#money.upTo(creatorId, holder, lastDay)
      for (const day of days) {
        const unpaid = this.#money.ofDay(creatorId, holder, day)
        ofItsDays += unpaid?.cents ?? 0
        takenBack ??= unpaid?.takenBack ?? null
      }
    }
    const there = debtsStay ? ofItsDays : Math.min(ofItsDays, upToLastDay)
    if (claimed <= there) return
    const sale = takenBack === null ? '' : `, after sale ${takenBack} had been taken back`
    violations.add(
      'reversed_sales_are_not_paid',
      payoutId,
      sentence`${{ payoutId }} claims ${{ cents: claimed }}, of which ${{ cents: there }} were unpaid${sale}`,
      { cents: claimed - there, at, payoutId, creatorId },
    )
  }

  #movements(): Movement[] {
    const movements: Movement[] = []
    for (const [changeId, payoutId, balanceId, from, to, at, ...now] of this.#changes.ofBalances) {
      const [cents, creatorId, holder, day] = now
      if (from !== UNPAID && to !== UNPAID) continue
      // A claim or a balance that is no longer there is reported by other checks.
      if (cents === null || creatorId === null) continue
      const isClaim = to !== UNPAID
      const amount = { balanceId, holder: HOLDERS[holder]!, day, cents }
      const last = movements.at(-1)
      if (last?.payoutId === payoutId && last.isClaim === isClaim) {
        last.amounts.push(amount)
      } else {
        movements.push({
          firstChangeId: changeId,
          ...{ at, payoutId, creatorId, isClaim, amounts: [amount] },
        })
      }
    }
    return movements
  }
}
