/** The schedules of generated creators in a sentence. Where a model decides who is on daily, nobody begins on it. */
import { FLEXIBLE_FREQUENCIES, type PayoutFrequency } from '../../../core/vocabulary'
import { m } from '../../paraglide/messages.js'
import { exactPercent } from '../../words/draft-figures'

type ShareOf = (frequency: PayoutFrequency) => number

export const flexibleShareOf = (shareOf: ShareOf): number =>
  FLEXIBLE_FREQUENCIES.reduce((sum, frequency) => sum + shareOf(frequency), 0)

export function schedulesSentence(shareOf: ShareOf, isByModel: boolean): string {
  const daily = shareOf('daily')
  const others = {
    weekly: exactPercent(shareOf('weekly') + (isByModel ? daily : 0)),
    monthly: exactPercent(shareOf('monthly')),
    quarterly: exactPercent(shareOf('quarterly')),
  }
  const cycles = { ...others, daily: exactPercent(daily) }
  const flexibleShare = flexibleShareOf(shareOf)
  if (flexibleShare === 0) {
    return isByModel ? m.summary_schedules_model(others) : m.summary_schedules(cycles)
  }
  const flexible = exactPercent(flexibleShare)
  return isByModel
    ? m.summary_schedules_model_flexible({ ...others, flexible })
    : m.summary_schedules_flexible({ ...cycles, flexible })
}
