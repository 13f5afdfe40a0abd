/** Two futures of one run, and which of them the run on the page has become. */
import { describe, expect, it } from 'vitest'
import type { RunTask } from '../../../src/experiments/run-task'
import type { ScenarioInput } from '../../../src/scenario/schema'
import type { WantedFile } from '../../../src/scenario/sales-file/wanted-file'
import { PROTECTIONS, type ProtectionName } from '../../../src/core/protections'
import { changesProtections, futureOf, Futures } from '../../../src/ui/time/futures.svelte'
import { laterCents, switchedOver } from '../../../src/ui/time/preventions.svelte'
import { payingService } from '../../support/paying-service'
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
  const later = { at: '2026-09-03T10:00:05Z', protections: { retries: false } }
  expect(isOf({ ...scenario, faultChanges: [later] })).toBe(true)
  expect(changesProtections({ scenario: { version: 1 }, changed: scenario })).toBe(true)
})

describe('the run on the page', () => {
  const changed = withChange({ protections: { retries: true } })
  const file: WantedFile = { name: 'may.csv', rows: 3, sha256: 'a'.repeat(64), reading: {} }
  const asked = { seed: 'one', salesFile: file, service: null, scenario, changed }

  it.each([
    ['as-it-is', 'the scenario of the first', {}],
    ['changed', 'the scenario of the second', { scenario: changed }],
    ['neither', 'another scenario', { scenario: { ...scenario, days: 3 } }],
    ['neither', 'another seed', { seed: 'two' }],
    ['neither', 'another file', { salesFile: { ...file, sha256: 'b'.repeat(64) } }],
    ['neither', 'generated sales', { salesFile: null }],
    ['neither', 'another payout service', { service: payingService('new-key-each-hour') }],
  ])('has the future “%s” with %s', (future, _, run) => {
    expect(futureOf(asked, { seed: 'one', salesFile: file, service: null, scenario, ...run })).toBe(
      future,
    )
  })
})

const ALL_ON = Object.fromEntries(PROTECTIONS.map((name) => [name, true])) as Record<
  ProtectionName,
  boolean
>

describe('both futures', () => {
  const market = calmScenario({
    days: 6,
    creators: [{ handle: 'ink', schedule: 'daily', monthlyGrossCents: 3_000_00 }],
  })
  const until = '2026-09-06T00:00:00Z'
  const outage = { from: at, until, processor: 'stripe', kind: 'no_answer' } as const
  const asked = {
    ...{ words: 'Stripe does not answer', at, seed: 'of the run', salesFile: null, service: null },
    scenario: { ...market, seed: 'as written' },
    changed: {
      ...market,
      seed: 'as written',
      faultChanges: [{ at, faults: { outages: [outage] } }],
    },
    protections: ALL_ON,
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

  it('say why there are none, and no more once there are some', async () => {
    const futures = new Futures({ open: (_sales, size) => poolHere(size), sizeFor: () => 1 })
    await futures.show({ ...asked, changed: { ...market, days: 0 } }, null, 1)
    expect(futures.both).toBeNull()
    expect(futures.running).toBeNull()
    expect(futures.failure).toMatch(/whole number/)
    const again = futures.show(asked, null, 1)
    expect(futures.failure).toBeNull()
    await again
    expect([futures.done, futures.failure]).toEqual([2, null])
  })

  it('are given up when they are cancelled, and those before them stay', async () => {
    const futures = new Futures({ open: (_sales, size) => poolHere(size), sizeFor: () => 1 })
    await futures.show(asked, null, 1)
    const { both } = futures
    const showing = futures.show({ ...asked, words: 'Another change' }, null, 1)
    futures.cancel()
    expect(futures.running).toBeNull()
    await showing
    expect([futures.both, futures.failure]).toEqual([both, null])
  })

  it('are run again with each protection the other way: what kept money from being at risk is found', async () => {
    const lost = { fault: 'answer-lost', creator: 'ink', call: 'create_payout', from: at } as const
    const single = [1, 2, 3].map((nth) => ({ ...lost, nth }))
    const changed = { ...market, faults: { single } }
    const futures = new Futures({ open: (_sales, size) => poolHere(size), sizeFor: () => 2 })
    await futures.findPreventions()
    expect(futures.preventions.tried).toEqual([])
    await futures.show({ ...asked, changed }, null, 1)
    expect(futures.both!.other.centsAtRisk).toBe(0)
    await futures.findPreventions()
    const { tried, done, isRunning } = futures.preventions
    expect([done, isRunning]).toEqual([PROTECTIONS.length, false])
    expect(tried.map(({ name, isOn }) => [name, isOn])).toEqual(
      PROTECTIONS.map((name) => [name, false]),
    )
    const harmful = tried.filter(({ centsAtRisk }) => centsAtRisk > 0)
    expect(harmful.map(({ name }) => name)).toEqual(['webhookDeduplication'])
    expect(tried.find(({ name }) => name === 'transactions')!.laterCents).toBe(
      laterCents(futures.both!.asItIs, futures.both!.other),
    )
    await futures.show(asked, null, 1)
    expect(futures.preventions.tried).toEqual([])
  })
})

it('a protection is switched over from the beginning of the day, whatever is switched at the moment', () => {
  const changed = withChange({ protections: { retries: false } })
  expect(switchedOver({ changed, at }, 'retries', true).faultChanges).toEqual([
    { at: '2026-09-02T00:00:00Z', protections: { retries: true } },
    ...changed.faultChanges!,
    { at, protections: { retries: true } },
  ])
})
