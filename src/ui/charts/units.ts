/** How a value of each unit is written in full, and shortened on an axis. */
import {
  formatCount,
  formatCountShort,
  formatDuration,
  formatMoney,
  formatMoneyShort,
  formatPercent,
} from '../format'
import type { ChartUnit } from './types'

export type Format = (value: number) => string

export const FORMAT: Readonly<Record<ChartUnit, Format>> = {
  cents: formatMoney,
  count: formatCount,
  seconds: formatDuration,
  'basis-points': formatPercent,
}

export const FORMAT_SHORT: Readonly<Record<ChartUnit, Format>> = {
  ...FORMAT,
  cents: formatMoneyShort,
  count: formatCountShort,
}
