import { expect, it } from 'vitest'
import { Run } from '../../../src/ui/lab/run.svelte'

it('a run that was cut short stays over when its worker is ended once more', () => {
  const run = new Run({ version: 1 }, null)
  expect(run.isUnderWay).toBe(true)
  run.loseWorker()
  run.loseWorker()
  expect([run.phase, run.isUnderWay]).toEqual(['cancelled', false])
})
