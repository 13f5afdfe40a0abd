/** What each schedule means for a creator and what it costs, in a few words. */
import type { CycleFrequency } from '../../core/vocabulary'
import type { ScheduleSettings } from '../../../workers/contract'
import { formatPercent } from '../format'
import { m } from '../paraglide/messages.js'

const SENTENCES: Record<CycleFrequency, () => string> = {
  daily: m.side_schedule_daily,
  weekly: m.side_schedule_weekly,
  monthly: m.side_schedule_monthly,
  quarterly: m.side_schedule_quarterly,
}

export function scheduleSentence(frequency: CycleFrequency, schedule: ScheduleSettings): string {
  const when = SENTENCES[frequency]()
  if (frequency === 'daily') return when
  const { standardFeeBasisPoints } = schedule
  return standardFeeBasisPoints === 0
    ? m.side_schedule_free({ when })
    : m.side_schedule_percent({ when, percent: formatPercent(standardFeeBasisPoints) })
}
