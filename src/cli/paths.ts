/** Relative paths begin where the user is, also when npm has changed into the folder of the package. */
import { resolve } from 'node:path'

export function pathFromUser(path: string, environment: NodeJS.ProcessEnv = process.env): string {
  const isRunByNpm = environment['npm_lifecycle_event'] === 'simulate'
  return resolve((isRunByNpm ? environment['INIT_CWD'] : undefined) ?? process.cwd(), path)
}
