/**
 * Whether money was moved to an account that owed more than its payout set off: it would go into that debt, the payout
 * would be refused, and each cycle would repeat it (2026-08-02; incident h-48). And whether the processor took a transfer
 * back where the account had so much, and nowhere else.
 */
import type { Cents } from '../core/money'
import { sentence } from '../core/sentence'
import type { Holder } from '../core/vocabulary'
import type { Auditor } from './auditor/auditor'
import type { UnpaidMoney } from './auditor/unpaid-money'
import { moneyOfPayout } from './violations'
import type { Movement } from './money-watcher'
import type { Check, Look } from './moments'
import type { Standings } from './standing'
import { payerOf } from './auditor/own-words'

export class TransfersIntoDebt implements Check {
  readonly #auditor: Auditor
  readonly #money: UnpaidMoney
  readonly #standings: Standings
  /** Payouts whose account owed so much when they had claimed all they could. */
  readonly #inDebt = new Map<number, { owedCents: Cents; creatorId: number }>()
  #last: Movement | null = null

  constructor(auditor: Auditor, money: UnpaidMoney, standings: Standings) {
    this.#auditor = auditor
    this.#money = money
    this.#standings = standings
  }

  beforeMovement(movement: Movement): void {
    const { creatorId, payoutId, at, isClaim } = movement
    // What is claimed in the same second may set off more of it.
    const last = this.#last
    if (last?.creatorId === creatorId && last.at === at) this.#inDebt.delete(last.payoutId)
    this.#last = movement
    if (!isClaim || payerOf(this.#standings.of(creatorId, at).rail) === 'platform') return
    const owedCents = sumOf(movement, 'processor') - this.#money.total(creatorId, 'processor')
    if (sumOf(movement, 'platform') <= 0 || owedCents <= 0) return
    this.#inDebt.set(payoutId, { owedCents, creatorId })
  }

  atEachLook({ violations }: Look): void {
    for (const [payoutId, { owedCents, creatorId }] of this.#inDebt) {
      const transfers = this.#auditor.transfersFor(payoutId)
      if (transfers.length === 0) continue
      this.#inDebt.delete(payoutId)
      violations.add(
        'payouts_were_allowed',
        payoutId,
        sentence`${{ payoutId }}: money was moved for it to an account that owes ${{ cents: owedCents }}`,
        {
          cents: transfers[0]!.amountCents,
          money: moneyOfPayout(payoutId),
          ...{ payoutId, creatorId },
        },
      )
    }
    for (const { transfer, problem } of this.#auditor.funds.takeReversalProblems()) {
      const { transferId, payoutId, creatorId, amountCents } = transfer
      violations.add(
        'payouts_were_allowed',
        transferId,
        sentence`${{ payoutId }}: ${transferId} of ${{ cents: amountCents }} ${problem}`,
        { cents: amountCents, money: moneyOfPayout(payoutId), ...{ payoutId, creatorId } },
      )
    }
  }
}

const sumOf = ({ amounts }: Movement, of: Holder): number =>
  amounts.reduce((sum, { holder, cents }) => sum + (holder === of ? cents : 0), 0)
