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
import { errorText } from '../core/error-text'
import type { Problem } from '../scenario/problems'

const partialName = (name: string): string => `.${name}.partial`

/** The problem of a folder that cannot take these files, or `null`. */
export function checkFolder(folder: string, fileNames: readonly string[]): Problem | null {
  const made: string[] = []
  try {
    makeFolder(resolve(folder), made)
    accessSync(folder, constants.W_OK)
  } catch {
    return { path: '--out', value: folder, expected: 'a folder that can be written to' }
  } finally {
    removeFolders(made)
  }
  const inTheWay = fileNames
    .flatMap((name) => [name, partialName(name)])
    .map((name) => join(folder, name))
    .find((path) => existsSync(path) && !isWritableFile(path))
  return inTheWay === undefined
    ? null
    : { path: '--out', value: inTheWay, expected: 'a file that can be replaced, or none' }
}

/** The problem of a folder within it that has to be made, or emptied of what an earlier run has left. */
export function checkSubfolder(folder: string, name: string): Problem | null {
  const path = join(folder, name)
  if (!existsSync(path)) return null
  try {
    accessSync(path, constants.W_OK)
    if (statSync(path).isDirectory()) return null
  } catch {
    // Said below.
  }
  return { path: '--out', value: path, expected: 'a folder whose files can be replaced, or none' }
}

/** One folder after the other: where none can be made, Node's own way to make them all may never end. */
export function makeFolder(folder: string, made: string[]): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`)
    return
  }
  makeFolder(dirname(folder), made)
  mkdirSync(folder)
  made.push(folder)
}

/** The innermost first; whatever has come to be in one of them keeps it. */
export function removeFolders(made: readonly string[]): void {
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

/** The disk is full, say. The system's own sentence does not always say where. */
export class NotWritten extends Error {
  constructor(folder: string, cause: unknown) {
    super(
      `The results could not be written to ${folder} (${errorText(cause)}). Those of an earlier run are as they were.`,
    )
  }
}

/**
 * Replaces the files of an earlier run all at once; one that is broken off while writing leaves those as they were.
 * What that has left half-written is taken away first: a link that is in its place is not followed.
 */
export function writeResults<FileName extends string>(
  folder: string,
  contents: Readonly<Record<FileName, string | Uint8Array>>,
): void {
  const partial = (name: string): string => join(folder, partialName(name))
  const made: string[] = []
  try {
    makeFolder(resolve(folder), made)
    for (const [name, content] of Object.entries<string | Uint8Array>(contents)) {
      rmSync(partial(name), { force: true })
      writeFileSync(partial(name), content, { flag: 'wx' })
    }
    for (const name of Object.keys(contents)) renameSync(partial(name), join(folder, name))
  } catch (error) {
    throw new NotWritten(folder, error)
  } finally {
    for (const name of Object.keys(contents)) rmSync(partial(name), { force: true })
    removeFolders(made)
  }
}

/** Takes away what an earlier run has left and this one does not have. */
export function removeResults(folder: string, fileNames: readonly string[]): void {
  for (const name of fileNames) rmSync(join(folder, name), { force: true })
}
