/** Reads a payout service of the reader's own: it imports modules of the lab, and its mistakes are told with their line. */
import { errorText } from '../src/core/error-text'
import { oneOfKnown } from '../src/scenario/nearest'
import { unreadableService } from '../src/scenario/service-problems'
import type { Refused } from '../src/scenario/problems'
import {
  ownServiceOf,
  readOwnService,
  type OwnService,
  type OwnServiceFacts,
} from '../src/simulation/own-service'
import { placed, type GivenService } from './given-service'

/** What it may import: the payout service, and the rules and values that this is made of. */
const MODULES = import.meta.glob(
  ['../src/payouts/*.ts', '../src/core/*.ts', '!../src/payouts/service-comparison.ts'],
  { eager: true },
)

export interface ReadGivenService {
  ok: true
  service: OwnService
  facts: OwnServiceFacts
}

/** A module that throws, or is no service, is refused under its name. */
export function readGivenService({ name, define }: GivenService): ReadGivenService | Refused {
  const exports: Record<string, unknown> = {}
  try {
    define(labModule, exports)
    const read = readOwnService(exports, name)
    if (!read.ok) return read
    return { ok: true, service: ownServiceOf(exports, name), facts: read.facts }
  } catch (error) {
    return unreadableService(name, errorText(placed(error, name)))
  }
}

/** As the command line finds it: from the folder of the lab, with or without its ending. */
function labModule(path: string): unknown {
  const inLab = path.replace(/^(?:\.{1,2}\/)+/, '').replace(/\.[jt]s$/, '')
  const found = MODULES[`../${inLab}.ts`]
  if (found) return withKnownNames(path, found)
  throw new Error(
    `“${path}” cannot be imported here, only modules of src/payouts and src/core, such as ./src/payouts/call`,
  )
}

/** What a module does not export is told where it is used, and not by what comes of it later. */
const withKnownNames = (path: string, module: object): object =>
  new Proxy(module, {
    get(exported, name) {
      // So that a default import is one of these names.
      if (name === '__esModule') return true
      if (typeof name === 'symbol' || name in exported)
        return Reflect.get(exported, name) as unknown
      throw new Error(
        `“${path}” does not export ${name}: ${oneOfKnown(name, Object.keys(exported))}`,
      )
    },
  })
