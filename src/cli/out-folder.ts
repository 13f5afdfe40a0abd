/**
 * The folder of the results. Whether it can be made, and whatever may be in the way, is found before the run, so that nobody
 * waits for results that have nowhere to go. It is made once there are results: a run without any leaves no folder behind.
 */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Problem } from '../scenario/problems'

export const RESULT_FILES = ['report.json', 'daily.csv', 'ledger.sqlite'] as const
export type ResultFile = (typeof RESULT_FILES)[number]

const partialName = (name: ResultFile): string => `.${name}.partial`

/** The problem of a folder that cannot take the results, or `null`. */
export function checkFolder(folder: string): Problem | null {
  const made: string[] = []
  try {
    makeFolder(resolve(folder), made)
    accessSync(folder, constants.W_OK)
  } catch {
    return { path: '--out', value: folder, expected: 'a folder that can be written to' }
  } finally {
    removeFolders(made)
  }
  const inTheWay = RESULT_FILES.flatMap((name) => [name, partialName(name)])
    .map((name) => join(folder, name))
    .find((path) => existsSync(path) && !isWritableFile(path))
  return inTheWay === undefined
    ? null
    : { path: '--out', value: inTheWay, expected: 'a file that can be replaced, or none' }
}

/** One folder after the other: where none can be made, Node's own way to make them all may never end. */
function makeFolder(folder: string, made: string[]): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`)
    return
  }
  makeFolder(dirname(folder), made)
  mkdirSync(folder)
  made.push(folder)
}

/** The innermost first; whatever has come to be in one of them keeps it. */
function removeFolders(made: readonly string[]): void {
  try {
    for (const folder of made.toReversed()) rmdirSync(folder)
  } catch {
    return
  }
}

function isWritableFile(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/**
 * Replaces the files of an earlier run all at once; one that is broken off while writing leaves those as they were.
 * What that has left half-written is taken away first: a link that is in its place is not followed.
 */
export function writeResults(
  folder: string,
  contents: Readonly<Record<ResultFile, string | Uint8Array>>,
): void {
  const partial = (name: ResultFile): string => join(folder, partialName(name))
  const made: string[] = []
  try {
    makeFolder(resolve(folder), made)
    for (const name of RESULT_FILES) {
      rmSync(partial(name), { force: true })
      writeFileSync(partial(name), contents[name], { flag: 'wx' })
    }
    for (const name of RESULT_FILES) renameSync(partial(name), join(folder, name))
  } finally {
    for (const name of RESULT_FILES) rmSync(partial(name), { force: true })
    removeFolders(made)
  }
}
