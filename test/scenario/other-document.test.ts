import { expect, it } from 'vitest'
import { readSweep } from '../../src/experiments/sweep/read-sweep'
import type { Problem, Refused } from '../../src/scenario/problems'
import { readScenario } from '../../src/scenario/read-scenario'

const SCENARIO = { version: 1, days: 5 }
const REPORT = { digest: 'ab', seed: 'a', scenario: SCENARIO, checks: [], timeToCash: {} }
const COMPARISON = { whatChanged: 'nothing', runs: [{ scenario: SCENARIO }], creators: [null] }
const STRESS = { name: 'Small', failingSeeds: [], faults: { kind: 'drawn' }, scenario: SCENARIO }
const SWEEP = { version: 1, scenario: SCENARIO, axes: [{ path: 'days', values: [5, 6] }] }
const SWEPT = { name: 'fees', points: [], sweep: SWEEP }
const INCIDENTS = { ok: true, incidents: [] }

const problemsOf = (read: { ok: true } | Refused): readonly Problem[] =>
  read.ok ? [] : read.problems

it.each([
  ['the report of a run, which has its scenario under "scenario"', REPORT],
  ['the result of a comparison, which has the scenario of each run under "runs"', COMPARISON],
  ['the result of a stress test, which has its scenario under "scenario"', STRESS],
  ['the result of a sweep, which has the sweep under "sweep"', SWEPT],
  ['the result of the incident library, whose scenarios are the files beside it', INCIDENTS],
])('%s: said in one line, where a scenario or a sweep is expected', (words, document) => {
  expect(problemsOf(readScenario(document))).toEqual([
    { path: 'scenario', value: document, expected: `a scenario; this is ${words}` },
  ])
  expect(problemsOf(readSweep(document))).toEqual([
    { path: 'sweep', value: document, expected: `a sweep; this is ${words}` },
  ])
})

it('a sweep is no scenario, and a scenario no sweep', () => {
  expect(problemsOf(readScenario(SWEEP)).map(({ expected }) => expected)).toEqual([
    'a scenario; this is a sweep, which has its scenario under "scenario"',
  ])
  expect(problemsOf(readSweep(SCENARIO)).map(({ expected }) => expected)).toEqual([
    'a sweep; this is a scenario, which a sweep has under "scenario"',
  ])
})

it('a setting that is mistyped is named, whatever it is called', () => {
  expect(problemsOf(readScenario({ ...SCENARIO, axes: [] })).map(({ path }) => path)).toEqual([
    'axes',
  ])
  expect(problemsOf(readSweep({ ...SWEEP, days: 5 })).map(({ path }) => path)).toEqual(['days'])
})
