/** What a headline figure is known to leave out or to have twice, in the words of the question how it was computed. */
import type { FigureName, ProcessorBooks, RunReport } from '../../../workers/contract'
import { formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { counted } from './counts'

/** Those that have the costs of all payouts in them. */
const OF_ALL_COSTS: readonly FigureName[] = ['processor_cost', 'payouts_margin']

/** What a figure leaves out by the rule that reads PayPal's fees; `null` where it is nothing. */
export function misreadText(name: FigureName, books: ProcessorBooks): string | null {
  const cents = books.misreadCostCents ?? 0
  return cents > 0 && OF_ALL_COSTS.includes(name)
    ? m.figure_misread({ cents: formatMoney(cents) })
    : null
}

/** What is in a figure although it has arrived; `null` where nothing is. */
export function owedAgainText(name: FigureName, books: ProcessorBooks): string | null {
  const cents = books.owedAgainCents ?? 0
  return cents > 0 && name === 'owed_to_creators'
    ? m.figure_owed_again({ cents: formatMoney(cents) })
    : null
}

export interface LeftOut {
  by: 'misread' | 'uncollected'
  cents: number
  text: string
}

/** What the books leave out by rules of the era. Where a check fails, that may be why the books are off, and no rule is named. */
export function leftOutParts({
  checks,
  processorBooks: { misreadCostCents = 0, uncollectedFeeCents = 0 },
}: Pick<RunReport, 'checks' | 'processorBooks'>): LeftOut[] {
  if (checks.some(({ ok }) => !ok)) return []
  const parts: LeftOut[] = [
    {
      by: 'misread',
      cents: misreadCostCents,
      text: m.consistency_misread({ cents: formatMoney(misreadCostCents) }),
    },
    {
      by: 'uncollected',
      cents: uncollectedFeeCents,
      text: m.consistency_uncollected({ cents: formatMoney(uncollectedFeeCents) }),
    },
  ]
  return parts.filter(({ cents }) => cents > 0)
}

export const leftOutOfBooks = (report: Parameters<typeof leftOutParts>[0]): string[] =>
  leftOutParts(report).map(({ text }) => text)

/** What a bounded figure leaves out. */
export function unheardText(name: FigureName, books: ProcessorBooks): string {
  const isOfAll = OF_ALL_COSTS.includes(name)
  const count = isOfAll ? books.unheardPayments : books.unheardInstantPayments
  const cents = isOfAll ? books.unheardCostCents : books.unheardInstantCostCents
  const message = isOfAll ? m.figure_unheard_all : m.figure_unheard
  return message({ ...counted(count), cents: formatMoney(cents) })
}
