/** Creators are told something else than what happened, or nothing: until there was a check for notes, no check said so. */
import { expect, it } from 'vitest'
import { Notes, type NoteCode, type PayoutNote, type ToldSkip } from '../../src/ledger/notes'
import type { ScenarioInput } from '../../src/scenario/schema'
import { broken, eventful } from '../support/audited'
import { caseNamed, endedWith, replaceMethod } from '../support/faults'

type Change = (note: PayoutNote, skip: ToldSkip | undefined) => PayoutNote | null

/** Notes of a code are written otherwise, or not at all. */
const changed = (code: string, change: Change) => (): void =>
  replaceMethod(Notes.prototype, 'add', (add) => {
    return function (this: Notes, note, skip) {
      const other = note.code === code ? change(note, skip) : note
      if (other) add.call(this, other, skip)
    }
  })
const reworded = (code: string, from: string | RegExp, to: string): (() => void) =>
  changed(code, (note) => ({ ...note, content: note.content.replace(from, to) }))
const recoded = (code: string, to: string): (() => void) =>
  changed(code, (note) => ({ ...note, code: to as NoteCode }))
const dropped = (code: string): (() => void) => changed(code, () => null)
const repeated = (code: string) => (): void =>
  replaceMethod(Notes.prototype, 'add', (add) => {
    return function (this: Notes, note, skip) {
      add.call(this, note, skip)
      if (note.code === code) add.call(this, note)
    }
  })
const toSomebodyElse = (code: string): (() => void) =>
  changed(code, (note) => ({ ...note, creatorId: note.creatorId === 1 ? 2 : 1 }))

/** A creator who owes too much for refunds, sells again, and owes again. */
const indebted: ScenarioInput = {
  version: 1,
  startDay: '2026-08-31',
  days: 6,
  population: { size: 0 },
  creators: [
    { handle: 'debtor', openingBalances: [{ day: '2026-08-30', amountCents: -200_00 }] },
    { handle: 'other' },
  ],
  sales: [{ creator: 'debtor', at: '2026-09-02', amountCents: 900_00, label: 'disputed' }],
  actions: [{ action: 'charge-back-sale', on: '2026-09-04', creator: 'debtor', sale: 'disputed' }],
}
/** A creator who is paid and asks again on the same day. */
const asksAgain: ScenarioInput = {
  version: 1,
  startDay: '2026-08-31',
  days: 2,
  policy: 'gumroad-2026-07-31',
  population: { size: 0 },
  creators: [{ handle: 'ink' }],
  sales: [
    { creator: 'ink', at: '2026-08-31T01:00:00Z', amountCents: 300_00, holder: 'processor' },
    { creator: 'ink', at: '2026-08-31T11:00:00Z', amountCents: 50_00, holder: 'processor' },
  ],
  actions: ['2026-08-31T10:00:00Z', '2026-08-31T12:00:00Z'].map((on) => ({
    ...{ action: 'request-payout' as const, on, creator: 'ink' },
  })),
}
/** A daily creator with one balance above the instant maximum, which is left out, and one below it. */
const leavesOneOut: ScenarioInput = {
  version: 1,
  startDay: '2026-08-31',
  days: 2,
  policy: { name: 'payout-lab', oversizedBalance: 'left_out' },
  population: { size: 0 },
  creators: [
    {
      handle: 'ink',
      schedule: 'daily',
      openingBalances: [
        { day: '2026-08-01', amountCents: 12_000_00 },
        { day: '2026-08-02', amountCents: 200_00 },
      ],
    },
  ],
}
/** Two changes at one instant, of which the first moves money. */
const movedTwice: ScenarioInput = {
  version: 1,
  startDay: '2026-08-31',
  days: 2,
  population: { size: 0 },
  creators: [
    {
      handle: 'mover',
      openingBalances: [{ day: '2026-08-30', amountCents: 50_00, holder: 'processor' }],
    },
  ],
  actions: [
    { action: 'change-rail', on: '2026-09-01', creator: 'mover', rail: 'paypal' },
    { action: 'change-rail', on: '2026-09-01', creator: 'mover', rail: 'us_card' },
  ],
}
/** Paid in stablecoins that never reach anybody. */
const lost: ScenarioInput = {
  version: 1,
  startDay: '2026-08-31',
  days: 5,
  population: { size: 0 },
  creators: [{ handle: 'coin', rail: 'stablecoin', schedule: 'daily' }],
  sales: [{ creator: 'coin', at: '2026-08-31T01:00:00Z', amountCents: 300_00 }],
  processor: { rails: { stablecoin: { screenedBasisPoints: 0, lostBasisPoints: 10_000 } } },
}
const disputed = caseNamed('dispute-won')
const exchanged = caseNamed('exchange-loss-of-a-failed-payout')
const costly = caseNamed('fee-as-large-as-the-payout')

const SAYS = (code: string): string =>
  String.raw`^creator \d+ has a note "${code}" of \S+ in the words ".*", `
const FALSE = 'and that is not what happened$'
const NO_REASON = 'and that is not the reason$'
const UNTOLD = (code: string): RegExp =>
  new RegExp(String.raw`^creator \d+ has no note "${code}" of \S+$`)

const PLANTED: readonly [
  what: string,
  scenario: ScenarioInput,
  plant: () => void,
  witness: string | RegExp,
][] = [
  [
    'another amount is too little',
    eventful,
    reworded('below_minimum', /\$(\d)/, '$$1$1'),
    SAYS('below_minimum') + NO_REASON,
  ],
  [
    'the same twice',
    eventful,
    repeated('below_minimum'),
    SAYS('below_minimum') + 'and had the same before$',
  ],
  [
    'not paid, on a day on which they were',
    asksAgain,
    reworded('below_minimum', 'Nothing more was paid', 'Not paid'),
    SAYS('below_minimum') + NO_REASON,
  ],
  [
    'not paid, of a balance beside which the rest is paid',
    leavesOneOut,
    reworded('above_instant_maximum', 'Not all was paid', 'Not paid'),
    SAYS('above_instant_maximum') + NO_REASON,
  ],
  [
    'not all was paid, where nothing was',
    { ...leavesOneOut, policy: { name: 'payout-lab', oversizedBalance: 'refuses_all' } },
    reworded('above_instant_maximum', 'Not paid', 'Not all was paid'),
    SAYS('above_instant_maximum') + NO_REASON,
  ],
  [
    'a lasting reason at every run',
    eventful,
    () => replaceMethod(Notes.prototype, 'isToldReason', () => () => false),
    SAYS('instant_not_supported') + 'and had been told so$',
  ],
  [
    'another minimum',
    eventful,
    reworded('below_minimum', /minimum of \$\d/, 'minimum of $9'),
    SAYS('below_minimum') + NO_REASON,
  ],
  [
    'too little on another day',
    eventful,
    reworded('below_minimum', /on 2026-0\d/, 'on 2026-01'),
    SAYS('below_minimum') + NO_REASON,
  ],
  [
    'under another code',
    eventful,
    recoded('instant_not_supported', 'not_reviewed'),
    UNTOLD('instant_not_supported'),
  ],
  [
    'under a code that nobody knows',
    eventful,
    recoded('payout_failed', 'payout_broken'),
    SAYS('payout_broken') + FALSE,
  ],
  [
    'another obstacle to instant payouts',
    eventful,
    changed('instant_not_supported', (note) => ({
      ...note,
      content: 'Not paid on 2026-08-31: the bank account cannot take instant payouts.',
    })),
    SAYS('instant_not_supported') + NO_REASON,
  ],
  ['a reason is kept to oneself', eventful, dropped('below_minimum'), UNTOLD('below_minimum')],
  [
    'a lasting reason is never told',
    eventful,
    dropped('instant_not_supported'),
    UNTOLD('instant_not_supported'),
  ],
  [
    'a fee that takes all, of another amount',
    costly,
    reworded('fee_takes_all', /fee of \$\d/, 'fee of $7'),
    SAYS('fee_takes_all') + NO_REASON,
  ],
  [
    'a payout failed, another amount',
    eventful,
    reworded('payout_failed', /of \$(\d)/, 'of $$1$1'),
    SAYS('payout_failed') + FALSE,
  ],
  [
    'a payout failed, another payout',
    eventful,
    reworded('payout_failed', /^Payout \d+/, 'Payout 1'),
    SAYS('payout_failed') + FALSE,
  ],
  [
    'a payout failed, another reason',
    eventful,
    reworded('payout_failed', /: .*?\./, ': the bank is on holiday.'),
    SAYS('payout_failed') + FALSE,
  ],
  [
    'a payout failed, and its money is gone',
    eventful,
    reworded(
      'payout_failed',
      'The money is part of the balance again.',
      'Support has to make the money part of the balance again.',
    ),
    SAYS('payout_failed') + FALSE,
  ],
  [
    'a payout failed, told to somebody else',
    eventful,
    toSomebodyElse('payout_failed'),
    SAYS('payout_failed') + FALSE,
  ],
  [
    'a payout failed, and nobody says so',
    eventful,
    dropped('payout_failed'),
    UNTOLD('payout_failed'),
  ],
  [
    'a payout came back, and it is said to have failed',
    eventful,
    recoded('payout_returned', 'payout_failed'),
    SAYS('payout_failed') + FALSE,
  ],
  [
    'a payout is lost, and nobody says so',
    lost,
    dropped('payout_lost'),
    String.raw`^payout 1 of \d+ cents is lost, which the processor told us at \S+, and creator 1 has no note of it$`,
  ],
  [
    'a payout is lost, told to somebody else',
    { ...lost, creators: [...lost.creators!, { handle: 'bystander' }] },
    toSomebodyElse('payout_lost'),
    SAYS('payout_lost') + FALSE,
  ],
  [
    'a payout is lost that failed',
    eventful,
    changed('payout_failed', (note) => ({
      ...note,
      code: 'payout_lost',
      content: note.content.replace('failed: ', 'is lost: '),
    })),
    SAYS('payout_lost') + FALSE,
  ],
  [
    'payouts are paused for money that is unaccounted for, and nobody says so',
    caseNamed('kept-transfer'),
    dropped('transfer_kept'),
    UNTOLD('unaccounted_money'),
  ],
  [
    'payouts are paused after too few failures',
    eventful,
    reworded('repeated_failures', 'last 3', 'last 2'),
    SAYS('repeated_failures') + FALSE,
  ],
  [
    'payouts are paused, and nobody says so',
    eventful,
    dropped('repeated_failures'),
    UNTOLD('repeated_failures'),
  ],
  [
    'a hold is told to somebody else',
    { ...disputed, creators: [...disputed.creators!, { handle: 'bystander' }] },
    toSomebodyElse('chargeback_hold_held'),
    SAYS('chargeback_hold_held') + FALSE,
  ],
  [
    'a hold is told to be lifted when it begins',
    disputed,
    changed('chargeback_hold_held', (note) => ({
      ...note,
      code: 'chargeback_hold_released',
      content: 'The hold for charged back sales is lifted.',
    })),
    SAYS('chargeback_hold_released') + FALSE,
  ],
  [
    'a dispute was won, of another sale',
    disputed,
    reworded('dispute_won', /sale of \$(\d)/, 'sale of $$1$1'),
    SAYS('dispute_won') + FALSE,
  ],
  [
    'a dispute was won, with more of it for the creator',
    disputed,
    reworded('dispute_won', /won: \$(\d)/, 'won: $$1$1'),
    SAYS('dispute_won') + FALSE,
  ],
  [
    'an exchange has cost another amount',
    exchanged,
    reworded('exchange_residue', /cost \$(\d)/, 'cost $$1$1'),
    SAYS('exchange_residue') + FALSE,
  ],
  [
    'an exchange has left what it cost',
    exchanged,
    reworded('exchange_residue', 'cost $', 'left $'),
    SAYS('exchange_residue') + FALSE,
  ],
  [
    'payouts go out on another rail',
    caseNamed('rail-changed'),
    reworded('destination_changed', /on \w+ to/, 'on us_card to'),
    SAYS('destination_changed') + FALSE,
  ],
  [
    'payouts go out where no change at that instant has led',
    movedTwice,
    reworded('destination_changed', 'on paypal to', 'on us_bank to'),
    SAYS('destination_changed') + FALSE,
  ],
  [
    'payouts go out on the rail before the last change',
    movedTwice,
    reworded('destination_changed', 'on us_card to', 'on paypal to'),
    SAYS('destination_changed') + FALSE,
  ],
  [
    'money was owed that was held',
    movedTwice,
    reworded('destination_changed', 'that the processor held', 'that was owed to the processor'),
    SAYS('destination_changed') + FALSE,
  ],
  [
    'refunds stop at another balance',
    indebted,
    reworded('refunds_stopped', '-$2', '-$3'),
    SAYS('refunds_stopped') + FALSE,
  ],
  [
    'refunds stop that are allowed',
    indebted,
    changed('refunds_allowed', (note) => ({
      ...note,
      code: 'refunds_stopped',
      content: 'Sales cannot be refunded for now: the balance is $5.00.',
    })),
    SAYS('refunds_stopped') + FALSE,
  ],
]

it.each(PLANTED)('%s', (_what, scenario, plant, witness) => {
  const found = 'notes_tell_what_happened'
  const ended = endedWith({ scenario, plant, found, witness: new RegExp(witness) })
  expect(broken(ended.checkEverything())).toEqual([found])
})
