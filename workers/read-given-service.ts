/** Reads a payout service of the reader's own: it imports modules of the lab, and its mistakes are told with their line. */
import { errorText } from '../src/core/error-text'
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
  } catch (error) {
    return unreadableService(name, errorText(placed(error, name)))
  }
  const read = readOwnService(exports, name)
  if (!read.ok) return read
  return { ok: true, service: ownServiceOf(exports, name), facts: read.facts }
}

/** As the command line finds it: from the folder of the lab, with or without its ending. */
function labModule(path: string): unknown {
  const inLab = path.replace(/^(?:\.{1,2}\/)+/, '').replace(/\.[jt]s$/, '')
  const found = MODULES[`../${inLab}.ts`]
  if (found) return found
  throw new Error(
    `“${path}” cannot be imported here, only modules of src/payouts and src/core, such as ./src/payouts/call`,
  )
}
