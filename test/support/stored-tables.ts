import { storedIn, TABLE_KEYS } from '../../src/ledger/schema'

/** In the order of the schema: each refers only to those before it. */
export const STORED_TABLES = Object.keys(TABLE_KEYS).flatMap(storedIn)
