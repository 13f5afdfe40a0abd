/** A folder for the rows that leave the ledger of a long run; what an earlier run has left in it is taken away. */
import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ClosedParts } from '../metrics/closed-parts'

const FOLDER = 'closed'

export function partsIn(outFolder: string): ClosedParts {
  const folder = join(outFolder, FOLDER)
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    if (/^[a-z_]+-\d{4}-\d{2}\.csv$/.test(name)) rmSync(join(folder, name))
  }
  return new ClosedParts((name, text) => appendFileSync(join(folder, name), text))
}
