/** What a comparison sets side by side: several scenarios, or one that several payout services pay in. */
import { basename } from 'node:path'
import { noPlaceForService } from '../scenario/service-problems'
import { COMPARED_MAX } from '../scenario/limits'
import { refusal, type Refused } from '../scenario/problems'
import type { RunSetup } from '../simulation/run-setup'
import type { GivenArguments } from './arguments'
import { readInputs } from './inputs'
import { LAB_NAME } from './options'
import {
  namedWithDigest,
  readOwnServices,
  SERVICE_OPTION,
  type OwnServiceFile,
} from './own-service'

export interface ComparedColumn {
  setup: RunSetup
  /** `null`: the lab's service pays. */
  service: OwnServiceFile | null
  /** In lines: `2`, or the service that pays. */
  label: string
  /** In files: the scenario as it was written, or the service with its digest. */
  name: string
}

export interface Columns {
  columns: ComparedColumn[]
  /** Whether they are services on one scenario. */
  areServices: boolean
}

type ReadColumns = ({ ok: true } & Columns) | Refused

export async function readColumns(given: GivenArguments): Promise<ReadColumns> {
  const { scenarios, services } = given
  const areServices = services.length > 0 && scenarios.length === 1
  const paths = areServices && services.length === 1 ? [LAB_NAME, ...services] : services
  const refused = refusedServices(paths, areServices)
  if (refused) return refused
  const inputs = readInputs(given)
  if (!inputs.ok) return inputs
  const { setups } = inputs
  const read = await readOwnServices(paths.map((path) => (path === LAB_NAME ? null : path)))
  if (!read.ok) return read
  const own = read.files.find((file) => file !== null) ?? null
  const compared = setups.map(({ scenario }) => scenario)
  const problems = own ? noPlaceForService(compared, SERVICE_OPTION) : []
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    areServices,
    columns: areServices
      ? servicesOn(setups[0]!, paths, read.files)
      : setups.map((setup, index) => ({
          ...{ setup, service: own, label: String(index + 1), name: scenarios[index]! },
        })),
  }
}

function refusedServices(paths: readonly string[], areServices: boolean): Refused | null {
  const option = SERVICE_OPTION
  if (!areServices) {
    return paths.length > 1
      ? refusal(option, paths[1], 'one service where several scenarios are compared')
      : null
  }
  if (paths.every((path) => path === LAB_NAME)) {
    return refusal(option, LAB_NAME, 'a file to compare with the lab’s own service')
  }
  return paths.length > COMPARED_MAX
    ? refusal(option, paths[COMPARED_MAX], 'two to four services')
    : null
}

function servicesOn(
  setup: RunSetup,
  paths: readonly string[],
  files: readonly (OwnServiceFile | null)[],
): ComparedColumn[] {
  const names = paths.map((path) => basename(path))
  return files.map((service, index) => ({
    ...{ setup, service },
    // Two versions of a file may be in two folders.
    label:
      names.indexOf(names[index]!) === names.lastIndexOf(names[index]!)
        ? names[index]!
        : paths[index]!,
    name: service ? namedWithDigest(service) : LAB_NAME,
  }))
}
