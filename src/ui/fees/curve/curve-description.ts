/** What a curve of fees that were run is compared with, and its band, in words. */
import type { CurvePoint } from '../../../../workers/sweep-contract'
import { m } from '../../paraglide/messages.js'

/** Of one seed there is no interval. */
export function curveDescription([first]: readonly Pick<CurvePoint, 'margin'>[]): string {
  const count = first?.margin.n ?? 0
  return count < 2 ? m.fees_curve_one_seed() : m.fees_curve_description({ count })
}
