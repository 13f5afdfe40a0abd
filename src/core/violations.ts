import { sum } from './sum'

/** Of checks, of runs or of seeds together. */
export const violationsIn = (some: readonly { violations: number }[]): number =>
  sum(some, ({ violations }) => violations)
