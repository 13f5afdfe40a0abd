/** A payout service of the user's own, from a file of TypeScript or JavaScript (`--service`). */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { bundleOf, NotWritten } from '../../scripts/typescript-bundle.js'
import { errorText } from '../core/error-text'
import { SERVICE_DIGEST_LENGTH } from '../core/own-service'
import { onOneLine } from '../core/one-line'
import { noPlaceForService } from '../scenario/service-problems'
import { refusal, type Refused } from '../scenario/problems'
import type { Scenario } from '../scenario/schema'
import {
  ownServiceOf,
  readOwnService as readModule,
  type OwnService,
  type OwnServiceFacts,
  type OwnServiceModule,
} from '../simulation/own-service'
import { readBytes } from './json-file'
import { pathFromUser } from './paths'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const SERVICE_OPTION = '--service'

/** Where a thread imports it from. */
export interface ServiceAddress {
  name: string
  address: string
}

export interface OwnServiceFile extends ServiceAddress, OwnServiceFacts {
  /** Of its own files, so that the results of two versions can be told apart. */
  digest: string
}

type ReadOwnService = { ok: true; file: OwnServiceFile | null } | Refused

/** `path`: as the user wrote it; `null`: the lab's service pays. `scenarios`: those in which it is to pay, where they are known. */
export async function readOwnService(
  path: string | null,
  scenarios: readonly Scenario[] = [],
): Promise<ReadOwnService> {
  if (path === null) return { ok: true, file: null }
  const file = pathFromUser(path)
  const bytes = readBytes(path, SERVICE_OPTION, 'a file of TypeScript or JavaScript')
  if (!bytes.ok) return bytes
  try {
    const bundle = await bundleOf(file, ROOT)
    const address = pathToFileURL(bundle.path).href
    const module = readModule(await importedFrom(address), SERVICE_OPTION)
    if (!module.ok) return module
    const problems = noPlaceForService(scenarios, SERVICE_OPTION)
    if (problems.length > 0) return { ok: false, problems }
    const digest = digestOf(bundle.files.filter((path) => path === file || isOfUser(path)))
    return { ok: true, file: { name: basename(file), digest, ...module.facts, address } }
  } catch (error) {
    if (error instanceof NotWritten) throw error
    return refusal(
      SERVICE_OPTION,
      path,
      `a module that can be read: ${onOneLine(plain(errorText(error)))}`,
    )
  }
}

/** Neither the lab's nor a package's. */
const isOfUser = (path: string): boolean =>
  !path.startsWith(resolve(ROOT, 'src')) && !path.includes('node_modules')

/** Of one file, that of its text: the page knows it by the same. */
function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of files) hash.update(readFileSync(path))
  return hash.digest('hex').slice(0, SERVICE_DIGEST_LENGTH)
}

/** Of several, a problem names its file: `--service 2 (mine.ts) default`. */
export async function readOwnServices(
  paths: readonly (string | null)[],
): Promise<{ ok: true; files: (OwnServiceFile | null)[] } | Refused> {
  const read = await Promise.all(paths.map((path) => readOwnService(path)))
  const problems = read.flatMap((one, index) => {
    if (one.ok) return []
    const path = paths[index]!
    const which = `${SERVICE_OPTION} ${index + 1} (${basename(path)})`
    return paths.filter((other) => other !== null).length === 1
      ? one.problems
      : one.problems.map((problem) => ({
          ...problem,
          path: problem.path.replace(SERVICE_OPTION, which),
        }))
  })
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, files: read.map((one) => (one.ok ? one.file : null)) }
}

/** As it was read before, in any thread. */
export const ownServiceAt = async ({ name, address }: ServiceAddress): Promise<OwnService> =>
  ownServiceOf(await importedFrom(address), name)

async function importedFrom(address: string): Promise<OwnServiceModule> {
  // An error in it is told with its own line.
  process.setSourceMapsEnabled(true)
  return (await import(address)) as OwnServiceModule
}

/** The words of an error without the colours of a terminal and the picture of the place. */
const plain = (text: string): string =>
  stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => /^\[|\[ .+:\d+:\d+ \]/.test(line))
    .slice(0, 2)
    .join(' ')
    .replaceAll(/\s*[╭─]+\s*/g, ' ') || text

export const ownServiceJson = ({ address: _, ...service }: OwnServiceFile) => service

/** Two versions of a file have one name. */
export const namedWithDigest = ({ name, digest }: OwnServiceFile): string => `${name} (${digest})`

export function ownServiceLines(file: OwnServiceFile | null): string[] {
  if (!file) return []
  const { functions, checksLeftOut } = file
  return [
    `Paid by ${namedWithDigest(file)}: its own ${functions.join(', ')}; all else as the lab does it`,
    ...(checksLeftOut.length === 0 ? [] : [`Checks left out: ${checksLeftOut.join(', ')}`]),
  ]
}
