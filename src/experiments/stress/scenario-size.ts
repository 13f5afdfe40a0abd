/** How large a failing scenario is. Shrinking makes it smaller. */
import { sum } from '../../core/sum'
import { listAt, valueAt, type Document } from '../../scenario/document-paths'

export interface ScenarioSize {
  days: number
  creators: number
  /** Listed one by one; faults that come at a rate are not among them. */
  faults: number
  /** Listed one by one; what creators sell by chance is not among them. */
  sales: number
}

export const FAULT_LISTS = [
  'faults.single',
  'faults.deploys',
  'faults.outages',
  'faults.webhookOutages',
  'faults.accounts',
] as const

export const sizeOf = (document: Document): ScenarioSize => ({
  days: Number(document['days']),
  creators: listAt(document, 'creators').length + Number(valueAt(document, 'population.size') ?? 0),
  faults: sum(FAULT_LISTS, (list) => listAt(document, list).length),
  sales: listAt(document, 'sales').length,
})
