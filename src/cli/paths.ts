/** Relative paths begin where the user is, also when npm has changed into the folder of the package. */
import { resolve } from 'node:path'
import { COMMAND_NAMES } from './commands'

/** The scripts of package.json that take paths. */
const SCRIPTS: readonly (string | undefined)[] = COMMAND_NAMES

export function pathFromUser(path: string, environment: NodeJS.ProcessEnv = process.env): string {
  const isRunByNpm = SCRIPTS.includes(environment['npm_lifecycle_event'])
  return resolve((isRunByNpm ? environment['INIT_CWD'] : undefined) ?? process.cwd(), path)
}
