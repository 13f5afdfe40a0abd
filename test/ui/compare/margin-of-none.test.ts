/** A margin on instant payouts where there are none is no amount: in a comparison, on the shelf, on the command line. */
import { expect, it } from 'vitest'

import { compareScenarios } from '../../../src/experiments/compare-scenarios'
import { comparisonOf } from '../../../src/ui/compare/compared-runs.svelte'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { comparedValue } from '../../../src/ui/compare/figure-cells'
import type { KeptRun } from '../../../src/ui/shelf/kept-run'
import { marginText } from '../../../src/ui/shelf/shelf-words'
import { linesOfScenarios } from '../../support/compared-scenarios'
import { endedRun } from '../../support/ended-runs'
import { poolHere } from '../../support/run-pools'
import { calmScenario } from '../../support/runs'

const scenario = (schedule: 'weekly' | 'daily', days: number): ScenarioInput =>
  calmScenario({
    days,
    creators: [
      {
        handle: 'ink',
        schedule,
        openingBalances: [{ day: '2026-08-20', amountCents: 150_00, holder: 'processor' }],
      },
    ],
  })
const WEEKLY = scenario('weekly', 12)
const DAILY = scenario('daily', 12)

it('beside a run that has some', () => {
  const runs = [WEEKLY, DAILY].map((one) => endedRun(one) as KeptRun)
  const { figures } = comparisonOf(runs)!
  const margin = figures.find(({ name }) => name === 'instant_margin')!
  const texts = runs.map((_, index) => comparedValue(margin, index, figures))
  expect(texts).toEqual(['none', expect.stringMatching(/^\$0\.9/)])
  expect(runs.map(marginText)).toEqual(['no instant payouts', `${texts[1]} after processor cost`])
  const revenue = figures.find(({ name }) => name === 'instant_fee_revenue')!
  expect(comparedValue(revenue, 0, figures)).toBe('$0.00')
})

it.each([
  ['the same length', 12],
  ['another length', 11],
])('on the command line, of runs of %s', async (_, days) => {
  const answer = await compareScenarios(poolHere(), {
    scenarios: [scenario('weekly', days), DAILY],
    ...{ seed: 'one', seedCount: 1, sales: null },
  })
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
  const margins = linesOfScenarios(answer.result).filter((line) => /instant margin: /.test(line))
  expect(margins.length).toBeGreaterThan(0)
  for (const line of margins) expect(line).toMatch(/instant margin: nothing and \$\d/)
})
