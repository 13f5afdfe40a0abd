/** A transfer can be taken back only from what is available on the account that it went to. */
import { expect, it } from 'vitest'
import type { ProcessorAnswer } from '../../src/payouts/ports'
import type { ScenarioInput } from '../../src/scenario/schema'
import { at } from '../support/days'
import { ledgerWith } from '../support/ledgers'
import { outcomeOf, payoutOf, ProcessorsByHand } from '../support/processors'

/** A transfer of $40.00 to an account, and what is done with it. */
function withTransfer(settings: ScenarioInput['processor'] = {}) {
  const world = new ProcessorsByHand(ledgerWith({}, {}), at('2026-08-31T12:00:00Z'), settings)
  const stripe = world.processors.get('stripe')
  world.processors.platform.balanceCents = 1_000_00
  const transfer = (nth: number): ProcessorAnswer =>
    stripe.answer({
      ...{ kind: 'create_transfer', idempotencyKey: `transfer-${nth}`, payoutId: nth },
      ...{ creatorId: 1, rail: 'bank_abroad', amountCents: 40_00 },
    })
  const reversed = (nth = 1): string => {
    const transferId = `tr_0000000${nth}`
    const idempotencyKey = `reverse-transfer-${nth}`
    return outcomeOf(
      stripe.answer({ kind: 'reverse_transfer', idempotencyKey, creatorId: 1, transferId }),
    )
  }
  const account = stripe.account(1)
  const pay = (netCents: number, method: 'standard' | 'instant'): string =>
    outcomeOf(stripe.answer(payoutOf(netCents, { method })))
  return { world, account, transfer, reversed, pay }
}

it('is kept while it is spent, to the cent, and comes back under the same key once the money is there', () => {
  const { world, account, transfer, reversed, pay } = withTransfer()
  transfer(1)
  expect(pay(1, 'standard')).toBe('done')
  expect(reversed()).toBe('balance_insufficient')
  expect(world.processors.platform.balanceCents).toBeLessThan(1_000_00 - 40_00 + 1)
  account.move(1)
  expect(reversed()).toBe('done')
  expect(world.seen).toEqual([
    'moved tr_00000001',
    'made 1',
    'kept tr_00000001',
    'reversed tr_00000001 for 4000',
  ])
  expect(account.balanceCents).toBe(0)
})

it('is not taken from charges that have not settled', () => {
  const { world, account, transfer, reversed, pay } = withTransfer({ settlementDays: 2 })
  transfer(1)
  account.charge(100_00, world.now)
  expect(pay(40_00, 'standard')).toBe('done')
  expect(reversed()).toBe('balance_insufficient')
  world.now = at('2026-09-02T12:00:00Z')
  expect(reversed()).toBe('done')
})

it('comes back beside charges of which an instant payout was advanced, which are not taken twice', () => {
  const { world, account, transfer, reversed, pay } = withTransfer({ settlementDays: 5 })
  account.charge(100_00, world.now)
  expect(pay(100_00, 'instant')).toBe('done')
  transfer(1)
  expect(reversed()).toBe('done')
  expect(account.balanceCents).toBe(0)
})

it('is kept once what was advanced has been paid back and the transfer is spent', () => {
  const { world, account, transfer, reversed, pay } = withTransfer({ settlementDays: 2 })
  account.charge(100_00, world.now)
  expect(pay(100_00, 'instant')).toBe('done')
  world.now = at('2026-09-03T12:00:00Z')
  transfer(1)
  account.charge(40_00, world.now)
  account.move(-40_00)
  expect(reversed()).toBe('balance_insufficient')
})

it('is not kept for what exchanging earlier ones back has cost', () => {
  const foreignExchange = { reversalSpreadBasisPoints: 200, movementBasisPoints: 0 }
  const { account, transfer, reversed } = withTransfer({ foreignExchange })
  for (const nth of [1, 2, 3]) {
    transfer(nth)
    expect(reversed(nth)).toBe('done')
  }
  expect(account.balanceCents).toBe(-3 * 80)
})
