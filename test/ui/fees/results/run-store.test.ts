/** Runs of sweeps are known again at the next visit, to the build of the engine that made them. */
import { IDBObjectStore } from 'fake-indexeddb'
import { createStore, set, setMany } from 'idb-keyval'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { CachedRun } from '../../../../src/experiments/sweep/run-sweep'
import { RunStore } from '../../../../src/ui/fees/results/run-store'
import { stubDatabase } from '../../../support/indexed-db'
import { creatorPair, economics } from '../../../support/sweeps'

beforeEach(stubDatabase)
afterEach(() => void vi.unstubAllGlobals())

const CREATOR = creatorPair({}).run

const runOf = (resultCents: number, creators = 1): CachedRun => ({
  economics: economics({ instantFeeCents: resultCents }),
  creators: Array.from({ length: creators }, () => CREATOR),
  violations: 0,
})

it('a run is known at the next visit, and to no other build', async () => {
  await new RunStore('1').put('a', runOf(5_00))
  await new RunStore('2').put('b', runOf(7_00))
  expect(await new RunStore('1').get('a')).toEqual(runOf(5_00))
  expect(await new RunStore('1').get('b')).toBeNull()
  expect(await new RunStore('2').get('a')).toBeNull()
})

it.each([
  ...[null, 'x', {}, { economics: {}, violations: 0 }],
  { ...runOf(5_00), economics: {} },
  { ...runOf(5_00), creators: [null] },
  { ...runOf(5_00), violations: 'none' },
])('in the place of a run %j is none, and the run can be stored again', async (damaged) => {
  await set('1 a', damaged, createStore('payout-lab.sweep-runs', 'runs'))
  const store = new RunStore('1')
  expect(await store.get('a')).toBeNull()
  await store.put('a', runOf(5_00))
  expect(await new RunStore('1').get('a')).toEqual(runOf(5_00))
})

it('a tidied store has the runs of its build alone', async () => {
  for (const build of ['1', '2']) await new RunStore(build).put('a', runOf(5_00))
  const store = new RunStore('2')
  await store.tidy()
  expect(await store.get('a')).toEqual(runOf(5_00))
  expect(await new RunStore('1').get('a')).toBeNull()
})

it.each([
  ['stay as long as there are 2,000', 2_000, runOf(5_00)],
  ['all leave where there are more', 2_001, null],
])('runs of a build %s', async (_, count, known) => {
  const store = new RunStore('1')
  await store.put('0', runOf(5_00))
  const others = Array.from({ length: count - 1 }, (_one, index): [string, number] => [
    `1 ${index + 1}`,
    0,
  ])
  await setMany(others, createStore('payout-lab.sweep-runs', 'runs'))
  const next = new RunStore('1')
  await next.tidy()
  expect(await next.get('0')).toEqual(known)
})

it('the latest runs are in memory, and those before them are read from the database', async () => {
  const store = new RunStore('1')
  const runs = [1, 2, 3].map((cents) => runOf(cents, 150_000))
  expect(await store.get('0')).toBeNull()
  // Simulated again, a run takes no more room than once.
  for (const run of [runs[0]!, runs[0]!, runs[0]!]) await store.put('0', run)
  expect(await store.get('0')).toBe(runs[0])
  for (const [index, run] of runs.entries()) await store.put(String(index), run)
  expect(await store.get('2')).toBe(runs[2])
  expect(await store.get('1')).toBe(runs[1])
  const first = (await store.get('0'))!
  expect(first).not.toBe(runs[0])
  expect(first.economics).toEqual(runs[0]!.economics)
  // Now it is one of the latest.
  expect(await store.get('0')).toBe(first)
})

it('where the browser refuses, a run lasts as long as the page', async () => {
  vi.stubGlobal('indexedDB', undefined)
  const refused = vi.fn()
  const store = new RunStore('1', refused)
  const run = runOf(5_00)
  expect(refused).not.toHaveBeenCalled()
  await store.put('a', run)
  expect(await store.get('a')).toBe(run)
  expect(await store.get('b')).toBeNull()
  expect(refused).toHaveBeenCalledOnce()
})

it('where the browser has no room left, what it has stored stays, and the run lasts as long as the page', async () => {
  const refused = vi.fn()
  const store = new RunStore('1', refused)
  await store.put('a', runOf(5_00))
  expect(refused).not.toHaveBeenCalled()
  const full = new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw full
  })
  await store.put('b', runOf(7_00))
  put.mockRestore()
  expect(refused).toHaveBeenCalledOnce()
  expect(await store.get('b')).toEqual(runOf(7_00))
  const next = new RunStore('1')
  expect(await next.get('a')).toEqual(runOf(5_00))
  expect(await next.get('b')).toBeNull()
})

it('where the browser never answers, a run is kept here after ten seconds, and nothing waits after that', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('indexedDB', { open: () => ({}) })
  const refused = vi.fn()
  const store = new RunStore('1', refused)
  const run = runOf(5_00)
  const isPut = store.put('a', run).then(() => true)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await Promise.race([isPut, Promise.resolve(false)])).toBe(true)
  vi.useRealTimers()
  expect(await store.get('a')).toBe(run)
  expect(await store.get('b')).toBeNull()
  expect(refused).toHaveBeenCalledOnce()
})

it('runs of a file last as long as the page, are not stored, and give way to those that are simulated', async () => {
  const store = new RunStore('1')
  store.takeIn([
    ['a', runOf(5_00)],
    ['b', runOf(7_00)],
  ])
  expect(await store.get('a')).toEqual(runOf(5_00))
  await store.put('b', runOf(8_00))
  expect(await store.get('b')).toEqual(runOf(8_00))
  const next = new RunStore('1')
  expect(await next.get('a')).toBeNull()
  expect(await next.get('b')).toEqual(runOf(8_00))
  store.takeIn([['c', runOf(9_00)]])
  expect(await store.get('a')).toBeNull()
})
