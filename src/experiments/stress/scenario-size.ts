/** How large a failing scenario is. Shrinking makes it smaller. */
import { sum } from '../../core/sum'
import { listAt, valueAt, type Document } from '../../scenario/document-paths'
import { DEFAULT_DAYS } from '../../scenario/period'
import { acceptedScenario } from '../accepted'

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

/** What it leaves out has its default. It is asked at each attempt of a shrinking, so the whole document is not read for it. */
export const sizeOf = (document: Document): ScenarioSize => ({
  days: Number(document['days'] ?? DEFAULT_DAYS),
  creators:
    listAt(document, 'creators').length +
    Number(
      valueAt(document, 'population.size') ?? acceptedScenario({ version: 1 }).population.size,
    ),
  faults: sum(FAULT_LISTS, (list) => listAt(document, list).length),
  sales: listAt(document, 'sales').length,
})
