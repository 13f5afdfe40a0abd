/** What is stored of a run is on the shelf where the page can show it, and only there. */
import { describe, expect, it } from 'vitest'
import { valueAt, withValueAt } from '../../../src/scenario/document-paths'
import { PRESETS } from '../../../src/scenario/presets'
import { readScenario } from '../../../src/scenario/read-scenario'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { keptRun, type KeptRun } from '../../../src/ui/shelf/kept-run'
import { isWhole } from '../../../src/ui/shelf/whole-run'
import { endedRun } from '../../support/ended-runs'

const SMALL = { version: 1, seed: 'whole', days: 9, population: { size: 12 } } as const
const kept = (runs: readonly KeptRun[], scenario: ScenarioInput, id: string): KeptRun =>
  keptRun(runs, endedRun(scenario), { id, keptAt: runs.length })

const FIRST = kept([], SMALL, 'first')
const RUN = kept(
  [FIRST],
  { ...SMALL, seed: 'other', faults: { calls: { lostBasisPoints: 900 } } },
  'second',
)

const EVENTFUL = kept([FIRST], PRESETS['everything-at-once'], 'eventful')
const COMPARING = kept([FIRST], { ...PRESETS['before-and-after'], days: 9 }, 'comparing')
const CLOSING = kept([FIRST], { ...SMALL, days: 120, detail: { days: 90 } }, 'closing')
const SAMPLED = kept(
  [FIRST],
  { ...SMALL, population: { size: 400, sample: { creators: 100 } } },
  'sampled',
)

describe('a run that was kept is whole', () => {
  it.each<[string, KeptRun]>([
    ['after another', RUN],
    ['with all that can happen', EVENTFUL],
    ['that compares two services', COMPARING],
    ['with days that are closed', CLOSING],
    ['of a sample', SAMPLED],
    ['without anybody', kept([FIRST], { ...SMALL, population: { size: 0 } }, 'run')],
  ])('%s', (_, run) => {
    expect(isWhole(structuredClone(run))).toBe(true)
  })

  it.each(Object.entries(PRESETS))('with the settings of %s', (_, preset) => {
    const read = readScenario(preset)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(isWhole({ ...RUN, header: { ...RUN.header, scenario: read.scenario } })).toBe(true)
  })

  it('without what an earlier version did not have', () => {
    const { creatorsNotPaid: _, ...outcome } = RUN.outcome
    const {
      faultsHappened: _1,
      faultsWithoutPayouts: _2,
      dailyEligibility: _3,
      ...report
    } = outcome.report
    const { build: _4, ...others } = RUN
    expect(isWhole({ ...others, outcome: { ...outcome, report } })).toBe(true)
  })
})

describe('a run is not on the shelf where', () => {
  it.each<[path: string, values: unknown[]]>([
    ['id', [5]],
    ['name', [5, null]],
    ['keptAt', ['yesterday', Number.NaN, null]],
    ['scenario', [null, 'x']],
    ['header.scenario', [{}, null]],
    ['header.scenario.policy', [null]],
    ['header.scenario.creators', [{}]],
    ['header.scenario.policyChanges', [[null]]],
    ['header.scenario.population', [{}]],
    ['header.startDay', [undefined, 5, '1 May']],
    ['header.days', [undefined, '9']],
    ['salesFile', [{ name: 5 }]],
    ['changed', ['x', { from: 5 }, { from: 'a', differences: [null] }]],
    ['ledgerBytes', ['x']],
    ['outcome.days', ['x', {}, [null], [{ day: 5 }]]],
    ['outcome.creators', ['x', [null]]],
    ['outcome.report.scenario', [undefined, {}]],
    ['outcome.report.figures', [{}, [null], [{ name: 'daily_margin', value: 'x' }]]],
    ['outcome.report.checks', [undefined, [null], [{ name: 'x' }]]],
    ['outcome.report.counts', [undefined, { payouts: 'x' }]],
    ['outcome.report.totals', [undefined, []]],
    ['outcome.report.stuck', [undefined, { payouts: [] }]],
    ['outcome.report.sample', [{}]],
    ['outcome.report.timeToCash', [undefined, [null]]],
    ['outcome.report.notPaid', [undefined, [5], [{}]]],
    ['outcome.report.stuck.payouts', [[{}]]],
    ['outcome.report.skipped', [[{}]]],
    ['outcome.report.lostJobs', [undefined, {}]],
    ['outcome.report.period', [undefined, {}]],
  ])('%s is %j', (path, values) => {
    for (const value of values)
      expect(isWhole(withValueAt(RUN, path, value)), String(value)).toBe(false)
  })
})

/** The page looks these words up, and reckons with these days and instants. */
describe('a run is not on the shelf where a text is none that the page can read:', () => {
  it.each<[string, KeptRun, paths: string[]]>([
    [
      'with all that can happen',
      EVENTFUL,
      [
        ...['status', 'header.startDay', 'header.endDay', 'outcome.endedAt', 'outcome.days[0].day'],
        ...['outcome.creators[0].rail', 'outcome.creators[0].frequency'],
        ...['name', 'unit'].map((part) => `outcome.report.figures[0].${part}`),
        ...['kind', 'severity'].map((part) => `outcome.report.checks[0].${part}`),
        ...['processor', 'state', 'atProcessor', 'oldestCreatedAt'].map(
          (part) => `outcome.report.stuck.payouts[0].${part}`,
        ),
        ...['source', 'since'].map((part) => `outcome.report.stuck.pausedCreators[0].${part}`),
        ...['frequency', 'oldestDay'].map((part) => `outcome.report.notPaid[0].${part}`),
        ...['outcome.report.skipped[0].frequency', 'outcome.report.timeToCash[0].frequency'],
        ...['outcome.report.status', 'outcome.report.period.endDay'],
      ],
    ],
    [
      'that compares two services',
      COMPARING,
      [
        ...['kind', 'examples[0].comparedAt', 'examples[0].current.action'].map(
          (part) => `outcome.report.adapter.byKind[0].${part}`,
        ),
      ],
    ],
    ['with days that are closed', CLOSING, ['outcome.report.detail.settledBefore']],
  ])('%s', (_, run, paths) => {
    for (const path of paths) {
      expect(valueAt(run, path), path).toEqual(expect.any(String))
      expect(isWhole(withValueAt(run, path, 'soon')), path).toBe(false)
    }
  })
})

/** What the page asks nothing of, or what the reader's own scenario says, which it reads as it reads any other. */
const FREE = /^(header\.memoryEstimateBytes|scenario\..*|changed\.differences\.0\.values(\..*)?)$/

type Place = Record<string, unknown>

/** Each place in a value of one entry per list, by its path. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const within = Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))
  return path.length === 0 ? within : [path, ...within]
}

/** Looking at a run thousands of times is quick where each of its lists has one entry; those of a scenario belong together. */
function withShortLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(withShortLists)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]: [string, unknown]) => [
      name,
      name === 'scenario' ? structuredClone(inner) : withShortLists(inner),
    ]),
  )
}

/** Of another kind than what is there. */
function damagesOf(whole: unknown): unknown[] {
  if (whole === null) return []
  if (Array.isArray(whole)) return [{}, [null]]
  if (typeof whole === 'object') return ['x', [null]]
  return typeof whole === 'string' ? [5] : ['x']
}

describe('wherever it is damaged, to the last row of a table, a run is not on the shelf:', () => {
  it.each<[string, KeptRun]>([
    ['with all that can happen', EVENTFUL],
    ['that compares two services', COMPARING],
    ['with days that are closed', CLOSING],
    ['of a sample', SAMPLED],
  ])('%s', (_, run) => {
    const isOfScenario = (path: string[]): boolean => path.slice(0, -1).includes('scenario')
    const short = withShortLists(run) as Place
    expect(isWhole(short)).toBe(true)
    const taken: string[] = []
    const places = placesIn(short).filter((path) => run === EVENTFUL || !isOfScenario(path))
    for (const path of places) {
      const last = path.at(-1)!
      const place = path.slice(0, -1).reduce((within, name) => within[name] as Place, short)
      const whole = place[last]
      for (const damage of damagesOf(whole)) {
        place[last] = damage
        if (isWhole(short)) taken.push(`${path.join('.')}: ${JSON.stringify(damage)}`)
      }
      place[last] = whole
    }
    expect(taken.filter((one) => !FREE.test(one.split(':')[0]!))).toEqual([])
  })
})
