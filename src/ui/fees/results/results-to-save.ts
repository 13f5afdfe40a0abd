/**
 * What of the sweeps that are shown goes into a file of results. A file has one link, so it has the sweeps of one scenario:
 * of the one on the form where any of them is, else of the one that the curve is of, which was on the form before.
 */
import type { SweepPlan } from '../../../../workers/sweep-contract'
import type { FeeLab, ShownSweep } from '../fee-lab.svelte'
import { isSameScenario } from '../sweep/same-scenario'

export interface ResultsToSave {
  sweeps: readonly ShownSweep[]
  /** The scenario and the sales file of all of them, with which the link is made. */
  of: Pick<SweepPlan, 'scenario' | 'fileKey'>
  isOnForm: boolean
  /** Whether sweeps of another scenario are shown, too. */
  leavesOut: boolean
}

/** `onForm`: any plan of the scenario on the form; `axisPath`: the setting that the curve goes along. */
export function resultsToSave(
  fees: Pick<FeeLab, 'shown' | 'allShown'>,
  onForm: SweepPlan | null,
  axisPath: string,
): ResultsToSave | null {
  const curve = fees.shown('curve')
  const known = fees.allShown.filter(({ points }) => points.length > 0)
  const sweepsOf = (plan: SweepPlan): ShownSweep[] =>
    known.filter((one) =>
      isSameScenario(anySeeds(one.plan), anySeeds(plan), one === curve ? axisPath : null),
    )
  const isOnForm = onForm !== null && sweepsOf(onForm).length > 0
  const of = isOnForm ? onForm : (known.find((one) => one === curve) ?? known[0])?.plan
  if (!of) return null
  const sweeps = sweepsOf(of)
  return { sweeps, of, isOnForm, leavesOut: sweeps.length < known.length }
}

/** More seeds or fewer are asked of the same scenario. */
const anySeeds = (plan: SweepPlan): SweepPlan => ({ ...plan, seeds: [] })
