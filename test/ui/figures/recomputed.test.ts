/** Only a figure of a run that stood still can differ from its ledger. */
import { expect, it } from 'vitest'
import type { FigureReference } from '../../../workers/contract'
import type { LabPhase } from '../../../src/ui/lab/lab-client.svelte'
import { Run } from '../../../src/ui/lab/run.svelte'
import { recompute } from '../../../src/ui/figures/recomputed'

const REFERENCE: FigureReference = { of: 'totals', name: 'salesGross' }
const RUN = new Run({ version: 1 }, null)

/** A run that answers, and is at another phase by then. */
function labOf(before: LabPhase, after: LabPhase, value: number) {
  const lab = {
    phase: before,
    run: RUN,
    recomputeFigure: () => {
      lab.phase = after
      return Promise.resolve(value)
    },
  }
  return lab
}

const comparisonOf = async (lab: ReturnType<typeof labOf>): Promise<unknown> => {
  const answer = await recompute(lab, { reference: REFERENCE, value: 100 })
  return answer.state === 'answered' ? answer.comparison : answer
}

it.each([
  ['running', 'running', 'moved-on'],
  ['running', 'finished', 'moved-on'],
  ['closing', 'finished', 'moved-on'],
  ['paused', 'running', 'moved-on'],
  ['paused', 'paused', 'differs'],
  ['finished', 'finished', 'differs'],
] as const)('asked while %s, answered while %s: it %s', async (before, after, comparison) => {
  expect(await comparisonOf(labOf(before, after, 101))).toBe(comparison)
  expect(await comparisonOf(labOf(before, after, 100))).toBe('agrees')
})

it('has moved on where the run gave way to another one', async () => {
  const lab = labOf('finished', 'finished', 101)
  const answer = comparisonOf(lab)
  lab.run = new Run({ version: 1 }, null)
  expect(await answer).toBe('moved-on')
})
