/** What the auditor itself has found wrong with sales and refunds, as it was told of them. */
import { forPrograms, sentence } from '../core/sentence'
import type { Auditor } from './auditor/auditor'
import type { Check, Look } from './moments'

export class MarketProblems implements Check {
  readonly #auditor: Auditor

  constructor(auditor: Auditor) {
    this.#auditor = auditor
  }

  atEachLook({ now, violations }: Look): void {
    const { market } = this.#auditor
    for (const { problem, key, grossCents, creatorId } of market.refunds.takeProblems()) {
      const facts = { cents: grossCents, creatorId }
      violations.add('refunds_are_made_once', key, problem, facts)
    }
    const ofSales = market.takeSaleProblemsBefore(now)
    for (const { problem, ...facts } of [...market.openingsAtSource.takeProblems(), ...ofSales]) {
      const witness = sentence`before ${{ at: now }}, ${problem}`
      violations.add('sales_land_once', forPrograms(problem), witness, facts)
    }
  }
}
