/**
 * All checks of a run: at the end of each day over what the day changed, at the end of the run over everything.
 * They read the ledger and write nothing.
 */
import type { Instant } from '../core/calendar'
import { exhaust } from '../core/exhaust'
import { allChecks, type ChecksOptions } from './all-checks'
import {
  invariantName,
  type CheckCounts,
  type CheckName,
  type CheckResult,
  type Extent,
  type InvariantName,
  type ViolatedBy,
} from './check'
import type { ClosedDays } from './closed-ids'
import { KnownCreators } from './known-creators'
import { having, type ByMoment, type Look } from './moments'
import { Violations } from './violations'

export class Checks {
  readonly #violations: Violations
  /** One for all looks. */
  readonly #look: { -readonly [Fact in keyof Look]: Look[Fact] }
  readonly #checks: ByMoment<
    'runBegins' | 'atEachLook' | 'dayOrRunEnds' | 'dayEnds' | 'runEnds' | 'daysClosed'
  >
  readonly #parts: readonly ByMoment<'atEachLook'>[]

  constructor(options: ChecksOptions) {
    const creators = new KnownCreators(options.database)
    this.#violations = new Violations(
      options.invariants.map(({ name }) => invariantName(name)),
      (creatorId) => creators.handleOf(creatorId),
      options.leftOut,
    )
    this.#look = { violations: this.#violations, now: 0, extent: 'day' }
    const parts = allChecks(options, creators)
    const checks = parts.flat()
    this.#parts = parts.map((part) => ({ atEachLook: having('atEachLook', part) }))
    this.#checks = {
      runBegins: having('runBegins', checks),
      atEachLook: having('atEachLook', checks),
      dayOrRunEnds: having('dayOrRunEnds', checks),
      dayEnds: having('dayEnds', checks),
      runEnds: having('runEnds', checks),
      daysClosed: having('daysClosed', checks),
    }
  }

  get results(): CheckResult[] {
    return this.#violations.results
  }

  get counts(): CheckCounts {
    return this.#violations.counts
  }

  /** Whether a check has found something so far; of a creator, something that is about them. */
  hasFound(check: CheckName | InvariantName, creatorId: number | null): boolean {
    return this.#violations.hasFound(check, creatorId)
  }

  get late(): ViolatedBy[] {
    return this.#violations.late
  }

  /** Once everybody who takes part in the run is in the ledger. */
  begin(): void {
    for (const check of this.#checks.runBegins) check.runBegins()
  }

  /** In the middle of a day: what may never be, at this very moment. What must happen in the end is left to the day’s end. */
  endOfStep(now: Instant): void {
    const look = this.#lookAs(now, 'step')
    for (const check of this.#checks.atEachLook) check.atEachLook(look)
  }

  endOfDay(now: Instant): void {
    const look = this.#lookAs(now, 'day')
    for (const check of this.#checks.atEachLook) check.atEachLook(look)
    for (const check of this.#checks.dayOrRunEnds) check.dayOrRunEnds(look)
    for (const check of this.#checks.dayEnds) check.dayEnds(look)
  }

  /** After the end of a day: earlier ones have been closed. */
  closed(closed: ClosedDays, now: Instant): void {
    const look = this.#lookAs(now, 'day')
    for (const check of this.#checks.daysClosed) check.daysClosed(closed, look)
  }

  /** May also be asked for in mid-run, which then goes on. */
  endOfRun(now: Instant): void {
    exhaust(this.endOfRunByPart(now))
  }

  /** The same, yielding how much of it is done, from 0 to 1; its parts take about as long as each other. */
  *endOfRunByPart(now: Instant): Generator<number, void> {
    const look = this.#lookAs(now, 'run')
    for (const [index, part] of this.#parts.entries()) {
      if (index > 0) yield index / this.#parts.length
      for (const check of part.atEachLook) check.atEachLook(look)
    }
    for (const check of this.#checks.dayOrRunEnds) check.dayOrRunEnds(look)
    for (const check of this.#checks.runEnds) check.runEnds(look)
  }

  #lookAs(now: Instant, extent: Extent): Look {
    this.#violations.lookAt(now)
    this.#look.now = now
    this.#look.extent = extent
    return this.#look
  }
}
