/** What each creator is owed and has in an account at a processor, compared with what they earned by the auditor's books. */
import { sentence } from '../../core/sentence'
import { HOLDERS } from '../../core/vocabulary'
import type { Database } from '../../ledger/database'
import type { AccountBalances } from '../account-balances'
import type { Auditor } from '../auditor/auditor'
import type { Extent } from '../check'
import type { ClosedIds } from '../closed-ids'
import { OwedBalances, type OwedCents } from './owed-balances'
import type { NewChanges } from '../new-changes'
import type { PaidAfterFailure } from '../paid-after-failure'
import type { PayoutSums } from './payout-sums'
import type { ProcessorFunds } from './processor-funds'
import { inPieces } from '../rows-by-id'
import type { AmountProblem } from './transfer-agreement'
import type { Violations } from '../violations'

interface ComparedWith {
  auditor: Auditor
  funds: ProcessorFunds
  accounts: AccountBalances
  payouts: PayoutSums
  paidAfterFailure: PaidAfterFailure
  changes: NewChanges
}

export class OwedComparison {
  readonly #balances: OwedBalances
  readonly #auditor: Auditor
  readonly #funds: ProcessorFunds
  readonly #accounts: AccountBalances
  readonly #payouts: PayoutSums
  readonly #paidAfterFailure: PaidAfterFailure

  constructor(database: Database, others: ComparedWith) {
    this.#balances = new OwedBalances(database, others.changes)
    this.#auditor = others.auditor
    this.#funds = others.funds
    this.#accounts = others.accounts
    this.#payouts = others.payouts
    this.#paidAfterFailure = others.paidAfterFailure
  }

  forget(closed: ClosedIds): void {
    this.#balances.forget(closed)
  }

  /** Compares the creators of whom something has changed; everyone at the end of a run. */
  compare(extent: Extent, violations: Violations): void {
    const everyone = extent === 'run'
    this.#balances.follow(everyone)
    const subjects = everyone ? this.#auditor.creators : this.#auditor.touchedCreators
    for (const piece of inPieces(subjects)) {
      for (const [creatorId, owed] of this.#balances.of(piece)) {
        this.#compareOne(creatorId, owed, violations)
      }
    }
    this.#auditor.touchedCreators.clear()
  }

  #compareOne(creatorId: number, owed: OwedCents, violations: Violations): void {
    const problem = this.#owedProblem(creatorId, owed)
    if (problem) {
      violations.add(
        'creators_are_owed_what_they_earned',
        creatorId,
        sentence`${{ creatorId }} ${problem.problem}`,
        { cents: problem.cents, creatorId },
      )
    }
    const expected = this.#auditor.funds.accountCents(creatorId)
    const inAccount = this.#funds.accountCents(creatorId)
    if (inAccount === expected) return
    violations.add(
      'processor_accounts_agree',
      creatorId,
      sentence`${{ creatorId }} has ${{ cents: inAccount }} in the account at the processor, should have ${{ cents: expected }}`,
      { cents: inAccount - expected, creatorId },
    )
  }

  #owedProblem(creatorId: number, { owed, unpaid, byHolder }: OwedCents): AmountProblem | null {
    const earned = HOLDERS.map((holder) => this.#auditor.earnedCents(creatorId, holder))
    const stillOwed =
      earned.reduce((sum, cents) => sum + cents, 0) - this.#payouts.paidGrossCents(creatorId)
    if (owed !== stillOwed) {
      return {
        problem: sentence`is owed ${{ cents: owed }}, should be owed ${{ cents: stillOwed }}`,
        cents: owed - stillOwed,
      }
    }
    const account = this.#accounts.of(`creator:${creatorId}`)
    if (account !== -unpaid) {
      return {
        problem: sentence`has unpaid balances of ${{ cents: unpaid }} and ${account === null ? 'no account' : sentence`an account at ${{ cents: account }}`}`,
        cents: unpaid + (account ?? 0),
      }
    }
    const differences = HOLDERS.map(
      (holder, code) =>
        byHolder[code]! - earned[code]! + this.#paidAfterFailure.owedCents(creatorId, holder),
    )
    const wrong = differences.findIndex((cents) => cents !== 0)
    return wrong === -1
      ? null
      : {
          problem: sentence`has balances of ${{ cents: byHolder[wrong]! }} held by the ${HOLDERS[wrong]!}, earned ${{ cents: earned[wrong]! }} there`,
          cents: differences[wrong]!,
        }
  }
}
