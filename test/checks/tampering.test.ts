import { describe, expect, it } from 'vitest'
import { CHECK_NAMES, termsOf, type CheckName } from '../../src/checks/check'
import { broken, eventfulRun, FOUND_ONLY_IN_THE_RUN, tamper } from '../support/audited'
import { expectReadable } from '../support/readable'

const COMPLETED = `(SELECT MIN(payout_id) FROM ledger_payouts WHERE state = 3)`
const OTHER_COMPLETED = `(SELECT MAX(payout_id) FROM ledger_payouts WHERE state = 3)`
/** A payout that was refused, whose money went out with a later one. */
const FAILED = `(SELECT MIN(p.payout_id) FROM ledger_payouts p
  JOIN ledger_payout_balances one USING (payout_id) JOIN ledger_payout_balances other USING (balance_id)
  JOIN ledger_payouts later ON later.payout_id = other.payout_id
  WHERE p.state = 4 AND p.processor_payout_id IS NULL AND later.state = 3)`
const OF_COMPLETED = `(SELECT MIN(balance_id) FROM ledger_payout_balances WHERE payout_id = ${COMPLETED})`

const REFUND_POSTING = `(SELECT MIN(posting_id) FROM ledger_single_postings WHERE reason = 2)`
const REFUND = `(SELECT MIN(sale_id) FROM ledger_sales WHERE kind = 1)`
const FIRST_SALE = `(SELECT MIN(posting_id) FROM ledger_sale_transfers)`
/** The completions of the first payouts with such a fee. */
const FEE = `(SELECT MIN(posting_id) FROM ledger_completions WHERE fee_account_id =
  (SELECT account_id FROM ledger_accounts WHERE name = 'instant_payout_fees'))`
const PAYPAL_FEE = `(SELECT MIN(posting_id) FROM ledger_completions WHERE fee_account_id =
  (SELECT account_id FROM ledger_accounts WHERE name = 'paypal_payout_fees'))`
const FIRST_AT_PROCESSOR = `(SELECT MIN(posting_id) FROM ledger_sale_transfers WHERE funds_account_id =
  (SELECT account_id FROM ledger_accounts WHERE name = 'funds_at_processor'))`
const FROM_PROCESSOR_ALONE = `(SELECT MIN(payout_id) FROM ledger_payouts WHERE state = 3 AND transfer_cents = 0
  AND payout_type = 1)`
const accountOf = (name: string): string =>
  `(SELECT account_id FROM ledger_accounts WHERE name = '${name}')`

/** What of a row of the journal names an account, and by how much that account is changed by the row. */
type Side = [table: string, column: string, change: string]
const SALE_FUNDS: Side = ['ledger_sale_transfers', 'funds_account_id', 'net_cents']
const SALE_CREATOR: Side = ['ledger_sale_transfers', 'creator_account_id', '-net_cents']
const FEE_ACCOUNT: Side = ['ledger_completions', 'fee_account_id', '-fee_cents']
const CLAIMED_ACCOUNT: Side = ['ledger_completions', 'claimed_account_id', 'net_cents + fee_cents']
const COLLECTING_ACCOUNT: Side = ['ledger_completions', 'collecting_account_id', 'fee_cents']

/** One side of a row is another account, and both running balances go along: only the meaning is wrong. */
function moved(row: string, [table, column, change]: Side, to: string): string {
  const of = (value: string): string => `(SELECT ${value} FROM ${table} WHERE posting_id = ${row})`
  return `
    UPDATE ledger_accounts SET balance_cents = balance_cents - ${of(change)} WHERE account_id = ${of(column)};
    UPDATE ledger_accounts SET balance_cents = balance_cents + ${of(change)} WHERE account_id = ${to};
    UPDATE ${table} SET ${column} = ${to} WHERE posting_id = ${row}`
}

/** Refunds have been made by then, and the payouts of the last Friday are under way. */
const DAYS = 26

/** What is done to the ledger, every check that must report it, the right one first, and the words of its witness. */
const TAMPERINGS: readonly [what: string, sql: string, found: CheckName[], witness: RegExp][] = [
  [
    'a posting of a sale is made larger by a cent',
    `UPDATE ledger_sale_transfers SET net_cents = net_cents + 1 WHERE posting_id = 1`,
    ['transfers_sum_to_zero', 'accounts_match_entries'],
    /^transfer 1 moves \d+ cents for a sale of \d+ cents$/,
  ],
  [
    'the fee of a sale is smaller by a cent',
    `UPDATE ledger_sale_transfers SET platform_fee_cents = platform_fee_cents - 1 WHERE posting_id = 1`,
    ['transfers_sum_to_zero', 'accounts_match_entries'],
    /^transfer 1 moves/,
  ],
  [
    'the postings of a sale are deleted',
    `DELETE FROM ledger_sale_transfers WHERE posting_id = 1`,
    ['accounts_match_entries'],
    /^account \S+ is at -?\d+ cents, its entries sum to -?\d+ cents$/,
  ],
  [
    'a posting of a refund is deleted',
    `DELETE FROM ledger_single_postings WHERE posting_id = ${REFUND_POSTING}`,
    ['transfers_sum_to_zero', 'accounts_match_entries'],
    /^transfer \d+ moves/,
  ],
  [
    'a posting credits an account that does not exist',
    `UPDATE ledger_sale_transfers SET fee_account_id = 9999 WHERE posting_id = 1`,
    ['transfers_sum_to_zero', 'accounts_match_entries'],
    /^transfer \d+ sums to \d+ cents$/,
  ],
  [
    'a posting of a payout is deleted',
    `DELETE FROM ledger_single_postings WHERE posting_id = (SELECT MIN(posting_id) FROM ledger_single_postings WHERE payout_id IS NOT NULL)`,
    ['accounts_match_entries'],
    /^account \S+ is at -?\d+ cents, its entries sum to -?\d+ cents$/,
  ],
  [
    'an account’s running balance is changed',
    `UPDATE ledger_accounts SET balance_cents = balance_cents + 1 WHERE name = 'sale_fees'`,
    ['accounts_match_entries', 'money_is_conserved'],
    /^account sale_fees is at/,
  ],
  [
    'the funds that the ledger holds are changed',
    `UPDATE ledger_accounts SET balance_cents = balance_cents - 100 WHERE name = 'funds_at_processor'`,
    ['money_is_conserved', 'accounts_match_entries'],
    /^funds_at_processor is at -?\d+ cents, by sales and payouts it should be -?\d+ cents(?:, and \d+ more accounts? differs?)?$/,
  ],
  [
    'a balance is in a second live payout',
    `INSERT INTO ledger_payout_balances VALUES (${OTHER_COMPLETED}, ${OF_COMPLETED}, 100)`,
    ['balances_paid_once', 'payouts_add_up', 'processors_pay_balances_once'],
    /^balance \d+ is in payouts \d+ and \d+$/,
  ],
  [
    'an account is emptied',
    `UPDATE ledger_accounts SET balance_cents = 0 WHERE name = 'sale_fees'`,
    ['accounts_match_entries', 'money_is_conserved'],
    /^account sale_fees is at 0 cents, its entries sum to -\d+ cents$/,
  ],
  [
    'a fee of PayPal’s is in the account of instant fees',
    moved(PAYPAL_FEE, FEE_ACCOUNT, accountOf('instant_payout_fees')),
    ['money_is_conserved'],
    /^instant_payout_fees is at -\d+ cents, by sales and payouts it should be -\d+ cents(?:, and \d+ more accounts? differs?)?$/,
  ],
  [
    'a sale’s money is booked where the other holder’s is',
    moved(FIRST_AT_PROCESSOR, SALE_FUNDS, accountOf('funds_at_platform')),
    ['money_is_conserved'],
    /^funds_at_processor is at -?\d+ cents, by sales and payouts it should be -?\d+ cents(?:, and \d+ more accounts? differs?)?$/,
  ],
  [
    'a balance has the other holder',
    `UPDATE ledger_balances SET holder = 0
     WHERE balance_id = (SELECT MAX(balance_id) FROM ledger_balances WHERE state = 0 AND holder = 1)`,
    ['creators_are_owed_what_they_earned', 'rows_say_what_happened'],
    /^creator \d+ has balances of \d+ cents held by the platform, earned \d+ cents there$/,
  ],
  [
    'a payout is another creator’s',
    `UPDATE ledger_payouts SET creator_id = (SELECT MAX(creator_id) FROM ledger_payouts)
     WHERE payout_id = ${COMPLETED}`,
    ['payouts_add_up', 'creators_are_owed_what_they_earned', 'processor_agrees'],
    /^payout \d+ of creator \d+ has balance \d+ of creator \d+$/,
  ],
  [
    'a completed payout claims money of the platform’s that was not moved for it',
    `UPDATE ledger_balances SET holder = 0 WHERE balance_id IN
       (SELECT balance_id FROM ledger_payout_balances WHERE payout_id = ${FROM_PROCESSOR_ALONE})`,
    ['processor_agrees', 'creators_are_owed_what_they_earned', 'rows_say_what_happened'],
    /^payout \d+: 0 cents were moved for it, of its balances the platform held \d+ cents$/,
  ],
  [
    'a payout is slipped in without a history',
    `INSERT INTO ledger_payouts SELECT 9999, creator_id, created_at, NULL, processor, payout_type, frequency,
       period_end_day, gross_cents, fee_cents, net_cents, 0, 0, 0, NULL, NULL, NULL
     FROM ledger_payouts WHERE payout_id = ${COMPLETED}`,
    ['histories_are_legal', 'payouts_add_up', 'money_is_conserved', 'payouts_are_sent'],
    /^payout 9999 is creating but it has no history$/,
  ],
  [
    'a payout loses one of its balances',
    `DELETE FROM ledger_payout_balances WHERE balance_id = ${OF_COMPLETED} AND payout_id = ${COMPLETED}`,
    ['payouts_add_up'],
    /^payout \d+ of \d+ cents claimed \d+ cents/,
  ],
  [
    'a paid balance’s amount is changed',
    `UPDATE ledger_balances SET amount_cents = amount_cents + 1 WHERE balance_id = ${OF_COMPLETED}`,
    ['payouts_add_up', 'creators_are_owed_what_they_earned'],
    /^payout \d+ claimed \d+ cents of balance \d+, which now has \d+ cents$/,
  ],
  [
    'a fee does not fit gross and net',
    `UPDATE ledger_payouts SET fee_cents = fee_cents + 2 WHERE payout_id = ${COMPLETED}`,
    [
      'payouts_add_up',
      'payout_fees_follow_policy',
      'money_is_conserved',
      'fees_collected_are_booked',
    ],
    /a fee of \d+ cents and a net of \d+ cents$/,
  ],
  [
    'an instant fee is two cents too high',
    `UPDATE ledger_payouts SET fee_cents = fee_cents + 2, net_cents = net_cents - 2
     WHERE payout_id = (SELECT MIN(payout_id) FROM ledger_payouts WHERE payout_type = 1 AND state = 3)`,
    [
      'payout_fees_follow_policy',
      'processor_agrees',
      'money_is_conserved',
      'fees_collected_are_booked',
    ],
    /^payout \d+ of \d+ cents took a fee of \d+ cents and sent \d+ cents$/,
  ],
  [
    'an instant fee is two cents too low',
    `UPDATE ledger_payouts SET fee_cents = fee_cents - 2, net_cents = net_cents + 2
     WHERE payout_id = (SELECT MIN(payout_id) FROM ledger_payouts WHERE payout_type = 1 AND state = 3)`,
    [
      'payout_fees_follow_policy',
      'processor_agrees',
      'money_is_conserved',
      'fees_collected_are_booked',
    ],
    /took a fee of/,
  ],
  [
    'a PayPal fee is a cent too low',
    `UPDATE ledger_payouts SET fee_cents = fee_cents - 1, net_cents = net_cents + 1
     WHERE payout_id = (SELECT MIN(p.payout_id) FROM ledger_payouts p JOIN ledger_creators USING (creator_id)
       WHERE processor = 1 AND country <> 'BR' AND p.state = 3)`,
    ['payout_fees_follow_policy', 'processor_agrees', 'money_is_conserved'],
    /took a fee of/,
  ],
  [
    'a standard Stripe payout took a fee',
    `UPDATE ledger_payouts SET fee_cents = 1, net_cents = net_cents - 1
     WHERE payout_id = (SELECT MIN(payout_id) FROM ledger_payouts
       WHERE payout_type = 0 AND processor = 0 AND state = 3)`,
    ['payout_fees_follow_policy', 'processor_agrees', 'money_is_conserved'],
    /took a fee of 1 cents and/,
  ],
  [
    'a completed payout is said to have failed, without history',
    `UPDATE ledger_payouts SET state = 4 WHERE payout_id = ${COMPLETED}`,
    [
      'payouts_follow_processor',
      'histories_are_legal',
      'creators_are_owed_what_they_earned',
      'money_is_conserved',
    ],
    /^payout \d+: it is failed, so its money is owed a second time: \d+ cents has arrived$/,
  ],
  [
    'a failed payout is said to be completed',
    `UPDATE ledger_payouts SET state = 3 WHERE payout_id = ${FAILED}`,
    [
      'processor_agrees',
      'histories_are_legal',
      'balances_paid_once',
      'creators_are_owed_what_they_earned',
      'money_is_conserved',
    ],
    /^payout \d+: it is completed, but the processor made no payout$/,
  ],
  [
    'a payout is deleted, with all that belongs to it',
    `DELETE FROM ledger_payout_changes WHERE payout_id = ${COMPLETED};
     DELETE FROM ledger_payout_balances WHERE payout_id = ${COMPLETED};
     DELETE FROM ledger_payouts WHERE payout_id = ${COMPLETED}`,
    ['processor_agrees'],
    /^payout \d+: the processor paid \d+ cents for payout \d+, which is not ours$/,
  ],
  [
    'the net of a payout is not what the processor paid',
    `UPDATE ledger_payouts SET net_cents = net_cents + 7 WHERE payout_id = ${COMPLETED}`,
    ['processor_agrees', 'payouts_add_up', 'payout_fees_follow_policy', 'money_is_conserved'],
    /its net is \d+ cents, the processor paid \d+ cents$/,
  ],
  [
    'a creator’s unpaid balance is raised',
    `UPDATE ledger_balances SET amount_cents = amount_cents + 100
     WHERE balance_id = (SELECT MAX(balance_id) FROM ledger_balances WHERE state = 0)`,
    ['creators_are_owed_what_they_earned'],
    /^creator \d+ is owed \d+ cents, should be owed \d+ cents$/,
  ],
  [
    'a paid balance is made unpaid again',
    `UPDATE ledger_balances SET state = 0 WHERE balance_id = ${OF_COMPLETED}`,
    ['creators_are_owed_what_they_earned', 'histories_are_legal'],
    /^creator \d+ is owed/,
  ],
  [
    'a balance is deleted',
    `DELETE FROM ledger_balances
     WHERE balance_id = (SELECT MAX(balance_id) FROM ledger_balances WHERE state = 0)`,
    ['creators_are_owed_what_they_earned', 'rows_say_what_happened'],
    /^creator \d+ is owed/,
  ],
  [
    'a sale’s money is in the account of another creator',
    moved(
      FIRST_SALE,
      SALE_CREATOR,
      `(SELECT account_id FROM ledger_accounts WHERE creator_id =
      (SELECT MAX(creator_id) FROM ledger_creators))`,
    ),
    ['creators_are_owed_what_they_earned'],
    /^creator \d+ has unpaid balances of \d+ cents and an account at -?\d+ cents$/,
  ],
  [
    'the fee of a payout is earned as if it were a sale’s',
    moved(FEE, FEE_ACCOUNT, accountOf('sale_fees')),
    ['money_is_conserved'],
    /^sale_fees is at -\d+ cents, by sales and payouts it should be -\d+ cents(?:, and \d+ more accounts? differs?)?$/,
  ],
  [
    'what was set aside for a payout never came back from it',
    moved(FEE, CLAIMED_ACCOUNT, accountOf('card_processing_costs')),
    ['money_is_conserved'],
    /^payouts_in_transit is at -\d+ cents, by sales and payouts it should be -\d+ cents(?:, and \d+ more accounts? differs?)?$/,
  ],
  [
    'the fee of a payout was collected by an account that has nothing to do with it',
    moved(FEE, COLLECTING_ACCOUNT, accountOf('card_processing_costs')),
    ['money_is_conserved'],
    /^funds_at_platform is at -?\d+ cents, by sales and payouts it should be -?\d+ cents(?:, and \d+ more accounts? differs?)?$/,
  ],
  [
    'a completed payout’s postings move a cent less',
    `UPDATE ledger_completions SET net_cents = net_cents - 1 WHERE posting_id = ${FEE}`,
    ['accounts_match_entries'],
    /^account \S+ is at -?\d+ cents, its entries sum to -?\d+ cents$/,
  ],
  [
    'the postings of a completed payout are deleted',
    `DELETE FROM ledger_completions WHERE posting_id = ${FEE}`,
    ['accounts_match_entries'],
    /^account \S+ is at -?\d+ cents, its entries sum to -?\d+ cents$/,
  ],
  [
    'a completed payout’s money comes from an account that does not exist',
    `UPDATE ledger_completions SET funds_account_id = 9999 WHERE posting_id = ${FEE}`,
    ['transfers_sum_to_zero', 'accounts_match_entries'],
    /^transfer \d+ sums to \d+ cents$/,
  ],
  [
    'a payout has another schedule',
    `UPDATE ledger_payouts SET frequency = 2 WHERE payout_id = ${COMPLETED}`,
    ['rows_say_what_happened'],
    /^payout 1: its row has the schedule monthly, and it was made with daily$/,
  ],
  [
    'the period of a payout ends on another day',
    `UPDATE ledger_payouts SET period_end_day = period_end_day - 7 WHERE payout_id = ${COMPLETED}`,
    ['rows_say_what_happened'],
    /^payout 1: its row has the period end 2026-08-24, and it was made with 2026-08-31$/,
  ],
  [
    'a payout has another processor',
    `UPDATE ledger_payouts SET processor = 1 WHERE payout_id = ${COMPLETED}`,
    ['rows_say_what_happened'],
    /^payout 1: its row has the processor paypal, and it was made with stripe$/,
  ],
  [
    'a completed payout has a failure reason',
    `UPDATE ledger_payouts SET failure_reason = 'no_account' WHERE payout_id = ${COMPLETED}`,
    ['rows_say_what_happened'],
    /^payout 1: its row has the failure reason no_account, and it is completed with none$/,
  ],
  [
    'a failed payout has another failure reason',
    `UPDATE ledger_payouts SET failure_reason = NULL WHERE payout_id = ${FAILED}`,
    ['rows_say_what_happened'],
    /^payout \d+: its row has the failure reason none, and it is failed with \w+$/,
  ],
  [
    'a paid balance is of another day',
    `UPDATE ledger_balances SET day = day - 1 WHERE balance_id = ${OF_COMPLETED}`,
    ['rows_say_what_happened'],
    /^sale \d+ is one of creator 1 at 2026-08-31T.* by its row, and was made as one of .*, in a balance of creator 1 of 2026-08-31 at the \w+$/,
  ],
  [
    'a sale was made at another time',
    `UPDATE ledger_sales SET occurred_at = occurred_at - 60 WHERE sale_id = 5`,
    ['rows_say_what_happened'],
    /^sale 5 is one of creator 8 at 2026-08-31T14:18:28Z of 4236 cents with a fee of 627 cents, in (a balance of creator 8 of 2026-08-31 at the \w+) by its row, and was made as one of creator 8 at 2026-08-31T14:19:28Z of 4236 cents with a fee of 627 cents, in \1$/,
  ],
  [
    'a sale is another creator’s',
    `UPDATE ledger_sales SET creator_id = creator_id - 1 WHERE sale_id = 5`,
    ['rows_say_what_happened'],
    /^sale 5 is one of creator 7 at \S+ of 4236 cents with a fee of 627 cents, .* by its row, and was made as one of creator 8 /,
  ],
  [
    'a sale’s fee is a cent more',
    `UPDATE ledger_sales SET fee_cents = fee_cents + 1, net_cents = net_cents - 1 WHERE sale_id = 5`,
    ['rows_say_what_happened'],
    /^sale 5 is one of creator 8 at \S+ of 4236 cents with a fee of 628 cents, .* by its row, and was made as one /,
  ],
  [
    'a sale’s net is a cent less',
    `UPDATE ledger_sales SET net_cents = net_cents - 1 WHERE sale_id = 5`,
    ['rows_say_what_happened'],
    /^sale 5 is one of creator 8 /,
  ],
  [
    'a sale is in the balance of another day',
    `UPDATE ledger_sales AS s SET balance_id = (SELECT b.balance_id FROM ledger_balances b
       WHERE b.creator_id = s.creator_id AND b.day > s.occurred_at / 86400 LIMIT 1) WHERE sale_id = 5`,
    ['rows_say_what_happened'],
    /^sale 5 is one of creator 8 at 2026-08-31T.*, in a balance of creator 8 of 2026-09-\d\d at the \w+ by its row, and was made as one of .*, in a balance of creator 8 of 2026-08-31 at the \w+$/,
  ],
  [
    'a sale is in the balance of another creator',
    `UPDATE ledger_sales SET balance_id = (SELECT balance_id FROM ledger_balances WHERE creator_id = 7 LIMIT 1)
     WHERE sale_id = 5`,
    ['rows_say_what_happened'],
    /^sale 5 is one of creator 8 at .*, in a balance of creator 7 of \S+ at the \w+ by its row, /,
  ],
  [
    'a refund is in the balance of another creator',
    `UPDATE ledger_sales AS s SET balance_id = (SELECT balance_id FROM ledger_balances b
       WHERE b.creator_id <> s.creator_id LIMIT 1) WHERE sale_id = ${REFUND}`,
    ['rows_say_what_happened'],
    /^row \d+ of creator \d+ is in a balance of creator \d+$/,
  ],
  [
    'a refund was at another time',
    `UPDATE ledger_sales SET occurred_at = occurred_at + 60 WHERE sale_id = ${REFUND}`,
    ['rows_say_what_happened'],
    /^the rows of each refund of creator \d+ are \d+ of -\d+ cents together, it should be \d+ of -\d+ cents together, and a time or an amount is another$/,
  ],
  [
    'a refund is a chargeback',
    `UPDATE ledger_sales SET kind = 2 WHERE sale_id = ${REFUND}`,
    ['rows_say_what_happened'],
    /^the rows of each \w+ of creator \d+ are \d+ of -?\d+ cents together, it should be \d+ of -?\d+ cents together$/,
  ],
  [
    'a refund is of another sale',
    `UPDATE ledger_sales SET reversed_sale_id = reversed_sale_id - 1 WHERE sale_id = ${REFUND}`,
    ['rows_say_what_happened'],
    /^the rows of each refund of creator \d+ are /,
  ],
  [
    'a refund is deleted',
    `DELETE FROM ledger_sales WHERE sale_id = ${REFUND}`,
    ['rows_say_what_happened'],
    /^the rows of each refund of creator \d+ are \d+ of -?\d+ cents together, it should be /,
  ],
  [
    'an unpaid balance is of another day',
    `UPDATE ledger_balances SET day = day - 1
     WHERE balance_id = (SELECT MAX(balance_id) FROM ledger_balances WHERE state = 0)`,
    ['rows_say_what_happened'],
    /^the \w+ has \d+ cents unpaid of creator \d+ of \S+ by the rows, it should be \d+ cents$|^sale \d+ is one of .*, in a balance of .* by its row, /,
  ],
  [
    'a posting was at another time',
    `UPDATE ledger_sale_transfers SET occurred_at = occurred_at + 1 WHERE posting_id = ${FIRST_SALE}`,
    ['rows_say_what_happened'],
    /^on \S+ there were \d+ postings, and by the rows they are of other times$/,
  ],
  [
    'a completed payout’s postings were on another day',
    `UPDATE ledger_completions SET occurred_at = occurred_at - 86400 WHERE posting_id = ${FEE}`,
    ['rows_say_what_happened'],
    /^posting \d+ was at \S+ by its row, after one at \S+$|^on \S+ there were \d+ postings, and by the rows they are \d+$/,
  ],
  [
    'a change of state was at another time',
    `UPDATE ledger_payout_changes SET occurred_at = occurred_at - 1
     WHERE change_id = (SELECT MIN(change_id) FROM ledger_payout_changes)`,
    ['rows_say_what_happened'],
    /^on \S+ there were \d+ changes of state, and by the rows they are of other times$/,
  ],
  [
    'a sale is a credit',
    `UPDATE ledger_sales SET kind = 3 WHERE sale_id = 5`,
    ['rows_say_what_happened'],
    /^the ledger has \d+ sales, buyers made \d+$/,
  ],
  [
    'the cost of a payout is not what was booked',
    `UPDATE ledger_payouts SET cost_cents = cost_cents + 5 WHERE payout_id = ${COMPLETED}`,
    ['money_is_conserved', 'costs_charged_are_booked'],
    /^funds_at_platform is at|^payout_costs is at/,
  ],
]

describe('the checks at the end of a run', () => {
  it('find nothing wrong with books that nobody has touched', () => {
    const simulation = eventfulRun(DAYS)
    const states = [...simulation.ledger.database.each('SELECT DISTINCT state FROM payouts')].flat()
    expect(states).toEqual(
      expect.arrayContaining(['processing', 'completed', 'failed', 'returned']),
    )
    expect(simulation.checkEverything()).toEqual(
      CHECK_NAMES.map((name) => ({
        ...{
          name,
          ...termsOf(name),
          ok: true,
          violations: 0,
          centsAtRisk: 0,
          paidTwice: 0,
          centsPaidTwice: 0,
        },
        ...{ firstAt: null, foundAt: null, witness: null, witnessParts: [], subjects: [] },
        ...{ open: null, openParts: [] },
      })),
    )
  })

  it.each(TAMPERINGS)('when %s', (_what, sql, found, witness) => {
    const simulation = eventfulRun(DAYS)
    tamper(simulation, sql)
    const results = simulation.checkEverything()
    expectReadable(results)
    expect(broken(results).sort()).toEqual([...found].sort())
    const first = results.find(({ name }) => name === found[0])
    expect(first?.witness).toMatch(witness)
    expect(first?.violations).toBeGreaterThan(0)
  })

  it('are all made to fail by some test here, or they could not fail at all', () => {
    const reported = new Set([
      ...TAMPERINGS.flatMap(([, , found]) => found),
      ...FOUND_ONLY_IN_THE_RUN,
    ])
    expect([...reported].sort()).toEqual([...CHECK_NAMES].sort())
  })

  it('count each violation once, however often they come across it', () => {
    const simulation = eventfulRun(DAYS)
    tamper(
      simulation,
      'UPDATE ledger_sale_transfers SET net_cents = net_cents + 1 WHERE posting_id = 1',
    )
    const first = simulation.checkEverything()
    expect(simulation.checkEverything()).toEqual(first)
  })
})
