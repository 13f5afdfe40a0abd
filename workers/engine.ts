/** SQLite compiled to WebAssembly, from the page's own folder. Imported first, so that it loads while the rest is read. */
import initSqlJs from 'sql.js'
import sqliteUrl from 'sql.js/dist/sql-wasm-browser.wasm?url'

export const engine = initSqlJs({ locateFile: () => sqliteUrl })
