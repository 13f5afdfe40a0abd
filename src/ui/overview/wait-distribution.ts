/** How long money took, as a chart of distributions takes it. */
import type { Wait } from '../../../workers/contract'
import type { DistributionGroup } from '../charts/types'

export const waitDistribution = (
  wait: Wait,
): Required<Pick<DistributionGroup, 'hours' | 'quartileSeconds'>> => ({
  hours: wait.hours.map(({ hours, netCents }) => ({ hours, weight: netCents })),
  quartileSeconds: [wait.lowerQuartileSeconds, wait.medianSeconds, wait.upperQuartileSeconds],
})
