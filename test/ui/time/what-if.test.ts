/** What can be switched at a moment of a run, as the scenario has it. */
import { expect, it } from 'vitest'
import { readScenario } from '../../../src/scenario/read-scenario'
import type { ScenarioInput } from '../../../src/scenario/schema'
import {
  choiceOf,
  outagesAt,
  protectionsOff,
  rateInForce,
  RATES,
  scenarioWith,
  secondAfter,
  switchOf,
  webhookOutagesAt,
  whatIfOf,
  type WrittenWhatIf,
} from '../../../src/ui/time/what-if'
import { FaultTimeline } from '../../../src/simulation/faults/fault-timeline'
import { at } from '../../support/days'

const AT = '2026-09-05T09:00:01Z'
const inForceOf = (input: ScenarioInput, instant = AT) => {
  const read = readScenario(input)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return new FaultTimeline(read.scenario, () => at(instant)).current
}
const PLAIN: ScenarioInput = { version: 1, days: 30 }
const inForce = inForceOf(PLAIN)

it('is at the second after the moment that is shown', () => {
  expect(secondAfter('2026-09-05T23:59:59Z')).toBe('2026-09-06T00:00:00Z')
})

it.each([
  [
    { kind: 'outage', processor: 'paypal', seconds: 2 * 86_400 },
    {
      faults: {
        outages: [
          { from: AT, until: '2026-09-07T09:00:01Z', processor: 'paypal', kind: 'no_answer' },
        ],
      },
    },
  ],
  [
    { kind: 'webhook-outage', webhooks: 'dropped', seconds: 7_200 },
    {
      faults: {
        webhookOutages: [{ from: AT, until: '2026-09-05T11:00:01Z', kind: 'dropped' }],
      },
    },
  ],
  [{ kind: 'outages-end' }, { faults: {} }],
  [
    { kind: 'rate', path: 'processor.webhookLostBasisPoints', basisPoints: 1_250 },
    { processor: { webhookLostBasisPoints: 1_250 } },
  ],
  [
    { kind: 'rate', path: 'faults.calls.lostBasisPoints', basisPoints: 100 },
    { faults: { calls: { lostBasisPoints: 100 } } },
  ],
  [{ kind: 'protection', name: 'claimLock', isOn: false }, { protections: { claimLock: false } }],
] as const)('%j is %j', (whatIf, change) => {
  expect(switchOf(whatIf, inForce, AT)).toEqual(change)
})

it('is in force from then on, and each rate of the list is one that a scenario may change', () => {
  const changed = RATES.reduce(
    (scenario, path, index) =>
      scenarioWith(scenario, AT, { kind: 'rate', path, basisPoints: 700 + index }, inForce),
    PLAIN,
  )
  const then = inForceOf(changed)
  expect(RATES.map((path) => rateInForce(then, path))).toEqual(RATES.map((_, index) => 700 + index))
  const before = inForceOf(changed, '2026-09-05T09:00:00Z')
  expect(RATES.map((path) => rateInForce(before, path))).toEqual(
    RATES.map((path) => rateInForce(inForce, path)),
  )
})

it('adds an outage to those that are in force, and names protections that are off', () => {
  const outage = { kind: 'outage', processor: 'stripe', seconds: 86_400 } as const
  const one = scenarioWith(PLAIN, AT, outage, inForce)
  const later = '2026-09-05T12:00:00Z'
  const then = inForceOf(one, later)
  const two = scenarioWith(one, later, { ...outage, processor: 'paypal' }, then)
  const noRetries = { kind: 'protection', name: 'retries', isOn: false } as const
  const last = inForceOf(scenarioWith(two, later, noRetries, then), later)
  expect(outagesAt(last, later).map(({ processor }) => processor)).toEqual(['stripe', 'paypal'])
  expect(outagesAt(last, '2026-09-06T10:00:00Z').map(({ processor }) => processor)).toEqual([
    'paypal',
  ])
  expect(protectionsOff(last)).toEqual(['retries'])
})

it('ends the outages that are going on, and leaves those that are to come', () => {
  // A day without an hour is from 18:00 on.
  const [now, tonight] = [
    { from: '2026-09-05', until: '2026-09-07', kind: 'refused' },
    { from: '2026-09-06', until: '2026-09-08', kind: 'no_answer' },
  ] as const
  const planned = inForceOf({ ...PLAIN, faults: { outages: [now, tonight] } })
  expect(outagesAt(planned, '2026-09-05T17:59:59Z')).toEqual([])
  const at = '2026-09-06T17:00:00Z'
  expect(outagesAt(planned, at)).toEqual([now])
  expect(switchOf({ kind: 'outages-end' }, planned, at)).toEqual({ faults: { outages: [tonight] } })
  const webhookOutages = [now, tonight].map(({ from, until }) => ({ from, until }))
  const unheard = inForceOf({ ...PLAIN, faults: { webhookOutages } })
  expect(webhookOutagesAt(unheard, at)).toEqual([{ ...webhookOutages[0], kind: 'not_confirmed' }])
  expect(switchOf({ kind: 'outages-end' }, unheard, at)).toEqual({
    faults: { webhookOutages: [{ ...webhookOutages[1], kind: 'not_confirmed' }] },
  })
})

it.each([
  [{ kind: 'deploy' }, { deploys: [AT] }],
  [
    { kind: 'account', creator: 'ink', days: 3 },
    { accounts: [{ creator: 'ink', from: AT, until: '2026-09-08T09:00:01Z' }] },
  ],
  [
    { kind: 'call', creator: 'ink', call: 'refund', fault: 'answer-lost' },
    { single: [{ fault: 'answer-lost', creator: 'ink', call: 'refund', from: AT, nth: 1 }] },
  ],
  [
    { kind: 'webhook', creator: 'ink', news: 'payout_failed', fault: 'webhook-twice' },
    {
      single: [
        {
          ...{ fault: 'webhook-twice', creator: 'ink', news: 'payout_failed', from: AT, nth: 1 },
          seconds: 60,
        },
      ],
    },
  ],
  [
    { kind: 'webhook', creator: 'ink', news: 'payout_paid', fault: 'webhook-lost' },
    { single: [{ fault: 'webhook-lost', creator: 'ink', news: 'payout_paid', from: AT, nth: 1 }] },
  ],
] as const)('%j is an entry of the scenario with its date', (whatIf, faults) => {
  const ink: ScenarioInput = { ...PLAIN, creators: [{ handle: 'ink' }] }
  const changed = scenarioWith(ink, AT, whatIf, inForce)
  expect(changed.faults).toEqual(faults)
  expect(readScenario(changed).ok).toBe(true)
})

const WRITTEN: WrittenWhatIf = {
  choice: 'outage',
  processor: 'stripe',
  length: 2,
  unit: 'days',
  percent: 20,
  creator: ' creator-3 ',
  call: 'create_payout',
  callFault: 'call-lost',
  news: 'payout_paid',
  webhookFault: 'webhook-twice',
  webhooks: 'not_confirmed',
}

it.each<[Partial<WrittenWhatIf>, unknown]>([
  [{}, { kind: 'outage', processor: 'stripe', seconds: 2 * 86_400 }],
  [
    { length: 40, unit: 'minutes' },
    { kind: 'outage', processor: 'stripe', seconds: 2_400 },
  ],
  [
    { length: 3, unit: 'hours' },
    { kind: 'outage', processor: 'stripe', seconds: 10_800 },
  ],
  [
    { choice: 'webhook-outage', unit: 'hours' },
    { kind: 'webhook-outage', webhooks: 'not_confirmed', seconds: 7_200 },
  ],
  [{ choice: 'webhook-outage', length: null }, null],
  [{ length: null }, null],
  [{ length: 0 }, null],
  [{ length: 1.5 }, null],
  [{ length: 61 }, null],
  [{ length: 60 * 24 + 1, unit: 'hours' }, null],
  [{ choice: RATES[0] }, { kind: 'rate', path: RATES[0], basisPoints: 20_00 }],
  [
    { choice: RATES[0], percent: 0 },
    { kind: 'rate', path: RATES[0], basisPoints: 0 },
  ],
  [{ choice: RATES[0], percent: null }, null],
  [{ choice: RATES[0], percent: 101 }, null],
  [{ choice: 'account' }, { kind: 'account', creator: 'creator-3', days: 2 }],
  [
    { choice: 'account', unit: 'minutes' },
    { kind: 'account', creator: 'creator-3', days: 2 },
  ],
  [{ choice: 'account', creator: ' ' }, null],
  [
    { choice: 'webhook', length: null },
    { kind: 'webhook', creator: 'creator-3', news: 'payout_paid', fault: 'webhook-twice' },
  ],
  [{ choice: 'webhook', creator: ' ' }, null],
  [
    { choice: 'call', length: null },
    { kind: 'call', creator: 'creator-3', call: 'create_payout', fault: 'call-lost' },
  ],
  [{ choice: 'deploy', length: null, percent: null }, { kind: 'deploy' }],
  [
    { choice: 'protections.idempotencyKeys' },
    { kind: 'protection', name: 'idempotencyKeys', isOn: false },
  ],
])('the form with %o asks for what it says, or for nothing', (written, asked) => {
  expect(whatIfOf({ ...WRITTEN, ...written }, inForce)).toEqual(asked)
})

it('the end of outages is no choice any more once they have ended', () => {
  expect([choiceOf('outages-end', true), choiceOf('outages-end', false)]).toEqual([
    'outages-end',
    'outage',
  ])
  expect(choiceOf('deploy', false)).toBe('deploy')
})
