/** Violations as they are found: each counted once, however often a check comes across it again; and what is still open. */
import { CHECK_NAMES, kindOf, type CheckName, type CheckResult } from './check'

interface Found {
  seen: Set<string | number>
  witness: string | null
  open: string | null
}

export class Violations {
  readonly #byCheck = new Map<CheckName, Found>(
    CHECK_NAMES.map((name) => [name, { seen: new Set(), witness: null, open: null }]),
  )

  /** `subject` tells one violation of a check from another; the first witness is kept. */
  add(name: CheckName, subject: string | number, witness: string): void {
    const found = this.#byCheck.get(name)!
    found.seen.add(subject)
    found.witness ??= witness
  }

  /** What a check waits for at the moment. */
  setOpen(name: CheckName, open: string | null): void {
    this.#byCheck.get(name)!.open = open
  }

  get results(): CheckResult[] {
    return CHECK_NAMES.map((name) => {
      const { seen, witness, open } = this.#byCheck.get(name)!
      const violations = seen.size
      return { name, kind: kindOf(name), ok: violations === 0, violations, witness, open }
    })
  }

  get counts(): Record<CheckName, number> {
    return Object.fromEntries(
      this.results.map(({ name, violations }) => [name, violations]),
    ) as Record<CheckName, number>
  }
}
