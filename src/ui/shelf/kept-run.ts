/**
 * A run that is kept on the shelf: what was run, what it came to and what was changed since the run before it. Plain
 * data, so that it can be stored. The list of kept runs is newest first; the functions here return new lists.
 */
import type {
  Figure,
  FigureName,
  RunHeader,
  RunOutcome,
  SettingDifference,
} from '../../../workers/contract'
import { isSameService, type PayingService } from '../lab/paying-service'
import { settingDifferences } from '../../scenario/scenario-differences'
import type { Scenario, ScenarioInput } from '../../scenario/schema'
import { isSameFile, type WantedFile } from '../../scenario/sales-file/wanted-file'
import { sameValue } from '../../scenario/document-paths'

/** Runs that are not pinned; beyond them the oldest leaves. */
export const UNPINNED_RUNS_MAX = 20
/** Ledgers are kept of the pinned runs and of this many newest ones … */
const NEWEST_LEDGERS = 3
/** … as long as all of them together are not larger than this. */
export const LEDGER_BYTES_MAX = 96 * 1024 * 1024

export interface Change {
  /** The name of the run before. */
  from: string
  /** Its seed; a run that an earlier version kept does not say. */
  fromSeed?: string
  /** The values of each are those of the run before and of this one. */
  differences: SettingDifference[]
}

export interface KeptRun {
  id: string
  name: string
  /** Milliseconds since 1970 on the reader's clock. */
  keptAt: number
  isPinned: boolean
  status: 'finished' | 'cancelled'
  seed: string
  /** Of the ledger, SHA-256 in hexadecimal. */
  digest: string
  /** As it was run, with what was done in the run. */
  scenario: ScenarioInput
  /** With defaults filled in, and the days that the whole run has. */
  header: RunHeader
  /** The sales file that the run was on. */
  salesFile: WantedFile | null
  /** Paid in it in place of the lab's; a run that an earlier version kept does not say. */
  service?: PayingService | null
  /** `null` of the first run of a shelf. */
  changed: Change | null
  outcome: RunOutcome
  /** The build of the engine that made it; a run that an earlier version kept does not say. */
  build?: string
  /** The size of the ledger's file; `null` where only the figures are kept. */
  ledgerBytes: number | null
}

/** What is changed of a run that is kept. */
export type RunChange = Partial<Pick<KeptRun, 'name' | 'isPinned' | 'ledgerBytes'>>

/** A run as it ends, before it has a place on the shelf. */
export type EndedRun = Pick<
  KeptRun,
  'scenario' | 'header' | 'salesFile' | 'service' | 'outcome' | 'build'
>

export const figureOfKept = ({ outcome }: KeptRun, name: FigureName): Figure | null =>
  outcome.report.figures.find((figure) => figure.name === name) ?? null

/** The scenario in full, with the period that was in force. */
export const wholeScenario = ({ header }: Pick<KeptRun, 'header'>): Scenario => ({
  ...header.scenario,
  startDay: header.startDay,
  days: header.days,
})

/** The days that a run takes from its file are no change of a setting: the file is named. */
function differencesBetween(
  before: Pick<KeptRun, 'header' | 'salesFile'>,
  after: Pick<KeptRun, 'header' | 'salesFile'>,
): SettingDifference[] {
  const compared = [before, after].map((run) => ({ scenario: wholeScenario(run), sales: null }))
  const { startDay, days } = after.header.scenario
  const isOfFile = (path: string): boolean =>
    (path === 'startDay' && startDay === undefined) || (path === 'days' && days === undefined)
  const all = settingDifferences(compared)
  return isSameFile(before.salesFile, after.salesFile)
    ? all
    : all.filter(({ path }) => !isOfFile(path))
}

type Task = Pick<KeptRun, 'header' | 'salesFile' | 'service'>

/** Whether both are the same scenario and seed on the same sales by the same payout service, however far they went. */
export const isSameTask = (one: Task, other: Task): boolean =>
  sameValue(wholeScenario(one), wholeScenario(other)) &&
  sameValue(one.salesFile, other.salesFile) &&
  isSameService(one.service ?? null, other.service ?? null)

/** The run on the shelf that this one repeats to the last row of the ledger. */
export const repeatedRun = (runs: readonly KeptRun[], ended: EndedRun): KeptRun | null =>
  runs.find((run) => run.digest === ended.outcome.report.digest && isSameTask(run, ended)) ?? null

/** A run that is repeated keeps its name and its pin, and is the newest again, with all that is known of it now. */
export function keptRun(
  runs: readonly KeptRun[],
  ended: EndedRun,
  { id, keptAt }: Pick<KeptRun, 'id' | 'keptAt'>,
): KeptRun {
  const { report } = ended.outcome
  const status = report.status === 'finished' ? 'finished' : 'cancelled'
  const repeated = repeatedRun(runs, ended)
  // Where nothing happened in its last days, a run that was cancelled has the same rows.
  if (repeated) return { ...repeated, ...ended, status, keptAt }
  const before = runs[0] ?? null
  return {
    ...ended,
    id,
    keptAt,
    name: report.scenario.name,
    isPinned: false,
    status,
    seed: report.seed,
    digest: report.digest,
    changed: before && {
      from: before.name,
      fromSeed: before.seed,
      differences: differencesBetween(before, ended),
    },
    ledgerBytes: null,
  }
}

/** The list with this run in its place, newest first. */
export function withRun(runs: readonly KeptRun[], run: KeptRun): KeptRun[] {
  const others = runs.filter(({ id }) => id !== run.id)
  return [...others, run].sort((one, other) => other.keptAt - one.keptAt)
}

/** The runs that are compared, oldest first; the one that the others are compared with leads where it is chosen. */
export function comparedOrder(runs: readonly KeptRun[], baseId: string | null): KeptRun[] {
  const oldestFirst = [...runs].sort((one, other) => one.keptAt - other.keptAt)
  const base = oldestFirst.filter(({ id }) => id === baseId)
  return [...base, ...oldestFirst.filter(({ id }) => id !== baseId)]
}

/** The oldest of the runs that are not pinned, beyond those that the shelf has room for. */
export function runsBeyondRoom(runs: readonly KeptRun[]): KeptRun[] {
  return runs.filter((run) => !run.isPinned).slice(UNPINNED_RUNS_MAX)
}

/** The runs whose ledgers stay: pinned ones and the newest few, from the newest on until the room is used up. */
export function runsWithLedger(runs: readonly KeptRun[]): Set<string> {
  const kept = new Set<string>()
  let bytes = 0
  runs.forEach((run, index) => {
    if (run.ledgerBytes === null || (!run.isPinned && index >= NEWEST_LEDGERS)) return
    if (bytes + run.ledgerBytes > LEDGER_BYTES_MAX) return
    bytes += run.ledgerBytes
    kept.add(run.id)
  })
  return kept
}
