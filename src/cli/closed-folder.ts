/** The folder for the rows that leave the ledger of a long run; what an earlier run has left in it is taken away. */
import { appendFileSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ClosedParts } from '../metrics/closed-parts'

export const CLOSED_FOLDER = 'closed'

export function partsIn(outFolder: string): ClosedParts {
  const folder = join(outFolder, CLOSED_FOLDER)
  mkdirSync(folder, { recursive: true })
  removeFiles(folder)
  return new ClosedParts((name, text) => appendFileSync(join(folder, name), text))
}

/** Of a run that closes no day: rows of an earlier one are none of its own. */
export function removeParts(outFolder: string): void {
  const folder = join(outFolder, CLOSED_FOLDER)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  removeFiles(folder)
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}

/** Only those that an earlier run can have written. */
function removeFiles(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/^[a-z_]+-\d{4}-\d{2}\.csv$/.test(name)) rmSync(join(folder, name))
  }
}
