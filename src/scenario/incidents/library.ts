/** All incidents of the library, theme by theme. Plain data that a page can list without the engine. */
import { FAILURE_INCIDENTS } from './failures'
import type { Incident } from './incident'
import { PROCESSOR_INCIDENTS } from './processors'
import { REVERSAL_INCIDENTS } from './reversals'
import { RULE_INCIDENTS } from './rules'
import { RUN_INCIDENTS } from './runs'
import { TWO_AT_ONCE_INCIDENTS } from './two-at-once'

/** In the order of the library. */
export const INCIDENT_THEMES: readonly { heading: string; incidents: readonly Incident[] }[] = [
  { heading: 'Runs that did not reach everyone', incidents: RUN_INCIDENTS },
  { heading: 'Calls, answers and webhooks', incidents: PROCESSOR_INCIDENTS },
  { heading: 'Payouts that fail again and again', incidents: FAILURE_INCIDENTS },
  { heading: 'Two at once', incidents: TWO_AT_ONCE_INCIDENTS },
  { heading: 'Rules that meant something else', incidents: RULE_INCIDENTS },
  { heading: 'Money that is taken back or is elsewhere', incidents: REVERSAL_INCIDENTS },
]

export const INCIDENTS = INCIDENT_THEMES.flatMap(({ incidents }) => incidents)
