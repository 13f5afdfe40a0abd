/** How long money took, as a chart of distributions takes it. */
import type { Wait } from '../../../workers/contract'
import type { DistributionGroup, DistributionProps } from '../charts/types'
import type { Run } from '../lab/run.svelte'
import { m } from '../paraglide/messages.js'
import { chartSource } from './day-props'

/** What the charts of waits of a run have in common. */
export const waitProps = (run: Run) =>
  ({
    headingLevel: 4,
    unit: 'cents',
    weightLabel: m.chart_money(),
    shareAxisLabel: m.axis_share_of_money(),
    axisLabel: m.axis_days_from_sale_to_cash(),
    source: chartSource(run),
    streaming: run.phase === 'running',
  }) satisfies Partial<DistributionProps>

export const waitDistribution = (
  wait: Wait,
): Required<Pick<DistributionGroup, 'hours' | 'quartileSeconds'>> => ({
  hours: wait.hours.map(({ hours, netCents }) => ({ hours, weight: netCents })),
  quartileSeconds: [wait.lowerQuartileSeconds, wait.medianSeconds, wait.upperQuartileSeconds],
})
