/**
 * What each protection prevents. Many seeds are run as the scenario is, and with one protection at a
 * time switched to its other side, under each group of faults alone and under all at once.
 */
import { PROTECTIONS, type ProtectionName } from '../../core/protections'
import { sum } from '../../core/sum'
import { withValueAt } from '../../scenario/document-paths'
import type { Refused } from '../../scenario/problems'
import type { RunPool } from '../run-pool'
import { analyseStress } from './analysis'
import { runStress } from './run-stress'
import { readStress, type StressFaults, type StressPlan } from './stress-plan'
import { FAULT_GROUPS, type FaultPreset } from './swarm'

/** All at once come first, since they say most: which protection is needed at all. */
export const MATRIX_FAULTS: readonly FaultPreset[] = ['all', ...FAULT_GROUPS]

export interface MatrixCell {
  /** What is switched: off, or on where it is off as the scenario is; `null`: nothing. */
  protection: ProtectionName | null
  /** All that are off. */
  off: readonly ProtectionName[]
  faults: FaultPreset
  seeds: number
  failing: number
  /** In which somebody was paid twice. */
  seedsPaidTwice: number
  centsPaidTwice: number
  violations: number
  centsAtRisk: number
  daysStuck: number
  firstFailingSeed: string | null
}

interface MatrixProgress {
  cells: number
  cellsTotal: number
  runs: number
  runsTotal: number
}

interface MatrixOptions {
  onProgress?: (progress: MatrixProgress, cells: readonly MatrixCell[]) => void
  signal?: AbortSignal
}

export interface MatrixRequest {
  scenario: unknown
  seed: string | null
  seedCount: number
  /** The protections that are off as the scenario is, beside those of the scenario itself. */
  without: readonly ProtectionName[]
  memoryLimitBytes?: number
}

type ReadMatrix = { ok: true; cells: PlannedCell[] } | Refused
export interface PlannedCell {
  protection: ProtectionName | null
  faults: FaultPreset
  plan: StressPlan
}

/**
 * What can be run does not depend on the group of faults, so each scenario is read once. What is off as the scenario is comes
 * first: switching it on is the change that a team can make.
 */
export function readMatrix(request: MatrixRequest): ReadMatrix {
  const asItIs = readStress({ ...request, faults: drawn('all') })
  if (!asItIs.ok) return asItIs
  const { written, without: off } = asItIs.plan
  const plans: { protection: ProtectionName | null; plan: StressPlan }[] = [
    { protection: null, plan: asItIs.plan },
  ]
  for (const protection of [...off, ...PROTECTIONS.filter((name) => !off.includes(name))]) {
    const scenario = withValueAt(written, `protections.${protection}`, off.includes(protection))
    const read = readStress({ ...request, scenario, faults: drawn('all'), without: [] })
    if (!read.ok) return read
    plans.push({ protection, plan: read.plan })
  }
  const cells = MATRIX_FAULTS.flatMap((faults) =>
    plans.map(({ protection, plan }) => ({
      protection,
      faults,
      plan: { ...plan, faults: drawn(faults) },
    })),
  )
  return { ok: true, cells }
}

const drawn = (preset: FaultPreset): StressFaults => ({ kind: 'drawn', presets: [preset] })

/** Cells in the order of faults, then protections; one that is cancelled has those that were finished. */
export async function runMatrix(
  pool: RunPool,
  planned: readonly PlannedCell[],
  { onProgress, signal }: MatrixOptions,
): Promise<MatrixCell[]> {
  const cells: MatrixCell[] = []
  const runsTotal = sum(planned, ({ plan }) => plan.seeds.length)
  let runs = 0
  const tell = (): void =>
    onProgress?.({ cells: cells.length, cellsTotal: planned.length, runs, runsTotal }, cells)
  for (const { protection, faults, plan } of planned) {
    const result = await runStress(pool, plan, {
      ...(signal && { signal }),
      onSeed: () => {
        runs += 1
        tell()
      },
    })
    if (!result.isComplete) break
    const { failing, seeds, seedsPaidTwice, ...sums } = analyseStress(result)
    const { violations, centsPaidTwice, centsAtRisk, daysStuck } = sums
    cells.push({
      ...{ protection, off: plan.without, faults, seeds, failing: failing.length, seedsPaidTwice },
      ...{ centsPaidTwice, violations, centsAtRisk, daysStuck },
      firstFailingSeed: failing[0]?.seed ?? null,
    })
    tell()
  }
  return cells
}
