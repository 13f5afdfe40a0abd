/** How large a failing scenario is. Shrinking makes it smaller. */
import { sum } from '../../core/sum'
import { listAt, type Document } from '../../scenario/document-paths'
import { wholeRun } from '../../scenario/period'
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

/** What a scenario leaves out has its default. */
export function sizeOf(document: Document): ScenarioSize {
  const scenario = acceptedScenario(document)
  const { creators, population, sales } = scenario
  return {
    days: wholeRun(scenario, null).days,
    creators: creators.length + population.size,
    faults: sum(FAULT_LISTS, (list) => listAt(document, list).length),
    sales: sales.length,
  }
}
