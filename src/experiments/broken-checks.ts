/** Which checks found something, over all seeds of a scenario. */
import { group } from 'd3'
import type { CheckResult } from '../checks/check'
import { byHarm } from '../checks/harm'
import { sum } from '../core/sum'

export interface BrokenCheck {
  check: CheckResult['name']
  severity: CheckResult['severity']
  /** Under how many it found something. */
  seeds: number
  firstSeed: string
  violations: number
  paidTwice: number
  centsPaidTwice: number
  centsAtRisk: number
}

interface SeedChecks {
  seed: string
  checks: readonly CheckResult[]
}

/** The gravest first. */
export function brokenChecks(bySeed: readonly SeedChecks[]): BrokenCheck[] {
  const found = bySeed.flatMap(({ seed, checks }) =>
    checks.filter(({ violations }) => violations > 0).map((one) => ({ ...one, seed })),
  )
  const byName = group(found, ({ name }) => name)
  return [...byName]
    .map(([check, found]): BrokenCheck => ({
      check,
      severity: found[0]!.severity,
      seeds: found.length,
      firstSeed: found[0]!.seed,
      violations: sum(found, ({ violations }) => violations),
      paidTwice: sum(found, ({ paidTwice }) => paidTwice),
      centsPaidTwice: sum(found, ({ centsPaidTwice }) => centsPaidTwice),
      centsAtRisk: sum(found, ({ centsAtRisk }) => centsAtRisk),
    }))
    .sort((one, other) =>
      byHarm(
        { ...one, name: one.check, times: one.seeds },
        { ...other, name: other.check, times: other.seeds },
      ),
    )
}
