/** Single figures of a draft, as the sentences of the form say them. A draft may hold anything until it is put right. */
import { fieldText } from '../form/field-text'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import { formatMoney } from '../format'

export function numberAt(draft: ScenarioDraft, path: string): number {
  const value = draft.value(path)
  return typeof value === 'number' ? value : 0
}

/** `null` where there is no limit, or none that can be read. */
export function limitAt(draft: ScenarioDraft, path: string): number | null {
  const value = draft.value(path)
  return typeof value === 'number' ? value : null
}

/** `$37`, `$12.50`. */
export const shortMoney = (cents: number): string => formatMoney(cents).replace(/\.00$/, '')

/** `3%`, `2.91%`: of basis points, with no more decimals than there are. */
export const exactPercent = (basisPoints: number): string => `${basisPoints / 100}%`

export const moneyAt = (draft: ScenarioDraft, path: string): string =>
  shortMoney(numberAt(draft, path))

export const percentAt = (draft: ScenarioDraft, path: string): string =>
  exactPercent(numberAt(draft, path))

/** With its decimals: `1.5`. */
export const amountAt = (draft: ScenarioDraft, path: string): string =>
  fieldText(numberAt(draft, path), 'number')
