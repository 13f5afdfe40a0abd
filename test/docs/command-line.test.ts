/**
 * `docs/command-line.md` and `docs/results.md` compared with runs: usage, what a run prints, the fields and columns of each
 * file, and the digest.
 */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CheckSubject } from '../../src/checks/check'
import { readArguments } from '../../src/cli/arguments'
import { usageOf } from '../../src/cli/options'
import { compareCsv, compareJson } from '../../src/experiments/comparison-files'
import { reportFile } from '../../src/metrics/report-file'
import { summaryLines } from '../../src/cli/summary'
import type { ScenarioComparison } from '../../src/experiments/compare-scenarios'
import { compareRuns } from '../../src/experiments/comparison'
import { outcomeOf } from '../../src/experiments/outcome'
import { dailyCsv } from '../../src/metrics/daily-csv'
import { statementCsv } from '../../src/metrics/statement-csv'
import { FIGURE_NAMES } from '../../src/metrics/headline-figure'
import type { Violating } from '../../src/metrics/stuck'
import { PRESETS } from '../../src/scenario/presets'
import { concludeRun } from '../../src/simulation/conclude'
import { analyse } from '../../src/experiments/sweep/analysis'
import { sweepSchema } from '../../src/experiments/sweep/definition'
import { SWEEP_PRESET_NAMES } from '../../src/experiments/sweep/presets'
import { readSweep } from '../../src/experiments/sweep/read-sweep'
import type { SweepResult } from '../../src/experiments/sweep/results'
import { stressJson } from '../../src/cli/stress-files'
import { sweepCsv, sweepJson } from '../../src/cli/sweep-files'
import { analyseStress } from '../../src/experiments/stress/analysis'
import { readStress } from '../../src/experiments/stress/stress-plan'
import { formatProblem } from '../../src/scenario/problems'
import { pointResult, seedEconomics } from '../support/sweeps'
import { imported } from '../support/sales-files'
import { codeBlocksOf, codeOf, readDocument, tablesOf } from './documents'
import { stepToEnd } from '../support/stepping'
import { simulationOf } from '../support/runs'

const DOCUMENT = 'docs/command-line.md'
const RESULTS = 'docs/results.md'

const firstCells = (heading: string): string[] =>
  [RESULTS, DOCUMENT]
    .flatMap(tablesOf)
    .find((table) => table.heading === heading)!
    .rows.map(([cell]) => codeOf(cell!))

function finishedRun(scenario: unknown, salesText: string | null) {
  const simulation = simulationOf(scenario, salesText === null ? null : imported(salesText))
  stepToEnd(simulation)
  const timing = { wallSeconds: 1, payoutsPerSecond: 1 }
  return { simulation, report: concludeRun(simulation, 'finished', timing) }
}

/** Their own fields are those of a document, or of a file. */
const FREE_FIELDS = ['scenario', 'salesFile.reading.rowKinds']

/** `totals.salesGross`, `checks[].name`; what the scenario holds has a document of its own. */
function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value))
    return value.slice(0, 1).flatMap((entry) => fieldsOf(entry, `${path}[]`))
  if (FREE_FIELDS.includes(path) || typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, child]) =>
    fieldsOf(child, path === '' ? key : `${path}.${key}`),
  )
}

const { simulation, report } = finishedRun(
  PRESETS['three-creators'],
  'creator_id,sold_at,amount_usd\nshop,2026-09-01,40.00\nshop,never,40.00\n',
)

/** Parts of the report that have a table of their own, which names each of their fields. */
const PARTS = ['stuck', 'notPaid', 'lostJobs', 'actionsWithoutEffect', 'platform'] as const
const OWN_TABLES: readonly string[] = [...PARTS, 'sample', 'adapter']
const partOf = (field: string): string | undefined =>
  PARTS.find((part) => field.split(/[.[]/)[0] === part)

describe('the report', () => {
  it('has the documented fields and no other', () => {
    const documented = tablesOf(RESULTS)
      .filter(({ heading, columns }) => columns[0] === 'Field' && !OWN_TABLES.includes(heading))
      .flatMap(({ rows }) => rows.map(([cell]) => codeOf(cell!)))
      .filter((field) => field !== 'salesFile')
    // A check that holds is about nobody, and says nothing.
    const subjects: CheckSubject[] = [{ payoutId: 1, creatorId: 1, creator: 'shop' }]
    const checks = report.checks.map((check) => ({
      ...check,
      subjects,
      witnessParts: ['said'],
      openParts: ['said'],
    }))
    const found = new Set(
      fieldsOf({ ...reportFile(report), checks }).map((field) => partOf(field) ?? field),
    )
    // Nothing is stuck here, and no fault is listed.
    expect(
      [
        ...found,
        'stuck',
        'faultsHappened',
        'faultsWithoutEffect',
        'faultChangesWithoutEffect',
      ].toSorted(),
    ).toEqual(documented.toSorted())
  })

  it('has the documented fields of what does not move', () => {
    const openingBalances = [{ day: '2026-08-20', amountCents: 150_00 }]
    const paypal = { unclaimedBasisPoints: 10_000, claimedBasisPoints: 0, cancelledBasisPoints: 0 }
    const failures = { refusedBasisPoints: 0, standardFailedBasisPoints: 0 }
    const { report: stuck } = finishedRun(
      {
        version: 1,
        days: 20,
        population: { size: 0 },
        creators: [{ handle: 'ink', rail: 'paypal', country: 'UA', openingBalances }],
        processor: { paypal, failures },
      },
      null,
    )
    const creators = [
      { handle: 'ink', paused: true, openingBalances },
      { handle: 'oak', openingBalances },
    ]
    const { report: failing } = finishedRun(
      {
        version: 1,
        days: 20,
        population: { size: 0 },
        creators: ['ink', 'oak'].map((handle) => {
          return { handle, rail: 'paypal', country: 'BR', openingBalances }
        }),
        processor: { failures },
      },
      null,
    )
    const jobs = { lifetimeSeconds: 1, walkCreatorsPerMinute: 1, standardRetriesMax: 0 }
    const { report: lost } = finishedRun(
      { version: 1, days: 8, population: { size: 0 }, creators, jobs },
      null,
    )
    const died = { fault: 'worker-killed', step: 'call-create-payout', when: 'before' } as const
    const { report: late } = finishedRun(
      {
        version: 1,
        days: 3,
        population: { size: 0 },
        creators: ['ink', 'oak'].map((handle) => {
          return { handle, schedule: 'daily' as const, openingBalances }
        }),
        faults: { single: [{ ...died, creator: 'oak', nth: 1 }] },
      },
      null,
    )
    const actions = [{ action: 'resume', on: '2026-09-01', creator: 'ink' }]
    const platform = { openingBalanceCents: 1 }
    const { report: idle } = finishedRun(
      {
        version: 1,
        days: 2,
        population: { size: 0 },
        creators,
        actions: [...actions, ...actions],
        platform,
      },
      null,
    )
    // No check finds anything in these runs.
    const violating: Violating[] = [{ check: 'outcomes_become_known', count: 1 }]
    const reports = [stuck, failing, lost, late, idle].map((one) => ({
      ...one,
      stuck: {
        payouts: one.stuck.payouts.map((group) => ({ ...group, violating })),
        pausedCreators: one.stuck.pausedCreators.map((group) => ({ ...group, violating })),
        failingCreators: one.stuck.failingCreators!.map((group) => ({ ...group, violating })),
      },
      notPaid: one.notPaid.map((group) => ({ ...group, violating })),
    }))
    const found = new Set(reports.flatMap((one) => fieldsOf(one)).filter(partOf))
    for (const part of ['actionsWithoutEffect', 'platform']) found.delete(part)
    const documented = PARTS.flatMap((part) =>
      tablesOf(RESULTS)
        .find(({ heading, columns }) => heading === part && columns[0] === 'Field')!
        .rows.map(([cell]) => codeOf(cell!)),
    )
    expect([...found].toSorted()).toEqual(documented.toSorted())
  })

  it('has the documented fields of a comparison', () => {
    const scenario = { ...PRESETS['three-creators'], payoutService: 'compare' }
    const { report: compared } = finishedRun(scenario, null)
    const found = fieldsOf(compared).filter((field) => field.startsWith('adapter.'))
    expect(found.toSorted()).toEqual(firstCells('adapter').toSorted())
  })

  it('has the documented fields of a sample', () => {
    const population = { size: 200, sample: { creators: 100 } }
    const { report: sampled } = finishedRun({ version: 1, days: 8, population }, null)
    const found = fieldsOf(sampled).filter((field) => field.startsWith('sample.'))
    const estimates = found.map((field) => field.replace(/^(sample\.estimates)\..*/, '$1'))
    expect([...new Set(estimates)].toSorted()).toEqual(firstCells('sample').toSorted())
  })

  it('has the documented headline figures', () => {
    expect(firstCells('Headline figures')).toEqual(FIGURE_NAMES)
  })
})

it('the days have the documented columns', () => {
  const [header] = dailyCsv(simulation.counter.days).split('\n')
  expect(firstCells('daily.csv')).toEqual(header!.split(','))
})

it('the statement has the documented columns', () => {
  expect(firstCells('statement.csv')).toEqual(statementCsv([]).trim().split(','))
})

it.each(['simulate', 'compare', 'sweep', 'stress'] as const)(
  'the usage of %s is that of the program',
  (command) => {
    expect(readDocument(DOCUMENT)).toContain(usageOf(command))
  },
)

it('the columns of a comparison are those of its file', () => {
  const { simulation: one, report: ofOne } = finishedRun(PRESETS['three-creators'], null)
  const outcome = outcomeOf(one, ofOne)
  const result: ScenarioComparison = {
    seeds: ['payout-lab'],
    outcomes: [outcome, outcome],
    violations: [0, 0],
    comparison: compareRuns(
      [outcome, outcome].map((of) => ({ outcome: of, sales: null, sellingDays: 30 })),
    ),
    overSeeds: ofOne.figures.map(({ name, unit }) => ({
      name,
      unit,
      values: [[], []],
      spreads: [null, null],
      differences: [null, null],
    })),
  }
  const [header] = compareCsv(result, ['one', 'two']).split('\n')
  expect(firstCells('compare.csv')).toEqual(header!.split(','))
  const content: unknown = JSON.parse(compareJson(result, ['one', 'two']))
  expect(Object.keys(content as object)).toEqual(firstCells('compare.json'))
})

describe('a sweep', () => {
  const example = codeBlocksOf(DOCUMENT).find(
    ({ heading, language }) => heading === 'Sweeps' && language === 'json',
  )!
  const read = readSweep(JSON.parse(example.text))
  if (!read.ok) throw new Error(read.problems.map(formatProblem).join('\n'))
  const { plan } = read
  const sweptSeeds = [seedEconomics('one', { instantFeeCents: 100 })]
  const result: SweepResult = {
    points: [pointResult('scenario', {}, sweptSeeds)],
    progress: { done: 1, total: 1, simulated: 2 },
    isComplete: true,
  }
  const analysis = analyse(plan, result)

  it('as the document writes one can be run', () => {
    expect(plan.points.map(({ id }) => id)).toHaveLength(1 + 5 + 1 + 2)
  })

  it('has the documented presets, fields and columns', () => {
    const [, presets, settings] = tablesOf(DOCUMENT).filter(({ heading }) => heading === 'Sweeps')
    const first = (table: typeof presets) => table!.rows.map(([cell]) => codeOf(cell!))
    expect(first(presets)).toEqual(SWEEP_PRESET_NAMES)
    const own = Object.keys(sweepSchema.shape).filter(
      (name) => !['$schema', 'version', 'name'].includes(name),
    )
    expect(first(settings)).toEqual(own)
    const content: unknown = JSON.parse(sweepJson(plan, result, analysis))
    expect(Object.keys(content as object)).toEqual(firstCells('sweep.json'))
    const [header] = sweepCsv(analysis).split('\n')
    expect(header!.split(',')).toEqual(firstCells('sweep.csv'))
  })
})

it('a stress test has the documented fields', () => {
  const faults = { kind: 'drawn', presets: ['all'] } as const
  const stress = readStress({
    scenario: { version: 1 },
    seed: null,
    seedCount: 1,
    faults,
    without: [],
  })
  if (!stress.ok) throw new Error(stress.problems.map(formatProblem).join('\n'))
  const given = readArguments('stress', ['--out', 'out'])
  if (given.ok !== true) throw new Error('The arguments were refused')
  const content: unknown = JSON.parse(
    stressJson(
      {
        ...{
          plan: stress.plan,
          service: null,
          besideLab: null,
          isComplete: true,
          story: null,
          storyDigest: null,
          turningPoint: null,
        },
        ...{ matrix: null, atlas: null, prices: null, analysis: analyseStress({ seeds: [] }) },
      },
      given.arguments,
    ),
  )
  expect(Object.keys(content as object)).toEqual(firstCells('stress.json'))
})

it('the example of a run is what that run prints', () => {
  const example = codeBlocksOf(DOCUMENT).find(({ heading }) => heading === 'Output')!
  const { report: ofPreset } = finishedRun(PRESETS['three-creators'], null)
  const [command, ...lines] = example.text.split('\n')
  expect(lines, `${DOCUMENT}: show what "${command}" prints now`).toEqual(summaryLines(ofPreset))
})

it('the digest is what the document says it is', () => {
  const script = codeBlocksOf(RESULTS).find(({ language }) => language === 'python')!
  const queries = new Map(
    [...script.text.matchAll(/^ {4}"(\w+)": """([^"]+)""",$/gm)].map(([, table, sql]) => [
      table,
      sql,
    ]),
  )
  const hash = createHash('sha256')
  for (const [, table, keys] of script.text.matchAll(/^ {4}"(\w+)": "([\w, ]+)",$/gm)) {
    const query = queries.get(table) ?? `SELECT * FROM ${table}`
    const rows = [...simulation.ledger.database.each(`${query} ORDER BY ${keys}`)]
    hash.update(`${table}\n`)
    for (const row of rows) hash.update(`${JSON.stringify(row)}\n`)
  }
  expect(hash.digest('hex')).toBe(report.digest)
})
