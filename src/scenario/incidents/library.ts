/** All incidents of the library, theme by theme. Plain data that a page can list without the engine. */
import { FAILURE_INCIDENTS } from './failures'
import type { Incident } from './incident'
import { PROCESSOR_INCIDENTS } from './processors'
import { REVERSAL_INCIDENTS } from './reversals'
import { RULE_INCIDENTS } from './rules'
import { RUN_INCIDENTS } from './runs'
import { TWO_AT_ONCE_INCIDENTS } from './two-at-once'

export const INCIDENTS: readonly Incident[] = [
  ...RUN_INCIDENTS,
  ...PROCESSOR_INCIDENTS,
  ...FAILURE_INCIDENTS,
  ...TWO_AT_ONCE_INCIDENTS,
  ...RULE_INCIDENTS,
  ...REVERSAL_INCIDENTS,
]
