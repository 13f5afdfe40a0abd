/** The moments of a run at which checks are called, and what they are given. `all-checks.ts` lists who is called, in order. */
import type { Instant } from '../core/calendar'
import type { Extent } from './check'
import type { ClosedDays } from './closed-ids'
import type { MoneyWatcher } from './money-watcher'
import type { Violations } from './violations'

/** A look at the books, as they are now. */
export interface Look {
  readonly violations: Violations
  readonly now: Instant
  readonly extent: Extent
}

/**
 * A check, or what several checks know and keep up with. It has those moments alone that it needs; at each of them all that
 * have it are called in the order of the list.
 */
export interface Check extends MoneyWatcher {
  /** Everybody who takes part in the run is in the ledger, and nothing has happened. */
  runBegins?(): void
  /** At the end of a step, where steps are looked at, of a day and of the run. */
  atEachLook?(look: Look): void
  /** At the end of a day and of the run, once all have looked: for what need not be in the middle of a day. */
  dayOrRunEnds?(look: Look): void
  /** After that, at the end of a day. */
  dayEnds?(look: Look): void
  /** After that, at the end of the run. It may be asked for in mid-run, which then goes on. */
  runEnds?(look: Look): void
  /** At the end of a day, days before it were closed: their rows are gone, and need not be remembered one by one. */
  daysClosed?(closed: ClosedDays, look: Look): void
}

type Having<Moment extends keyof Check> = Check & Required<Pick<Check, Moment>>
/** For each moment the checks that have it. */
export type ByMoment<Moments extends keyof Check> = {
  readonly [Moment in Moments]: readonly Having<Moment>[]
}

export const having = <Moment extends keyof Check>(
  moment: Moment,
  checks: readonly Check[],
): Having<Moment>[] =>
  checks.filter((check): check is Having<Moment> => check[moment] !== undefined)
