import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Shelf } from '../../../src/ui/shelf/shelf.svelte'
import {
  UNPINNED_RUNS_MAX,
  type EndedRun,
  type KeptRun,
  type RunChange,
} from '../../../src/ui/shelf/kept-run'
import { endedRun } from '../../support/ended-runs'

/** What the browser keeps, for all tabs. It takes a ledger when the test says so. */
class Store {
  readonly stored: Record<string, KeptRun | Uint8Array> = {}
  written: Promise<void> = Promise.resolve()

  runs = () =>
    Promise.resolve(Object.values(this.stored).filter((kept): kept is KeptRun => 'id' in kept))
  run = (id: string) => Promise.resolve((this.stored[`run ${id}`] ?? null) as KeptRun | null)
  putRun = (run: KeptRun) => Promise.resolve(void (this.stored[`run ${run.id}`] = run))
  ledger = (id: string) =>
    Promise.resolve((this.stored[`ledger ${id}`] ?? null) as Uint8Array | null)
  removeLedger = (id: string) => Promise.resolve(void delete this.stored[`ledger ${id}`])
  tidy = () => Promise.resolve()

  async changeRun(id: string, change: RunChange): Promise<KeptRun | null> {
    const run = await this.run(id)
    if (run) await this.putRun({ ...run, ...change })
    return this.run(id)
  }

  async removeRun(id: string): Promise<void> {
    delete this.stored[`run ${id}`]
    await this.removeLedger(id)
  }

  async putLedger(id: string, ledger: Uint8Array): Promise<void> {
    await this.written
    this.stored[`ledger ${id}`] = ledger
  }
}

// No two runs end in the same millisecond.
beforeEach(() => {
  let now = 0
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 1))
})
afterEach(() => void vi.restoreAllMocks())

const ENDED = endedRun({ version: 1, seed: 'shelf', days: 2, population: { size: 4 } })

it('the ledger of a run that has been removed is not stored', async () => {
  const store = new Store()
  const shelf = new Shelf(store)
  const { id } = await shelf.add(ENDED)
  await shelf.remove(id)
  await shelf.keepLedger(id, new Uint8Array(10))
  expect(store.stored).toEqual({})
})

it('the ledger of a run that is removed while it is stored is not left behind', async () => {
  const store = new Store()
  const shelf = new Shelf(store)
  const { id } = await shelf.add(ENDED)
  let write!: () => void
  store.written = new Promise((resolve) => (write = resolve))
  const kept = shelf.keepLedger(id, new Uint8Array(10))
  await shelf.remove(id)
  write()
  await kept
  expect(store.stored).toEqual({})
  expect(await shelf.ledger(id)).toBeNull()
})

it('a run is said to have no ledger only once it is known that none is kept', async () => {
  const shelf = new Shelf(new Store())
  for (const ledger of [new Uint8Array(10), null]) {
    const { id } = await shelf.add(ENDED)
    expect(shelf.awaitsLedger(id)).toBe(true)
    await shelf.keepLedger(id, ledger)
    expect(shelf.awaitsLedger(id)).toBe(false)
    await shelf.remove(id)
  }
})

it('a run without a ledger that is put back is said to have none', async () => {
  const shelf = new Shelf(new Store())
  const { id } = await shelf.add(ENDED)
  await shelf.keepLedger(id, null)
  await shelf.remove(id)
  await shelf.undoRemove()
  expect(shelf.run(id)).not.toBeNull()
  expect(shelf.awaitsLedger(id)).toBe(false)
})

describe('two tabs', () => {
  const LEDGER = new Uint8Array(10)
  /** Of different seeds; what they came to does not matter here. */
  const endedAs = (seed: string): EndedRun => ({
    ...ENDED,
    header: { ...ENDED.header, scenario: { ...ENDED.header.scenario, seed } },
  })

  async function endRuns(shelf: Shelf, count: number): Promise<void> {
    for (let ended = 0; ended < count; ended += 1) {
      const { id } = await shelf.add(endedAs(`later ${ended}`))
      await shelf.keepLedger(id, LEDGER)
    }
  }

  /** Both have one run, with its ledger. */
  async function twoTabs(store = new Store()) {
    const here = new Shelf(store)
    const { id } = await here.add(ENDED)
    await here.keepLedger(id, LEDGER)
    const there = new Shelf(store)
    while (there.runs.length === 0) await Promise.resolve()
    return { store, here, there, id }
  }

  it('keep a run that one of them has pinned and named, with its ledger', async () => {
    const { store, here, there, id } = await twoTabs()
    await here.pin(id, true)
    await here.rename(id, 'The one to keep')
    await endRuns(there, UNPINNED_RUNS_MAX + 1)
    const kept = { name: 'The one to keep', isPinned: true, ledgerBytes: LEDGER.byteLength }
    expect(store.stored[`run ${id}`]).toMatchObject(kept)
    expect(there.run(id)).toMatchObject(kept)
    expect(await there.ledger(id)).toBe(LEDGER)
  })

  it('change different things of a run', async () => {
    const { store, here, there, id } = await twoTabs()
    await here.rename(id, 'Named here')
    await there.pin(id, true)
    const both = { name: 'Named here', isPinned: true }
    expect([store.stored[`run ${id}`], there.run(id)]).toMatchObject([both, both])
    await there.rename(id, 'Named there')
    // The very same run again keeps the name that it has by now.
    expect(await here.add(ENDED)).toMatchObject({ id, name: 'Named there', isPinned: true })
    await there.remove(id)
    await there.undoRemove()
    expect(store.stored[`run ${id}`]).toMatchObject({ name: 'Named there', isPinned: true })
  })

  it.each<[string, (shelf: Shelf, id: string) => Promise<unknown>]>([
    ['names it', (shelf, id) => shelf.rename(id, 'Another name')],
    ['pins it', (shelf, id) => shelf.pin(id, true)],
    ['removes it, too', (shelf, id) => shelf.remove(id)],
    ['has its ledger to keep', (shelf, id) => shelf.keepLedger(id, LEDGER)],
    ['has newer ledgers to keep', (shelf) => endRuns(shelf, 3)],
  ])('do not bring back a run that one has removed where the other %s', async (_, act) => {
    const { store, here, there, id } = await twoTabs()
    await here.remove(id)
    await act(there, id)
    expect([store.stored[`run ${id}`], store.stored[`ledger ${id}`]]).toEqual([
      undefined,
      undefined,
    ])
    expect(there.run(id)).toBeNull()
  })
})

it('a run that the browser does not take can still be named, and is written once it can be', async () => {
  const store = new Store()
  const shelf = new Shelf(store)
  const { putRun } = store
  store.putRun = () => Promise.reject(new Error('no room'))
  const { id } = await shelf.add(ENDED)
  await shelf.rename(id, 'In memory')
  await shelf.pin(id, true)
  expect(shelf.run(id)).toMatchObject({ name: 'In memory', isPinned: true })
  expect([store.stored, shelf.isInMemoryOnly]).toEqual([{}, true])
  store.putRun = putRun
  await shelf.rename(id, 'Kept')
  expect(store.stored[`run ${id}`]).toMatchObject({ name: 'Kept', isPinned: true })
})

it('a browser that never answers keeps nothing, and the runs of the page are there', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const store = new Store()
  const never = (): Promise<never> => new Promise<never>(() => undefined)
  const shelf = new Shelf(Object.assign(store, { runs: never, putRun: never, putLedger: never }))
  const adding = shelf.add(ENDED)
  await vi.advanceTimersByTimeAsync(10_000)
  const { id } = await adding
  await shelf.keepLedger(id, new Uint8Array(10))
  vi.useRealTimers()
  expect(shelf.runs.map((run) => run.id)).toEqual([id])
  expect(shelf.isInMemoryOnly).toBe(true)
  expect(await shelf.ledger(id)).toHaveLength(10)
})
