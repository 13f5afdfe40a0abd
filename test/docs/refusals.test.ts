/** The refusals that `docs/command-line.md` shows are those that the lab gives. */
import { expect, it } from 'vitest'
import { readArguments } from '../../src/cli/arguments'
import { readInputs } from '../../src/cli/inputs'
import { checkFolder } from '../../src/cli/out-folder'
import { readScenario } from '../../src/scenario/read-scenario'
import { readFileText } from '../../src/scenario/sales-file/file-text'
import { readJson } from '../../src/scenario/read-json'
import { formatProblem, type Problem } from '../../src/scenario/problems'
import { leftOutLines } from '../../src/scenario/sales-file/left-out-rows'
import { prepareRun } from '../../src/simulation/setup'
import { imported, refusal } from '../support/sales-files'
import { codeBlocksOf } from './documents'

const DOCUMENT = 'docs/command-line.md'

const shownUnder = (heading: string): string[] =>
  codeBlocksOf(DOCUMENT)
    .filter((block) => block.heading === heading)
    .flatMap(({ text }) => text.split('\n'))

const DIGEST_OF_THREE_CREATORS = '18824f26d1e5258e905f5a68c4005f449595422ce50adfb63ca52aa17c8559cd'

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
        scenarios: ['nosuch'],
        outFolder: 'out',
        sweptScenario: null,
        seed: null,
        salesFile: null,
        reading: {},
        fileStandsFor: null,
        isStrict: false,
        memoryLimitBytes: undefined,
        seedCount: 1,
        jobs: null,
        faults: null,
        without: null,
        hasMatrix: false,
        hasAtlas: false,
        hasTurningPoint: false,
        prices: null,
        services: [],
      }),
    ),
    ...scenario({ days: 3_000, population: { size: 900_000 } }),
    ...linesOf(readArguments('simulate', ['default', '--out', 'out', '--sede=1'])),
    ...[checkFolder('/proc/lab', ['report.json'])].flatMap((problem) =>
      problem ? [formatProblem(problem)] : [],
    ),
    ...linesOf(readJson('{"version": 1,\n "days": 3,\n "days": 5}')),
    ...linesOf(readScenario({ digest: DIGEST_OF_THREE_CREATORS, timeToCash: {} })),
    ...linesOf(readFileText(new TextEncoder().encode('PK\u0003\u0004'), 'sales.csv')),
    ...refusal('creator,date,price\na,1/2/2026,1.00\n'),
    ...refusal('who,when,what\na,b,c\n').map((line) => line.replace('""', '"who, when, what"')),
  ]
  expect(shownUnder('Refusals').toSorted()).toEqual(given.toSorted())
})

it('so are the rows that are left out', () => {
  const text =
    'creator_id,sold_at,amount_usd\n1,2026-01-01,1\n1,2026-01-01,1\n1,2026-01-02,1\n1,2026-01-03,1\n,2026-01-01,1'
  const shown = codeBlocksOf('docs/sales-files.md')
    .filter((block) => block.heading === 'Rows that are left out')
    .flatMap((block) => block.text.split('\n'))
  expect(shown).toEqual(leftOutLines(imported(text).leftOut))
})
