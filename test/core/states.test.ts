import { describe, expect, it } from 'vitest'
import { BALANCE_STATES, canBalanceBecome } from '../../src/core/balance-state'
import { canPayoutBecome, LIVE_PAYOUT_STATES, PAYOUT_STATES } from '../../src/core/payout-state'
import { PROCESSORS } from '../../src/core/vocabulary'

/** Every pair of states, and whether the step from the first to the second is legal. */
const pairs = <State extends string>(
  states: readonly State[],
  legal: readonly string[],
): [State, State, boolean][] =>
  states.flatMap((from) =>
    states.map((to): [State, State, boolean] => [from, to, legal.includes(`${from} ${to}`)]),
  )

const LEGAL_PAYOUT_STEPS = [
  'creating processing',
  'creating failed',
  'processing unclaimed',
  'processing completed',
  'processing failed',
  'processing cancelled',
  'processing reversed',
  'processing returned',
  'unclaimed completed',
  'unclaimed cancelled',
  'unclaimed reversed',
  'unclaimed returned',
  'completed returned',
]
const LEGAL_BALANCE_STEPS = [
  'unpaid processing',
  'unpaid forfeited',
  'processing paid',
  'processing unpaid',
  'paid unpaid',
]

/** Only PayPal's payouts become unclaimed, and only PayPal's do not come back once completed (quirk G14). */
const PAYPAL_ONLY = 'processing unclaimed'
const NEVER_PAYPAL = 'completed returned'

describe.each(PROCESSORS)('a payout by %s', (processor) => {
  const missing = processor === 'paypal' ? NEVER_PAYPAL : PAYPAL_ONLY
  const legalSteps = LEGAL_PAYOUT_STEPS.filter((step) => step !== missing)
  it.each(pairs(PAYOUT_STATES, legalSteps))('from %s to %s: %s', (from, to, legal) => {
    expect(canPayoutBecome(from, to, processor)).toBe(legal)
  })
})

describe('a payout', () => {
  it('has a claim on its balances from creation until it fails or comes back', () => {
    expect(LIVE_PAYOUT_STATES).toEqual(['creating', 'processing', 'unclaimed', 'completed'])
  })
})

describe('a balance', () => {
  it.each(pairs(BALANCE_STATES, LEGAL_BALANCE_STEPS))('from %s to %s: %s', (from, to, legal) => {
    expect(canBalanceBecome(from, to)).toBe(legal)
  })
})

// The ledger stores positions, so a new word goes at the end and none is ever moved.
describe('the order of states that the ledger stores', () => {
  it('of payouts', () => {
    expect(PAYOUT_STATES).toEqual([
      'creating',
      'processing',
      'unclaimed',
      'completed',
      'failed',
      'cancelled',
      'reversed',
      'returned',
    ])
  })

  it('of balances', () => {
    expect(BALANCE_STATES).toEqual(['unpaid', 'processing', 'paid', 'forfeited'])
  })
})
