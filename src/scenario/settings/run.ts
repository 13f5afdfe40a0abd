/** The run as a whole: its name and seed, and the days that it covers. */
import { NAME_LENGTH_MAX } from '../limits'
import { z } from '../zod'
import { days, isoDay, nameText, plainText } from './parts'

const SCENARIO_VERSION = 1
export const DAYS_MAX = 3_660

export const run = {
  $schema: z.string().optional(),
  version: z.literal(SCENARIO_VERSION),
  name: nameText(NAME_LENGTH_MAX).default('Untitled scenario'),
  seed: plainText(120).default('payout-lab'),
  /** Left out, these are the span of an imported file, or `DEFAULT_START_DAY` and `DEFAULT_DAYS`. */
  startDay: isoDay.optional(),
  days: days(1, DAYS_MAX).optional(),
}
