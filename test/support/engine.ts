/** SQLite compiled to WebAssembly, the same build that the lab runs on; loaded once per test file. */
import initSqlJs from 'sql.js'

export const engine = await initSqlJs()
