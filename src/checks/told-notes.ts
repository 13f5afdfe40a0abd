/**
 * Whether the notes to creators say what happened, in the words and with the figures of it: each new note is compared with
 * what the auditor heard, with the histories of payouts and with the pauses. And the other way round: what a creator is to
 * be told has its note. How true the reasons are that the service gives is asked by `said-reasons.ts`, which is also asked
 * about those that are only in a note.
 */
import { dayOfInstant, SECONDS_IN_DAY, startOfDay, type Day, type Instant } from '../core/calendar'
import { failureMeaning } from '../core/failure-reasons'
import type { Cents } from '../core/money'
import type { PolicyTimeline } from '../core/policy-timeline'
import { sentence, type Sentence } from '../core/sentence'
import { PAUSE_SOURCES, PAYOUT_TYPES, type PauseSource } from '../core/vocabulary'
import type { Database } from '../ledger/database'
import { LEAST_CENTS } from './allowed-refunds'
import type { Auditor } from './auditor/auditor'
import type { Happening, SaidReason, SaidSkip } from './auditor/happenings'
import { payerOf } from './auditor/own-words'
import type { UnpaidMoney } from './auditor/unpaid-money'
import type { Histories } from './histories'
import { LastingReasons } from './lasting-reasons'
import type { Check, Look } from './moments'
import { figuresIn, isWordedAs, readSkip } from './note-words'
import type { PaidAfterFailure } from './paid-after-failure'
import type { PayoutStates, StateStep } from './payout-states'
import type { SaidReasons } from './said-reasons'
import type { KnownStanding, Standings } from './standing'
import { LIVE_PAYOUT_STATES } from './state-sets'
import type { Violations } from './violations'

const NAME = 'notes_tell_what_happened'

const REPEATED_WITHIN_SECONDS = 7 * SECONDS_IN_DAY

/** They may be about a part of the money. */
const OF_PART: ReadonlySet<string> = new Set(['funds_settling', 'above_instant_maximum'])

/** Whoever is paused for money that is unaccounted for is told what it is about. */
const SAID_OF_UNACCOUNTED: ReadonlySet<string> = new Set([
  'payout_outcome_unknown',
  'transfer_kept',
  'paid_after_failure',
])

interface Note {
  noteId: number
  creatorId: number
  at: Instant
  code: string
  content: string
  /** It has been compared, and is true unless a violation says otherwise. */
  isCompared: boolean
}

/** What happened that a creator is told in a note of this code. */
interface Telling {
  code: string
  creatorId: number
  at: Instant
  figures: readonly number[]
  words?: string | undefined
}

interface ToldNotesOptions {
  database: Database
  auditor: Pick<Auditor, 'transfersFor' | 'losses'>
  states: PayoutStates
  policies: PolicyTimeline
  money: UnpaidMoney
  standings: Standings
  reasons: SaidReasons
  paidAfterFailure: PaidAfterFailure
  histories: Histories
}

export class ToldNotes implements Check {
  readonly #options: ToldNotesOptions
  /** Since the last look. */
  #notes: Note[] = []
  readonly #byCreator = new Map<number, Note[]>()
  readonly #lastingReasons: LastingReasons
  /** By creator and instant: what of their money was moved to the platform. */
  readonly #moved = new Map<string, Cents>()
  #untold: Telling[] = []
  /** Whether one of them is about what a creator owes: otherwise nothing is asked of a sale. */
  #isDebtTold = false
  #lastNoteId = 0
  #lastPauseId = 0

  constructor(options: ToldNotesOptions) {
    this.#options = options
    this.#lastingReasons = new LastingReasons(options.states)
    options.states.onStep((step) => this.#stepped(step))
  }

  /** The notes of the time that is gone through next. */
  beforeMoney(): void {
    const rows = this.#options.database
      .statement(
        `SELECT note_id, creator_id, created_at, code, content FROM ledger_payout_notes
         WHERE note_id > ? ORDER BY note_id`,
      )
      .rows([this.#lastNoteId]) as [number, number, Instant, string, string][]
    this.#notes = rows.map(([noteId, creatorId, at, code, content]) => ({
      ...{ noteId, creatorId, at, code, content },
      isCompared: false,
    }))
    for (const note of this.#notes) {
      const others = this.#byCreator.get(note.creatorId)
      if (others) others.push(note)
      else this.#byCreator.set(note.creatorId, [note])
    }
    this.#isDebtTold = this.#notes.some(({ code }) => code.startsWith('refunds_'))
    this.#lastNoteId = this.#notes.at(-1)?.noteId ?? this.#lastNoteId
  }

  afterHappening(happening: Happening, violations: Violations): void {
    const { what, creatorId, at } = happening
    if (what === 'sale' && !this.#isDebtTold) return
    // What is owed from before the run is told when it begins.
    this.#compareDebt(creatorId, what === 'opening_balance' ? null : at)
    if (what === 'skip') this.#skipped(happening, violations)
    else if (what === 'dispute_won') {
      const { grossCents, cents } = happening
      this.#untold.push({ code: what, creatorId, at, figures: [grossCents, cents] })
    } else if (what === 'bank_debit') {
      this.#untold.push({ code: 'bank_debited', creatorId, at, figures: [happening.cents] })
    } else if (what === 'residue') {
      const { payoutId, cents } = happening
      const words = cents < 0 ? ' cost ' : ' left '
      const figures = [payoutId, Math.abs(cents)]
      this.#untold.push({ code: 'exchange_residue', creatorId, at, figures, words })
    } else if (what === 'moved') {
      const key = `${creatorId} ${at}`
      this.#moved.set(key, (this.#moved.get(key) ?? 0) + happening.cents)
    }
  }

  afterDebt(creatorId: number, at: Instant): void {
    this.#compareDebt(creatorId, at)
  }

  afterMoneyCameBack(creatorId: number, at: Instant): void {
    this.#compareDebt(creatorId, at)
  }

  /** Looks through the notes since the last time, and through what has not been told for a day. */
  atEachLook({ now, violations }: Look): void {
    this.#readPauses(violations)
    this.#lookForRepeats(violations)
    for (const note of this.#notes) {
      const { noteId, code, content } = note
      if (note.isCompared && isWordedAs(code, content)) continue
      const isTrue = !note.isCompared && isWordedAs(code, content) && this.#isTrue(note)
      if (!isTrue) report(noteId, note, 'and that is not what happened', violations)
    }
    this.#byCreator.clear()
    this.#moved.clear()
    // Who writes in pieces may still be at it.
    const isLate = ({ at }: Telling): boolean => at < now - SECONDS_IN_DAY
    for (const { code, creatorId, at } of this.#untold.filter(isLate)) {
      reportUntold(code, creatorId, at, violations)
    }
    this.#untold = this.#untold.filter((telling) => !isLate(telling))
  }

  /** A run that comes to a creator again says nothing new. */
  #isSaidOfDay(skip: SaidSkip): boolean {
    const { creatorId, day, reason } = skip
    return this.#options.database
      .statement(
        'SELECT content FROM ledger_payout_notes WHERE creator_id = ? AND created_at >= ? AND code = ?',
      )
      .rows([creatorId, startOfDay(day), reason.code])
      .some(([content]) => {
        const told = readSkip(content as string)
        const [first] = told.reasons
        return told.day === day && first ? saysTheSame(first, reason) : false
      })
  }

  /** Why somebody was not paid on a day is said once in the same words. */
  #lookForRepeats(violations: Violations): void {
    const [first] = this.#notes
    if (!first) return
    const repeats = this.#options.database
      .statement(
        `SELECT new.note_id FROM ledger_payout_notes new JOIN ledger_payout_notes old
           ON old.creator_id = new.creator_id AND old.content = new.content AND old.note_id < new.note_id
           AND old.created_at BETWEEN new.created_at - ${REPEATED_WITHIN_SECONDS} AND new.created_at
         WHERE new.note_id >= ? AND new.content LIKE 'Not%'`,
      )
      .rows([first.noteId])
    const repeated = new Set(repeats.map(([noteId]) => noteId))
    for (const note of this.#notes) {
      if (repeated.has(note.noteId))
        report(note.noteId, note, 'and had the same before', violations)
    }
  }

  #stepped({ payout, to, at, reason }: StateStep): void {
    if (to !== 'failed' && to !== 'cancelled' && to !== 'returned' && to !== 'unclaimed') return
    const { payoutId, creatorId, netCents } = payout
    const meaning = reason === null ? 'no reason was given' : (failureMeaning(reason) ?? reason)
    const words = to === 'unclaimed' ? undefined : meaning
    this.#untold.push({
      ...{ code: `payout_${to}`, creatorId, at, words },
      figures: [payoutId, netCents],
    })
  }

  #readPauses(violations: Violations): void {
    const rows = this.#options.database
      .statement(
        `SELECT pause_id, creator_id, source, began_at FROM ledger_pauses WHERE pause_id > ? ORDER BY pause_id`,
      )
      .rows([this.#lastPauseId]) as [number, number, number, Instant][]
    for (const [pauseId, creatorId, source, at] of rows) {
      this.#lastPauseId = pauseId
      const name = PAUSE_SOURCES[source]
      if (name === 'chargeback_rate') {
        this.#untold.push({ code: 'chargeback_hold_held', creatorId, at, figures: [] })
      } else if (name === 'repeated_failures') {
        const limit = this.#options.policies.at(at).repeatedFailuresPause ?? 0
        this.#untold.push({ code: name, creatorId, at, figures: [limit] })
      } else if (name === 'unaccounted_money') {
        const notes = this.#byCreator.get(creatorId) ?? []
        const isTold = notes.some((note) => note.at === at && SAID_OF_UNACCOUNTED.has(note.code))
        if (!isTold) reportUntold(name, creatorId, at, violations)
      }
    }
  }

  #skipped(skip: SaidSkip & { afterChange: number }, violations: Violations): void {
    const { creatorId, at, day, reason, afterChange } = skip
    const { code } = reason
    this.#options.states.advanceBefore(afterChange + 1)
    const before = this.#lastingReasons.toldBefore(skip)
    const notes = this.#byCreator.get(creatorId) ?? []
    const note = notes.find((one) => !one.isCompared && one.code === code && one.at === at)
    const isTold = before !== undefined || note !== undefined || this.#isSaidOfDay(skip)
    if (!isTold) reportUntold(code, creatorId, at, violations)
    if (before && note && !this.#isPaidElsewhereSince(before.noteId, note)) {
      report(note.noteId, note, 'and had been told so', violations)
    }
    if (isTold) this.#lastingReasons.tell(skip, note?.noteId ?? before?.noteId ?? 0)
    if (!note) return
    note.isCompared = true
    const told = readSkip(note.content)
    const [first, ...further] = told.reasons
    const isOfRest = OF_PART.has(code) && this.#isPaidNext(skip)
    const share = isOfRest ? 'rest' : this.#isPaidOn(creatorId, day) ? 'more' : 'all'
    if (told.day !== day || told.share !== share || !first || !saysTheSame(first, reason)) {
      report(note.noteId, note, 'and that is not the reason', violations)
    }
    for (const one of further) {
      const problem = one ? this.#options.reasons.problemOf(skip, one) : 'in unknown words'
      if (problem) report(note.noteId, note, problem, violations)
    }
  }

  /** The rest is paid at once in the same moment: the next that happens to any payout is that one is made for it. */
  #isPaidNext({ creatorId, at, afterChange }: SaidSkip & { afterChange: number }): boolean {
    return this.#has(
      `ledger_payout_changes JOIN ledger_payouts USING (payout_id)
       WHERE change_id = ?1 AND from_state IS NULL AND creator_id = ?2 AND occurred_at = ?3 AND payout_type = ?4`,
      ...[afterChange + 1, creatorId, at, PAYOUT_TYPES.indexOf('instant')],
    )
  }

  #isPaidOn(creatorId: number, day: Day): boolean {
    return this.#options.states
      .ofCreator(creatorId)
      .some(
        ({ createdAt, state }) =>
          dayOfInstant(createdAt) === day && LIVE_PAYOUT_STATES.includes(state),
      )
  }

  /** What was true of the destination before is told again of the next one. */
  #isPaidElsewhereSince(noteId: number, note: Note): boolean {
    return this.#has(
      `ledger_payout_notes WHERE creator_id = ?1 AND code = 'destination_changed' AND note_id BETWEEN ?2 AND ?3`,
      ...[note.creatorId, noteId, note.noteId],
    )
  }

  /** What a note about refunds says of the balance is so at some moment of its second; `null`: of any. */
  #compareDebt(creatorId: number, at: Instant | null): void {
    for (const note of this.#byCreator.get(creatorId) ?? []) {
      if (note.at !== (at ?? note.at) || !note.code.startsWith('refunds_')) continue
      const { money } = this.#options
      const cents = money.total(creatorId, 'platform') + money.total(creatorId, 'processor')
      note.isCompared ||=
        note.code === 'refunds_allowed'
          ? cents > 0
          : cents < LEAST_CENTS && figuresIn(note.content)[0] === cents
    }
  }

  #isTrue(note: Note): boolean {
    const { code, creatorId, at, content } = note
    const figures = figuresIn(content)
    const [payoutId = 0, cents = 0] = figures
    switch (code) {
      case 'payout_lost':
        return (
          this.#isPayout(creatorId, payoutId, 'net_cents', cents) &&
          this.#options.auditor.losses.hasToldOf(payoutId)
        )
      case 'payout_outcome_unknown':
      case 'transfer_kept':
      case 'paid_after_failure':
        return (
          this.#isPayout(creatorId, payoutId, 'net_cents', cents) &&
          this.#isPaused(note, 'unaccounted_money', 'began_at <= ?3') &&
          (code !== 'paid_after_failure' || this.#options.paidAfterFailure.has(payoutId)) &&
          (code !== 'transfer_kept' || this.#options.auditor.transfersFor(payoutId).length > 0)
        )
      case 'returned_after_failure':
        return (
          this.#isPayout(creatorId, payoutId, 'net_cents', cents) &&
          this.#options.paidAfterFailure.hasReturned(payoutId)
        )
      case 'chargeback_hold_released':
        return this.#isPaused(note, 'chargeback_rate', 'ended_at = ?3')
      case 'payout_request_failed':
        return figures.every(
          (figure, place) =>
            place % 2 > 0 || this.#isPayout(creatorId, figure, 'gross_cents', figures[place + 1]!),
        )
      case 'paid_standard':
        return this.#isPaidStandard(creatorId, at) && readSkip(content).reasons.every(Boolean)
      case 'destination_changed':
        return this.#isPaidThere(note)
      default:
        return this.#tells(note, figures)
    }
  }

  /** Whether it happened, and was not told yet. */
  #tells({ code, creatorId, at, content }: Note, figures: readonly number[]): boolean {
    const isKept = content.includes('Support has to')
    const place = this.#untold.findIndex(
      (telling) =>
        telling.code === code &&
        telling.creatorId === creatorId &&
        telling.at <= at &&
        telling.figures.every((figure, index) => figure === figures[index]) &&
        (isKept || content.includes(telling.words ?? '')),
    )
    if (place < 0) return false
    this.#untold.splice(place, 1)
    const isOver = code.startsWith('payout_') && code !== 'payout_unclaimed'
    return !isOver || this.#options.histories.hasFreedBalances(figures[0]!) !== isKept
  }

  /** Of several changes at one instant the last note names where payouts go, and all of them what was moved. */
  #isPaidThere({ noteId, creatorId, code, at, content }: Note): boolean {
    const ofInstant = this.#byCreator
      .get(creatorId)!
      .filter((other) => other.code === code && other.at === at)
    const isLast = ofInstant.at(-1)!.noteId === noteId
    const during = this.#options.standings.during(creatorId, at)
    const movedCents = ofInstant.reduce((sum, other) => sum + saidToBeMoved(other.content), 0)
    const payoutId = /Payout (\d+)/.exec(content)?.[1]
    return (
      (isLast ? during.slice(0, 1) : during).some((standing) => saysWhere(content, standing)) &&
      movedCents === (this.#moved.get(`${creatorId} ${at}`) ?? 0) &&
      (payoutId === undefined || this.#isPayout(creatorId, Number(payoutId), '0', 0))
    )
  }

  #isPayout(creatorId: number, payoutId: number, column: string, cents: Cents): boolean {
    return this.#has(
      `ledger_payouts WHERE creator_id = ?1 AND payout_id = ?2 AND ${column} = ?3`,
      creatorId,
      payoutId,
      cents,
    )
  }

  #isPaidStandard(creatorId: number, at: Instant): boolean {
    return this.#has(
      `ledger_payouts WHERE creator_id = ?1 AND payout_type = ?2 AND created_at >= ?3`,
      creatorId,
      PAYOUT_TYPES.indexOf('standard'),
      at,
    )
  }

  #isPaused({ creatorId, at }: Note, source: PauseSource, when: string): boolean {
    return this.#has(
      `ledger_pauses WHERE creator_id = ?1 AND source = ?2 AND ${when} AND COALESCE(ended_at, ?3) >= ?3`,
      creatorId,
      PAUSE_SOURCES.indexOf(source),
      at,
    )
  }

  #has(rows: string, ...parameters: number[]): boolean {
    return this.#options.database.statement(`SELECT 1 FROM ${rows}`).row(parameters) !== undefined
  }
}

/** What a note says that the processor held of a creator, or below zero what they owed it. */
function saidToBeMoved(content: string): Cents {
  const [cents = 0] = figuresIn(/\$.*/.exec(content)?.[0] ?? '')
  return content.includes('was owed to the processor') ? -cents : cents
}

function saysWhere(content: string, { rail, country, bankAccount }: KnownStanding): boolean {
  const account = payerOf(rail) === 'processor' ? ` is ${bankAccount}.` : ''
  return content.includes(`${rail} to ${country} from now on`) && content.includes(account)
}

/** What was read of a note is in what the service said. */
function saysTheSame(read: SaidReason, said: SaidReason): boolean {
  const named = Object.entries({ ...said, ...said.obstacle, code: said.code })
  const valueOf = new Map<string, unknown>(named)
  return (
    read.obstacle?.code === said.obstacle?.code &&
    Object.entries({ ...read.obstacle, ...read }).every(
      ([name, value]) => name === 'obstacle' || valueOf.get(name) === value,
    )
  )
}

function report(subject: number, note: Note, problem: Sentence, violations: Violations): void {
  const { creatorId, at, code, content } = note
  const words = { forPrograms: ` in the words "${content}"`, forPeople: '' }
  violations.add(
    NAME,
    subject,
    sentence`${{ creatorId }} has a note "${code}" of ${{ at }}${words}, ${problem}`,
    { cents: 0, at, creatorId },
  )
}

function reportUntold(code: string, creatorId: number, at: Instant, violations: Violations): void {
  violations.add(
    NAME,
    `${creatorId} ${code} ${at}`,
    sentence`${{ creatorId }} has no note "${code}" of ${{ at }}`,
    { cents: 0, at, creatorId },
  )
}
