/**
 * Answers the page's questions about the run that it shows, from its ledger. The metrics compute
 * the answers.
 */
import { isoFromDay, isoFromInstant } from '../src/core/calendar'
import type { RunReport } from '../src/metrics/figures'
import { momentIn } from '../src/metrics/moment'
import { policiesOf } from '../src/simulation/run-setup'
import type {
  CreatorFacets,
  CreatorHistory,
  CreatorQuery,
  CreatorRow,
  CreatorRows,
  CreatorSide,
  CreatorSlice,
  Download,
  DownloadKind,
  FigureReference,
  JournalQuery,
  JournalRow,
  LabWorker,
  NamedCreator,
  NoteRow,
  Page,
  PayoutQuery,
  PayoutRecord,
  PayoutRow,
  PayoutRows,
  RunOutcome,
  SecondSource,
  ShownMoment,
  Slice,
  Statement,
} from './contract'
import { ShownRun } from './shown-run'

/** Rows of each list on a creator's own pages. */
const CREATOR_SIDE_ROWS = 30

/** What reads the ledger for the tabs is itself read with the first question: no run needs it. */
export const queries = () => import('./ledger-queries')

type Questions = Pick<
  LabWorker,
  | 'report'
  | 'outcome'
  | 'ledgerFile'
  | 'queryOfFigure'
  | 'recomputeFigure'
  | 'secondSources'
  | 'creators'
  | 'creatorFacets'
  | 'creatorsNamed'
  | 'creatorHistory'
  | 'creatorRows'
  | 'payouts'
  | 'payout'
  | 'payoutRows'
  | 'journal'
  | 'statement'
  | 'creatorSide'
  | 'moment'
  | 'download'
>

export class RunAnswers implements Questions {
  protected readonly shown = new ShownRun()

  report(): Promise<RunReport> {
    return Promise.resolve(this.shown.report)
  }

  outcome(): Promise<RunOutcome | null> {
    return Promise.resolve(this.shown.takeOutcome())
  }

  ledgerFile(bytesMax: number): Promise<Uint8Array | null> {
    const run = this.shown.simulated
    const isGiven = run.isOver && run.books.database.bytes <= bytesMax
    return Promise.resolve(isGiven ? run.books.ledgerFile() : null)
  }

  async queryOfFigure(figure: FigureReference): Promise<string> {
    const { queryOf } = await queries()
    return queryOf(figure, this.shown.books)
  }

  async recomputeFigure(figure: FigureReference): Promise<number | null> {
    const sql = await this.queryOfFigure(figure)
    return this.shown.database.valueOf(sql) as number | null
  }

  async secondSources(): Promise<SecondSource[]> {
    const { secondSourcesOf } = await queries()
    const { database, hasClosedDays } = this.shown.books
    return secondSourcesOf(database, hasClosedDays)
  }

  async creators(query: CreatorQuery): Promise<Page<CreatorRow>> {
    const { creatorPage } = await queries()
    return creatorPage(this.shown.database, query, await this.#among(query))
  }

  async creatorFacets(): Promise<CreatorFacets> {
    const { creatorFacets } = await queries()
    return creatorFacets(this.shown.database)
  }

  async creatorsNamed(text: string): Promise<NamedCreator[]> {
    const { creatorsNamed } = await queries()
    return creatorsNamed(this.shown.database, text)
  }

  async creatorHistory(creatorId: number): Promise<CreatorHistory | null> {
    const { creatorRecord, creatorSide } = await queries()
    const creator = creatorRecord(this.shown.database, creatorId)
    if (!creator) return null
    const questions = this.shown.driven?.simulation.questions
    const day = questions?.nextPayoutDay(creatorId) ?? null
    const told: Pick<CreatorHistory, 'creator' | 'instantRefusal'> = {
      creator,
      instantRefusal: questions ? questions.instantRefusal(creatorId, creatorSide) : 'unknown',
    }
    if (day !== null) return { ...told, nextPayoutOn: isoFromDay(day), whyNoDate: null }
    const facts =
      creator.unpaidCents > 0 ? questions?.creatorFacts(creatorId, creatorSide) : undefined
    const whyNoDate = facts ? { standing: facts.standing, schedule: facts.schedule } : null
    return { ...told, nextPayoutOn: null, whyNoDate }
  }

  async creatorRows<Kind extends keyof CreatorRows>(
    kind: Kind,
    creatorId: number,
    slice: CreatorSlice,
  ): Promise<Page<CreatorRows[Kind]>> {
    const { creatorRows } = await queries()
    const { database, books } = this.shown
    const page = creatorRows(database, kind, creatorId, slice, books.scenario)
    if (kind === 'notes') this.#sayWhoSkipped(page.rows as NoteRow[])
    return page
  }

  async payouts(query: PayoutQuery): Promise<Page<PayoutRow>> {
    const { payoutPage } = await queries()
    return payoutPage(this.shown.database, query, this.shown.books)
  }

  async payout(payoutId: number): Promise<PayoutRecord | null> {
    const { payoutRecord } = await queries()
    const { database, books } = this.shown
    return payoutRecord(database, payoutId, policiesOf(books.scenario))
  }

  async payoutRows<Kind extends keyof PayoutRows>(
    kind: Kind,
    payoutId: number,
    slice: Slice,
  ): Promise<Page<PayoutRows[Kind]>> {
    const { payoutRows } = await queries()
    return payoutRows(this.shown.database, kind, payoutId, slice)
  }

  async statement(creatorId: number | null): Promise<Statement> {
    const { statementOf } = await queries()
    return statementOf(this.shown.database, creatorId)
  }

  async journal(query: JournalQuery): Promise<Page<JournalRow>> {
    const { journalPage } = await queries()
    return journalPage(this.shown.database, query)
  }

  async creatorSide(creatorId: number): Promise<CreatorSide | null> {
    const { creatorRows, creatorSide, hasHadInstant, settingChangesOfCreator } = await queries()
    const { simulation } = this.shown.simulated
    if (!simulation.ledger.creators.has(creatorId)) return null
    const { handle, country } = simulation.ledger.creators.get(creatorId)
    const newest = { span: null, offset: 0, limit: CREATOR_SIDE_ROWS }
    const { scenario } = simulation
    const { database } = this.shown
    const notes = creatorRows(database, 'notes', creatorId, newest, scenario)
    this.#sayWhoSkipped(notes.rows)
    return {
      creatorId,
      handle,
      country,
      at: isoFromInstant(simulation.now),
      facts: simulation.questions.creatorFacts(creatorId, creatorSide),
      hasHadInstant: hasHadInstant(database, creatorId),
      payouts: creatorRows(database, 'payouts', creatorId, newest, scenario),
      notes,
      settingChanges: settingChangesOfCreator(database, creatorId, CREATOR_SIDE_ROWS),
    }
  }

  moment(): Promise<ShownMoment> {
    const { shown } = this
    const inForce = shown.kept ? null : shown.simulated.simulation.questions.faultsInForce
    return Promise.resolve({ ...momentIn(shown.database), inForce })
  }

  async download(kind: DownloadKind): Promise<Download> {
    const { downloadOf } = await import('./download')
    return downloadOf(kind, this.shown)
  }

  #sayWhoSkipped(notes: readonly NoteRow[]): void {
    const known = this.shown.driven?.simulation.ledger.notes
    if (!known) return
    for (const note of notes) note.skippedBy = known.skippedBy(note.noteId)
  }

  async #among({ among }: CreatorQuery): Promise<number[] | null> {
    const { creatorsFailingFor, creatorsPausedBy, skippedCreators } = await queries()
    switch (among?.of) {
      case undefined:
        return null
      case 'skipped':
        return skippedCreators(this.shown.database, among.reason, among.minimumCents)
      case 'paused':
        return creatorsPausedBy(this.shown.database, among.source)
      case 'failing':
        return creatorsFailingFor(this.shown.database, this.shown.books.now, among.failureReason)
      case 'not_paid':
        return this.shown.creatorsNotPaid.flatMap(({ reason, minimumCents, creatorIds }) =>
          reason === among.reason && minimumCents === among.minimumCents ? creatorIds : [],
        )
    }
  }
}
