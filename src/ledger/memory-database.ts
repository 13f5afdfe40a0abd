/**
 * A database without a file. sql.js gives each database a file, an array into which SQLite writes every page that a commit
 * has changed, and which is copied whole whenever it grows: a tenth of a run, and memory twice. Under this name SQLite keeps
 * the pages where it works on them.
 */
import type { Database, SqlJsStatic } from 'sql.js'

const NAME_OF_NO_FILE = ':memory:'

export function openInMemory(engine: SqlJsStatic): Database {
  class InMemory extends engine.Database {
    #isClosed = false

    /** The library makes a name up, opens what is of that name, and removes that file when it closes. */
    get filename(): string {
      return NAME_OF_NO_FILE
    }

    set filename(_madeUp: string) {}

    override close(): void {
      if (this.#isClosed) return
      this.#isClosed = true
      // The file that it removes has to be there: SQLite makes one.
      this.exec(`ATTACH '/${NAME_OF_NO_FILE}' AS removed_file`)
      super.close()
    }
  }
  return new InMemory()
}
