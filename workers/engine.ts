/** SQLite compiled to WebAssembly, from the page's own folder. Imported first, so that it loads while the rest is read. */
import initSqlJs from 'sql.js'
import sqliteUrl from 'sql.js/dist/sql-wasm-browser.wasm?url'

/** A worker that starts from memory has no address that a path could be read from. */
const address = new URL(sqliteUrl, import.meta.url).href

export const engine = initSqlJs({ locateFile: () => address })
