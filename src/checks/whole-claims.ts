/**
 * Whether a standard payout takes all of a creator's money that is old enough, by the auditor's own books of what is
 * unpaid: nothing of it is left to a later run. What a reserve keeps back is the affair of `kept-reserve.ts`; what an
 * instant payout leaves behind depends on what the processor can pay at once.
 */
import { BASIS_POINTS_IN_WHOLE } from '../core/money'
import { sentence, type Sentence } from '../core/sentence'
import type { UnpaidMoney } from './auditor/unpaid-money'
import type { Claim } from './claim'
import { PayableMoney } from './payable-money'
import type { Standings } from './standing'

export class WholeClaims {
  readonly #standings: Standings
  readonly #payable: PayableMoney

  constructor(standings: Standings, money: UnpaidMoney) {
    this.#standings = standings
    this.#payable = new PayableMoney(money)
  }

  problemOf({ creatorId, at, payout, standing, policy }: Claim): Sentence | null {
    if (payout.payoutType !== 'standard') return null
    const keepsPart = policy.chargebackReserveBasisPoints < BASIS_POINTS_IN_WHOLE
    if (keepsPart && this.#standings.pausesAround(creatorId, at).includes('chargeback_rate')) {
      return null
    }
    const { grossCents, periodEndDay } = payout
    const dueCents = this.#payable.upTo({ creatorId, rail: standing.rail }, periodEndDay, policy)
    return grossCents < dueCents
      ? sentence`it takes ${{ cents: grossCents }} of the ${{ cents: dueCents }} up to ${{ day: periodEndDay }}`
      : null
  }
}
