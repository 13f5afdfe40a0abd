/**
 * A payout service of the user's own, which pays in place of the lab's: a module whose default export has some functions of
 * `PayoutService`. What it leaves out is done as the lab does it.
 */
import { CHECK_NAMES, type CheckName } from '../checks/check'
import { SERVICE_FUNCTIONS } from '../core/own-service'
import { LAB_SERVICE, type PayoutService } from '../payouts/payout-service'
import { oneOfKnown } from '../scenario/nearest'
import type { Problem, Refused } from '../scenario/problems'
import { guardedService } from './guarded-service'

/** It pays in place of the lab's; `checksLeftOut`: the checks of the lab's own rules that are not its rules. */
export interface OwnService {
  /** Of its file. */
  name: string
  service: PayoutService
  checksLeftOut: readonly CheckName[]
}

/** What a module of a user exports. */
export type OwnServiceModule = Readonly<Record<string, unknown>>

/** What its module has, once it has been read. */
interface Exported {
  default: Partial<PayoutService>
  checksLeftOut?: readonly CheckName[]
}

/** What a reader is told of it. */
export interface OwnServiceFacts {
  /** The functions that are its own. */
  functions: readonly string[]
  checksLeftOut: readonly CheckName[]
}

/** `place`: where the module is said to come from, first in the path of each problem. */
export function readOwnService(
  exported: OwnServiceModule,
  place: string,
): { ok: true; facts: OwnServiceFacts } | Refused {
  const problems = [...problemsOfService(exported, place), ...problemsOfChecks(exported, place)]
  if (problems.length > 0) return { ok: false, problems }
  const { default: own, checksLeftOut = [] } = exported as unknown as Exported
  return { ok: true, facts: { functions: Object.keys(own), checksLeftOut } }
}

/** Of a module that has been read. `name`: of its file, for whoever reads of its mistakes. */
export function ownServiceOf(exported: OwnServiceModule, name: string): OwnService {
  const { default: own, checksLeftOut = [] } = exported as unknown as Exported
  return { name, service: { ...LAB_SERVICE, ...guardedService(own, name) }, checksLeftOut }
}

function problemsOfService({ default: exported }: OwnServiceModule, place: string): Problem[] {
  const at = `${place} default`
  if (typeof exported !== 'object' || exported === null || Object.keys(exported).length === 0) {
    const expected = `an object with functions of its own (those of its class do not count), some of ${SERVICE_FUNCTIONS.join(', ')}`
    return [{ path: at, value: plainValue(exported), expected }]
  }
  return Object.entries(exported).flatMap(([name, value]: [string, unknown]): Problem[] => {
    if (!SERVICE_FUNCTIONS.some((known) => known === name))
      return [unknownName(at, name, SERVICE_FUNCTIONS)]
    const path = `${at}.${name}`
    return typeof value === 'function'
      ? []
      : [{ path, value: plainValue(value), expected: 'a function' }]
  })
}

function problemsOfChecks({ checksLeftOut = [] }: OwnServiceModule, place: string): Problem[] {
  const at = `${place} checksLeftOut`
  if (!Array.isArray(checksLeftOut)) {
    return [{ path: at, value: plainValue(checksLeftOut), expected: 'a list of checks' }]
  }
  return checksLeftOut
    .filter((name) => !CHECK_NAMES.some((known) => known === name))
    .map((name) => unknownName(at, String(name), CHECK_NAMES))
}

/** A module can export anything; what is told of it goes from a worker to the page, and onto it. */
function plainValue(value: unknown): unknown {
  if (value === undefined) return undefined
  try {
    return JSON.parse(JSON.stringify(value))
  } catch {
    return typeof value
  }
}

const unknownName = (path: string, value: string, known: readonly string[]): Problem => ({
  path,
  value,
  expected: oneOfKnown(value, known),
})
