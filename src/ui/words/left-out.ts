/** What a headline figure is known to leave out, in the words of the question how it was computed. */
import type { FigureName, ProcessorBooks, RunReport } from '../../../workers/contract'
import { formatCount, formatMoney } from '../format'
import { m } from '../paraglide/messages.js'

/** Those that have the costs of all payouts in them. */
const OF_ALL_COSTS: readonly FigureName[] = ['processor_cost', 'payouts_margin']

/** What a figure leaves out by the rule that reads PayPal's fees; `null` where it is nothing. */
export function misreadText(name: FigureName, books: ProcessorBooks): string | null {
  const cents = books.misreadCostCents ?? 0
  return cents > 0 && OF_ALL_COSTS.includes(name)
    ? m.figure_misread({ cents: formatMoney(cents) })
    : null
}

/** What the books leave out by rules of the era. Where a check fails, that may be why the books are off, and no rule is named. */
export function leftOutOfBooks({
  checks,
  processorBooks: { misreadCostCents = 0, uncollectedFeeCents = 0 },
}: Pick<RunReport, 'checks' | 'processorBooks'>): string[] {
  if (checks.some(({ ok }) => !ok)) return []
  return [
    ...(misreadCostCents > 0
      ? [m.consistency_misread({ cents: formatMoney(misreadCostCents) })]
      : []),
    ...(uncollectedFeeCents > 0
      ? [m.consistency_uncollected({ cents: formatMoney(uncollectedFeeCents) })]
      : []),
  ]
}

/** What a bounded figure leaves out. */
export function unheardText(name: FigureName, books: ProcessorBooks): string {
  const isOfAll = OF_ALL_COSTS.includes(name)
  const count = isOfAll ? books.unheardPayments : books.unheardInstantPayments
  const cents = isOfAll ? books.unheardCostCents : books.unheardInstantCostCents
  const message = isOfAll ? m.figure_unheard_all : m.figure_unheard
  return message({ count, countText: formatCount(count), cents: formatMoney(cents) })
}
