/** Picked days in words. */
import type { DaySpan } from '../../../workers/contract'
import { formatDay } from '../format'
import { m } from '../paraglide/messages.js'

/** `14 Sep 2026`, or `14 Sep 2026 to 20 Sep 2026`. */
export const spanWords = ({ from, to }: DaySpan): string =>
  from === to ? formatDay(from) : m.picked_span({ from: formatDay(from), to: formatDay(to) })
