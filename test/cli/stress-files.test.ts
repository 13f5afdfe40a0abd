/** The JSON of a stress test: what was found, and for each failing seed a command that tests it alone. */
import { beforeAll, describe, expect, it } from 'vitest'
import { readArguments, type GivenArguments } from '../../src/cli/arguments'
import { stressJson, type StressFindings } from '../../src/cli/stress-files'
import { analyseStress, type StressAnalysis } from '../../src/experiments/stress/analysis'
import { failureStory } from '../../src/experiments/stress/failure-story'
import type { MatrixCell } from '../../src/experiments/stress/matrix'
import { runStress } from '../../src/experiments/stress/run-stress'
import { readStress } from '../../src/experiments/stress/stress-plan'
import { calmScenario } from '../support/runs'
import { poolHere } from '../support/run-pools'

const read = readStress({
  scenario: calmScenario({
    days: 6,
    creators: ['ferry', 'kiln'].map((handle) => ({
      ...{ handle, schedule: 'daily', monthlyGrossCents: 3_000_00 },
    })),
    faults: { calls: { answerLostBasisPoints: 4_000 } },
  }),
  ...{ seed: null, seedCount: 3, without: ['idempotencyKeys'] },
  faults: { kind: 'drawn', presets: [] },
})
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const { plan } = read

function given(...words: string[]): GivenArguments {
  const answer = readArguments('stress', ['market.json', ...words, '--out', 'out'])
  if (answer.ok !== true) throw new Error('The arguments are fit')
  return answer.arguments
}

const CELL: MatrixCell = {
  ...{ protection: 'retries', off: ['retries'], faults: 'calls', seeds: 2, failing: 1 },
  ...{ seedsPaidTwice: 0, centsPaidTwice: 0, violations: 1, centsAtRisk: 5_00, daysStuck: 3 },
  firstFailingSeed: 'stress/2',
}

interface Content extends Record<keyof StressAnalysis, unknown> {
  consistent: boolean
  shareBelow: number | null
  story: { before: object; after: object; tries: number; digest: string } | null
  failingSeeds: { seed: string; run: string }[]
}
const contentOf = (findings: StressFindings, of = given('--seeds', '3')): Content =>
  JSON.parse(stressJson(findings, of)) as Content

let findings: StressFindings
beforeAll(async () => {
  const { seeds } = await runStress(poolHere(), plan)
  const failing = seeds.find(({ violations }) => violations.length > 0)!
  // A seed that fails, and pays nobody twice.
  const violations = failing.violations.map((one) => ({ ...one, paidTwice: 0, centsPaidTwice: 0 }))
  findings = {
    ...{
      plan,
      service: null,
      besideLab: null,
      isComplete: true,
      storyDigest: 'abc',
      turningPoint: null,
      prices: null,
    },
    analysis: analyseStress({ seeds: [...seeds, { ...failing, seed: 'one more', violations }] }),
    story: await failureStory(poolHere(), plan, failing),
    matrix: [CELL],
    atlas: { cells: [], seeds: 5, seedsSkipped: 4 },
  }
})

describe('of a test in which seeds fail', () => {
  it('has what was found, and what was left out', () => {
    const { analysis } = findings
    expect(analysis.seedsPaidTwice).toBeLessThan(analysis.failing.length)
    expect(contentOf(findings)).toMatchObject({
      ...{ isComplete: true, consistent: false, shareBelow: null, seeds: 4 },
      failing: analysis.failing.length,
      seedsPaidTwice: analysis.seedsPaidTwice,
      centsPaidTwice: analysis.centsPaidTwice,
      matrix: [CELL],
      ...{ atlas: [], atlasSeedsSkipped: 4 },
    })
  })

  it('says how much smaller the scenario of the story was made', () => {
    const { before, after, tries } = findings.story!.shrunk
    expect(before.faults).toBeGreaterThan(after.faults)
    expect(contentOf(findings).story).toMatchObject({ before, after, tries, digest: 'abc' })
  })

  it.each([
    [
      'with what the test was given',
      ['--memory', '8', '--without', 'retries', '--faults', 'calls'],
    ],
    ['and nothing more', []],
  ])('tests each of them again %s', (_, words) => {
    const { failingSeeds } = contentOf(findings, given('--seeds', '3', ...words))
    const { seed, run } = failingSeeds[0]!
    const [program, again] = run.replace(' --out <dir>', '').split(' -- market.json ')
    expect(program).toBe('npm run --silent stress')
    expect(given(...again!.split(' '))).toEqual({ ...given(...words), seed, seedCount: 1 })
  })
})

it('of a test in which none fails says how few can', () => {
  const none = { ...findings, analysis: analyseStress({ seeds: [] }), story: null, matrix: null }
  const seeds = Array.from({ length: 100 }, (_, index) => ({
    ...{ seed: `stress/${index}`, violations: [], centsAtRisk: 0, daysStuck: 0, faults: 1 },
    paid: { payments: 5, cents: 250_00 },
  }))
  expect(contentOf({ ...none, analysis: analyseStress({ seeds }) })).toMatchObject({
    ...{ consistent: true, shareBelow: 0.03, story: null, matrix: null, failingSeeds: [] },
  })
})
