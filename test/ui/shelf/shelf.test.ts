import { expect, it } from 'vitest'
import { Shelf } from '../../../src/ui/shelf/shelf.svelte'
import type { KeptRun } from '../../../src/ui/shelf/kept-run'
import { endedRun } from '../../support/ended-runs'

/** A browser that takes a ledger when the test says so. */
class Store {
  readonly stored: Record<string, KeptRun | Uint8Array> = {}
  written: Promise<void> = Promise.resolve()

  runs = () => Promise.resolve([])
  putRun = (run: KeptRun) => Promise.resolve(void (this.stored[`run ${run.id}`] = run))
  ledger = () => Promise.resolve(null)
  removeLedger = (id: string) => Promise.resolve(void delete this.stored[`ledger ${id}`])
  tidy = () => Promise.resolve()

  async removeRun(id: string): Promise<void> {
    delete this.stored[`run ${id}`]
    await this.removeLedger(id)
  }

  async putLedger(id: string, ledger: Uint8Array): Promise<void> {
    await this.written
    this.stored[`ledger ${id}`] = ledger
  }
}

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
