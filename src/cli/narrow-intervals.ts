/** What is said of intervals of money where creators are of very uneven size, as the page says it. */
import { withCommas } from '../core/counted'

/** `needed`: seeds, by Cochran’s rule. */
export const narrowIntervalsText = (needed: number): string =>
  `intervals of money and waits may be too narrow, and means too near zero: a few very large creators bring much of the money, and few seeds include any of them; as a rule of thumb, reliable intervals take about ${withCommas(needed)} seeds here, or more creators`
