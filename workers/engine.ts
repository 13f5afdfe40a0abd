/**
 * SQLite compiled to WebAssembly. The page compiles it for all its workers and sends it in a
 * message. If it could not, the worker takes the file from the page's own folder.
 */
import initSqlJs, { type SqlJsStatic } from 'sql.js'
import sqliteUrl from 'sql.js/dist/sql-wasm-browser.wasm?url'
import type { SqliteHandedOver } from './contract'

/** A worker that starts from memory has no address that a path could be read from. */
const address = new URL(sqliteUrl, import.meta.url).href

const isSqlite = (data: unknown): data is SqliteHandedOver =>
  typeof data === 'object' && data !== null && 'sqlite' in data

const handedOver = new Promise<WebAssembly.Module | null>((resolve) => {
  addEventListener('message', function take({ data }: MessageEvent<unknown>) {
    if (!isSqlite(data)) return
    removeEventListener('message', take)
    resolve(data.sqlite)
  })
})

async function instantiated(imports: WebAssembly.Imports): Promise<WebAssembly.Instance> {
  const compiled = await handedOver
  if (compiled) return WebAssembly.instantiate(compiled, imports)
  const file = await fetch(address)
  return (await WebAssembly.instantiate(await file.arrayBuffer(), imports)).instance
}

/** The words of the browser, `Failed to fetch` say, tell nobody what is missing. */
const notLoaded = (cause: unknown): Error => new Error('SQLite could not be loaded', { cause })

export const engine = new Promise<SqlJsStatic>((resolve, reject) => {
  initSqlJs({
    // What goes wrong here is not heard of by the library, which would wait for ever.
    instantiateWasm: (imports, use) => {
      instantiated(imports).then(use, (error: unknown) => reject(notLoaded(error)))
      return undefined
    },
  }).then(resolve, reject)
})
