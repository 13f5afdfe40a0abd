/** What a sales file that is being imported says of itself while its worker does two things at once. */
import { expose } from 'comlink'
import { afterEach, expect, it, vi } from 'vitest'
import { SalesImport } from '../../../src/ui/import/sales-import.svelte'
import type { FileView } from '../../../workers/contract'
import { SalesReader } from '../../../workers/sales-reader'
import { taskSource } from '../../../workers/task-source'
import { eventually } from '../../support/eventually'

afterEach(() => vi.unstubAllGlobals())

/** A second reading takes until it is let go. */
class HeldReader extends SalesReader {
  letGo!: () => void
  readonly #held = new Promise<void>((resolve) => (this.letGo = resolve))
  #readings = 0

  override async read(...asked: Parameters<SalesReader['read']>): Promise<FileView | null> {
    this.#readings += 1
    if (this.#readings > 1) await this.#held
    return super.read(...asked)
  }
}

it('is still being read again once the rows that were left out have been handed over', async () => {
  const reader = new HeldReader(taskSource())
  const { port1, port2 } = new MessageChannel()
  expose(reader, port2)
  const terminate = (): void => {
    port1.close()
    port2.close()
  }
  vi.stubGlobal('document', { baseURI: 'http://localhost/' })
  vi.stubGlobal('Worker', function startedWorker() {
    return Object.assign(port1, { terminate })
  })

  const sales = 'seller,date,amount\nink,2026-01-02,12.00\nink,2026-01-03,none\n'
  const file = new SalesImport(new File([sales], 'sales.csv'))
  await eventually(() => expect(file.status).toBeNull())

  const rows = file.leftOutRows()
  file.choose({})
  expect(await rows).not.toBeNull()
  expect(file.status).not.toBeNull()
  reader.letGo()
  await eventually(() => expect(file.status).toBeNull())
  expect(file.failure).toBeNull()
  file.end()
})
