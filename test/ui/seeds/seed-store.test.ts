/** Results of other seeds are known again at the next visit, to the build of the engine that made them. */
import { createStore, set } from 'idb-keyval'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SeedStore } from '../../../src/ui/seeds/seed-store'
import { stubDatabase } from '../../support/indexed-db'

beforeEach(stubDatabase)
afterEach(() => void vi.unstubAllGlobals())

const RESULTS = { 'payout-lab/2': { values: { instant_margin: 5_00 }, violations: 2 } }

it('of one scenario and one build', async () => {
  await new SeedStore('1').put('a', RESULTS)
  expect(await new SeedStore('1').results('a')).toEqual(RESULTS)
  expect(await new SeedStore('1').results('b')).toEqual({})
  expect(await new SeedStore('2').results('a')).toEqual({})
})

it('of those that are whole', async () => {
  const damaged = { a: null, b: 5, c: { values: null, violations: 0 }, d: { values: { x: 'y' } } }
  for (const stored of ['x', 5, [null], { ...damaged, ...RESULTS }]) {
    await set('1 a', stored, createStore('payout-lab.seeds', 'results'))
    const known = typeof stored === 'object' && !Array.isArray(stored) ? RESULTS : {}
    expect(await new SeedStore('1').results('a')).toEqual(known)
  }
})

it('a tidied store has the results of its build alone', async () => {
  for (const build of ['1', '2']) await new SeedStore(build).put('a', RESULTS)
  await new SeedStore('2').tidy()
  expect(await new SeedStore('2').results('a')).toEqual(RESULTS)
  expect(await new SeedStore('1').results('a')).toEqual({})
})

it.each([
  ['stay as long as there are 60', 60, RESULTS],
  ['all leave where there are more', 61, {}],
])('scenarios of a build %s', async (_, count, known) => {
  const store = new SeedStore('1')
  for (let number = 0; number < count; number += 1) await store.put(String(number), RESULTS)
  await store.tidy()
  expect(await store.results('0')).toEqual(known)
})
