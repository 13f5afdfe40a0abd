/**
 * How the form shows a stored number: cents as dollars, basis points as percent, everything else as it is.
 * Text that is no number is handed on as it stands, so that validation can name it.
 */

export type FieldKind =
  | 'count'
  | 'decimal'
  | 'money'
  | 'percent'
  | 'days'
  | 'business-days'
  | 'hours'
  | 'seconds'
  | 'times'
  | 'per-year'

const SIGNIFICANT_DIGITS = 12

const scaleOf = (kind: FieldKind): number => (kind === 'money' || kind === 'percent' ? 100 : 1)

export function fieldText(value: unknown, kind: FieldKind): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return JSON.stringify(value)
  return String(Number((value / scaleOf(kind)).toPrecision(SIGNIFICANT_DIGITS)))
}

export function fieldValue(text: string, kind: FieldKind): number | string {
  const trimmed = text.trim().replaceAll(',', '')
  const number = Number(trimmed)
  if (trimmed === '' || !Number.isFinite(number)) return text
  return Number((number * scaleOf(kind)).toPrecision(SIGNIFICANT_DIGITS))
}
