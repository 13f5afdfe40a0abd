/** What the browser keeps of the shelf: each run and each ledger by itself. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { KeptRun } from '../../../src/ui/shelf/kept-run'
import { ShelfStore } from '../../../src/ui/shelf/shelf-store'
import { stubDatabase } from '../../support/indexed-db'
import { eventually } from '../../support/eventually'

beforeEach(stubDatabase)
afterEach(() => void vi.unstubAllGlobals())

const runOf = (id: string): KeptRun => ({ id, name: id, isPinned: false }) as KeptRun
const LEDGER = new Uint8Array([1, 2, 3])

/** With two runs, each with its ledger, as another visit has left it. */
async function keptStore(): Promise<ShelfStore> {
  const store = new ShelfStore()
  for (const id of ['a', 'b']) {
    await store.putRun(runOf(id))
    await store.putLedger(id, LEDGER)
  }
  return new ShelfStore()
}

it('has all runs without their ledgers, and each of both by itself', async () => {
  const store = await keptStore()
  expect(await store.runs()).toEqual([
    ['a', runOf('a')],
    ['b', runOf('b')],
  ])
  expect(await store.run('b')).toEqual(runOf('b'))
  expect(await store.ledger('b')).toEqual(LEDGER)
  expect([await store.run('c'), await store.ledger('c')]).toEqual([null, null])
})

it('changes of a run what it is told, and nothing of one that is gone', async () => {
  const store = await keptStore()
  const pinned = { ...runOf('a'), isPinned: true }
  expect(await store.changeRun('a', { isPinned: true })).toEqual(pinned)
  expect(await store.run('a')).toEqual(pinned)
  expect(await store.changeRun('c', { isPinned: true })).toBeNull()
  expect(await store.run('c')).toBeNull()
})

it('adds a run where the tab knows of all that are stored, and names those that it does not know', async () => {
  const store = await keptStore()
  expect(await store.addRun(runOf('c'), ['a'])).toEqual(['b'])
  expect(await store.run('c')).toBeNull()
  expect(await store.addRun(runOf('c'), ['a', 'b', 'removed'])).toEqual([])
  expect(await store.run('c')).toEqual(runOf('c'))
})

it('tells other tabs which run it has added, changed or removed, and not its own', async () => {
  const here = new ShelfStore()
  const there = new ShelfStore()
  const [heardHere, heardThere]: [string[], string[]] = [[], []]
  here.follow((id) => heardHere.push(id))
  there.follow((id) => heardThere.push(id))
  await here.addRun(runOf('added'), [])
  await here.putRun(runOf('put back'))
  await here.changeRun('gone', { name: 'not stored' })
  await here.changeRun('added', { name: 'changed' })
  await here.removeRun('put back')
  await eventually(() => expect(heardThere).toEqual(['added', 'put back', 'added', 'put back']))
  expect(heardHere).toEqual([])
})

it('removes a run with its ledger, and a ledger alone', async () => {
  const store = await keptStore()
  await store.removeRun('a')
  expect([await store.run('a'), await store.ledger('a')]).toEqual([null, null])
  await store.removeLedger('b')
  expect([await store.run('b'), await store.ledger('b')]).toEqual([runOf('b'), null])
})

it('is rid of a ledger whose run is gone once it is tidied', async () => {
  const store = await keptStore()
  await store.putLedger('gone', LEDGER)
  await store.tidy()
  expect(await store.ledger('gone')).toBeNull()
  expect(await store.ledger('a')).toEqual(LEDGER)
})
