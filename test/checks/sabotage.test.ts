/** The service is broken on purpose in a running marketplace: the right check says so at the end of the very day. */
import { expect, it } from 'vitest'
import type { CheckName } from '../../src/checks/check'
import type { Ledger } from '../../src/ledger/ledger'
import type { Simulation } from '../../src/simulation/simulation'
import { eventfulRun, tamper } from '../support/audited'
import { stepWhile } from '../support/stepping'

/** When the breaking begins: payouts have been made, failed and come back by then. */
const DAYS_UNHARMED = 10

type Break = (ledger: Ledger, itHappened: () => void) => void

/** What is broken, the check that must find it first of all, and the words of its witness. */
const BREAKS: readonly [what: string, found: CheckName, witness: RegExp, breaks: Break][] = [
  [
    'a sale is booked a cent short',
    'creators_are_owed_what_they_earned',
    /^creator \d+ is owed \d+ cents, should be owed \d+$/,
    ({ sales }, itHappened) => {
      const record = sales.recordSale.bind(sales)
      sales.recordSale = (sale, fee) => {
        itHappened()
        const { feeCents, netCents, platformFeeCents } = fee
        return record(sale, {
          ...fee,
          platformFeeCents: platformFeeCents + 1,
          feeCents: feeCents + 1,
          netCents: netCents - 1,
        })
      }
    },
  ],
  [
    'a sale is credited to another creator',
    'creators_are_owed_what_they_earned',
    /^creator \d+ is owed \d+ cents, should be owed \d+$/,
    ({ sales }, itHappened) => {
      const record = sales.recordSale.bind(sales)
      sales.recordSale = (sale, fee) => {
        itHappened()
        return record({ ...sale, creatorId: (sale.creatorId % 25) + 1 }, fee)
      }
    },
  ],
  [
    'a payout is completed before anything was sent',
    'processor_agrees',
    /^payout \d+: it is completed, but the processor told us "nothing"$/,
    ({ payouts }, itHappened) => {
      const accept = payouts.recordAcceptance.bind(payouts)
      payouts.recordAcceptance = (payout, ...acceptance) => {
        itHappened()
        accept(payout, ...acceptance)
        payouts.complete(payout, acceptance[2])
      }
    },
  ],
  [
    'what a payout costs is not booked',
    'processor_agrees',
    /^payout \d+: we booked a cost of 0 cents, the processor told us of \d+$/,
    ({ payouts }, itHappened) => {
      const accept = payouts.recordAcceptance.bind(payouts)
      payouts.recordAcceptance = (payout, id, _costCents, at) => {
        itHappened()
        accept(payout, id, 0, at)
      }
    },
  ],
  [
    'more is moved for a payout than the platform holds of it',
    'processor_agrees',
    /^payout \d+: our books moved \d+ cents for it, the processor told us of \d+$/,
    ({ payouts }, itHappened) => {
      const transfer = payouts.recordTransfer.bind(payouts)
      payouts.recordTransfer = (payout, id, amountCents, at) => {
        itHappened()
        transfer(payout, id, amountCents + 1, at)
      }
    },
  ],
  [
    'the transfer of a failed payout is taken back and not booked',
    'processor_agrees',
    /^payout \d+: our books moved \d+ cents for it, the processor told us of 0$/,
    ({ payouts }, itHappened) => {
      payouts.recordTransferReversal = itHappened
    },
  ],
  [
    'a failed payout keeps its balances',
    'histories_are_legal',
    /^payout \d+ has the step "\w+ \w+" but keeps its balances$/,
    ({ payouts }, itHappened) => {
      const end = payouts.end.bind(payouts)
      payouts.end = (payout, to, reason, at) => {
        itHappened()
        return end(payout, to, reason, at, 'kept')
      }
    },
  ],
  [
    'a payout is told as paid and stays as it was',
    'processor_agrees',
    /^payout \d+: it is processing, but the processor told us "paid"$/,
    ({ payouts }, itHappened) => {
      payouts.complete = () => {
        itHappened()
        return true
      }
    },
  ],
]

/** The first day at whose end a check reported something; -1 before it has. */
const firstDayOf = (simulation: Simulation, name: CheckName): number =>
  simulation.counter.days.findIndex(({ violations }) => violations[name] > 0)

it.each(BREAKS)('%s: %s', (_what, found, witness, breaks) => {
  const simulation = eventfulRun(DAYS_UNHARMED)
  let brokenOn = Infinity
  breaks(simulation.ledger, () => {
    brokenOn = Math.min(brokenOn, simulation.daysDone)
  })
  stepWhile(simulation, () => firstDayOf(simulation, found) < 0)
  expect(firstDayOf(simulation, found)).toBe(brokenOn)
  expect(simulation.checkResults.find(({ name }) => name === found)!.witness).toMatch(witness)
})

it.each([
  [
    'a cent more than it paid',
    'AFTER INSERT ON books_payouts',
    'amount_cents = amount_cents + 1',
    /^payout \d+: the processor made po_\d+ of \d+ cents at a cost of \d+, and books \d+ at \d+$/,
  ],
  [
    'that a payment came back which it did not',
    `AFTER UPDATE OF state ON books_payouts WHEN NEW.state = 'paid'`,
    `state = 'failed'`,
    /^payout \d+: the money of po_\d+ is with the creator, and the processor books it as failed$/,
  ],
])('a processor books %s', (_what, event, change, witness) => {
  const simulation = eventfulRun(DAYS_UNHARMED)
  tamper(
    simulation,
    `CREATE TRIGGER wrong ${event} BEGIN UPDATE books_payouts SET ${change}
       WHERE processor_payout_id = NEW.processor_payout_id; END`,
  )
  stepWhile(simulation, () => firstDayOf(simulation, 'processor_agrees') < 0)
  expect(firstDayOf(simulation, 'processor_agrees')).toBe(DAYS_UNHARMED)
  expect(simulation.checkResults.find(({ ok }) => !ok)!.witness).toMatch(witness)
})
