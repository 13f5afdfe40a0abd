/** What the page asks of the run that the worker has: its rows, its figures and its files. Each question is passed on as it is. */
import type { LabWorker } from '../../../workers/contract'
import type { WorkerConnection } from './worker-connection'

const QUESTIONS = [
  'creators',
  'creatorFacets',
  'creatorsNamed',
  'creatorHistory',
  'creatorRows',
  'payouts',
  'payout',
  'payoutRows',
  'journal',
  'statement',
  'creatorSide',
  'moment',
  'queryOfFigure',
  'recomputeFigure',
  'secondSources',
  'ledgerFile',
  'download',
  'closedRows',
] as const satisfies readonly (keyof LabWorker)[]

type Question = (...asked: unknown[]) => Promise<unknown>

abstract class PassedOn {
  /** The line to the worker, which is opened where there is none. */
  protected abstract open(): WorkerConnection<LabWorker>

  constructor() {
    const ask =
      (name: (typeof QUESTIONS)[number]): Question =>
      (...asked) =>
        this.open().call((worker) => (worker[name] as Question)(...asked))
    Object.assign(this, Object.fromEntries(QUESTIONS.map((name) => [name, ask(name)])))
  }
}

export const RunQuestions = PassedOn as abstract new () => PassedOn &
  Pick<LabWorker, (typeof QUESTIONS)[number]>
