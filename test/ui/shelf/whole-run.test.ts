/** What is stored of a run is on the shelf where the page can show it, and only there. */
import { describe, expect, it } from 'vitest'
import { withValueAt } from '../../../src/scenario/document-paths'
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

describe('a run that was kept is whole', () => {
  it.each<[string, ScenarioInput]>([
    ['after another', RUN.scenario],
    ['with all that can happen', PRESETS['everything-at-once']],
    ['that compares two services', { ...PRESETS['before-and-after'], days: 9 }],
    ['with days that are closed', { ...SMALL, days: 120, detail: { days: 90 } }],
    ['of a sample', { ...SMALL, population: { size: 400, sample: { creators: 100 } } }],
    ['without anybody', { ...SMALL, population: { size: 0 } }],
  ])('%s', (_, scenario) => {
    expect(isWhole(structuredClone(kept([FIRST], scenario, 'run')))).toBe(true)
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
