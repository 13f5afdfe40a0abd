/** All money, compared with what came in and went out by the auditor's books: at the processors, and in each account of the ledger. */
import { counted } from '../../core/counted'
import type { Cents } from '../../core/money'
import { forPrograms, sentence } from '../../core/sentence'
import type { AddedAccount, SharedAccount } from '../../ledger/accounts'
import type { AccountBalances } from '../account-balances'
import type { Auditor } from '../auditor/auditor'
import type { PayoutSums } from './payout-sums'
import type { ProcessorFunds } from './processor-funds'
import type { Violations } from '../violations'

/** What is missing at a processor may be missing in an account as well. */
const ALL_MONEY = 'all'

interface ComparedWith {
  auditor: Auditor
  funds: ProcessorFunds
  accounts: AccountBalances
  payouts: PayoutSums
}

export class ConservedMoney {
  readonly #auditor: Auditor
  readonly #funds: ProcessorFunds
  readonly #accounts: AccountBalances
  readonly #payouts: PayoutSums

  constructor({ auditor, funds, accounts, payouts }: ComparedWith) {
    this.#auditor = auditor
    this.#funds = funds
    this.#accounts = accounts
    this.#payouts = payouts
  }

  compare(violations: Violations): void {
    const held = this.#funds.heldCents()
    const expectedHeld = this.#auditor.expectedHeldCents
    if (held !== expectedHeld) {
      violations.add(
        'money_is_conserved',
        'processors',
        sentence`the processors hold ${{ cents: held }}, ${{ cents: expectedHeld }} came in and did not go out`,
        { cents: held - expectedHeld, money: ALL_MONEY },
      )
    }
    for (const problem of this.#auditor.funds.takeSweepProblems()) {
      violations.add('money_is_conserved', forPrograms(problem), problem, { cents: 0 })
    }
    this.#accountsAreAsExpected(violations)
  }

  /** What is missing in one account is too much in another: it is counted once. */
  #accountsAreAsExpected(violations: Violations): void {
    const wrong = this.#expectedAccounts()
      .map(([name, expected]) => ({ name, expected, actual: this.#accounts.of(name) ?? 0 }))
      .filter(({ expected, actual }) => actual !== expected)
    const [first] = wrong
    if (!first) return
    const differences = wrong.map(({ expected, actual }) => actual - expected)
    const sumOf = (sign: 1 | -1): Cents =>
      differences.reduce((sum, cents) => sum + Math.max(sign * cents, 0), 0)
    const others =
      wrong.length === 1
        ? ''
        : `, and ${counted(wrong.length - 1, 'more account differs', 'more accounts differ')}`
    violations.add(
      'money_is_conserved',
      'accounts',
      sentence`${first.name} is at ${{ cents: first.actual }}, by sales and payouts it should be ${{ cents: first.expected }}${others}`,
      { cents: Math.max(sumOf(1), sumOf(-1)), money: ALL_MONEY },
    )
  }

  /** What is held, set aside, earned and spent is each in its own account. Earnings count below zero. */
  #expectedAccounts(): [SharedAccount | AddedAccount, Cents][] {
    const { moneyInCents, saleFeesCents, cardProcessingCents, intoAccountsCents } = this.#auditor
    const { platformBroughtCents, platformSweptCents } = this.#auditor.funds
    const { paidNetCents, paidFeeCents, costCents, inTransitCents } = this.#payouts
    const atProcessor = intoAccountsCents - this.#payouts.paidFromAccountsCents
    return [
      ['funds_at_processor', atProcessor],
      [
        'funds_at_platform',
        moneyInCents +
          platformBroughtCents -
          platformSweptCents -
          (paidNetCents + costCents + atProcessor),
      ],
      ['platform_capital', -platformBroughtCents],
      ['platform_bank', platformSweptCents],
      ['payouts_in_transit', -inTransitCents],
      ['sale_fees', -saleFeesCents],
      ['card_processing_costs', cardProcessingCents],
      ['instant_payout_fees', -paidFeeCents.instant],
      ['paypal_payout_fees', -paidFeeCents.standard],
      ['payout_costs', costCents],
    ]
  }
}
