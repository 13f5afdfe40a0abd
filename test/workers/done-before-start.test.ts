/** What is done in a run is done in that run or in none, however long it takes to be read. */
import { expect, it, vi } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { DrivenLab } from '../support/labs'

const slowly = vi.hoisted(() => async <Part>(load: () => Promise<Part>): Promise<Part> => {
  await new Promise((resolve) => setTimeout(resolve, 300))
  return load()
})
vi.mock('../../src/scenario/read-creator-action', slowly)
vi.mock('../../src/scenario/read-fault-switch', slowly)

const SCENARIO: ScenarioInput = { version: 1, days: 5, population: { size: 5 } }

it.each([
  ['an action', (lab: DrivenLab['lab']) => lab.act(1, { action: 'pause', by: 'creator' })],
  [
    'a switch',
    (lab: DrivenLab['lab']) => lab.switchFaults({ protections: { idempotencyKeys: false } }),
  ],
])('%s is refused where another run has taken the place of its own', async (_, act) => {
  const driven = new DrivenLab()
  await driven.start(SCENARIO, { paused: true })
  const done = act(driven.lab)
  await driven.start({ ...SCENARIO, seed: 'next' }, { paused: true })
  expect(await done).toMatchObject({ ok: false })
  expect(driven.statuses.flatMap(({ newActions }) => newActions)).toEqual([])
})
