/** A payout service of the user's own in the incidents: where it holds, and how that compares with the lab's. */
import { expect, it } from 'vitest'
import { runIncident } from '../../../src/experiments/incidents/run-incident'
import { LAB_SERVICE } from '../../../src/payouts/payout-service'
import type { Webhook } from '../../../src/payouts/ports'
import { INCIDENTS } from '../../../src/scenario/incidents/library'
import { ownServiceOf, type OwnServiceModule } from '../../../src/simulation/own-service'
import { engine } from '../../support/engine'
import * as evening from '../../../workers/service-examples/daily-run-in-the-evening'
import * as looks from '../../../workers/service-examples/looks-before-it-asks'
import * as newKey from '../../../workers/service-examples/new-key-each-hour'
import * as silence from '../../../workers/service-examples/silence-is-refusal'

const outcomeOf = (id: string, module: OwnServiceModule) =>
  runIncident(
    engine,
    INCIDENTS.find((incident) => incident.id === id)!,
    ownServiceOf(module, 'service.ts'),
  )

const HOLDS = { broken: [], creatorsNotPaid: 0, isSameLedger: false, holdsAsItWas: false }

it('that leaves everything to the lab has the lab’s runs, and holds', () => {
  for (const id of ['h-39', 'a6-5']) {
    const incident = INCIDENTS.find((one) => one.id === id)!
    const { asItWas, asFixed } = runIncident(engine, incident)
    // Checks fail in the second as fixed, with either.
    expect(outcomeOf(id, { default: LAB_SERVICE })).toEqual({
      ...{ id, asItWas, asFixed, besideLab: { ...HOLDS, isSameLedger: true } },
      ok: true,
    })
  }
})

it('that pays twice does not hold, and says which checks fail with it alone', () => {
  const { asFixed, besideLab, ok } = outcomeOf('h-39', silence)
  expect(asFixed.damage).toBe(200_00)
  expect(besideLab?.broken).toContain('processors_pay_balances_once')
  expect(ok).toBe(false)
})

it('that does no damage but fails a check does not hold', () => {
  const { asItWas, asFixed, besideLab, ok } = outcomeOf('h-39', newKey)
  expect([asItWas.damage, asFixed.damage]).toEqual([0, 0])
  expect(besideLab).toEqual({ ...HOLDS, broken: ['costs_charged_are_booked'] })
  expect(ok).toBe(false)
})

it('that looks before it asks again does without the fix, too', () => {
  const { asItWas, besideLab, ok } = outcomeOf('h-42', looks)
  expect(asItWas).toMatchObject({ damage: 0 })
  expect(besideLab).toEqual({ ...HOLDS, holdsAsItWas: true })
  expect(ok).toBe(true)
})

it('that pays nobody does not hold, though no damage is measured and no check fails in so short a run', () => {
  const { asItWas, asFixed, besideLab, ok } = outcomeOf('h-42', {
    default: { *performPayouts() {} },
  })
  expect([asItWas, asFixed]).toMatchObject([
    { damage: 0, broken: [] },
    { damage: 0, broken: [] },
  ])
  expect(besideLab).toEqual({ ...HOLDS, creatorsNotPaid: 1 })
  expect(ok).toBe(false)
})

it('that throws in one of the two runs does not hold, and the other is measured', () => {
  const throwing = {
    default: {
      receiveWebhook(_: unknown, { event }: Webhook) {
        if ('code' in event && event.code === 'account_closed') throw new Error('no such bank')
        return [].values()
      },
    },
  }
  const { asItWas, asFixed, ok } = outcomeOf('a6-18', throwing)
  // The lab has a file whose name ends as this one’s.
  expect(asItWas).toEqual({ damage: null, digest: null, broken: [], error: 'no such bank' })
  expect(asFixed).toMatchObject({ damage: 12_00, error: null })
  expect(ok).toBe(false)
})

it('is not measured by a check that it leaves out, nor blamed for whom somebody has paused', () => {
  const { asItWas, asFixed, besideLab, ok } = outcomeOf('a6-35', evening)
  expect([asItWas.damage, asFixed.damage]).toEqual([null, null])
  expect(besideLab).toEqual(HOLDS)
  expect(ok).toBe(true)
})
