/**
 * Work that has a day of its own: a run that began on a day, or a request made on it. It may be done after midnight, by
 * a late slice or a worker that begins again; whose turn it is, and up to which day money counts, is asked for its own day
 * all the same (quirk G21). The rules and the clock stay those of the moment.
 */
import type { Day } from '../core/calendar'
import type { PayoutContext } from './ports'

export const onDay = (context: PayoutContext, day: Day): PayoutContext =>
  Object.create(context, { today: { value: () => day } }) as PayoutContext
