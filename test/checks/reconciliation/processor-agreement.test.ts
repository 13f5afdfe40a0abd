import { describe, expect, it } from 'vitest'
import { Hearing } from '../../../src/checks/auditor/hearing'
import type { AuditedProcessorPayout, Told } from '../../../src/checks/auditor/payments'
import { paymentsDisagree, stateLag } from '../../../src/checks/reconciliation/processor-agreement'
import type { PayoutState } from '../../../src/core/payout-state'
import { forPrograms } from '../../../src/core/sentence'

const NET = 50_000_00

const paid = (
  netCents: number,
  told: Told,
  part: number | null = null,
  id = `pp_${part}`,
): AuditedProcessorPayout => ({
  processorPayoutId: id,
  payoutId: 1,
  creatorId: 1,
  rail: 'paypal',
  part,
  netCents,
  feeCents: 0,
  costCents: 10,
  method: 'standard',
  arrivedAt: null,
  madeAt: 1_000,
  whereabouts: 'with the creator',
  backAt: Infinity,
  toldCostCents: 10,
  told,
  hearing: new Hearing(),
})
const parts = (...told: Told[]): AuditedProcessorPayout[] =>
  told.map((news, index) => paid(index < 2 ? 20_000_00 : 10_000_00, news, index + 1))

const verdict = (
  state: PayoutState,
  made: AuditedProcessorPayout[],
  settlesByParts = true,
): string | null => {
  const { processorPayoutId } = made[0]!
  const ours = {
    creatorId: 1,
    payoutType: 'standard' as const,
    rail: 'paypal' as const,
    state,
    netCents: NET,
    processorPayoutId,
    isPaidAfterFailure: false,
    isReturnedAfterFailure: false,
  }
  const problem = paymentsDisagree(ours, made) ?? stateLag(ours, made, settlesByParts)?.problem
  return problem === undefined ? null : forPrograms(problem)
}
/** Whether it may be so while somebody is at work on the news. */
const mayCatchUp = (state: PayoutState, told: Told): boolean =>
  stateLag(
    {
      creatorId: 1,
      payoutType: 'standard',
      rail: 'paypal',
      state,
      netCents: NET,
      processorPayoutId: null,
      isPaidAfterFailure: false,
      isReturnedAfterFailure: false,
    },
    [paid(NET, told)],
    true,
  )!.mayCatchUp

it.each(['failed', 'returned', 'cancelled'] as const)(
  'has arrived and is owed a second time where it is %s and the processor has paid it',
  (state) => {
    expect(verdict(state, [paid(NET, 'paid')])).toBe(
      `it is ${state}, so its money is owed a second time: ${NET} cents has arrived`,
    )
    const back: AuditedProcessorPayout = { ...paid(NET, 'paid'), whereabouts: 'back' }
    expect(verdict(state, [back])).not.toContain('second time')
  },
)

describe('one payment for one payout', () => {
  it.each([
    ['processing', 'nothing'],
    ['completed', 'paid'],
    ['failed', 'failed'],
    ['unclaimed', 'unclaimed'],
    ['returned', 'returned'],
    ['cancelled', 'cancelled'],
  ] as const)('is %s when we were told %s', (state, told) => {
    expect(verdict(state, [paid(NET, told)])).toBeNull()
    const words = told === 'nothing' ? 'told us nothing of it' : `told us "${told}"`
    expect(verdict('reversed', [paid(NET, told)])).toContain(words)
  })

  it.each([
    ['processing', 'unclaimed'],
    ['unclaimed', 'paid'],
    ['unclaimed', 'returned'],
    ['unclaimed', 'cancelled'],
  ] as const)('may still be %s for a while after we were told %s', (state, told) => {
    expect(verdict(state, [paid(NET, told)])).not.toBeNull()
    expect(mayCatchUp(state, told)).toBe(true)
    expect(mayCatchUp('failed', told)).toBe(false)
  })

  it('goes to the creator whose payout it is', () => {
    const made = [{ ...paid(NET, 'paid'), creatorId: 2 }]
    expect(verdict('completed', made)).toBe("it is creator 1's, but pp_null went to creator 2")
  })

  it('goes out as what it is, on its rail', () => {
    expect(verdict('completed', [{ ...paid(NET, 'paid'), rail: 'us_bank' }])).toBe(
      'it goes out on paypal as standard, but pp_null went out on us_bank as standard',
    )
    expect(verdict('completed', [{ ...paid(NET, 'paid'), method: 'instant' }])).toBe(
      'it goes out on paypal as standard, but pp_null went out on paypal as instant',
    )
  })

  it('is not two, and not beside parts', () => {
    expect(verdict('completed', [paid(NET, 'paid'), paid(NET, 'failed')])).toContain('2 times')
    expect(verdict('completed', [paid(NET, 'paid'), ...parts('paid')])).toContain('2 times')
  })
})

describe('a payout in parts', () => {
  it.each(['unclaimed', 'returned', 'cancelled'] as const)(
    'whose parts are all %s stays in processing in the eras (quirk G16), and nowhere else',
    (told) => {
      const made = parts(told, told, told)
      expect(verdict('processing', made, false)).toBeNull()
      expect(verdict('processing', made)).toContain(`told us "${told}"`)
    },
  )

  it.each(['paid', 'failed'] as const)('whose parts are all %s is so in the eras too', (told) => {
    expect(verdict('processing', parts(told, told, told), false)).toContain(`told us "${told}"`)
  })

  it.each([
    ['completed', ['paid', 'paid', 'paid']],
    ['processing', ['paid', 'paid', 'nothing']],
    ['processing', ['paid', 'paid']],
    ['processing', ['paid', 'failed', 'paid']],
    ['unclaimed', ['unclaimed', 'unclaimed', 'unclaimed']],
    ['unclaimed', ['paid', 'unclaimed', 'returned']],
    ['failed', ['failed', 'failed', 'failed']],
    ['failed', ['failed', 'returned', 'failed']],
    ['failed', ['failed']],
  ] as [PayoutState, Told[]][])('may be %s with parts that are %j', (state, told) => {
    expect(verdict(state, parts(...told))).toBeNull()
  })

  it.each([
    ['completed', ['paid', 'paid']],
    ['completed', ['paid', 'failed', 'paid']],
    ['failed', ['paid', 'failed', 'failed']],
    ['failed', ['failed', 'failed', 'nothing']],
    ['processing', ['paid', 'paid', 'paid']],
    ['returned', ['unclaimed', 'returned', 'returned']],
  ] as [PayoutState, Told[]][])('may not be %s with parts that are %j', (state, told) => {
    expect(verdict(state, parts(...told))).not.toBeNull()
  })

  it('whose missing part was sent again counts the new try', () => {
    const made = [...parts('paid', 'failed', 'paid'), paid(20_000_00, 'paid', 2, 'pp_anew')]
    expect(verdict('completed', made)).toBeNull()
  })

  it('is found out where a part was paid twice, or more than the net', () => {
    const twice = [...parts('paid', 'paid', 'paid'), paid(20_000_00, 'nothing', 2, 'pp_twice')]
    expect(verdict('completed', twice)).toBe('the processor paid part 2 of it twice')
    const more = [...parts('paid', 'paid', 'paid'), paid(1, 'paid', 4)]
    expect(verdict('completed', more)).toBe(
      'its net is 5000000 cents, the processor paid parts of 5000001 cents',
    )
  })
})
