import { createStore, set } from 'idb-keyval'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Shelf } from '../../../src/ui/shelf/shelf.svelte'
import { UNPINNED_RUNS_MAX, type EndedRun, type KeptRun } from '../../../src/ui/shelf/kept-run'
import { ShelfStore } from '../../../src/ui/shelf/shelf-store'
import { endedRun } from '../../support/ended-runs'
import { stubDatabase } from '../../support/indexed-db'
import { eventually } from '../../support/eventually'

/** It takes a ledger when the test says so. */
class SlowStore extends ShelfStore {
  written: Promise<void> = Promise.resolve()

  override async putLedger(id: string, ledger: Uint8Array): Promise<void> {
    await this.written
    await super.putLedger(id, ledger)
  }
}

/** What the browser keeps of a run, for all tabs. */
async function storedOf(id: string): Promise<{ run: KeptRun | null; ledger: Uint8Array | null }> {
  const store = new ShelfStore()
  return { run: await store.run(id), ledger: await store.ledger(id) }
}
const NOTHING = { run: null, ledger: null }

// No two runs end in the same millisecond.
beforeEach(() => {
  stubDatabase()
  let now = 0
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 1))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const ENDED = endedRun({ version: 1, seed: 'shelf', days: 2, population: { size: 4 } })

/** Of different seeds; what they came to does not matter here. */
const endedAs = (seed: string): EndedRun => ({
  ...ENDED,
  header: { ...ENDED.header, scenario: { ...ENDED.header.scenario, seed } },
})

it('the ledger of a run that has been removed is not stored', async () => {
  const shelf = new Shelf()
  const { id } = await shelf.add(ENDED)
  await shelf.remove(id)
  await shelf.keepLedger(id, new Uint8Array(10))
  expect(await storedOf(id)).toEqual(NOTHING)
})

it('the ledger of a run that is removed while it is stored is not left behind', async () => {
  const store = new SlowStore()
  const shelf = new Shelf(store)
  const { id } = await shelf.add(ENDED)
  let write!: () => void
  store.written = new Promise((resolve) => (write = resolve))
  const kept = shelf.keepLedger(id, new Uint8Array(10))
  await shelf.remove(id)
  write()
  await kept
  expect(await storedOf(id)).toEqual(NOTHING)
  expect(await shelf.ledger(id)).toBeNull()
})

it('a run is said to have no ledger only once it is known that none is kept', async () => {
  const shelf = new Shelf()
  for (const ledger of [new Uint8Array(10), null]) {
    const { id } = await shelf.add(ENDED)
    expect(shelf.awaitsLedger(id)).toBe(true)
    await shelf.keepLedger(id, ledger)
    expect(shelf.awaitsLedger(id)).toBe(false)
    await shelf.remove(id)
  }
})

it('a run without a ledger that is put back is said to have none', async () => {
  const shelf = new Shelf()
  const { id } = await shelf.add(ENDED)
  await shelf.keepLedger(id, null)
  await shelf.remove(id)
  await shelf.undoRemove()
  expect(shelf.run(id)).not.toBeNull()
  expect(shelf.awaitsLedger(id)).toBe(false)
})

describe('two tabs', () => {
  const LEDGER = new Uint8Array(10)
  async function endRuns(shelf: Shelf, count: number): Promise<void> {
    for (let ended = 0; ended < count; ended += 1) {
      const { id } = await shelf.add(endedAs(`later ${ended}`))
      await shelf.keepLedger(id, LEDGER)
    }
  }

  /** Both have one run, with its ledger. */
  async function twoTabs() {
    const here = new Shelf()
    const { id } = await here.add(ENDED)
    await here.keepLedger(id, LEDGER)
    const there = new Shelf()
    await eventually(() => expect(there.runs).toHaveLength(1))
    return { here, there, id }
  }

  it('keep a run that one of them has pinned and named, with its ledger', async () => {
    const { here, there, id } = await twoTabs()
    await here.pin(id, true)
    await here.rename(id, 'The one to keep')
    await endRuns(there, UNPINNED_RUNS_MAX + 1)
    const kept = { name: 'The one to keep', isPinned: true, ledgerBytes: LEDGER.byteLength }
    expect((await storedOf(id)).run).toMatchObject(kept)
    expect(there.run(id)).toMatchObject(kept)
    expect(await there.ledger(id)).toEqual(LEDGER)
  })

  it('show at once what the other adds, names, pins, puts in front and removes, and keep what is picked', async () => {
    const { here, there, id } = await twoTabs()
    there.pick(id, true)
    const later = await here.add(endedAs('later'))
    await here.keepLedger(later.id, LEDGER)
    await here.rename(later.id, 'Named here')
    await here.pin(later.id, true)
    await here.add(ENDED)
    const seen = { name: 'Named here', isPinned: true, ledgerBytes: LEDGER.byteLength }
    await eventually(() => {
      expect(there.runs.map((run) => run.id)).toEqual([id, later.id])
      expect(there.run(later.id)).toMatchObject(seen)
    })
    expect(there.picked).toEqual([id])
    expect(await there.ledger(later.id)).toEqual(LEDGER)
    there.pick(later.id, true)
    await here.remove(later.id)
    await eventually(() => expect(there.run(later.id)).toBeNull())
    expect(there.picked).toEqual([id])
    await here.undoRemove()
    await eventually(() => expect(there.run(later.id)).toMatchObject(seen))
    expect([here.unreadableNames, there.unreadableNames]).toEqual([[], []])
  })

  it('keep the same run once that both make at the same time', async () => {
    const tabs = [new Shelf(), new Shelf()]
    const added = await Promise.all(tabs.map((shelf) => shelf.add(ENDED)))
    const id = added[0]!.id
    expect(added[1]!.id).toBe(id)
    expect((await new ShelfStore().runs()).map(([stored]) => stored)).toEqual([id])
    for (const shelf of tabs) {
      await eventually(() => expect(shelf.runs.map((run) => run.id)).toEqual([id]))
    }
  })

  it('keep a run once that the other has made again before it is put back', async () => {
    const { here, there, id } = await twoTabs()
    await here.rename(id, 'The one to keep')
    await here.remove(id)
    await eventually(() => expect(there.runs).toEqual([]))
    const again = await there.add(ENDED)
    await eventually(() => expect(here.runs).toHaveLength(1))
    await here.undoRemove()
    expect(here.runs).toMatchObject([{ id: again.id, name: 'The one to keep' }])
    expect((await new ShelfStore().runs()).map(([stored]) => stored)).toEqual([again.id])
  })

  it('change different things of a run', async () => {
    const { here, there, id } = await twoTabs()
    await here.rename(id, 'Named here')
    await there.pin(id, true)
    const both = { name: 'Named here', isPinned: true }
    expect([(await storedOf(id)).run, there.run(id)]).toMatchObject([both, both])
    await there.rename(id, 'Named there')
    // The very same run again keeps the name that it has by now.
    expect(await here.add(ENDED)).toMatchObject({ id, name: 'Named there', isPinned: true })
    await there.remove(id)
    await there.undoRemove()
    expect((await storedOf(id)).run).toMatchObject({ name: 'Named there', isPinned: true })
  })

  it.each<[string, (shelf: Shelf, id: string) => Promise<unknown>]>([
    ['names it', (shelf, id) => shelf.rename(id, 'Another name')],
    ['pins it', (shelf, id) => shelf.pin(id, true)],
    ['removes it, too', (shelf, id) => shelf.remove(id)],
    ['has its ledger to keep', (shelf, id) => shelf.keepLedger(id, LEDGER)],
    ['has newer ledgers to keep', (shelf) => endRuns(shelf, 3)],
  ])('do not bring back a run that one has removed where the other %s', async (_, act) => {
    const { here, there, id } = await twoTabs()
    await here.remove(id)
    await act(there, id)
    expect(await storedOf(id)).toEqual(NOTHING)
    expect(there.run(id)).toBeNull()
  })
})

it('a run that the browser does not take can still be named, and is written once it can be', async () => {
  const store = new ShelfStore()
  const shelf = new Shelf(store)
  const noRoom = new Error('no room')
  const full = (['addRun', 'putRun'] as const).map((write) =>
    vi.spyOn(store, write).mockRejectedValue(noRoom),
  )
  const { id } = await shelf.add(ENDED)
  await shelf.rename(id, 'In memory')
  await shelf.pin(id, true)
  expect(shelf.run(id)).toMatchObject({ name: 'In memory', isPinned: true })
  expect([await storedOf(id), shelf.isInMemoryOnly]).toEqual([NOTHING, true])
  for (const write of full) write.mockRestore()
  await shelf.rename(id, 'Kept')
  expect((await storedOf(id)).run).toMatchObject({ name: 'Kept', isPinned: true })
})

it('a change that the browser does not take is written with the next one', async () => {
  const store = new ShelfStore()
  const shelf = new Shelf(store)
  const { id } = await shelf.add(ENDED)
  const full = vi.spyOn(store, 'changeRun').mockRejectedValue(new Error('no room'))
  await shelf.rename(id, 'In memory')
  expect(shelf.isInMemoryOnly).toBe(true)
  full.mockRestore()
  await shelf.pin(id, true)
  const both = { name: 'In memory', isPinned: true }
  expect([shelf.run(id), (await storedOf(id)).run]).toMatchObject([both, both])
})

it('a run that is removed is no longer picked, and its place is free for another', async () => {
  const shelf = new Shelf()
  const { id } = await shelf.add(ENDED)
  shelf.pick(id, true)
  await shelf.remove(id)
  expect(shelf.picked).toEqual([])
})

it('what an address picks is dropped once it is known not to be on the shelf', async () => {
  const { id } = await new Shelf().add(ENDED)
  const shelf = new Shelf()
  shelf.picks = { ids: ['gone', id], baseId: 'gone' }
  expect(shelf.picked).toEqual(['gone', id])
  await eventually(() => expect(shelf.picks).toEqual({ ids: [id], baseId: null }))
})

it('the runs that a new one leaves no room for are named', async () => {
  const shelf = new Shelf()
  for (let ended = 0; ended <= UNPINNED_RUNS_MAX; ended += 1) {
    expect(shelf.leftNames).toEqual([])
    const { id } = await shelf.add(endedAs(`seed ${ended}`))
    if (ended === 0) await shelf.rename(id, 'The oldest')
  }
  expect(shelf.leftNames).toEqual(['The oldest'])
})

it('a run that ends after the clock was set back is the newest, and not the one that leaves', async () => {
  const shelf = new Shelf()
  for (let ended = 0; ended < UNPINNED_RUNS_MAX; ended += 1) await shelf.add(endedAs(`${ended}`))
  const oldest = shelf.runs.at(-1)!
  vi.spyOn(Date, 'now').mockReturnValue(-1_000)
  const { id } = await shelf.add(endedAs('after it was set back'))
  expect(shelf.runs[0]!.id).toBe(id)
  expect(shelf.run(oldest.id)).toBeNull()
})

const withoutOutcome = ({ outcome: _outcome, ...others }: KeptRun): object => others
const withoutFigures = (run: KeptRun): object => ({
  ...run,
  outcome: { ...run.outcome, report: {} },
})
it.each([
  ['nothing', () => null],
  ['a text', () => 'x'],
  ['an object of another kind', () => ({})],
  ['a run without a name', ({ name: _name, ...others }: KeptRun) => others],
  ['a run without what it came to', withoutOutcome],
  ['a run without figures', withoutFigures],
])(
  '%s in the place of a run is not on the shelf, and stays where it is',
  async (_what, damaged) => {
    const kept = await new Shelf().add(endedAs('whole'))
    const written = damaged({ ...kept, id: 'damaged' })
    await set('run:damaged', written, createStore('payout-lab.shelf', 'runs'))
    const shelf = new Shelf()
    const { id } = await shelf.add(endedAs('new'))
    expect(shelf.runs.map((run) => run.id)).toEqual([id, kept.id])
    expect([shelf.isInMemoryOnly, shelf.unreadableNames.length]).toEqual([false, 1])
    expect(await new ShelfStore().run('damaged')).toEqual(written)
  },
)

it.each([
  ['a text', 'x'],
  ['nothing in it', new Uint8Array(0)],
  ['a part of it', new Uint8Array(4)],
])('a stored ledger that is damaged, %s in its place, is none', async (_what, damaged) => {
  const shelf = new Shelf()
  const { id } = await shelf.add(ENDED)
  await shelf.keepLedger(id, new Uint8Array(10))
  const other = new Shelf()
  await other.keepLedger(id, null)
  expect(await other.ledger(id)).toHaveLength(10)
  await set(`ledger:${id}`, damaged, createStore('payout-lab.shelf', 'runs'))
  expect(await other.ledger(id)).toBeNull()
})

it('a run that is stored twice is on the shelf once', async () => {
  const kept = await new Shelf().add(endedAs('whole'))
  await set('run:other', kept, createStore('payout-lab.shelf', 'runs'))
  const shelf = new Shelf()
  await shelf.keepLedger(kept.id, null)
  expect([shelf.runs.map(({ id }) => id), shelf.unreadableNames]).toEqual([[kept.id], [kept.name]])
})

it('a browser that never answers keeps nothing, and the runs of the page are there', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const never = (): Promise<never> => new Promise<never>(() => undefined)
  const shelf = new Shelf(
    Object.assign(new ShelfStore(), { runs: never, addRun: never, putLedger: never }),
  )
  const adding = shelf.add(ENDED)
  await vi.advanceTimersByTimeAsync(10_000)
  const { id } = await adding
  await shelf.keepLedger(id, new Uint8Array(10))
  vi.useRealTimers()
  expect(shelf.runs.map((run) => run.id)).toEqual([id])
  expect(shelf.isInMemoryOnly).toBe(true)
  expect(await shelf.ledger(id)).toHaveLength(10)
})
