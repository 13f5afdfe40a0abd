/**
 * A payout service of the reader's own. Code that comes later may not be compiled here (decision 0032), so the page starts a
 * worker with it: `src/ui/lab/start-worker.ts`.
 */
import type { OwnService } from '../src/simulation/own-service'
import { placedError } from '../src/simulation/placed-error'

/** A module of the reader's, as the page hands it over. */
export interface GivenService {
  /** Of its file. */
  name: string
  define: (require: (path: string) => unknown, exports: Record<string, unknown>) => void
}

declare global {
  /** Of a worker that was started without one there is none. */
  var givenService: GivenService | undefined
}

export const nameOfGiven = (): string => globalThis.givenService?.name ?? ''

/** `null`: the lab's service pays. Throws what the module throws, and what is wrong with it: the page has tried it before. */
export async function givenService(): Promise<OwnService | null> {
  const given = globalThis.givenService
  if (!given) return null
  const { readGivenService } = await import('./read-given-service')
  const read = readGivenService(given)
  if (!read.ok) throw new Error(read.problems[0]!.expected)
  return read.service
}

/** As the module of the reader's is told of; without one, the same error. */
export const placed = (error: unknown, name = globalThis.givenService?.name): unknown =>
  name === undefined ? error : placedError(error, name)
