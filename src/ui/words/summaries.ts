/** One sentence for each group of the form: what is set, as the folded group shows it. */
import { wholeRun } from '../../scenario/period'
import { describeValue } from '../../scenario/problems'
import type { ImportedSales } from '../../scenario/sales-file'
import { dayFromIso, isoFromDay } from '../../core/calendar'
import { FLEXIBLE_FREQUENCIES } from '../../core/vocabulary'
import { policyChangesOf, policyNameOf } from '../draft/policy-value'
import { isDocument } from '../draft/paths'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import { formatCount, formatDay, formatMoney, formatPercent } from '../format'
import { m } from '../paraglide/messages.js'
import { policyWord } from './vocabulary'

const CENTS_IN_DOLLAR = 100

/** Median of the log-normal monthly gross, in whole dollars' cents. */
export function monthlyMedianCents(draft: ScenarioDraft): number {
  return Math.round(Math.exp(number(draft, 'population.monthlyGross.mu'))) * CENTS_IN_DOLLAR
}

export function monthlyMeanCents(draft: ScenarioDraft): number {
  const mu = number(draft, 'population.monthlyGross.mu')
  const sigma = number(draft, 'population.monthlyGross.sigma')
  return Math.round(Math.exp(mu + sigma ** 2 / 2)) * CENTS_IN_DOLLAR
}

/** `$37` of whole dollars. */
export const wholeDollars = (cents: number): string => formatMoney(cents).replace(/\.00$/, '')

export function creatorsSentence(draft: ScenarioDraft, sales: ImportedSales | null): string {
  const explicit = draft.input.creators?.length ?? 0
  if (sales) return m.summary_creators_imported(counted(sales.creators.length))
  const size = number(draft, 'population.size')
  if (size === 0) return m.summary_creators_explicit({ count: explicit })
  const median = wholeDollars(monthlyMedianCents(draft))
  const generated = m.summary_creators({ count: size, countText: formatCount(size), median })
  return explicit === 0
    ? generated
    : m.summary_creators_and_explicit({ generated, count: explicit })
}

export function schedulesSentence(draft: ScenarioDraft, sales: ImportedSales | null): string {
  if (!sales && number(draft, 'population.size') === 0) return m.summary_schedules_explicit()
  const shares = draft.value('population.scheduleShareBasisPoints')
  const share = (key: string) =>
    formatPercent(isDocument(shares) ? Number(shares[key] ?? 0) : 0).replace('.0%', '%')
  const cycles = {
    daily: share('daily'),
    weekly: share('weekly'),
    monthly: share('monthly'),
    quarterly: share('quarterly'),
  }
  const flexible = flexibleShareBasisPoints(draft)
  return flexible === 0
    ? m.summary_schedules(cycles)
    : m.summary_schedules_flexible({ ...cycles, flexible: wholePercent(flexible) })
}

/** `nobody is on one`, `12% of creators`. */
export function flexibleSentence(draft: ScenarioDraft): string {
  const share = flexibleShareBasisPoints(draft)
  return share === 0
    ? m.flexible_shares_none()
    : m.flexible_shares_some({ share: wholePercent(share) })
}

function flexibleShareBasisPoints(draft: ScenarioDraft): number {
  const shares = draft.value('population.scheduleShareBasisPoints')
  if (!isDocument(shares)) return 0
  return FLEXIBLE_FREQUENCIES.reduce((sum, key) => sum + Number(shares[key] ?? 0), 0)
}

const wholePercent = (basisPoints: number): string => formatPercent(basisPoints).replace('.0%', '%')

export function feeSentence(draft: ScenarioDraft): string {
  return m.summary_fee({
    policy: policyWord(policyNameOf(draft.input.policy)),
    fee: formatPercent(number(draft, 'policy.instantFeeBasisPoints')).replace('.0%', '%'),
    minimum: wholeDollars(number(draft, 'policy.minimumCents')),
  })
}

/** A change of policy as the document has it, readable or not. */
export function policyChangeSentence(change: unknown): string {
  if (!isDocument(change)) return describeValue(change)
  const { on, policy } = change
  const words = {
    day: typeof on === 'string' && dayFromIso(on) !== null ? formatDay(on) : describeValue(on),
    policy: policyWord(policyNameOf(policy)),
  }
  return Object.keys(policyChangesOf(policy)).length > 0
    ? m.policy_change_with_figures(words)
    : m.policy_change(words)
}

export function processorSentence(draft: ScenarioDraft): string {
  return m.summary_processor({
    cost: formatPercent(number(draft, 'processor.costs.instantBasisPoints')).replace('.0%', '%'),
    days: number(draft, 'processor.settlementDays'),
  })
}

export function periodSentence(draft: ScenarioDraft, sales: ImportedSales | null): string {
  if (draft.problemsAt('startDay').length > 0 || draft.problemsAt('days').length > 0) {
    return m.summary_period_unset()
  }
  const { startDay, days } = wholeRun(draft.input, sales)
  const start = formatDay(isoFromDay(startDay))
  return m.summary_period({ start, count: days, countText: formatCount(days) })
}

export function salesSentence(sales: ImportedSales | null): string {
  return sales
    ? m.summary_sales_file({ file: sales.fileName, ...counted(sales.sales.length) })
    : m.summary_sales_generated()
}

const counted = (count: number) => ({ count, countText: formatCount(count) })

function number(draft: ScenarioDraft, path: string): number {
  const value = draft.value(path)
  return typeof value === 'number' ? value : 0
}
