/** All incidents of the library, in the order of their sources, and those that the lab cannot show. */
import { FAILURE_INCIDENTS } from './failures'
import type { Incident } from './incident'
import { PROCESSOR_INCIDENTS } from './processors'
import { RULE_INCIDENTS } from './rules'
import { RUN_INCIDENTS } from './runs'
import { TWO_AT_ONCE_INCIDENTS } from './two-at-once'

export const INCIDENTS: readonly Incident[] = [
  ...RUN_INCIDENTS,
  ...PROCESSOR_INCIDENTS,
  ...FAILURE_INCIDENTS,
  ...TWO_AT_ONCE_INCIDENTS,
  ...RULE_INCIDENTS,
]
