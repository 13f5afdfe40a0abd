/** What a run on a sales file takes back of its sales besides what the file says, as the page has it beside the file. */
import type { Scenario } from '../scenario/schema'
import { amountWords } from './amount-words'

export function randomReversalsText({ population }: Pick<Scenario, 'population'>): string {
  const { refunds, chargebacks } = population
  if (refunds.rateBasisPoints + chargebacks.rateBasisPoints === 0) {
    return 'Only the refunds and chargebacks in the file happen'
  }
  const share = (rate: number): string => amountWords('basis-points', rate)
  return (
    `${share(refunds.rateBasisPoints)} of the sales are refunded and ${share(chargebacks.rateBasisPoints)} charged back at random, ` +
    'in addition to any refunds and chargebacks in the file (population.refunds.rateBasisPoints and population.chargebacks.rateBasisPoints)'
  )
}
