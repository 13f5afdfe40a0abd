/** Which faults a scenario has: lists that are written in the JSON, and rates by which chance strikes. */
import type { Scenario } from '../../../scenario/schema'
import { m } from '../../paraglide/messages.js'
import { counted } from '../../words/counts'

/** Lists that are written in the JSON. */
export const FAULT_LISTS = [
  'faults.outages',
  'faults.webhookOutages',
  'faults.deploys',
  'faults.accounts',
  'faults.single',
  'faultChanges',
] as const

export const listedWords = (count: number): string =>
  count === 0 ? m.written_faults_none() : m.written_faults_sentence(counted(count))

/** How many rates are above zero. */
export const faultRates = ({ faults, processor }: Pick<Scenario, 'faults' | 'processor'>): number =>
  ratesIn(faults) +
  [processor.webhookLostBasisPoints, processor.webhookTwiceBasisPoints].filter((rate) => rate > 0)
    .length

function ratesIn(settings: object): number {
  return Object.entries(settings).reduce<number>((count, [name, value]: [string, unknown]) => {
    if (typeof value === 'number') return count + Number(name.endsWith('BasisPoints') && value > 0)
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isGroup ? count + ratesIn(value) : count
  }, 0)
}
