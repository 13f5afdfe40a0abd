/** What a stress test found, over all its seeds. */
import type { CheckKind, CheckSeverity } from '../../checks/check'
import { byHarm, byHarmInRun } from '../../checks/harm'
import { instantFromIso } from '../../core/calendar'
import type { ShownPart } from '../../core/sentence'
import { violationsIn } from '../../core/violations'
import { sum } from '../../core/sum'
import type { SeedOutcome, StressResult } from './run-stress'
import type { PaidOut, StressViolation, ViolatedCheck } from './stress-outcome'

export interface Range {
  least: number
  most: number
}

/** One check over all seeds that fail it. */
export interface CheckFinding {
  check: ViolatedCheck
  kind: CheckKind
  severity: CheckSeverity
  seeds: number
  violations: number
  /** How many of them are of money that was paid twice. */
  paidTwice: number
  /** How much that is. */
  centsPaidTwice: number
  centsAtRisk: number
  /**
   * How long after it became true the first violation of a seed was found, in the seed that it took least and most; `null`
   * where no row tells since when it is true.
   */
  foundAfterSeconds: Range | null
  firstSeed: string
  /** The witness of the first seed. */
  witness: string | null
  witnessParts: ShownPart[]
}

export interface StressAnalysis {
  seeds: number
  /** How many struck in all seeds. */
  faults: number
  failing: readonly SeedOutcome[]
  /** In which somebody was paid twice, by the processors’ books: by two payouts, or by a processor that made one twice. */
  seedsPaidTwice: number
  /** How much money in all of these seeds: each cent is counted by one check. */
  centsPaidTwice: number
  /** The least and the most of one of these seeds; `null` where there is none. */
  centsPaidTwiceOfSeed: Range | null
  /** What the processors paid in all seeds, those that do not fail too: how often is said of it. */
  paid: PaidOut
  /** The gravest first. */
  findings: CheckFinding[]
  violations: number
  centsAtRisk: number
  daysStuck: number
}

export function analyseStress({ seeds }: Pick<StressResult, 'seeds'>): StressAnalysis {
  const failing = seeds.filter(({ violations }) => violations.length > 0)
  const findings = findingsOf(failing)
  const twice = failing.filter(({ violations }) =>
    violations.some(({ paidTwice }) => paidTwice > 0),
  )
  return {
    seeds: seeds.length,
    faults: sum(seeds, ({ faults }) => faults),
    failing,
    seedsPaidTwice: twice.length,
    centsPaidTwiceOfSeed: leastAndMost(twice.map(centsPaidTwiceIn)),
    centsPaidTwice: sum(findings, ({ centsPaidTwice }) => centsPaidTwice),
    paid: {
      payments: sum(seeds, ({ paid }) => paid.payments),
      cents: sum(seeds, ({ paid }) => paid.cents),
    },
    findings,
    violations: violationsIn(findings),
    centsAtRisk: sum(seeds, ({ centsAtRisk }) => centsAtRisk),
    daysStuck: sum(seeds, ({ daysStuck }) => daysStuck),
  }
}

const centsPaidTwiceIn = ({ violations }: SeedOutcome): number =>
  sum(violations, ({ centsPaidTwice }) => centsPaidTwice)

const leastAndMost = (values: readonly number[]): Range | null =>
  values.length === 0 ? null : { least: Math.min(...values), most: Math.max(...values) }

const endsOf = (range: Range | null): number[] => (range ? [range.least, range.most] : [])

/** Where no row tells when a violation became true, both instants are that of the check. */
function foundAfter({ firstAt, foundAt }: StressViolation): number[] {
  if (firstAt === null || foundAt === null || firstAt === foundAt) return []
  return [instantFromIso(foundAt)! - instantFromIso(firstAt)!]
}

function findingsOf(failing: readonly SeedOutcome[]): CheckFinding[] {
  const byCheck = new Map<ViolatedCheck, CheckFinding>()
  for (const { seed, violations } of failing) {
    for (const violation of violations) {
      const { name, kind, severity } = violation
      const known = byCheck.get(name)
      byCheck.set(name, {
        ...{ check: name, kind, severity },
        seeds: (known?.seeds ?? 0) + 1,
        violations: (known?.violations ?? 0) + violation.violations,
        paidTwice: (known?.paidTwice ?? 0) + violation.paidTwice,
        centsPaidTwice: (known?.centsPaidTwice ?? 0) + violation.centsPaidTwice,
        centsAtRisk: (known?.centsAtRisk ?? 0) + violation.centsAtRisk,
        foundAfterSeconds: leastAndMost([
          ...endsOf(known?.foundAfterSeconds ?? null),
          ...foundAfter(violation),
        ]),
        firstSeed: known?.firstSeed ?? seed,
        witness: (known ?? violation).witness,
        witnessParts: (known ?? violation).witnessParts,
      })
    }
  }
  return [...byCheck.values()].toSorted((one, other) => byHarm(harmOf(one), harmOf(other)))
}

const harmOf = ({ check, seeds, ...found }: CheckFinding) => ({
  ...found,
  name: check,
  times: seeds,
})

/** What a failing seed is told by: the gravest of the checks that it fails. */
export function gravest(violations: readonly StressViolation[]): StressViolation | null {
  const [first] = violations.toSorted(byHarmInRun)
  return first ?? null
}
