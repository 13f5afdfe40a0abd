/** What the processor charges for an account in a month: why costs are highest at its start, and why a margin can be a loss. */
import type { Scenario } from '../../scenario/schema'
import { formatMoney } from '../format'
import { m } from '../paraglide/messages.js'
import { shortMoney } from './draft-figures'

interface ShownRun {
  scenario: Scenario
  days: readonly { day: string }[]
}

const hasMonthBegun = ({ days }: ShownRun): boolean =>
  days.some(({ day }, index) => index > 0 && day.endsWith('-01'))

/** Nothing where no month begins within the runs of a chart, or nothing is charged for it. */
export function monthlyCostNote(runs: readonly ShownRun[]): string {
  const costs = runs
    .filter(hasMonthBegun)
    .map(({ scenario }) => scenario.processor.costs.activeAccountMonthlyCents)
    .filter((cents) => cents > 0)
  if (costs.length === 0) return ''
  return m.chart_money_monthly({ amount: [...new Set(costs)].map(formatMoney).join(', ') })
}

/** The description of a chart, with the note where there is one. */
export const withMonthlyCost = (description: string, runs: readonly ShownRun[]): string =>
  [description, monthlyCostNote(runs)].join(' ').trim()

/** Beside a loss; nothing where nothing is charged. */
export const accountChargeNote = (activeAccountMonthlyCents: number): string =>
  activeAccountMonthlyCents === 0
    ? ''
    : m.fees_loss_account({ account: shortMoney(activeAccountMonthlyCents) })
