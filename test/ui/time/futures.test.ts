/** Two futures of one run, and which of them the run on the page has become. */
import { describe, expect, it } from 'vitest'
import type { RunTask } from '../../../src/experiments/run-task'
import type { ScenarioInput } from '../../../src/scenario/schema'
import type { WantedFile } from '../../../src/scenario/sales-file/wanted-file'
import { changesProtections, futureOf, Futures } from '../../../src/ui/time/futures.svelte'
import { poolHere } from '../../support/run-pools'
import { calmScenario } from '../../support/runs'

const at = '2026-09-02T10:00:05Z'
const scenario: ScenarioInput = {
  version: 1,
  faultChanges: [{ at, protections: { retries: false } }],
}
const withChange = (change: object): ScenarioInput => ({
  ...scenario,
  faultChanges: [...scenario.faultChanges!, { at, ...change }],
})

it('tells futures in which a protection is switched from those in which none is', () => {
  const isOf = (changed: ScenarioInput): boolean => changesProtections({ scenario, changed })
  expect(isOf(withChange({ protections: { idempotencyKeys: true } }))).toBe(true)
  expect(isOf(withChange({ faults: { calls: { lostBasisPoints: 100 } } }))).toBe(false)
  expect(isOf({ ...scenario, days: 3 })).toBe(false)
  expect(changesProtections({ scenario: { version: 1 }, changed: scenario })).toBe(true)
})

describe('the run on the page', () => {
  const changed = withChange({ protections: { retries: true } })
  const file: WantedFile = { name: 'may.csv', rows: 3, sha256: 'a'.repeat(64), reading: {} }
  const asked = { seed: 'one', salesFile: file, scenario, changed }

  it.each([
    ['as-it-is', 'the scenario of the first', {}],
    ['changed', 'the scenario of the second', { scenario: changed }],
    ['neither', 'another scenario', { scenario: { ...scenario, days: 3 } }],
    ['neither', 'another seed', { seed: 'two' }],
    ['neither', 'another file', { salesFile: { ...file, sha256: 'b'.repeat(64) } }],
    ['neither', 'generated sales', { salesFile: null }],
  ])('has the future “%s” with %s', (future, _, run) => {
    expect(futureOf(asked, { seed: 'one', salesFile: file, scenario, ...run })).toBe(future)
  })
})

describe('both futures', () => {
  const market = calmScenario({
    days: 6,
    creators: [{ handle: 'ink', schedule: 'daily', monthlyGrossCents: 3_000_00 }],
  })
  const until = '2026-09-06T00:00:00Z'
  const outage = { from: at, until, processor: 'stripe', kind: 'no_answer' } as const
  const asked = {
    ...{ words: 'Stripe does not answer', at, seed: 'of the run', salesFile: null },
    scenario: { ...market, seed: 'as written' },
    changed: {
      ...market,
      seed: 'as written',
      faultChanges: [{ at, faults: { outages: [outage] } }],
    },
  }

  it('are of the seed of the run, and part after the moment', async () => {
    const tasks: RunTask[] = []
    const futures = new Futures({
      open: (_sales, size) => poolHere(size, (task) => tasks.push(task)),
      sizeFor: () => 1,
    })
    const showing = futures.show(asked, null, 1)
    expect(futures.running).toBe(asked)
    await showing
    expect([futures.running, futures.done, futures.failure]).toEqual([null, 2, null])
    expect(tasks.map((task) => [task.seed, task.keep === 'future' && task.rowsSince])).toEqual([
      ['of the run', at],
      ['of the run', at],
    ])
    const { asItIs, other, difference, rowDifference } = futures.both!
    const completed = [asItIs, other].map(
      ({ changes }) => changes.filter(({ to }) => to === 'completed').length,
    )
    expect(completed[0]).toBeGreaterThan(completed[1]!)
    expect(difference!.asItIs!.occurredAt > at).toBe(true)
    expect(rowDifference).not.toBeNull()
    expect(rowDifference!.asItIs).toEqual(
      asItIs.rows.find((row, index) => JSON.stringify(row) !== JSON.stringify(other.rows[index])),
    )
  })

  it('say why there are none', async () => {
    const futures = new Futures({ open: (_sales, size) => poolHere(size), sizeFor: () => 1 })
    await futures.show({ ...asked, changed: { ...market, days: 0 } }, null, 1)
    expect(futures.both).toBeNull()
    expect(futures.running).toBeNull()
    expect(futures.failure).toMatch(/whole number/)
  })
})
