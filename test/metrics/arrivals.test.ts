/** What has arrived is what the processors’ books say, and the ledger says only since when it is known. */
import { expect, it } from 'vitest'
import { arrivalsIn } from '../../src/metrics/arrivals'
import type { ScenarioInput } from '../../src/scenario/schema'
import { PAID_ONCE } from '../support/paid-once'
import { run } from '../support/runs'

const arrivals = (
  faults: ScenarioInput['faults'],
  protections: ScenarioInput['protections'] = {},
) => arrivalsIn(run({ ...PAID_ONCE, faults, protections }).simulation.ledger.database)

it('does not come later because its webhook is lost', () => {
  const [asItIs] = arrivals({})
  const lost = arrivals({
    single: [{ fault: 'webhook-lost', creator: 'ink', news: 'payout_paid' }],
  })
  expect(asItIs).toMatchObject({ payoutId: 1, creator: 'ink', cents: 200_00 })
  expect(lost).toEqual([{ ...asItIs!, knownAt: lost[0]!.knownAt }])
  // The service asks about a payout without news, days later.
  expect(lost[0]!.knownAt! > asItIs!.knownAt!).toBe(true)
})

it('is unknown where the ledger never learns, and nothing where the money came back', () => {
  const lost = { fault: 'webhook-lost', creator: 'ink', news: 'payout_paid' } as const
  expect(arrivals({ single: [lost] }, { reconciliation: false })).toMatchObject([{ knownAt: null }])
  const back = { fault: 'payout-returned', creator: 'ink' } as const
  expect(arrivals({ single: [back] }).map(({ payoutId }) => payoutId)).not.toContain(1)
})

it('is known once it is booked, where the payout had been given up before', () => {
  const single = [1, 2, 3].map((nth) => ({
    ...({ fault: 'answer-lost', creator: 'ink', call: 'create_payout' } as const),
    nth,
  }))
  const [ink] = arrivals({ single }, { unknownOutcomeHold: false })
  expect(ink).toMatchObject({
    payoutId: 1,
    arrivedAt: '2026-09-07T16:22:18Z',
    knownAt: '2026-09-07T16:22:25Z',
  })
})

it('counts money that was paid twice for one payout once', () => {
  const answerLost = { fault: 'answer-lost', creator: 'ink', call: 'create_payout' } as const
  const [ink] = PAID_ONCE.creators!
  const { simulation } = run({
    ...PAID_ONCE,
    platform: { openingBalanceCents: 1_000_00 },
    creators: [{ ...ink!, rail: 'rtp' }],
    faults: { single: [answerLost] },
    protections: { idempotencyKeys: false },
  })
  const { database } = simulation.ledger
  const paid = `SELECT COUNT(*) FROM processor_payouts WHERE payout_id = 1 AND state = 'paid'`
  expect(database.valueOf(paid)).toBe(2)
  const ofFirst = arrivalsIn(database).filter(({ payoutId }) => payoutId === 1)
  expect(ofFirst.map(({ cents }) => cents)).toEqual([200_00])
})
