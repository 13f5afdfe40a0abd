/** How far a sweep is and what is left of it to run: for its button, and for the line of a question that is folded. */
import type { SweepPlan } from '../../../../workers/sweep-contract'
import { formatCount, formatDuration } from '../../format'
import { progressWithTime } from '../../lab/time-left'
import { m } from '../../paraglide/messages.js'
import type { FeeLab, RunningSweep, SweepName } from '../fee-lab.svelte'

interface SweepLeft {
  /** Results of a seed that are known already. */
  known: number
  /** Simulations, those with nobody on daily among them. */
  runs: number
  /** In words. */
  time: string
}

/** `isShown`: what is known is of the scenario on the form. */
export function sweepLeft(
  fees: FeeLab,
  name: SweepName,
  plan: SweepPlan,
  isShown: boolean,
): SweepLeft {
  const asked = plan.points.reduce((sum, { seeds }) => sum + seeds.length, 0)
  const results = isShown ? (fees.shown(name)?.points ?? []) : []
  const known = results
    .filter(({ point }) =>
      plan.points.some(({ kind, name: changes }) => kind === point.kind && changes === point.name),
    )
    .reduce((sum, { seeds }) => sum + seeds.length, 0)
  const left = Math.max(0, 1 - known / asked)
  return {
    known,
    runs: Math.ceil(plan.size.runs * left),
    time: formatDuration(Math.max(1, fees.secondsFor(plan, left))),
  }
}

export const progressText = ({ share, secondsLeft }: RunningSweep): string =>
  progressWithTime(progressWords(share), secondsLeft)

/** While nothing is done yet it says what goes on: 0% looks as if nothing did. */
function progressWords(share: number): string {
  const percent = Math.floor(100 * share)
  if (percent > 0) return m.fees_running({ share: `${percent}%` })
  return share === 0 ? m.fees_running_first() : m.fees_running_little()
}

/** Of a sweep that goes on or waits; `null` of one that does neither. */
export function activityText(fees: FeeLab, name: SweepName): string | null {
  if (fees.running?.name === name) return progressText(fees.running)
  return fees.waiting === name ? m.fees_waiting_short() : null
}

/** What it costs to run. */
export function costText(fees: FeeLab, name: SweepName, plan: SweepPlan): string {
  const { runs, time } = sweepLeft(fees, name, plan, false)
  return m.fees_cost({ count: runs, runs: formatCount(runs), time })
}
