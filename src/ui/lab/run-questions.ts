/** What the page asks of the run that the worker has: its rows, its figures and its files. */
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
  Page,
  PayoutQuery,
  PayoutRecord,
  PayoutRow,
  PayoutRows,
  SecondSource,
  ShownMoment,
  Slice,
  Statement,
} from '../../../workers/contract'
import type { WorkerConnection } from './worker-connection'

export abstract class RunQuestions {
  /** The line to the worker, which is opened where there is none. */
  protected abstract open(): WorkerConnection<LabWorker>

  creators(query: CreatorQuery): Promise<Page<CreatorRow>> {
    return this.open().call((worker) => worker.creators(query))
  }

  creatorFacets(): Promise<CreatorFacets> {
    return this.open().call((worker) => worker.creatorFacets())
  }

  creatorsNamed(text: string): Promise<NamedCreator[]> {
    return this.open().call((worker) => worker.creatorsNamed(text))
  }

  creatorHistory(creatorId: number): Promise<CreatorHistory | null> {
    return this.open().call((worker) => worker.creatorHistory(creatorId))
  }

  /** The line to the worker knows only that the rows are of some kind; they are of the kind that was asked for. */
  creatorRows<Kind extends keyof CreatorRows>(
    kind: Kind,
    creatorId: number,
    slice: CreatorSlice,
  ): Promise<Page<CreatorRows[Kind]>> {
    return this.open().call(
      (worker) => worker.creatorRows(kind, creatorId, slice) as Promise<Page<CreatorRows[Kind]>>,
    )
  }

  payouts(query: PayoutQuery): Promise<Page<PayoutRow>> {
    return this.open().call((worker) => worker.payouts(query))
  }

  payout(payoutId: number): Promise<PayoutRecord | null> {
    return this.open().call((worker) => worker.payout(payoutId))
  }

  payoutRows<Kind extends keyof PayoutRows>(
    kind: Kind,
    payoutId: number,
    slice: Slice,
  ): Promise<Page<PayoutRows[Kind]>> {
    return this.open().call(
      (worker) => worker.payoutRows(kind, payoutId, slice) as Promise<Page<PayoutRows[Kind]>>,
    )
  }

  journal(query: JournalQuery): Promise<Page<JournalRow>> {
    return this.open().call((worker) => worker.journal(query))
  }

  statement(creatorId: number | null): Promise<Statement> {
    return this.open().call((worker) => worker.statement(creatorId))
  }

  creatorSide(creatorId: number): Promise<CreatorSide | null> {
    return this.open().call((worker) => worker.creatorSide(creatorId))
  }

  moment(): Promise<ShownMoment> {
    return this.open().call<ShownMoment>(async (worker) => worker.moment())
  }

  queryOfFigure(figure: FigureReference): Promise<string> {
    return this.open().call((worker) => worker.queryOfFigure(figure))
  }

  recomputeFigure(figure: FigureReference): Promise<number | null> {
    return this.open().call((worker) => worker.recomputeFigure(figure))
  }

  secondSources(): Promise<SecondSource[]> {
    return this.open().call((worker) => worker.secondSources())
  }

  ledgerFile(bytesMax: number): Promise<Uint8Array | null> {
    return this.open().call((worker) => worker.ledgerFile(bytesMax))
  }

  download(kind: DownloadKind): Promise<Download> {
    return this.open().call((worker) => worker.download(kind))
  }

  closedRows(): Promise<Blob | null> {
    return this.open().call<Blob | null>(async (worker) => worker.closedRows())
  }
}
