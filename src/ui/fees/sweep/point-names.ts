/** What a point of a sweep is called: the scenario, an alternative by its own name, others by what they change. */
import type { SweepPlan, SweepPoint } from '../../../../workers/sweep-contract'
import { m } from '../../paraglide/messages.js'
import { settingTitle, settingValue } from '../../words/settings'
import { freeDaysIn, freeDaysText } from '../finding/free-days'

/** With how many days are free, where that is more than in a year: its amounts are read beside those of others. */
export function pointName(plan: Pick<SweepPlan, 'scenario' | 'days'>, point: SweepPoint): string {
  const name = bareName(point)
  const freeDays = freeDaysIn(plan, point.changes)
  return freeDays ? m.fees_named_with({ name, note: freeDaysText(freeDays) }) : name
}

function bareName({ kind, name, changes }: SweepPoint): string {
  switch (kind) {
    case 'scenario':
      return m.fees_as_it_is()
    case 'alternative':
      return name
    case 'axis':
    case 'sensitivity':
    case 'sample':
      return Object.entries(changes).map(changeText).join(', ')
  }
}

/** The fee is what the tab is about: its value says enough. */
const FEE = /^policy\.instantFee/

function changeText([path, value]: [string, unknown]): string {
  const text = settingValue(path, value)
  return FEE.test(path) ? m.fee_point_fee({ fee: text }) : `${settingTitle(path)} ${text}`
}
