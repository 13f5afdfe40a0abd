/** The summary of one run that is over. */
import { seedsForRun, type FigureSpread } from '../../../workers/compare-contract'
import { wholeValue, type FigureName, type RunReport } from '../../../workers/contract'
import { assumptionsOfRun } from '../../scenario/assumptions'
import type { Run } from '../lab/run.svelte'
import { plainSentence } from '../figures/sentence-pieces'
import { factsOf, findingSentences } from '../overview/finding'
import { m } from '../paraglide/messages.js'
import { checksSentence } from '../words/checks'
import { leftOutOfBooks } from '../words/left-out'
import { assumedText, unevenText } from '../words/file-sample'
import { serviceSentences } from '../words/paying-service'
import { sampleCounts } from '../words/sample'
import { seedMeanWords, seedSpreadWords } from '../words/seeds'
import { salesOfFile } from '../words/sales-of-file'
import { assumptionsOf, figuresTable, linkAsksFor, periodWords, type Summary } from './summary'
import { shownName } from '../words/shown-name'

interface Options {
  run: Run
  report: RunReport
  /** Of the margin under other seeds; `null` where none have been run. */
  spread: FigureSpread | null
  link: string
}

export function summaryOfRun({ run, report, spread, link }: Options): Summary {
  const { scenario, period, seed, checks, digest } = report
  return {
    title: shownName(scenario.name),
    period: [...creatorsWords(report), periodWords(period.startDay, period.endDay, seed)].join(
      ' · ',
    ),
    sentences: findingSentences(factsOf(run)).map(plainSentence),
    grounds: [],
    notes: [
      ...(run.service ? [`${serviceSentences(run.service)} ${m.service_strip_link()}`] : []),
      ...fileNotes(run, report),
      ...sampleNotes(run, report),
      ...spreadNotes(run, spread),
      ...leftOutOfBooks(report),
    ],
    figures: figuresTable(report.figures),
    differences: null,
    ...assumptionsOf(assumptionsOfRun(report)),
    checks: checksSentence(checks),
    digests: [{ name: '', digest }],
    links: [{ name: '', link }],
  }
}

const creatorsWords = ({ sample }: Partial<RunReport>): string[] =>
  sample ? [m.summary_sampled_creators(sampleCounts(sample))] : []

/** Runs that an earlier version kept say nothing of samples. */
function sampleNotes({ salesFile }: Run, { sample }: Partial<RunReport>): string[] {
  if (!sample) return []
  if (!salesFile) return [m.sample_summary(sampleCounts(sample))]
  const strip = m.file_sample_summary({ file: salesFile.name, ...sampleCounts(sample) })
  return [`${strip} ${assumedText(sample)} ${unevenText(sample.unevenSellers)}`.trim()]
}

function fileNotes({ salesFile }: Run, report: RunReport): string[] {
  if (!salesFile || !report.salesFile) return []
  const { name, rows, rowsOutsideRun } = report.salesFile
  const sales = salesOfFile(name, rows - rowsOutsideRun, rows)
  return [`${m.summary_on_file({ sales })} ${linkAsksFor(salesFile)}`]
}

function spreadNotes(run: Run, spread: FigureSpread | null): string[] {
  const margin = wholeOf(run, 'instant_margin')
  if (margin === null || !wholeOf(run, 'instant_payouts_completed')) return []
  const words = [
    seedSpreadWords(margin, spread),
    seedMeanWords(spread, run.report && seedsForRun(run.report)),
  ]
    .join(' ')
    .trim()
  return [m.summary_margin_spread({ words })]
}

function wholeOf(run: Run, name: FigureName): number | null {
  const figure = run.figure(name)
  return figure && wholeValue(figure)
}
