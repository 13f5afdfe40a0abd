/**
 * Whether a refund that the service turned down, since the creator owes too much, could be turned down for that: by the
 * auditor's own books they have owed more than $100, and nothing has come in since that made it more than nothing.
 */
import type { Cents } from '../core/money'
import { sentence } from '../core/sentence'
import type { Happening } from './auditor/happenings'
import type { UnpaidMoney } from './auditor/unpaid-money'
import { LEAST_CENTS } from './allowed-refunds'
import type { Check, Look } from './moments'
import { moneyOfSale } from './violations'

type TurnedDown = Happening & { what: 'refund_stopped' }

export class RefusedRefunds implements Check {
  readonly #money: UnpaidMoney
  /** Who may have been stopped since they last had more than nothing. */
  readonly #mayBeStopped = new Set<number>()
  /** An exchange cost them something, which is booked before the money of the payout is unpaid again: they are not judged. */
  readonly #unclear = new Set<number>()
  #turnedDown: TurnedDown[] = []

  constructor(money: UnpaidMoney) {
    this.#money = money
  }

  afterHappening(happening: Happening): void {
    const { what, creatorId } = happening
    if (what === 'residue') this.#unclear.add(creatorId)
    if (this.#unclear.has(creatorId)) return
    if (what === 'refund_stopped' && !this.#mayBeStopped.has(creatorId)) {
      this.#turnedDown.push(happening)
    }
    const cents = this.#unpaidCents(creatorId)
    if (cents < LEAST_CENTS) this.#mayBeStopped.add(creatorId)
    else if (cents > 0) this.#mayBeStopped.delete(creatorId)
  }

  afterMoneyCameBack(creatorId: number): void {
    if (this.#unpaidCents(creatorId) > 0) this.#mayBeStopped.delete(creatorId)
  }

  /** A debt of a payout is known by its second only: what was turned down on that day is not judged. */
  beforeDebt(creatorId: number): void {
    this.#mayBeStopped.add(creatorId)
    this.#turnedDown = this.#turnedDown.filter((one) => one.creatorId !== creatorId)
  }

  /** Once all that has happened has been gone through. */
  atEachLook({ violations }: Look): void {
    for (const { creatorId, at, saleId, grossCents } of this.#turnedDown.splice(0)) {
      violations.add(
        'refunds_were_allowed',
        `${saleId} turned down ${at}`,
        sentence`a refund of ${{ cents: grossCents }} of sale ${saleId} of ${{ creatorId }} was turned down, and they did not owe more than ${{ cents: -LEAST_CENTS }}`,
        { cents: grossCents, money: moneyOfSale(saleId), at, creatorId },
      )
    }
  }

  #unpaidCents(creatorId: number): Cents {
    return this.#money.total(creatorId, 'platform') + this.#money.total(creatorId, 'processor')
  }
}
