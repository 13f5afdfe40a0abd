/** What the reversal of a transfer of $100 takes off the creator's account. */
import { expect, it } from 'vitest'
import type { Rail } from '../../src/core/vocabulary'
import { ForeignExchange } from '../../src/processors/foreign-exchange'

/** Where a normal number is 0, 1 above and 1 or 2 below its mean. */
const [MIDDLE, ONE_ABOVE, ONE_BELOW, TWO_BELOW] = [0.5, 0.841_344_7, 0.158_655_3, 0.022_750_1]

it.each<[rail: Rail, spread: number, movement: number, drawn: number, taken: number]>([
  ['bank_abroad', 200, 0, MIDDLE, 102_00],
  ['bank_abroad', 0, 500, ONE_ABOVE, 105_00],
  ['bank_abroad', 0, 500, ONE_BELOW, 95_00],
  ['bank_abroad', 200, 500, ONE_ABOVE, 107_00],
  ['cross_border', 125, 100, TWO_BELOW, 99_25],
  // Nothing is given to a creator with it.
  ['bank_abroad', 0, 6_000, TWO_BELOW, 0],
  ['us_bank', 200, 500, ONE_ABOVE, 100_00],
  ['us_card', 200, 500, ONE_BELOW, 100_00],
])(
  'on %s with a spread of %i, a movement of %i and %f drawn it is %i cents',
  (rail, reversalSpreadBasisPoints, movementBasisPoints, drawn, taken) => {
    const exchange = new ForeignExchange({ reversalSpreadBasisPoints, movementBasisPoints })
    expect(exchange.takenForReversal(100_00, rail, () => () => drawn)).toBe(taken)
  },
)
