/** How a value of each unit is written in full, and shortened on an axis. */
import {
  formatCount,
  formatCountShort,
  formatDuration,
  formatMoney,
  formatMoneyShort,
  formatPercent,
  formatPercentShort,
  formatRoundedMoney,
} from '../format'
import type { ChartUnit } from './types'

export type Format = (value: number) => string

export const FORMAT: Readonly<Record<ChartUnit, Format>> = {
  cents: formatMoney,
  count: formatCount,
  seconds: formatDuration,
  'basis-points': formatPercent,
}

/** Of what has been rounded as an estimate. */
export const FORMAT_ESTIMATE: Readonly<Record<ChartUnit, Format>> = {
  ...FORMAT,
  cents: formatRoundedMoney,
}

export const FORMAT_SHORT: Readonly<Record<ChartUnit, Format>> = {
  ...FORMAT,
  cents: formatMoneyShort,
  count: formatCountShort,
  'basis-points': formatPercentShort,
}
