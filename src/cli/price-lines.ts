/** What bugs cost, on standard output: what the platform keeps as it is, then what each change adds or takes. */
import { counted, withCommas } from '../core/counted'
import { kebabOfProtection, PROTECTIONS } from '../core/protections'
import { roughEstimate, roughly } from '../core/rough-estimate'
import { CONFIDENCE } from '../core/student-quantile'
import { rarityUnseen } from '../experiments/stress/rule-of-three'
import type { PricesPlan } from '../experiments/stress/bug-prices'
import type { Price, PriceList } from '../experiments/stress/price-analysis'
import type { MovedTogether, PricedChange } from '../experiments/stress/priced-changes'
import { estimateWords, signedEstimateWords } from './amount-words'

export interface FoundPrices {
  plan: PricesPlan
  list: PriceList
}

export function priceLines({ plan, list }: FoundPrices): string[] {
  const { seeds, payouts, kept, prices } = list
  if (!kept) return [`What bugs cost: nobody was paid in ${counted(seeds, 'seed')}`]
  const { value, low, high } = roughEstimate(kept)
  return [
    `What bugs cost, ${faultWords(plan)}: ${counted(seeds, 'seed')} with ${withCommas(payouts)} payouts, ${counted(prices.length, 'change')}`,
    `Of a million payouts the platform keeps ${estimateWords('cents', value)}${ends(low, high, estimateWords)}: fees, less processor cost, cost of funds, what is paid twice and what is owed although it has arrived; ${CONFIDENCE * 100}% intervals over the seeds.`,
    ...prices.filter(({ seedsDiffering }) => seedsDiffering > 0).map(priceLine),
    ...sameLine(list),
  ]
}

const faultWords = ({ faultBasisPoints }: PricesPlan): string =>
  faultBasisPoints === null
    ? 'faults as in the scenario'
    : `${faultBasisPoints / 100}% of calls, of webhooks and of jobs fail`

function priceLine(price: Price): string {
  const { value, low, high } = roughEstimate(price.kept)
  const parts = [
    ['margin', price.margin],
    ['paid twice', price.paidTwice],
    ['owed although it has arrived', price.owedAgain],
    ['late at the end', price.late],
  ] as const
  const told = parts
    .filter(([, cents]) => cents !== 0)
    .map(([name, cents]) => `${name} ${signedEstimateWords('cents', roughly(cents))}`)
  return `  ${changeWords(price.change)}: ${signedEstimateWords('cents', value)}${ends(low, high, signedEstimateWords)}${told.length > 0 ? `; ${told.join(', ')}` : ''}`
}

const ends = (
  low: number | null,
  high: number | null,
  write: (unit: 'cents', value: number) => string,
): string =>
  low === null || high === null || low === high
    ? ''
    : ` (${write('cents', low)} to ${write('cents', high)})`

/** Without any difference there is no interval: chance has not brought one yet. */
function sameLine({ prices, seeds, payouts }: PriceList): string[] {
  const same = prices.filter(({ seedsDiffering }) => seedsDiffering === 0)
  if (same.length === 0) return []
  const late = (price: Price): string =>
    price.late === 0
      ? ''
      : ` (late at the end ${signedEstimateWords('cents', roughly(price.late))})`
  return [
    `  no difference in ${counted(seeds, 'seed')}, ${withCommas(payouts)} payouts, where what happens to one in ${withCommas(rarityUnseen(payouts))} can go unseen: ${same.map((price) => changeWords(price.change) + late(price)).join(', ')}`,
  ]
}

const TOGETHER: Readonly<Record<MovedTogether, string>> = {
  higher: 'with every percentage a point higher',
  lower: 'with every percentage a point lower',
  'lower-to-zero': 'with every percentage a point lower, or to 0%',
  doubled: 'with each one doubled',
}

/** `without retries`, `jobs.dailyRetriesMax 10`. */
function changeWords({ kind, path, value, together }: PricedChange): string {
  if (together !== null) return `${path} ${TOGETHER[together]}`
  if (kind !== 'protection') return `${path} ${withCommas(Number(value))}`
  const name = PROTECTIONS.find((protection) => path.endsWith(`.${protection}`))!
  return `${value === true ? 'with' : 'without'} ${kebabOfProtection(name)}`
}
