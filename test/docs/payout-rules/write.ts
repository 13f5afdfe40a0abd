/** Writes the tables of `docs/payout-rules.md`: `npm run rules`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { withTables } from './tables'

const DOCUMENT = 'docs/payout-rules.md'

const text = withTables(readFileSync(DOCUMENT, 'utf8'))
writeFileSync(
  DOCUMENT,
  await format(text, { ...(await resolveConfig(DOCUMENT)), filepath: DOCUMENT }),
)
