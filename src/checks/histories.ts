/**
 * Whether every state history is legal: it begins where it should, each step leaves the state that the last one entered,
 * and each step is one that the table below allows. A failed payout has given its balances back.
 * The table is the auditor's own, not the service's.
 */
import { BALANCE_STATES } from '../core/balance-state'
import type { Instant } from '../core/calendar'
import { PAYOUT_STATES } from '../core/payout-state'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence, type Sentence } from '../core/sentence'
import { PROCESSORS } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import type { ClosedIds } from './closed-ids'
import type { Check, Look } from './moments'
import type { NewChanges } from './new-changes'
import { UNPAID_PAYOUT_STATES } from './state-sets'
import { moneyOfPayout, type Violations } from './violations'

/** The histories of all payouts, or of all balances. */
interface Kind {
  name: 'payout' | 'balance'
  words: readonly string[]
  /** What a history without steps means: a balance is unpaid, a payout is not there. */
  beginning: number | null
  legalSteps: ReadonlySet<string>
  rowsSql: string
  /** The amount of one, and whose it is. */
  amountSql: string
  /** Where each history has come to. */
  reached: Map<number, number>
}

const LEGAL_PAYOUT_STEPS = new Set([
  ' creating',
  'creating processing',
  'creating failed',
  'processing completed',
  'processing failed',
  'processing cancelled',
  'processing reversed',
  'processing returned',
  'processing unclaimed',
  'unclaimed completed',
  'unclaimed cancelled',
  'unclaimed reversed',
  'unclaimed returned',
  'completed returned',
])

/** Nobody but PayPal has unclaimed payouts, and what PayPal completed does not come back. */
const PAYPAL_ONLY_STEP = 'processing unclaimed'
const NEVER_PAYPAL_STEP = 'completed returned'

const LEGAL_BALANCE_STEPS = new Set([
  'unpaid processing',
  'processing paid',
  'processing unpaid',
  'paid unpaid',
  'unpaid forfeited',
])

/** A policy may leave the balances of such a payout in processing for good (quirk G13). */
const STEP_THAT_MAY_KEEP = 'processing returned'

const BALANCE_UNPAID = BALANCE_STATES.indexOf('unpaid')

interface Ending {
  payoutId: number
  step: string
  at: Instant
}

/** A history that is not legal. */
interface Wrong {
  id: number
  problem: string
  /** When it went wrong, where its rows tell. */
  at?: Instant
  /** The payout whose step it was, of a balance; otherwise the last one that claimed it. */
  payoutId?: number
}

/** One row of a history. */
interface Change {
  id: number
  from: number | null
  to: number
  at: Instant
  payoutId: number
}

export class Histories implements Check {
  readonly #database: Database
  readonly #policies: PolicyTimeline
  readonly #changes: NewChanges
  readonly #payouts: Kind = {
    name: 'payout',
    words: PAYOUT_STATES,
    beginning: null,
    legalSteps: LEGAL_PAYOUT_STEPS,
    rowsSql: 'SELECT payout_id, state FROM ledger_payouts',
    amountSql: 'SELECT gross_cents, creator_id FROM ledger_payouts WHERE payout_id = ?',
    reached: new Map(),
  }
  readonly #balances: Kind = {
    name: 'balance',
    words: BALANCE_STATES,
    beginning: BALANCE_UNPAID,
    legalSteps: LEGAL_BALANCE_STEPS,
    rowsSql: 'SELECT balance_id, state FROM ledger_balances',
    amountSql: 'SELECT amount_cents, creator_id FROM ledger_balances WHERE balance_id = ?',
    reached: new Map(),
  }
  readonly #freedBalances = new Set<number>()
  #changed: ReadonlySet<number> = new Set()

  constructor(database: Database, policies: PolicyTimeline, changes: NewChanges) {
    this.#database = database
    this.#policies = policies
    this.#changes = changes
  }

  /** Whether the balances of a payout have become unpaid again, so far as its history has been followed. */
  hasFreedBalances(payoutId: number): boolean {
    return this.#freedBalances.has(payoutId)
  }

  /** The payouts that had changed at the last look. */
  get changed(): ReadonlySet<number> {
    return this.#changed
  }

  /** Follows the changes since the last time. */
  atEachLook({ violations }: Look): void {
    const changed = new Set<number>()
    const endings: Ending[] = []
    for (const [, payoutId, from, to, at] of this.#changes.ofPayouts) {
      changed.add(payoutId)
      const step = this.#step(this.#payouts, { id: payoutId, from, to, at, payoutId }, violations)
      if (UNPAID_PAYOUT_STATES.includes(PAYOUT_STATES[to]!)) endings.push({ payoutId, step, at })
    }
    for (const [, payoutId, balanceId, from, to, at] of this.#changes.ofBalances) {
      this.#step(this.#balances, { id: balanceId, from, to, at, payoutId }, violations)
      if (to === BALANCE_UNPAID) this.#freedBalances.add(payoutId)
    }
    for (const ending of endings) this.#lookForKeptBalances(ending, violations)
    this.#changed = changed
  }

  /** Their rows are gone. */
  daysClosed({ payoutIds, balanceIds }: ClosedIds): void {
    for (const payoutId of payoutIds) {
      this.#payouts.reached.delete(payoutId)
      this.#freedBalances.delete(payoutId)
    }
    for (const balanceId of balanceIds) this.#balances.reached.delete(balanceId)
  }

  /** Every row is in the state in which its history leaves it. */
  runEnds({ violations }: Look): void {
    this.#compare(this.#payouts, violations)
    this.#compare(this.#balances, violations)
  }

  /** Answers the step in words. */
  #step(kind: Kind, { id, from, to, at, payoutId }: Change, violations: Violations): string {
    const before = kind.reached.get(id) ?? kind.beginning
    const step = `${from === null ? '' : kind.words[from]} ${kind.words[to]}`
    if (before !== from || !kind.legalSteps.has(step) || !this.#fitsProcessor(kind, id, step)) {
      const was = before === null ? 'new' : kind.words[before]
      const problem = `was ${was} and ${stepWords(step)}`
      this.#report(kind, { id, problem, at, payoutId }, violations)
    }
    kind.reached.set(id, to)
    return step
  }

  #fitsProcessor({ name }: Kind, id: number, step: string): boolean {
    if (name === 'balance' || (step !== PAYPAL_ONLY_STEP && step !== NEVER_PAYPAL_STEP)) return true
    return this.#isByPaypal(id) === (step === PAYPAL_ONLY_STEP)
  }

  #isByPaypal(payoutId: number): boolean {
    const row = this.#database
      .statement('SELECT processor FROM ledger_payouts WHERE payout_id = ?')
      .row([payoutId])
    return row?.[0] === PROCESSORS.indexOf('paypal')
  }

  #lookForKeptBalances({ payoutId, step, at }: Ending, violations: Violations): void {
    if (this.#freedBalances.has(payoutId)) return
    const mayKeep =
      step === STEP_THAT_MAY_KEEP && !this.#policies.at(at).straightReturnFreesBalances
    if (mayKeep && this.#isByPaypal(payoutId)) return
    const problem = `${stepWords(step)} but keeps its balances`
    this.#report(this.#payouts, { id: payoutId, problem, at }, violations)
  }

  #compare(kind: Kind, violations: Violations): void {
    for (const [id, state] of this.#database.statement(kind.rowsSql).rows([]) as [
      number,
      number,
    ][]) {
      const expected = kind.reached.get(id) ?? kind.beginning
      if (state === expected) continue
      const ending =
        expected === null ? 'it has no history' : `its history ends in ${kind.words[expected]}`
      const problem = `is ${kind.words[state]} but ${ending}`
      this.#report(kind, { id, problem }, violations)
    }
  }

  #report({ name, amountSql }: Kind, wrong: Wrong, violations: Violations): void {
    const { id, problem, at } = wrong
    const [cents, creatorId] = (this.#database.statement(amountSql).row([id]) ?? []) as number[]
    const isPayout = name === 'payout'
    const payoutId = isPayout ? id : (wrong.payoutId ?? this.#lastClaimOf(id))
    violations.add(
      'histories_are_legal',
      `${name} ${id}`,
      sentence`${subjectOf(name, id)} ${problem}`,
      {
        cents: cents ?? 0,
        money: payoutId === undefined ? undefined : moneyOfPayout(payoutId),
        piece: isPayout ? undefined : id,
        at,
        payoutId: isPayout ? id : undefined,
        creatorId,
      },
    )
  }

  #lastClaimOf(balanceId: number): number | undefined {
    const row = this.#database
      .statement('SELECT MAX(payout_id) FROM ledger_payout_balances WHERE balance_id = ?')
      .row([balanceId])
    return (row?.[0] as number | null | undefined) ?? undefined
  }
}

/** A step without a state to come from is a creation. */
function stepWords(step: string): string {
  const [from, to] = step.split(' ')
  return from === '' ? `was created as ${to}` : `went from ${from} to ${to}`
}

const subjectOf = (name: Kind['name'], id: number): Sentence =>
  name === 'payout' ? [{ payoutId: id }] : `${name} ${id}`
