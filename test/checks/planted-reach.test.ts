/** The service stops short of what could be paid at once, in what it pays or in what it says. */
import { it } from 'vitest'
import { Auditor } from '../../src/checks/auditor/auditor'
import { ProcessorAccount } from '../../src/processors/funds'
import type { ScenarioInput } from '../../src/scenario/schema'
import { expectFound, followOtherPolicy, replaceMethod, type Fault } from '../support/faults'
import { calmScenario } from '../support/runs'

const scenario = (
  policy: ScenarioInput['policy'],
  ...openingBalances: NonNullable<NonNullable<ScenarioInput['creators']>[number]['openingBalances']>
): ScenarioInput =>
  calmScenario({
    days: 2,
    policy,
    creators: [{ handle: 'daily', schedule: 'daily', completedPayouts: 4, openingBalances }],
  })

const older = { day: '2026-08-20', amountCents: 70_00, holder: 'processor' } as const
const newer = { day: '2026-08-21', amountCents: 30_00, holder: 'processor' } as const

/** What the processor says reaches all of the money to the cent, and counts as not reaching it. */
function stopShort(): void {
  replaceMethod(ProcessorAccount.prototype, 'instantlyAvailableCents', (available) => {
    return function (this: ProcessorAccount, ...asked) {
      return available.call(this, ...asked) - 1
    }
  })
  replaceMethod(Auditor.prototype, 'availabilityTold', (availabilityTold) => {
    return function (this: Auditor, creatorId, cents, at) {
      availabilityTold.call(this, creatorId, cents + 1, at)
    }
  })
}

const FAULTS: readonly (Fault & { what: string })[] = [
  {
    what: 'the last day that can be paid at once is left, by whole days',
    scenario: scenario('gumroad-2026-08-30', older, newer),
    plant: stopShort,
    found: 'payouts_were_allowed',
    witness:
      /^payout 1 of creator 1: it takes 7000 cents of the 10000 cents that could be paid at once$/,
  },
  {
    what: 'the last balance that can be paid at once is left',
    scenario: scenario('payout-lab', older, newer),
    plant: stopShort,
    found: 'payouts_were_allowed',
    witness:
      /^payout 1 of creator 1: it takes 7000 cents of the 10000 cents that could be paid at once$/,
  },
  {
    what: 'the only day that can be paid at once is said to be settling',
    scenario: scenario('gumroad-2026-08-30', older),
    plant: stopShort,
    found: 'reasons_are_true',
    witness:
      /^creator 1 was told on 2026-08-31 that 0 cents can be paid at once, and it was 7000 cents$/,
  },
  {
    what: 'a tenth of the maximum is too much',
    scenario: scenario('gumroad-2026-08-30', { ...older, amountCents: 2_000_00 }),
    plant: (simulation) => followOtherPolicy(simulation, { instantMaximumCents: 999_90 }),
    found: 'reasons_are_true',
    witness:
      /^creator 1 was told "above_instant_maximum" on 2026-08-31 of 200000 cents, and has nothing above it$/,
  },
  {
    what: 'more is said to be too much than there is',
    scenario: scenario('gumroad-2026-08-30', { ...older, amountCents: 2_000_00 }),
    plant: (simulation) => {
      followOtherPolicy(simulation, { instantMaximumCents: 999_90 })
      replaceMethod(Auditor.prototype, 'creatorSkipped', (creatorSkipped) => {
        return function (this: Auditor, skip) {
          creatorSkipped.call(this, { ...skip, reason: { ...skip.reason, amountCents: 20_000_00 } })
        }
      })
    },
    found: 'reasons_are_true',
    witness:
      /^creator 1 was told "above_instant_maximum" on 2026-08-31 of 2000000 cents, and has nothing above it$/,
  },
]

it.each(FAULTS)('$what: $found', expectFound)
