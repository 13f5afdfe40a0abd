/** How far a task of the tab is, in words. */
import type { ShrinkPhase } from '../../../workers/stress-contract'
import { formatCount } from '../format'
import { progressWithTime } from '../lab/time-left'
import { m } from '../paraglide/messages.js'
import type { RunningTask, StressTaskName } from './stress-tasks.svelte'

const PHASES: Readonly<Record<ShrinkPhase, () => string>> = {
  faults: m.stress_phase_faults,
  days: m.stress_phase_days,
  creators: m.stress_phase_creators,
  sales: m.stress_phase_sales,
  settings: m.stress_phase_settings,
}

type Counted = (counts: { done: string; total: string }) => string

const WORDS: Readonly<Record<StressTaskName, Counted>> = {
  seeds: m.stress_running_seeds,
  story: m.stress_running_story,
  'turning-point': m.stress_running_turning,
  matrix: m.stress_running_matrix,
  atlas: m.stress_running_atlas,
  prices: m.stress_running_prices,
}

export function progressText({ name, done, total, secondsLeft, shrinking }: RunningTask): string {
  if (!shrinking) {
    const counted = { done: formatCount(done), total: formatCount(total) }
    return progressWithTime(WORDS[name](counted), secondsLeft)
  }
  const { days, creators, faults } = shrinking.size
  return m.stress_shrinking({
    phase: PHASES[shrinking.phase](),
    tries: formatCount(done),
    days: formatCount(days),
    creators: formatCount(creators),
    faults: formatCount(faults),
  })
}
