/** Damage in words: its number with its unit. */
import { withCommas } from '../../core/counted'
import { dollars } from '../../core/dollars'
import { MEASURES, type MeasureName, type MeasureUnit } from '../../scenario/incidents/incident'

const SINGULAR: Readonly<Record<Exclude<MeasureUnit, 'cents'>, string>> = {
  days: 'day',
  creators: 'creator',
  payouts: 'payout',
  violations: 'violation',
}

/** `$200.00 paid beyond what was earned`. `null`: it was not measured. */
export function damageText(measure: MeasureName, damage: number | null): string {
  if (damage === null) return 'not measured'
  const { unit, words } = MEASURES[measure]
  return damage === 0 ? 'none' : `${amountText(unit, damage)} ${words}`
}

function amountText(unit: MeasureUnit, damage: number): string {
  if (unit === 'cents') return dollars(damage)
  return `${withCommas(damage)} ${damage === 1 ? SINGULAR[unit] : unit}`
}
