/** One sentence for each group of the form: what is set, as the folded group shows it. */
import { wholeRun } from '../../scenario/period'
import { saleCount, type PackedSales } from '../../../workers/contract'
import { isoFromDay } from '../../core/calendar'
import { FLEXIBLE_FREQUENCIES } from '../../core/vocabulary'
import { policyNameOf } from '../draft/policy-value'
import { isDocument } from '../draft/paths'
import type { ScenarioDraft } from '../draft/scenario-draft.svelte'
import { formatCount, formatDay } from '../format'
import { m } from '../paraglide/messages.js'
import { counted, exactPercent, moneyAt, numberAt, percentAt, shortMoney } from './draft-figures'
import { policyWord } from './vocabulary'

const CENTS_IN_DOLLAR = 100

/** Median of the log-normal monthly gross, in whole dollars' cents. */
export function monthlyMedianCents(draft: ScenarioDraft): number {
  return Math.round(Math.exp(numberAt(draft, 'population.monthlyGross.mu'))) * CENTS_IN_DOLLAR
}

export function monthlyMeanCents(draft: ScenarioDraft): number {
  const mu = numberAt(draft, 'population.monthlyGross.mu')
  const sigma = numberAt(draft, 'population.monthlyGross.sigma')
  return Math.round(Math.exp(mu + sigma ** 2 / 2)) * CENTS_IN_DOLLAR
}

export function creatorsSentence(draft: ScenarioDraft, sales: PackedSales | null): string {
  const explicit = draft.list('creators').length
  if (sales) return m.summary_creators_imported(counted(sales.creators.length))
  const size = numberAt(draft, 'population.size')
  if (size === 0) return m.summary_creators_explicit({ count: explicit })
  const median = shortMoney(monthlyMedianCents(draft))
  const generated = m.summary_creators({ count: size, countText: formatCount(size), median })
  return explicit === 0
    ? generated
    : m.summary_creators_and_explicit({ generated, count: explicit })
}

export function schedulesSentence(draft: ScenarioDraft, sales: PackedSales | null): string {
  if (!sales && numberAt(draft, 'population.size') === 0) return m.summary_schedules_explicit()
  const shares = draft.value('population.scheduleShareBasisPoints')
  const share = (key: string) => exactPercent(isDocument(shares) ? Number(shares[key] ?? 0) : 0)
  const cycles = {
    daily: share('daily'),
    weekly: share('weekly'),
    monthly: share('monthly'),
    quarterly: share('quarterly'),
  }
  const flexible = flexibleShareBasisPoints(draft)
  return flexible === 0
    ? m.summary_schedules(cycles)
    : m.summary_schedules_flexible({ ...cycles, flexible: exactPercent(flexible) })
}

/** `nobody is on one`, `12% of creators`. */
export function flexibleSentence(draft: ScenarioDraft): string {
  const share = flexibleShareBasisPoints(draft)
  return share === 0
    ? m.flexible_shares_none()
    : m.flexible_shares_some({ share: exactPercent(share) })
}

function flexibleShareBasisPoints(draft: ScenarioDraft): number {
  const shares = draft.value('population.scheduleShareBasisPoints')
  if (!isDocument(shares)) return 0
  return FLEXIBLE_FREQUENCIES.reduce((sum, key) => sum + Number(shares[key] ?? 0), 0)
}

export function feeSentence(draft: ScenarioDraft): string {
  return m.summary_fee({
    policy: policyWord(policyNameOf(draft.input.policy)),
    fee: percentAt(draft, 'policy.instantFeeBasisPoints'),
    minimum: moneyAt(draft, 'policy.minimumCents'),
  })
}

export function processorSentence(draft: ScenarioDraft): string {
  return m.summary_processor({
    cost: percentAt(draft, 'processor.costs.instantBasisPoints'),
    days: numberAt(draft, 'processor.settlementDays'),
  })
}

export function periodSentence(draft: ScenarioDraft, sales: PackedSales | null): string {
  if (draft.problemsAt('startDay').length > 0 || draft.problemsAt('days').length > 0) {
    return m.summary_period_unset()
  }
  const { startDay, days } = wholeRun(draft.input, sales)
  const start = formatDay(isoFromDay(startDay))
  return m.summary_period({ start, count: days, countText: formatCount(days) })
}

export function salesSentence(sales: PackedSales | null): string {
  return sales
    ? m.summary_sales_file({ file: sales.fileName, ...counted(saleCount(sales)) })
    : m.summary_sales_generated()
}
