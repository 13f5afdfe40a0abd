/** Every pause counts, in whichever order they came: one that lets a part of the money go hides none that does not. */
import { expect, it } from 'vitest'
import { PAUSE_SOURCES } from '../../src/core/vocabulary'
import { standingOf } from '../../src/payouts/standing'
import { ledgerWith } from '../support/ledgers'
import { at } from '../support/days'
import { Service } from '../support/service'

const MONDAY = at('2026-09-07T12:00:00Z')
/** Where the policy keeps a part back under a hold for chargebacks, the rest is paid. */
const PARTIAL = 'chargeback_rate'
const others = PAUSE_SOURCES.filter((source) => source !== PARTIAL)

it.each([
  ...others.map((source) => [source, PARTIAL] as const),
  ...others.map((source) => [PARTIAL, source] as const),
])(
  'a creator paused by %s, then by %s, is not paid until the whole pause is lifted',
  (...order) => {
    const ledger = ledgerWith({})
    const { context } = new Service(ledger, MONDAY + 10, { chargebackReserveBasisPoints: 2_500 })
    order.forEach((source, index) => ledger.pauses.pause(1, source, MONDAY + index))
    expect(standingOf(context, 1).paused).toBe(true)
    ledger.pauses.lift(1, PARTIAL, MONDAY + 5)
    expect(standingOf(context, 1).paused).toBe(true)
    for (const source of others) ledger.pauses.lift(1, source, MONDAY + 6)
    expect(standingOf(context, 1).paused).toBe(false)
  },
)
