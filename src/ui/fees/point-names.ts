/** What a point of a sweep is called: the scenario, an alternative by its own name, others by what they change. */
import type { SweepPoint } from '../../../workers/sweep-contract'
import { m } from '../paraglide/messages.js'
import { settingTitle, settingValue } from '../words/settings'

export function pointName({ kind, name, changes }: SweepPoint): string {
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
