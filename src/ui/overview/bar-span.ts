/** What one bar of the overview's charts adds up: as few days as can be told apart, or a month. */
import type { BinSize } from '../charts/time-bins'
import { m } from '../paraglide/messages.js'

export const BAR_SPANS = ['fewest', 'month'] as const
export type BarSpan = (typeof BAR_SPANS)[number]

/** In a shorter run there are too few months to look at. */
const LONG_RUN_DAYS = 120
export const hasMonths = (days: number): boolean => days > LONG_RUN_DAYS

export const binAtLeastOf = (span: BarSpan): BinSize => (span === 'month' ? 'month' : 'day')

export const barSpanWord = (span: BarSpan): string =>
  span === 'month' ? m.bar_span_month() : m.bar_span_fewest()
