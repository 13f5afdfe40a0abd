/** The refusals that `docs/command-line.md` shows are those that the lab gives. */
import { expect, it } from 'vitest'
import { readArguments } from '../../src/cli/arguments'
import { readInputs } from '../../src/cli/inputs'
import { openFolder } from '../../src/cli/out-folder'
import { readFileText } from '../../src/scenario/file-text'
import { readJson } from '../../src/scenario/json-text'
import { formatProblem, type Problem } from '../../src/scenario/problems'
import { problemOfRow, readSalesFile } from '../../src/scenario/sales-file'
import { prepareRun } from '../../src/simulation/setup'
import { codeBlocksOf } from './documents'

const DOCUMENT = 'docs/command-line.md'

const shownUnder = (heading: string): string[] =>
  codeBlocksOf(DOCUMENT)
    .filter((block) => block.heading === heading)
    .flatMap(({ text }) => text.split('\n'))

type Answer = { ok: unknown; problems?: readonly Problem[] }
const linesOf = ({ problems = [] }: Answer): string[] => problems.map(formatProblem)
const scenario = (settings: object): string[] =>
  linesOf(prepareRun({ version: 1, ...settings }, null))

it('the refusals are those of the lab', () => {
  const given = [
    ...scenario({
      seed: 7,
      days: 0,
      population: {
        size: -3,
        scheduleShareBasisPoints: { daily: 5_000, weekly: 4_000 },
        sizes: 4,
      },
      actions: [{ action: 'pause', on: '2026-09-31', creator: 'creator-1' }],
    }),
    ...scenario({ sales: [{ creator: 'creator-501', at: '2026-09-01', amountCents: 1 }] }),
    ...linesOf(
      readInputs({
        scenario: 'nosuch',
        outFolder: 'out',
        seed: null,
        salesFile: null,
        reading: {},
      }),
    ),
    ...scenario({ days: 3_000, population: { size: 900_000 } }),
    ...linesOf(readArguments(['default', '--out', 'out', '--sede=1'])),
    ...[openFolder('/proc/lab')].flatMap((problem) => (problem ? [formatProblem(problem)] : [])),
    ...linesOf(readJson('{"version": 1,\n "days": 3,\n "days": 5}')),
    ...linesOf(readFileText(new TextEncoder().encode('PK\u0003\u0004'), 'sales.csv')),
    ...linesOf(readSalesFile('creator,date,price\na,1/2/2026,1\n', 'sales.csv')),
    ...linesOf(readSalesFile('who,when,what\na,b,c\n', 'sales.csv')),
  ]
  expect(shownUnder('Refusals').toSorted()).toEqual(given.toSorted())
})

it('so are the rows that are left out', () => {
  const rows = ['1,2026-01-01,1', '1,2026-01-01,abc', '1,yesterday,1', '1,2026-01-01,-20.00']
  const text = ['creator_id,sold_at,amount_usd', ...rows, ',2026-01-01,1'].join('\n')
  const read = readSalesFile(text, 'sales.csv')
  const rejected = read.ok ? read.sales.rejected : []
  expect(shownUnder('Rows that are left out')).toEqual(
    rejected.map((row) => `${formatProblem(problemOfRow(row))} (row left out)`),
  )
})
