/** Violations as they are found: each counted once, however often a check comes across it again. */
import { CHECK_NAMES, type CheckName, type CheckResult } from './check'

interface Finding {
  seen: Set<string | number>
  witness: string | null
}

export class Findings {
  readonly #byCheck = new Map<CheckName, Finding>(
    CHECK_NAMES.map((name) => [name, { seen: new Set(), witness: null }]),
  )

  /** `subject` tells one violation of a check from another; the first witness is kept. */
  add(name: CheckName, subject: string | number, witness: string): void {
    const finding = this.#byCheck.get(name)!
    finding.seen.add(subject)
    finding.witness ??= witness
  }

  get results(): CheckResult[] {
    return CHECK_NAMES.map((name) => {
      const { seen, witness } = this.#byCheck.get(name)!
      return { name, ok: seen.size === 0, violations: seen.size, witness }
    })
  }

  get counts(): Record<CheckName, number> {
    return Object.fromEntries(
      this.results.map(({ name, violations }) => [name, violations]),
    ) as Record<CheckName, number>
  }
}
