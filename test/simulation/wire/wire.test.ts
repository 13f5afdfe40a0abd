/** One call, one webhook: what the wire does to each fault, to the second. */
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../../src/core/calendar'
import type { ProcessorRequest, WebhookEvent } from '../../../src/payouts/ports'
import type { ScenarioInput } from '../../../src/scenario/schema'
import { readScenario } from '../../../src/scenario/read-scenario'
import { Agenda } from '../../../src/simulation/agenda'
import { Draws } from '../../../src/core/draws'
import { Faults } from '../../../src/simulation/faults/faults'
import { RequestDraws } from '../../../src/simulation/request-draws'
import { Wire } from '../../../src/simulation/wire/wire'
import { ledgerWith, rows } from '../../support/ledgers'
import { outcomeOf, payoutOf, ProcessorsByHand } from '../../support/processors'

const handleOf = (creatorId: number): string => `creator-${creatorId}`
const REQUEST = payoutOf(100_00, { method: 'standard' })

/** A wire over which everything takes two seconds each way. */
class Bench {
  readonly log: string[] = []
  readonly faults: Faults
  readonly wire: Wire
  readonly ledger = ledgerWith({ creatorId: 1 })
  readonly #agenda = new Agenda()
  now: Instant = 0

  constructor(input: Partial<ScenarioInput> = {}) {
    const read = readScenario({
      version: 1,
      creators: [{ handle: 'creator-1' }],
      population: { size: 0 },
      ...input,
    })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const now = (): Instant => this.now
    const draws = new Draws('wire')
    const requestDraws = new RequestDraws(draws, handleOf, () => 0)
    this.faults = new Faults({
      scenario: read.scenario,
      inForce: () => read.scenario,
      draws,
      requestDraws,
      handleOf,
      railOf: () => 'us_bank',
      now,
      onFault: null,
    })
    const { processors } = new ProcessorsByHand(this.ledger, 0)
    processors.get('stripe').account(1).move(1_000_00)
    this.wire = new Wire({
      agenda: this.#agenda,
      processors,
      callLatency: { medianSeconds: 2, sigma: 0, maximumSeconds: 2 },
      requestDraws,
      now,
      faults: this.faults.wire,
      onEffect: (_call, { request }) => this.log.push(`${this.now} at ${request.kind}`),
    })
  }

  call(request: ProcessorRequest = REQUEST): void {
    this.wire.call(
      { effect: 'call', processor: 'stripe', request },
      { hear: (answer) => this.log.push(`${this.now} ${outcomeOf(answer)}`) },
    )
    this.#run()
  }

  send(event: WebhookEvent): void {
    this.wire.send(event, 'creator-1', 5, (at, delivery) => this.log.push(`${at} no. ${delivery}`))
  }

  #run(): void {
    for (let planned = this.#agenda.take(); planned; planned = this.#agenda.take()) {
      this.now = planned.at
      planned.happen()
    }
  }
}

const CALL = { creator: 'creator-1', call: 'create_payout' } as const
type Single = NonNullable<NonNullable<ScenarioInput['faults']>['single']>[number]

describe('a call', () => {
  it.each<[string, Single | null, string[]]>([
    ['without a fault', null, ['2 at create_payout', '4 done']],
    ['that is lost', { ...CALL, fault: 'call-lost' }, ['80 unknown']],
    [
      'whose answer is lost',
      { ...CALL, fault: 'answer-lost' },
      ['2 at create_payout', '80 unknown'],
    ],
    [
      'that is late, in time for its caller',
      { ...CALL, fault: 'call-late', seconds: 70 },
      ['72 at create_payout', '74 done'],
    ],
    [
      'that is later than its caller waits',
      { ...CALL, fault: 'call-late', seconds: 500 },
      ['80 unknown', '502 at create_payout'],
    ],
    [
      'whose answer is later than its caller waits',
      { ...CALL, fault: 'answer-late', seconds: 500 },
      ['2 at create_payout', '80 unknown'],
    ],
    [
      'that is turned down unseen',
      { ...CALL, fault: 'call-refused', code: 'processor_rate_limited' },
      ['2 at create_payout', '4 processor_rate_limited'],
    ],
    [
      'that is not the one of the address',
      { ...CALL, fault: 'call-lost', nth: 2 },
      ['2 at create_payout', '4 done'],
    ],
    [
      'on another day than that of the address',
      { ...CALL, fault: 'call-lost', on: '2026-09-01' },
      ['2 at create_payout', '4 done'],
    ],
  ])('%s', (_what, single, log) => {
    const bench = new Bench(single ? { faults: { single: [single] } } : {})
    bench.call()
    expect(bench.log).toEqual(log)
  })

  it.each([
    ['rateLimitedBasisPoints', 'processor_rate_limited'],
    ['unavailableBasisPoints', 'processor_unavailable'],
  ])('with %s of 100%%: %s for every kind, and no trace', (setting, code) => {
    const bench = new Bench({ processor: { failures: { [setting]: 10_000 } } })
    const reversal = { creatorId: 1, idempotencyKey: 'r', transferId: 'tr_1' }
    bench.call()
    bench.call({ kind: 'reverse_transfer', ...reversal })
    bench.call({ kind: 'create_payout_batch', idempotencyKey: 'b', items: [] })
    expect(bench.log.filter((line) => line.endsWith(code))).toHaveLength(3)
    expect(rows(bench.ledger.database, 'SELECT COUNT(*) FROM processor_payouts')).toEqual([[0]])
  })

  it('is written down as it can be asked for', () => {
    const bench = new Bench({ faults: { calls: { lostBasisPoints: 10_000 } } })
    bench.call()
    bench.call()
    const fault = { fault: 'call-lost', call: 'create_payout', creator: 'creator-1' }
    expect(bench.faults.fired).toEqual([
      { ...fault, on: '1970-01-01', nth: 1 },
      { ...fault, on: '1970-01-01', nth: 2 },
    ])
  })

  it.each<[string, string[]]>([
    ['no_answer', ['80 unknown']],
    ['refused', ['2 at create_payout', '4 processor_unavailable']],
  ])('in an outage with %s', (kind, log) => {
    const outage = { from: '1970-01-01T00:00:00Z', until: '1970-01-01T00:01:00Z' }
    const bench = new Bench({
      faults: { outages: [{ ...outage, kind: kind as 'no_answer', processor: 'stripe' }] },
    })
    bench.call()
    expect(bench.log).toEqual(log)
    bench.log.length = 0
    bench.now = 58
    bench.call()
    expect(bench.log).toEqual(['60 at create_payout', '62 done'])
  })
})

describe('a server error under a key that is kept with its errors', () => {
  const single: Single = { ...CALL, fault: 'call-refused', code: 'processor_unavailable' }

  it.each([
    ['is repeated as long as the key is kept', 3_600, 'processor_unavailable'],
    ['is forgotten with the key', 24 * 3_600, 'done'],
  ])('%s', (_what, seconds, outcome) => {
    const bench = new Bench({
      processor: { idempotencyKeyHours: 24, keysReplayErrors: true },
      faults: { single: [single] },
    })
    bench.call()
    bench.now = seconds + 2
    bench.call()
    expect(bench.log.at(-1)).toBe(`${seconds + 6} ${outcome}`)
  })

  it('is not repeated where errors are not kept', () => {
    const bench = new Bench({ faults: { single: [single] } })
    bench.call()
    bench.call()
    expect(bench.log.at(-1)).toBe('8 done')
  })
})

describe('a webhook', () => {
  const event: WebhookEvent = { kind: 'payout_paid', processorPayoutId: 'po_1', payoutId: 1 }
  const WEBHOOK = { creator: 'creator-1', news: 'payout_paid' } as const

  it.each<[string, Single | null, string[]]>([
    ['without a fault', null, ['5 no. 1']],
    ['that is lost', { ...WEBHOOK, fault: 'webhook-lost' }, []],
    ['that is late', { ...WEBHOOK, fault: 'webhook-late', seconds: 90 }, ['95 no. 1']],
    [
      'that comes twice',
      { ...WEBHOOK, fault: 'webhook-twice', seconds: 60 },
      ['5 no. 1', '65 no. 2'],
    ],
  ])('%s', (_what, single, log) => {
    const bench = new Bench(single ? { faults: { single: [single] } } : {})
    bench.send(event)
    expect(bench.log).toEqual(log)
  })
})
