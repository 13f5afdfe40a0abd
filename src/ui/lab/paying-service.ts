import type { ServiceCode } from './start-worker'

/** A payout service of the reader's own that can pay: it has been read and tried. */
export interface PayingService extends ServiceCode {
  /** As the reader wrote it. */
  text: string
  /** Of the text, as the command line names it. */
  digest: string
  /** Those that are its own. */
  functions: readonly string[]
  checksLeftOut: readonly string[]
}

/** Whether the same service pays; `null` is the lab's own. */
export const isSameService = (one: PayingService | null, other: PayingService | null): boolean =>
  one?.digest === other?.digest

/** In files of results, as the command line has it. */
export const serviceJson = ({ name, digest, functions, checksLeftOut }: PayingService) => ({
  ...{ name, digest, functions, checksLeftOut },
})

/** Two versions of a file have one name. */
export const versionName = ({ name, digest }: PayingService): string => `${name} (${digest})`
