/** The service is broken on purpose in a running marketplace: the right check says so at the end of the very day. */
import { expect, it } from 'vitest'
import type { CheckName } from '../../src/checks/check'
import { PROCESSOR_PAYOUT_STATES } from '../../src/core/vocabulary'
import type { Ledger } from '../../src/ledger/ledger'
import type { Simulation } from '../../src/simulation/simulation'
import { broken, eventful, eventfulRun, tamper } from '../support/audited'
import { day } from '../support/days'
import { value } from '../support/ledgers'
import { expectReadable } from '../support/readable'
import { simulationOf } from '../support/runs'
import { stepWhile } from '../support/stepping'

/** When the breaking begins: payouts have been made, failed and come back by then. */
const DAYS_UNHARMED = 10

type Break = (ledger: Ledger, itHappened: () => void) => void

/** Every payout that the processor has accepted is said to have failed, and its money goes out once more. */
const giveUp: Break = ({ payouts }, itHappened) => {
  const accept = payouts.recordAcceptance.bind(payouts)
  payouts.recordAcceptance = (payout, ...acceptance) => {
    itHappened()
    accept(payout, ...acceptance)
    payouts.end(payout, 'failed', 'never_sent', acceptance[2])
  }
}

/** What is broken, the check that must find it first of all, and the words of its witness. */
const BREAKS: readonly [what: string, found: CheckName, witness: RegExp, breaks: Break][] = [
  [
    'a sale is booked a cent short',
    'creators_are_owed_what_they_earned',
    /^creator \d+ is owed \d+ cents, should be owed \d+ cents$/,
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
    /^creator \d+ is owed \d+ cents, should be owed \d+ cents$/,
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
    'payouts_follow_processor',
    /^payout \d+: it is completed, but the processor told us nothing of it$/,
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
    'costs_charged_are_booked',
    /^payout \d+: we booked a cost of 0 cents, the processor told us of \d+ cents$/,
    ({ payouts }, itHappened) => {
      const accept = payouts.recordAcceptance.bind(payouts)
      payouts.recordAcceptance = (payout, id, _costCents, at) => {
        itHappened()
        accept(payout, id, 0, at)
      }
    },
  ],
  [
    'the transfer of a failed payout is taken back and not booked',
    'processor_agrees',
    /^payout \d+: our books moved \d+ cents for it, the processor told us of 0 cents$/,
    ({ payouts }, itHappened) => {
      payouts.recordTransferReversal = itHappened
    },
  ],
  [
    'a failed payout keeps its balances',
    'histories_are_legal',
    /^payout \d+ went from \w+ to \w+ but keeps its balances$/,
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
    'payouts_follow_processor',
    /^payout \d+: it is processing, but the processor told us "paid"$/,
    ({ payouts }, itHappened) => {
      payouts.complete = () => {
        itHappened()
        return true
      }
    },
  ],
  [
    'a run passes a creator over in silence',
    'due_creators_are_paid_or_told',
    /^creator \d+ was due \d+ cents in the (?:daily|standard) run of 2026-09-\d\d, and has neither a payout nor a reason$/,
    ({ creators }, itHappened) => {
      creators.holdingBalance = () => {
        itHappened()
        return []
      }
    },
  ],
  [
    'a run tells a creator that enough is too little',
    'due_creators_are_paid_or_told',
    /^creator \d+ was told on 2026-09-\d\d that \d+ cents are below the minimum of 100000000 cents, but was due \d+ cents$/,
    ({ creators, notes }, itHappened) => {
      const get = creators.get.bind(creators)
      creators.get = (creatorId) => {
        const creator = get(creatorId)
        return creator.rail === 'us_bank' ? creator : { ...creator, minimumCents: 1_000_000_00 }
      }
      const add = notes.add.bind(notes)
      notes.add = (note) => {
        if (note.content.includes('1,000,000')) itHappened()
        add(note)
      }
    },
  ],
  [
    'a payout is given up while its request is in transit',
    'payouts_follow_processor',
    /^payout \d+: it is failed, but the processor told us (?:nothing of it|"paid")$/,
    giveUp,
  ],
  [
    'another fee is asked of the processor than the one of the claim',
    'fees_collected_are_booked',
    /^payout \d+: we booked a fee of \d+ cents, the processor collected \d+ cents$/,
    ({ payouts }, itHappened) => {
      const get = payouts.get.bind(payouts)
      payouts.get = (payoutId) => {
        const payout = get(payoutId)
        if (payout.feeCents < 3 || payout.payoutType !== 'instant') return payout
        if (payout.state === 'creating') itHappened()
        return { ...payout, feeCents: payout.feeCents - 2 }
      }
    },
  ],
  [
    'money is moved to the account of another creator',
    'processor_agrees',
    /^payout \d+: it is creator \d+'s, but tr_\d+ moved \d+ cents to creator \d+$/,
    ({ payouts }, itHappened) => {
      const get = payouts.get.bind(payouts)
      payouts.get = (payoutId) => {
        const payout = get(payoutId)
        const isMoved = payout.processor === 'stripe' && payouts.platformHeldCents(payoutId) > 0
        if (!isMoved || payout.state !== 'creating') return payout
        itHappened()
        return { ...payout, creatorId: (payout.creatorId % 25) + 1 }
      }
    },
  ],
  [
    'a payout by PayPal is sent to another creator',
    'processor_agrees',
    /^payout \d+: it is creator \d+'s, but pp_\d+ went to creator \d+$/,
    ({ payouts }, itHappened) => {
      const get = payouts.get.bind(payouts)
      payouts.get = (payoutId) => {
        const payout = get(payoutId)
        if (payout.processor !== 'paypal' || payout.state !== 'creating') return payout
        itHappened()
        return { ...payout, creatorId: (payout.creatorId % 25) + 1 }
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
  expectReadable(simulation.checkResults)
  expect(simulation.checkResults.find(({ name }) => name === found)!.witness).toMatch(witness)
})

it.each([
  [
    'a cent more than it paid',
    'AFTER INSERT ON books_payouts',
    'amount_cents = amount_cents + 1',
    /^payout \d+: the processor made po_\d+ of \d+ cents .*, and books \d+ cents/,
  ],
  [
    'that a payment came back which it did not',
    `AFTER UPDATE OF state ON books_payouts WHEN NEW.state = ${PROCESSOR_PAYOUT_STATES.indexOf('paid')}`,
    `state = ${PROCESSOR_PAYOUT_STATES.indexOf('failed')}`,
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
  expectReadable(simulation.checkResults)
  expect(simulation.checkResults.find(({ ok }) => !ok)!.witness).toMatch(witness)
})

/** These need not show on the day of the fault: when the money goes out again, has come back meanwhile, or has waited too long. */
it.each([
  [
    'a payout that was given up is paid by the processor, and its balances once more',
    'processors_pay_balances_once',
    /^balance \d+ (?:was|and \d+ more were) paid by po_\d+ of payout \d+ and by po_\d+ of payout \d+$/,
    giveUp,
  ],
  [
    'what is taken back opens a balance of its own instead of lessening the sale’s',
    'reversed_sales_are_not_paid',
    /^payout \d+ claims \d+ cents, of which -?\d+ cents were unpaid, after sale \d+ had been taken back$/,
    ({ balances }: Ledger) => {
      const add = balances.add.bind(balances)
      balances.add = (creatorId, holder, amountCents, landing) =>
        add(
          creatorId,
          holder,
          amountCents,
          amountCents < 0 ? { unpaid: [], orNewOf: landing.orNewOf } : landing,
        )
    },
  ],
  [
    'more is moved for a payout than the platform holds of it',
    'processor_agrees',
    /^payout \d+: our books moved \d+ cents for it, the processor told us of \d+ cents$/,
    ({ payouts }: Ledger) => {
      const transfer = payouts.recordTransfer.bind(payouts)
      payouts.recordTransfer = (payout, id, amountCents, at) => {
        transfer(payout, id, amountCents + 1, at)
      }
    },
  ],
  [
    'no run finds anybody any more',
    'old_money_has_a_reason',
    /^creator \d+ has \d+ cents unpaid since 2026-\d\d-\d\d or longer, and no reason that lasts$/,
    ({ creators }: Ledger, itHappened: () => void) => {
      creators.holdingBalance = () => {
        itHappened()
        return []
      }
    },
  ],
] as const)('%s: %s', (_what, found, witness, breaks) => {
  const simulation = eventfulRun(DAYS_UNHARMED, { refunds: { rateBasisPoints: 1_500 } })
  breaks(simulation.ledger, () => undefined)
  stepWhile(simulation, () => firstDayOf(simulation, found) < 0)
  expect(firstDayOf(simulation, found)).toBeGreaterThan(DAYS_UNHARMED - 1)
  expectReadable(simulation.checkResults)
  expect(simulation.checkResults.find(({ name }) => name === found)!.witness).toMatch(witness)
})

it('a payout that comes to life again when its money has gone into another is found on that day', () => {
  const days = 2 * DAYS_UNHARMED
  const simulation = eventfulRun(days)
  tamper(
    simulation,
    `CREATE TEMP TABLE revived AS SELECT MIN(p.payout_id) AS payout_id FROM ledger_payouts p
       JOIN ledger_payout_balances one USING (payout_id) JOIN ledger_payout_balances other USING (balance_id)
       JOIN ledger_payouts later ON later.payout_id = other.payout_id
       WHERE p.state = 4 AND later.state IN (1, 3);
     UPDATE ledger_payouts SET state = 3 WHERE payout_id = (SELECT payout_id FROM revived);
     INSERT INTO ledger_payout_changes (payout_id, occurred_at, from_state, to_state)
       SELECT payout_id, ${simulation.now}, 4, 3 FROM revived`,
  )
  stepWhile(simulation, () => simulation.daysDone <= days)
  expect(firstDayOf(simulation, 'balances_paid_once')).toBe(days)
})

it('a payout that was given up, and whose money is booked as a debt when it arrives, leaves the sums right', () => {
  const simulation = eventfulRun(DAYS_UNHARMED)
  giveUp(simulation.ledger, () => undefined)
  const debts = (): unknown =>
    value(
      simulation.ledger.database,
      `SELECT COUNT(*) FROM entries WHERE reason = 'paid_after_failure'`,
    )
  stepWhile(simulation, () => debts() === 0)
  stepWhile(simulation, () => simulation.daysDone < 2 * DAYS_UNHARMED)
  expect(broken(simulation.checkResults)).not.toContain('creators_are_owed_what_they_earned')
  expect(broken(simulation.checkResults)).not.toContain('money_is_conserved')
  expect(broken(simulation.checkResults)).not.toContain('reversed_sales_are_not_paid')
  expect(debts()).toBeGreaterThan(0)
})

it('a fee of the coming rate, taken on the last day of the old one, is found on that day', () => {
  const lowered = { name: 'gumroad-2026-08-30', instantFeeBasisPoints: 200 } as const
  const simulation = simulationOf({
    ...eventful,
    policyChanges: [{ on: '2026-09-10', policy: lowered }],
  })
  const { payouts } = simulation.ledger
  const create = payouts.create.bind(payouts)
  payouts.create = (payout) => {
    const isEarly =
      payout.payoutType === 'instant' && simulation.questions.today === day('2026-09-09')
    if (!isEarly) return create(payout)
    const netCents = Math.floor((payout.grossCents * 100) / 102)
    return create({ ...payout, netCents, feeCents: payout.grossCents - netCents })
  }
  stepWhile(simulation, () => firstDayOf(simulation, 'payout_fees_follow_policy') < 0)
  // Day 0 is 31 August.
  expect(firstDayOf(simulation, 'payout_fees_follow_policy')).toBe(9)
})
