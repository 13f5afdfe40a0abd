/**
 * A payout service of the reader's own. Code that comes later may not be compiled here (decision 0032), so the page starts a
 * worker with it: `src/ui/lab/start-worker.ts`.
 */
import { errorText } from '../src/core/error-text'
import type { OwnService } from '../src/simulation/own-service'

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

/** The same error; where the reader's module threw it, its words begin with the line. */
export function placed(error: unknown, name = globalThis.givenService?.name): unknown {
  if (name === undefined) return error
  const known = error instanceof Error ? error : new Error(errorText(error))
  const [, line] = known.stack?.split(`${name}:`)[1]?.match(/^(\d+)/) ?? []
  if (line !== undefined && !known.message.startsWith(name)) {
    known.message = `${name}:${line}: ${known.message}`
  }
  return known
}
