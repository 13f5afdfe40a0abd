/**
 * Whether each refund was allowed: who owes more than $100 refunds nothing more until they are owed something again.
 * What a creator owes is what the auditor has as unpaid of them. A refund that was asked for while it was allowed may be
 * made later.
 */
import type { Cents } from '../core/money'
import { sentence } from '../core/sentence'
import type { Happening } from './auditor/happenings'
import type { UnpaidMoney } from './auditor/unpaid-money'
import { moneyOfSale, type Violations } from './violations'
import type { Check } from './moments'

/** Below this, refunds stop. */
export const LEAST_CENTS: Cents = -100_00

export class AllowedRefunds implements Check {
  readonly #money: UnpaidMoney
  readonly #stopped = new Set<number>()
  readonly #askedWhileStopped = new Set<number>()

  constructor(money: UnpaidMoney) {
    this.#money = money
  }

  afterHappening(happening: Happening, violations: Violations): void {
    const { what, creatorId } = happening
    if (what === 'skip' || what === 'order' || what === 'residue' || what === 'moved') return
    if (what === 'refund_stopped') return
    if (what === 'refund_asked') {
      if (this.#stopped.has(creatorId)) this.#askedWhileStopped.add(happening.refundId)
      return
    }
    // What is owed from before the run is looked at when all of it is there.
    if (what === 'opening_balance') this.#stopped.delete(creatorId)
    if (what === 'reversal' && this.#askedWhileStopped.has(happening.refundId ?? NaN)) {
      violations.add(
        'refunds_were_allowed',
        happening.sale.saleId,
        sentence`sale ${happening.sale.saleId} of ${{ creatorId }} was refunded while their refunds were stopped`,
        {
          cents: happening.cents,
          money: moneyOfSale(happening.sale.saleId),
          at: happening.at,
          creatorId,
        },
      )
    }
    this.#review(creatorId, isGain(happening))
  }

  afterDebt(creatorId: number): void {
    this.#review(creatorId, false)
  }

  afterMoneyCameBack(creatorId: number): void {
    this.#review(creatorId, true)
  }

  /** Only a loss stops refunds: money that a payout has claimed is no debt. */
  #review(creatorId: number, isGain: boolean): void {
    const cents =
      this.#money.total(creatorId, 'platform') + this.#money.total(creatorId, 'processor')
    if (cents < LEAST_CENTS && !isGain) this.#stopped.add(creatorId)
    else if (cents > 0) this.#stopped.delete(creatorId)
  }
}

const isGain = (happening: Happening): boolean =>
  happening.what === 'sale' || happening.what === 'dispute_won' || happening.what === 'bank_debit'
