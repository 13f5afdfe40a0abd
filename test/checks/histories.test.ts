import { describe, expect, it } from 'vitest'
import { BALANCE_STATES } from '../../src/core/balance-state'
import { canPayoutBecome, PAYOUT_STATES, UNPAID_PAYOUT_STATES } from '../../src/core/payout-state'
import { PROCESSORS, type ProcessorName } from '../../src/core/vocabulary'
import { Violations } from '../../src/checks/violations'
import { Histories } from '../../src/checks/histories'
import { NewChanges } from '../../src/checks/new-changes'
import type { Database } from '../../src/ledger/database'
import { at } from '../support/days'
import { PolicyTimeline } from '../../src/core/policy-timeline'
import { claim, ledgerWith, policy, sell, value } from '../support/ledgers'
import { broken, eventfulRun, tamper } from '../support/audited'
import { lookOf } from '../support/look-of'
import { stepWhile } from '../support/stepping'

const policies = new PolicyTimeline(policy)

/** With the changes that there are now. */
function historiesOf(database: Database, timeline = policies): Histories {
  const changes = new NewChanges(database)
  changes.atEachLook()
  return new Histories(database, timeline, changes)
}

type Step = readonly [from: string | null, to: string]

/** A payout that failed gives its balance back. */
const CLAIMED_AND_FREED: readonly Step[] = [
  ['unpaid', 'processing'],
  ['processing', 'unpaid'],
]
const UNPAID: readonly string[] = UNPAID_PAYOUT_STATES

/**
 * What the check says of a payout, or of the balance in it, with exactly these steps as its history. The balance of
 * a payout that failed is freed, unless it is kept.
 */
function witnessOf(
  kind: 'payout' | 'balance',
  steps: readonly Step[],
  processor: ProcessorName = 'stripe',
  balance: 'freed' | 'kept' = 'freed',
  timeline = policies,
): string | null {
  const ledger = ledgerWith({})
  sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00)
  claim(ledger, 1, at('2026-09-03T10:00:00Z'), { processor })
  const words: Record<typeof kind, readonly string[]> = {
    payout: PAYOUT_STATES,
    balance: BALANCE_STATES,
  }
  const { database } = ledger
  let changeId = 0
  const add = (subject: typeof kind, [from, to]: Step): void => {
    const codes = [from, to].map((state) => (state === null ? null : words[subject].indexOf(state)))
    changeId += 1
    const sql =
      subject === 'payout'
        ? 'INSERT INTO ledger_payout_changes VALUES (?, 1, 0, ?, ?, NULL, NULL)'
        : 'INSERT INTO ledger_balance_changes VALUES (?, 1, 1, 0, ?, ?)'
    database.statement(sql).run([changeId, ...codes])
  }
  const isFreed = balance === 'freed' && steps.some(([, to]) => UNPAID.includes(to))
  database.statement('DELETE FROM ledger_payout_changes').run([])
  for (const step of steps) add(kind, step)
  if (isFreed) for (const step of CLAIMED_AND_FREED) add('balance', step)
  const violations = new Violations()
  historiesOf(ledger.database, timeline).atEachLook(lookOf(violations))
  return violations.results.find(({ name }) => name === 'histories_are_legal')!.witness
}

it('counts the money of a payout once, whose balances have no legal history either', () => {
  const ledger = ledgerWith({})
  sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00)
  claim(ledger, 1, at('2026-09-03T10:00:00Z'))
  const { database } = ledger
  database.script(`DELETE FROM ledger_payout_changes; DELETE FROM ledger_balance_changes;
    UPDATE ledger_payouts SET gross_cents = (SELECT amount_cents FROM ledger_balances);
    INSERT INTO ledger_payout_changes VALUES (1, 1, 0, ${PAYOUT_STATES.indexOf('processing')}, ${PAYOUT_STATES.indexOf('completed')}, NULL, NULL);
    INSERT INTO ledger_balance_changes VALUES (2, 1, 1, 0, ${BALANCE_STATES.indexOf('processing')}, ${BALANCE_STATES.indexOf('paid')})`)
  const violations = new Violations()
  const histories = historiesOf(database)
  histories.atEachLook(lookOf(violations))
  histories.runEnds(lookOf(violations))
  const result = violations.results.find(({ name }) => name === 'histories_are_legal')!
  const amount = value(database, 'SELECT amount_cents FROM ledger_balances')
  expect([result.violations, result.centsAtRisk]).toEqual([2, amount])
})

describe('a history is legal', () => {
  it.each([
    [
      'payout',
      [
        [null, 'creating'],
        ['creating', 'processing'],
        ['processing', 'completed'],
        ['completed', 'returned'],
      ],
    ],
    [
      'payout',
      [
        [null, 'creating'],
        ['creating', 'failed'],
      ],
    ],
    [
      'balance',
      [
        ['unpaid', 'processing'],
        ['processing', 'paid'],
        ['paid', 'unpaid'],
        ['unpaid', 'processing'],
      ],
    ],
    ['balance', [['unpaid', 'forfeited']]],
  ] as ['payout' | 'balance', Step[]][])('of a %s: %j', (kind, steps) => {
    expect(witnessOf(kind, steps)).toBeNull()
  })

  it.each([
    [
      'payout',
      [['creating', 'processing']],
      'payout 1 was new and went from creating to processing',
    ],
    ['payout', [[null, 'processing']], 'payout 1 was new and was created as processing'],
    [
      'payout',
      [
        [null, 'creating'],
        ['processing', 'completed'],
      ],
      'payout 1 was creating and went from processing to completed',
    ],
    [
      'payout',
      [
        [null, 'creating'],
        ['creating', 'completed'],
      ],
      'payout 1 was creating and went from creating to completed',
    ],
    ['balance', [['unpaid', 'paid']], 'balance 1 was unpaid and went from unpaid to paid'],
    ['balance', [['processing', 'paid']], 'balance 1 was unpaid and went from processing to paid'],
    [
      'balance',
      [
        ['unpaid', 'forfeited'],
        ['forfeited', 'unpaid'],
      ],
      'balance 1 was forfeited and went from forfeited to unpaid',
    ],
  ] as ['payout' | 'balance', Step[], string][])('not of a %s: %j', (kind, steps, witness) => {
    expect(witnessOf(kind, steps)).toBe(witness)
  })

  it.each(PROCESSORS)(
    'with %s by a table of the auditor’s own, which knows the same steps as the service’s',
    (processor) => {
      for (const from of PAYOUT_STATES.filter(
        (state) => state !== 'unclaimed' || processor === 'paypal',
      )) {
        for (const to of PAYOUT_STATES) {
          const witness = witnessOf('payout', [...wayTo(from), [from, to]], processor)
          expect([from, to, witness === null]).toEqual([
            from,
            to,
            canPayoutBecome(from, to, processor),
          ])
        }
      }
    },
  )
})

describe('what a payout’s row tells of its balances', () => {
  const witnessAfter = (sql: string): string | null => {
    const ledger = ledgerWith({})
    sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00)
    sell(ledger, 1, at('2026-08-21T12:00:00Z'), 200_00)
    claim(ledger, 1, at('2026-09-03T10:00:00Z'))
    ledger.database.script(sql)
    const violations = new Violations()
    const histories = historiesOf(ledger.database)
    histories.atEachLook(lookOf(violations))
    histories.runEnds(lookOf(violations))
    return violations.results.find(({ name }) => name === 'histories_are_legal')!.witness
  }

  it.each([
    ['nothing is wrong', 'SELECT 1', null],
    [
      'the step is not legal',
      'UPDATE ledger_payout_changes SET balances_from_state = 1, balances_to_state = 2',
      'balance 1 was unpaid and went from processing to paid',
    ],
    [
      'they are said to have stayed',
      'UPDATE ledger_payout_changes SET balances_from_state = NULL, balances_to_state = NULL',
      'balance 1 is processing but its history ends in unpaid',
    ],
    [
      'one of them was left out',
      'UPDATE ledger_balances SET state = 0 WHERE balance_id = 2',
      'balance 2 is unpaid but its history ends in processing',
    ],
    [
      'one of them is no longer claimed',
      'DELETE FROM ledger_payout_balances WHERE balance_id = 2',
      'balance 2 is processing but its history ends in unpaid',
    ],
  ])('is compared with them: %s', (_what, sql, witness) => {
    expect(witnessAfter(sql)).toBe(witness)
  })
})

describe('a payout that failed', () => {
  const keeping = new PolicyTimeline({ ...policy, straightReturnFreesBalances: false })
  const ending = (to: string): Step[] => [...wayTo('processing'), ['processing', to]]

  it.each(UNPAID)('has given its balances back when it is %s', (to) => {
    const witness = `payout 1 went from processing to ${to} but keeps its balances`
    expect(witnessOf('payout', ending(to), 'stripe', 'kept')).toBe(witness)
    expect(witnessOf('payout', ending(to), 'stripe', 'freed')).toBeNull()
  })

  it.each([
    ['paypal', 'returned', null],
    ['stripe', 'returned', 'payout 1 went from processing to returned but keeps its balances'],
    ['paypal', 'failed', 'payout 1 went from processing to failed but keeps its balances'],
  ] as const)(
    'of %s and %s may keep them under a policy with that quirk: %j',
    (processor, to, witness) => {
      expect(witnessOf('payout', ending(to), processor, 'kept', keeping)).toBe(witness)
    },
  )
})

/** Legal steps from the beginning to a state. */
function wayTo(state: (typeof PAYOUT_STATES)[number]): Step[] {
  const created: Step[] = [[null, 'creating']]
  if (state === 'creating') return created
  const processing: Step[] = [...created, ['creating', 'processing']]
  return state === 'processing' ? processing : [...processing, ['processing', state]]
}

describe('while a run goes on', () => {
  it('the end of the day reports what went wrong on it, and the run goes on', () => {
    const simulation = eventfulRun(5)
    expect(broken(simulation.checkResults)).toEqual([])
    tamper(
      simulation,
      `CREATE TRIGGER one_cent_more AFTER INSERT ON ledger_sale_transfers WHEN NEW.posting_id % 5 = 0
       BEGIN UPDATE ledger_sale_transfers SET net_cents = net_cents + 1
             WHERE posting_id = NEW.posting_id; END`,
    )
    stepWhile(simulation, () => simulation.daysDone < 10)
    expect(broken(simulation.checkResults)).toEqual([
      'transfers_sum_to_zero',
      'accounts_match_entries',
    ])
    const violations = simulation.counter.days.map((day) => day.violations.accounts_match_entries)
    expect(violations.slice(0, 5)).toEqual([0, 0, 0, 0, 0])
    expect(violations.at(-1)).toBeGreaterThan(0)
    expect(simulation.step()).toBe(true)
  })
})
