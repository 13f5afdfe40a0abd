/**
 * The rows that leave the ledger of a long run, in a folder beside its results. They are written as the run goes on, into a
 * folder of its own, which takes the place of an earlier run's once there are results: those that are there stay whole
 * until then, and two runs at the same time do not mix.
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { ClosedParts } from '../metrics/closed-parts'
import { makeFolder, NotWritten, removeFolders } from './out-folder'

export const CLOSED_FOLDER = 'closed'
const PARTIAL = /^\.closed-(\d+)\.partial$/
const PART = /^[a-z_]+-\d{4}-\d{2}\.csv$/

export class ClosedFolder {
  readonly #outFolder: string
  readonly #partial: string
  /** What had to be made for the rows. */
  readonly #made: string[] = []
  readonly #parts = new ClosedParts((name, text) => this.#append(name, text))
  readonly take = this.#parts.take

  constructor(outFolder: string) {
    this.#outFolder = outFolder
    this.#partial = join(outFolder, `.closed-${process.pid}.partial`)
    removeAbandoned(outFolder)
  }

  flush(): void {
    this.#parts.flush()
  }

  /** Puts the rows where they belong. */
  keep(): void {
    if (!existsSync(this.#partial)) return
    const folder = join(this.#outFolder, CLOSED_FOLDER)
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(this.#partial)) {
      renameSync(join(this.#partial, name), join(folder, name))
    }
    rmdirSync(this.#partial)
  }

  /** Leaves nothing of a run without results. */
  drop(): void {
    if (!existsSync(this.#partial)) return
    for (const name of readdirSync(this.#partial)) rmSync(join(this.#partial, name))
    removeFolders(this.#made)
  }

  #append(name: string, text: string): void {
    try {
      if (!existsSync(this.#partial)) makeFolder(this.#partial, this.#made)
      appendFileSync(join(this.#partial, name), text)
    } catch (error) {
      throw new NotWritten(this.#outFolder, error)
    }
  }
}

/** Takes away the rows of an earlier run, and only what one can have written. */
export function removeClosedRows(outFolder: string): void {
  const folder = join(outFolder, CLOSED_FOLDER)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  for (const name of readdirSync(folder)) if (PART.test(name)) rmSync(join(folder, name))
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}

/** A run that was ended from outside could not take away its own. */
function removeAbandoned(outFolder: string): void {
  if (!existsSync(outFolder)) return
  for (const name of readdirSync(outFolder)) {
    const processId = PARTIAL.exec(name)?.[1]
    if (processId === undefined || isRunning(Number(processId))) continue
    rmSync(join(outFolder, name), { recursive: true, force: true })
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return processId !== process.pid
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
