/**
 * SQLite for all workers of the page, fetched and compiled once: beside the script of the first worker, not after it.
 * `null` where that fails; the worker then tries by itself.
 */
import sqliteUrl from 'sql.js/dist/sql-wasm-browser.wasm?url'

let compiled: Promise<WebAssembly.Module | null> | null = null

export const sqlite = (): Promise<WebAssembly.Module | null> =>
  (compiled ??= WebAssembly.compileStreaming(fetch(sqliteUrl)).catch(() => null))
