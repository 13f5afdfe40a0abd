/**
 * A payout service of the user's own, which pays in place of the lab's: a file of TypeScript or JavaScript whose default export
 * has some functions of `PayoutService`. What it leaves out is done as the lab does it.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { bundleOf, NotWritten } from '../../scripts/typescript-bundle.js'
import { CHECK_NAMES, type CheckName } from '../checks/check'
import { errorText } from '../core/error-text'
import { onOneLine } from '../core/one-line'
import { LAB_SERVICE, type PayoutService } from '../payouts/payout-service'
import { oneOfKnown } from '../scenario/nearest'
import { refusal, type Problem, type Refused } from '../scenario/problems'
import type { Scenario } from '../scenario/schema'
import type { OwnService } from '../simulation/own-service'
import { guardedService } from './guarded-service'
import { readBytes } from './json-file'
import { pathFromUser } from './paths'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OPTION = '--service'
const FUNCTIONS = Object.keys(LAB_SERVICE)

/** What its module has, once it has been read. */
interface Exported {
  default: Partial<PayoutService>
  checksLeftOut?: readonly CheckName[]
}

/** Where a thread imports it from. */
export interface ServiceAddress {
  name: string
  address: string
}

export interface OwnServiceFile extends ServiceAddress {
  /** Of what is run, so that the results of two versions can be told apart. */
  digest: string
  /** Those that are its own. */
  functions: readonly string[]
  checksLeftOut: readonly string[]
}

type ReadOwnService = { ok: true; file: OwnServiceFile | null } | Refused

/** Where two services are compared, or that of before daily payouts pays, there is no place for a third. */
export function serviceProblems(
  file: OwnServiceFile | null,
  scenarios: readonly Pick<Scenario, 'payoutService'>[],
): Problem[] {
  const choices = scenarios.map(({ payoutService }) => payoutService)
  const other = file && choices.find((choice) => choice !== 'current')
  const expected = `current, where ${OPTION} is given`
  return other ? [{ path: 'payoutService', value: other, expected }] : []
}

/** `path`: as the user wrote it; `null`: the lab's service pays. `scenarios`: those in which it is to pay, where they are known. */
export async function readOwnService(
  path: string | null,
  scenarios: readonly Scenario[] = [],
): Promise<ReadOwnService> {
  if (path === null) return { ok: true, file: null }
  const file = pathFromUser(path)
  const bytes = readBytes(path, OPTION, 'a file of TypeScript or JavaScript')
  if (!bytes.ok) return bytes
  try {
    const bundle = await bundleOf(file, ROOT)
    const address = pathToFileURL(bundle).href
    const exported = await importedFrom(address)
    const problems = [...problemsOfService(exported), ...problemsOfChecks(exported)]
    if (problems.length > 0) return { ok: false, problems }
    const { default: service, checksLeftOut = [] } = exported as unknown as Exported
    const read: OwnServiceFile = {
      name: basename(file),
      digest: digestOf(readFileSync(bundle, 'utf8')),
      functions: Object.keys(service),
      checksLeftOut,
      address,
    }
    const noPlace = serviceProblems(read, scenarios)
    return noPlace.length > 0 ? { ok: false, problems: noPlace } : { ok: true, file: read }
  } catch (error) {
    if (error instanceof NotWritten) throw error
    return refusal(OPTION, path, `a module that can be read: ${onOneLine(plain(errorText(error)))}`)
  }
}

/** The same wherever the file is: comments of the bundle say where. */
const digestOf = (code: string): string =>
  createHash('sha256')
    .update(code.replaceAll(/^\/\/.*$/gm, ''))
    .digest('hex')
    .slice(0, 8)

/** Of several, a problem names its file: `--service 2 (mine.ts) default`. */
export async function readOwnServices(
  paths: readonly (string | null)[],
): Promise<{ ok: true; files: (OwnServiceFile | null)[] } | Refused> {
  const read = await Promise.all(paths.map((path) => readOwnService(path)))
  const problems = read.flatMap((one, index) => {
    if (one.ok) return []
    const path = paths[index]!
    const which = `${OPTION} ${index + 1} (${basename(path)})`
    return paths.filter((other) => other !== null).length === 1
      ? one.problems
      : one.problems.map((problem) => ({ ...problem, path: problem.path.replace(OPTION, which) }))
  })
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, files: read.map((one) => (one.ok ? one.file : null)) }
}

/** As it was read before, in any thread. */
export async function ownServiceAt({ name, address }: ServiceAddress): Promise<OwnService> {
  const exported = (await importedFrom(address)) as unknown as Exported
  const { default: own, checksLeftOut = [] } = exported
  return { service: { ...LAB_SERVICE, ...guardedService(own, name) }, checksLeftOut }
}

async function importedFrom(address: string): Promise<Record<string, unknown>> {
  // An error in it is told with its own line.
  process.setSourceMapsEnabled(true)
  return (await import(address)) as Record<string, unknown>
}

function problemsOfService({ default: exported }: Record<string, unknown>): Problem[] {
  const at = 'default'
  if (typeof exported !== 'object' || exported === null || Object.keys(exported).length === 0) {
    const expected = `an export with functions, some of ${FUNCTIONS.join(', ')}`
    return [{ path: `${OPTION} ${at}`, value: exported, expected }]
  }
  return Object.entries(exported).flatMap(([name, value]: [string, unknown]): Problem[] => {
    if (!FUNCTIONS.includes(name)) return [unknownName(at, name, FUNCTIONS)]
    const path = `${OPTION} ${at}.${name}`
    return typeof value === 'function' ? [] : [{ path, value, expected: 'a function' }]
  })
}

function problemsOfChecks({ checksLeftOut = [] }: Record<string, unknown>): Problem[] {
  const at = 'checksLeftOut'
  if (!Array.isArray(checksLeftOut)) {
    return [{ path: `${OPTION} ${at}`, value: checksLeftOut, expected: 'a list of checks' }]
  }
  return checksLeftOut
    .filter((name) => !CHECK_NAMES.some((known) => known === name))
    .map((name) => unknownName(at, String(name), CHECK_NAMES))
}

const unknownName = (at: string, name: string, known: readonly string[]): Problem => ({
  path: `${OPTION} ${at}`,
  value: name,
  expected: oneOfKnown(name, known),
})

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
