/** What stands behind a field of the form, and how a refusal names the unit that is really stored. */
import type { FieldKind } from '../draft/field-kind'
import { m } from '../paraglide/messages.js'

const UNITS: Record<FieldKind, () => string> = {
  count: () => '',
  decimal: () => '',
  money: m.unit_dollars,
  mills: m.unit_dollars,
  percent: m.unit_percent,
  days: m.unit_days,
  'business-days': m.unit_business_days,
  hours: m.unit_hours,
  'hour-of-day': m.unit_hour_utc,
  'minute-of-day': m.unit_utc,
  seconds: m.unit_seconds,
  times: m.unit_times,
  'per-year': m.unit_per_year,
  'per-minute': m.unit_per_minute,
}

export const unitLabel = (kind: FieldKind): string => UNITS[kind]()

export function storedUnitLabel(kind: FieldKind): string {
  if (kind === 'money') return m.field_stored_in_cents()
  return kind === 'percent' ? m.field_stored_in_basis_points() : ''
}
