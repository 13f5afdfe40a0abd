/** Where an estimate, or a place along an axis, may lie. */
import { BOOTSTRAP_SEEDS_MIN, type Interval } from '../../../workers/sweep-contract'
import { roughEstimate, type Rough } from '../../core/rough-estimate'
import { formatRoundedMoney } from '../format'
import { m } from '../paraglide/messages.js'

type Ends = Omit<Rough, 'value'>

/** Of money, as far as it is known: `$980 to $1,430`; `''` where one seed was run, and where both ends are alike. */
export function intervalText(
  ends: Ends,
  write: (cents: number) => string = formatRoundedMoney,
  stepMin = 0,
): string {
  return endsText(roughEstimate({ value: 0, low: ends.low, high: ends.high }, stepMin), write)
}

/** Of ends that have been rounded. */
export function endsText(
  { low, high }: Ends,
  write: (cents: number) => string = formatRoundedMoney,
): string {
  if (low === null || high === null || write(low) === write(high)) return ''
  return m.fees_interval({ low: write(low), high: write(high) })
}

interface PlaceWords {
  between: (ends: { low: string; high: string }) => string
  from: (end: { low: string }) => string
  upTo: (end: { high: string }) => string
}

const WITH_ENDS: PlaceWords = {
  between: m.fees_interval,
  from: m.fees_place_from,
  upTo: m.fees_place_up_to,
}
const WITHOUT_ENDS: PlaceWords = {
  between: m.fees_place_between,
  from: m.fees_place_above,
  upTo: m.fees_place_below,
}

type WritePlace = (value: number) => string

/** Of a value along an axis, whose ends are `null` beyond what was run: `1.9% to 3.1%`, `1.9% or more`. */
export const placeText = (interval: Interval, write: WritePlace): string =>
  placeIn(interval, write, WITH_ENDS)

/** Of the best value along an axis, whose ends earn less: `above 1.9% and below 3.1%`. */
export const bestPlaceText = (interval: Interval, write: WritePlace): string =>
  placeIn(interval, write, WITHOUT_ENDS)

function placeIn({ low, high, n }: Interval, write: WritePlace, words: PlaceWords): string {
  if (n < BOOTSTRAP_SEEDS_MIN) return ''
  if (low !== null && high !== null) {
    const ends = { low: write(low), high: write(high) }
    return ends.low === ends.high ? '' : words.between(ends)
  }
  if (low !== null) return words.from({ low: write(low) })
  return high === null ? m.fees_place_any() : words.upTo({ high: write(high) })
}

/** Of money: `$1,200 ($980 to $1,430)`. */
export function withInterval(
  estimate: Rough,
  write: (cents: number) => string = formatRoundedMoney,
): string {
  const { value, low, high } = roughEstimate(estimate)
  return low === null || high === null || write(low) === write(high)
    ? write(value)
    : m.fee_value_within({ value: write(value), low: write(low), high: write(high) })
}
