/** A browser’s database with nothing in it: what is kept there outlasts the objects of a page. */
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'

export const stubDatabase = (): void => void vi.stubGlobal('indexedDB', new IDBFactory())
