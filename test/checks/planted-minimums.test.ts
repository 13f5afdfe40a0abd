/** The service pays only from more on than its policy says, and tells those below it that they have too little. */
import { it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import { Auditor } from '../../src/checks/auditor/auditor'
import type { SaidReason } from '../../src/checks/auditor/happenings'
import { expectFound, followOtherPolicy, replaceMethod, type Fault } from '../support/faults'
import { calmScenario } from '../support/runs'

const owed = (
  amountCents: number,
  creator: Omit<NonNullable<ScenarioInput['creators']>[number], 'handle'>,
): ScenarioInput =>
  calmScenario({
    days: 5,
    creators: [
      {
        handle: 'owed',
        openingBalances: [{ day: '2026-08-20', amountCents, holder: 'processor' }],
        ...creator,
      },
    ],
  })

const daily = owed(50_00, { schedule: 'daily', completedPayouts: 4 })
const weekly = owed(150_00, {})
const few = owed(50_00, {})
const unreviewed = owed(50_00, { compliance: 'not_reviewed' })
/** Held for a chargeback when the first run comes to the one balance there is. */
const reserved = calmScenario({
  policy: 'gumroad-2026-09-03',
  days: 12,
  creators: [{ handle: 'held' }],
  sales: [
    { creator: 'held', at: '2026-08-31T10:00:00Z', amountCents: 320_00 },
    { creator: 'held', at: '2026-08-31T11:00:00Z', amountCents: 20_00, label: 'bad' },
  ],
  actions: [{ action: 'charge-back-sale', on: '2026-09-01', creator: 'held', sale: 'bad' }],
})

const FAULTS: readonly (Fault & { what: string })[] = [
  {
    what: 'an instant payout must reach the minimum of standard ones',
    scenario: daily,
    plant: (simulation) => followOtherPolicy(simulation, { instantMinimumCents: 100_00 }),
    found: 'due_creators_are_paid_or_told',
    witness:
      /^creator 1 was told on 2026-08-31 that 5000 cents are below the minimum of 10000 cents, but was due 5000 cents$/,
  },
  {
    what: 'a standard payout to a bank must reach twice the minimum',
    scenario: weekly,
    plant: (simulation) => followOtherPolicy(simulation, { minimumCents: 200_00 }),
    found: 'due_creators_are_paid_or_told',
    witness:
      /^creator 1 was told on 2026-09-03 that 15000 cents are below the minimum of 20000 cents, but was due 15000 cents$/,
  },
  {
    what: 'a creator with too little who was never reviewed is told of the review',
    scenario: unreviewed,
    plant: (simulation) => followOtherPolicy(simulation, { minimumToldBeforeReview: false }),
    found: 'reasons_are_true',
    witness: /^creator 1 was told "not_reviewed" on 2026-09-03, where the minimum comes first$/,
  },
  {
    what: 'a creator with too little who was never reviewed is told of the minimum before July 2026',
    scenario: { ...unreviewed, policy: 'gumroad-2026-03' },
    plant: (simulation) => followOtherPolicy(simulation, { minimumToldBeforeReview: true }),
    found: 'reasons_are_true',
    witness: /^creator 1 was told "below_minimum" on 2026-09-03, where the review comes first$/,
  },
  {
    what: 'a creator with too little is told of another minimum',
    scenario: few,
    plant: (simulation) => followOtherPolicy(simulation, { minimumCents: 200_00 }),
    found: 'reasons_are_true',
    witness:
      /^creator 1 was told on 2026-09-03 that 5000 cents are below the minimum of 20000 cents, but has 5000 cents and is paid from 10000 cents on$/,
  },
  {
    what: 'a creator with too little is told of other money than they have',
    scenario: few,
    plant: () =>
      replaceMethod(Auditor.prototype, 'creatorSkipped', (creatorSkipped) => {
        return function (this: Auditor, skip) {
          creatorSkipped.call(this, { ...skip, reason: { ...skip.reason, amountCents: 49_99 } })
        }
      }),
    found: 'reasons_are_true',
    witness:
      /^creator 1 was told on 2026-09-03 that 4999 cents are below the minimum of 10000 cents, but has 5000 cents and is paid from 10000 cents on$/,
  },
  {
    what: 'a creator of whom a reserve is kept is told that they have nothing',
    scenario: reserved,
    plant: () =>
      replaceMethod(Auditor.prototype, 'creatorSkipped', (creatorSkipped) => {
        return function (this: Auditor, { reason, ...skip }) {
          const { minimumCents = 0 }: SaidReason = reason
          creatorSkipped.call(this, {
            ...skip,
            reason: { code: 'below_minimum', amountCents: 0, minimumCents },
          })
        }
      }),
    found: 'reasons_are_true',
    witness:
      /^creator 1 was told on 2026-09-10 that 0 cents are below the minimum of 10000 cents, but has \d+ cents and is paid from 10000 cents on$/,
  },
]

it.each(FAULTS)('$what: $found', expectFound)
