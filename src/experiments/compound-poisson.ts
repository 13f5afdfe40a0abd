/** The distribution of a sum of amounts, each of which comes a Poisson number of times: on a grid, by Panjer’s recursion. */
import exp from '@stdlib/math-base-special-exp'
import { sum } from '../core/sum'

export interface Jump {
  /** How often it comes on average. */
  rate: number
  amount: number
}

/** Of each side of zero. */
const CELLS = 300
/** Jumps that are rarer than this together are left out, the largest first: they are further away than any end of a range. */
const RARE_RATE = 0.002
/** As far as the grid reaches from zero: the mean and so many deviations. */
const DEVIATIONS = 8
/** The recursion begins with e to minus this, which would be zero soon. */
export const RATE_MAX = 500

/** The least sums that at least these shares of all are at or below. The jumps have a rate of `RATE_MAX` at most. */
export function quantilesOfSum(jumps: readonly Jump[], shares: readonly number[]): number[] {
  const frequent = withoutRarest(jumps)
  const gains = frequent.filter(({ amount }) => amount > 0)
  const losses = frequent.flatMap(({ rate, amount }) =>
    amount < 0 ? [{ rate, amount: -amount }] : [],
  )
  const cell = Math.max(reachOf(gains), reachOf(losses)) / CELLS
  if (cell === 0) return shares.map(() => 0)
  const density = difference(densityOf(gains, cell), densityOf(losses, cell))
  return shares.map((share) => (quantileIndex(density, share) - CELLS) * cell)
}

function withoutRarest(jumps: readonly Jump[]): Jump[] {
  let rate = 0
  return jumps
    .toSorted((one, other) => Math.abs(other.amount) - Math.abs(one.amount))
    .filter((jump) => {
      rate += jump.rate
      return rate > RARE_RATE
    })
}

function reachOf(jumps: readonly Jump[]): number {
  const mean = sum(jumps, ({ rate, amount }) => rate * amount)
  const variance = sum(jumps, ({ rate, amount }) => rate * amount * amount)
  return mean + DEVIATIONS * Math.sqrt(variance)
}

/** By cells of the grid, from zero on. What lies beyond it is left out. */
function densityOf(jumps: readonly Jump[], cell: number): Float64Array {
  const rates = ratesByCell(jumps, cell)
  const density = new Float64Array(CELLS + 1)
  density[0] = exp(-rates.reduce((total, rate) => total + rate, 0))
  for (let index = 1; index <= CELLS; index += 1) {
    let weighted = 0
    for (let jump = 1; jump <= index; jump += 1) {
      weighted += jump * rates[jump]! * density[index - jump]!
    }
    density[index] = weighted / index
  }
  return density
}

/** A jump between two cells is shared out to both, so that the mean stays as it is. */
function ratesByCell(jumps: readonly Jump[], cell: number): Float64Array {
  const rates = new Float64Array(CELLS + 2)
  for (const { rate, amount } of jumps) {
    const place = Math.min(CELLS, amount / cell)
    const lower = Math.floor(place)
    rates[lower]! += rate * (1 - (place - lower))
    rates[lower + 1]! += rate * (place - lower)
  }
  rates[0] = 0
  return rates
}

/** Of gains less losses, from the lowest cell of losses on. */
function difference(gains: Float64Array, losses: Float64Array): Float64Array {
  const density = new Float64Array(2 * CELLS + 1)
  losses.forEach((ofLoss, loss) => {
    if (ofLoss === 0) return
    gains.forEach((ofGain, gain) => {
      density[CELLS + gain - loss]! += ofLoss * ofGain
    })
  })
  return density
}

function quantileIndex(density: Float64Array, share: number): number {
  let below = 0
  return density.findIndex((one, index) => {
    below += one
    return below >= share || index === density.length - 1
  })
}
