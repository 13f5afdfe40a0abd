import { describe, expect, it } from 'vitest'
import { mermaidOf } from '../../../src/experiments/stress/sequence-diagram'
import { storyOf } from '../../../src/experiments/stress/story'
import {
  callLabel,
  callRequest,
  decidedFaultClause,
  faultClause,
} from '../../../src/experiments/stress/story-words'
import { diagramOf } from '../../../src/experiments/stress/story-diagram'
import { toldEvents } from '../../../src/experiments/stress/told-events'
import type { StressViolation } from '../../../src/experiments/stress/stress-outcome'
import { readScenario } from '../../../src/scenario/read-scenario'
import type { ScenarioInput } from '../../../src/scenario/schema'
import type { TraceEvent } from '../../../src/simulation/trace'
import {
  FAULT,
  WRITTEN,
  scenario,
  run,
  at,
  call,
  TRACE,
  VIOLATION,
  told,
  story,
} from './told-failure'

const OF_QUILL = { creator: 'quill', nth: 1 } as const
const RETURNED = { fault: 'payout-returned', code: 'declined', ...OF_QUILL } as const
const TWICE = {
  fault: 'webhook-twice',
  news: 'payout_failed',
  seconds: 86_400,
  ...OF_QUILL,
} as const

it('what is decided ahead is told as what will come, and among the causes as what came', () => {
  expect(faultClause(RETURNED)).toBe('the bank returned a payout (declined)')
  expect(decidedFaultClause(RETURNED)).toBe('the bank will return a payout (declined)')
  expect(faultClause(TWICE)).toBe('the webhook “failed” came again after 1 day')
  expect(decidedFaultClause(TWICE)).toBe(
    'the webhook “failed” will come twice, the second time after 1 day',
  )
  expect(decidedFaultClause(FAULT)).toBe(faultClause(FAULT))
})

it.each([
  [
    'not_confirmed',
    'no webhook was taken for 4 days',
    'On Tuesday, 2026-09-01, at 06:00:00 the service stops taking webhooks for 4 days, and processors send them again for at most 3 days.',
    'takes no webhooks for 4 days',
  ],
  [
    'dropped',
    'webhooks were confirmed and dropped for 4 days',
    'On Tuesday, 2026-09-01, at 06:00:00 the service starts to confirm webhooks and drop them, for 4 days.',
    'drops webhooks for 4 days',
  ],
] as const)(
  'tells of a time in which webhooks are not taken: %s',
  (kind, cause, sentence, label) => {
    const outage = { from: '2026-09-01T06:00:00Z', until: '2026-09-05T06:00:00Z', kind }
    const events = toldEvents(TRACE, [outage])
    expect(events[0]).toMatchObject({ told: 'webhook-outage' })
    const outOfOrder = storyOf(scenario, VIOLATION, events)
    expect(outOfOrder.title).toContain(cause)
    expect(outOfOrder.sentences).toContain(sentence)
    expect(mermaidOf(diagramOf(outOfOrder, events))).toContain(
      `Note over handle_webhook: 06:00:00 ${label}`,
    )
  },
)

describe('a story', () => {
  it('has a title that says what happened and why', () => {
    expect(story.title).toBe(
      'A balance paid by two payouts because the answer to a call to pay out was lost and each attempt of a call has its own key',
    )
  })

  it('says once what happened twice, and why workers died that no listed fault has ended', () => {
    const twice = { fault: 'call-refused', call: 'create_payout', creator: 'quill' } as const
    const written = {
      ...WRITTEN,
      ...{ protections: {}, jobs: { lifetimeSeconds: 20 } },
      faults: { single: [{ ...twice, nth: 1 }, { ...twice, nth: 2 }, FAULT] },
    }
    const other = readScenario(written)
    expect(other.ok && storyOf(other.scenario, VIOLATION, told).title).toBe(
      'A balance paid by two payouts because the processor was unavailable for a call to pay out (5xx) twice, the answer to a call to pay out was lost and no worker lives for longer than 20 seconds',
    )
  })

  it('says whose fault it was where it was that of somebody who is not harmed', () => {
    const other = readScenario({
      ...WRITTEN,
      creators: [...WRITTEN.creators!, { handle: 'ink' }],
      protections: {},
      faults: { single: [{ ...FAULT, creator: 'ink' }, FAULT] },
    })
    expect(other.ok && storyOf(other.scenario, VIOLATION, told).title).toBe(
      'A balance paid by two payouts because the answer to a call to pay out was lost for ink and the answer to a call to pay out was lost',
    )
  })

  it('says of money that is moved how much, and what is done with it', () => {
    const call = { amountCents: 86_30, creator: null, payoutId: null }
    expect(callLabel({ ...call, kind: 'create_transfer' })).toBe('transfer $86.30 to the account')
    expect(callLabel({ ...call, kind: 'create_transfer', amountCents: null })).toBe(
      'transfer money to the account',
    )
    expect(callLabel({ ...call, kind: 'create_payout_batch', payoutId: 3 })).toBe(
      'make a mass payment of $86.30 (payout 3)',
    )
    expect(callRequest({ ...call, kind: 'reverse_transfer', creator: 'quill', payoutId: 3 })).toBe(
      'to take back the transfer of $86.30 to quill (payout 3)',
    )
    expect(callRequest({ ...call, kind: 'look_up' })).toBe('what became of an earlier call')
  })

  it('names the first of those whom a mass payment pays, and says how many more there are', () => {
    const among = ['quill', 'ink', 'nib', 'pen', 'pad'].map((creator, index) => ({
      ...{ creator, payoutId: index + 1 },
    }))
    const call = { kind: 'create_payout_batch', amountCents: 86_30 } as const
    const ofSeveral = (size: number): Parameters<typeof callRequest>[0] => ({
      ...{ ...call, creator: null, payoutId: null, among: among.slice(0, size) },
    })
    expect(callRequest(ofSeveral(2))).toBe(
      'to make a mass payment of $86.30 to quill (payout 1) and ink (payout 2)',
    )
    expect(callRequest(ofSeveral(5))).toBe(
      'to make a mass payment of $86.30 to quill (payout 1), ink (payout 2), nib (payout 3) and 2 more',
    )
    expect(callLabel(ofSeveral(5))).toBe(
      'make a mass payment of $86.30 (payouts 1, 2, 3 and 2 more)',
    )
  })

  it.each([
    [' was not paused by repeated_failures', 'A creator is not paused when they should be'],
    [' began at noon without a cause', 'Payouts are paused without a cause'],
    [' looks odd', 'A pause and its cause do not fit'],
  ])('of a check that finds opposites is called by its witness: %s', (words, headline) => {
    const witnessParts = [
      { creatorId: 1, creator: 'quill' },
      `${words} at noon`.replace(/(cause) at noon$/, '$1'),
    ]
    const violation = { ...VIOLATION, name: 'pauses_have_a_cause', witnessParts } as const
    expect(storyOf(scenario, violation, told).title).toMatch(new RegExp(`^${headline} because `))
  })

  it.each<[NonNullable<ScenarioInput['creators']>[number]['schedule'], string]>([
    ['weekly', 'weekly'],
    [{ frequency: 'every_days', days: 1 }, 'every day'],
    [{ frequency: 'every_days', days: 3, payoutType: 'instant' }, 'instantly every 3 days'],
    [{ frequency: 'chosen_weekdays', weekdays: ['monday', 'friday'] }, 'on Mondays and Fridays'],
    [{ frequency: 'twice_a_month', daysOfMonth: [1, 15] }, 'on days 1 and 15 of the month'],
    [{ frequency: 'threshold', thresholdCents: 250_00 }, 'once $250.00 is owed'],
  ])('says when somebody is paid: %j', (schedule, words) => {
    const of = readScenario({ ...WRITTEN, creators: [{ handle: 'quill', schedule }] })
    if (!of.ok) throw new Error(JSON.stringify(of.problems))
    const [introduced] = storyOf(of.scenario, VIOLATION, told).sentences
    expect(introduced).toBe(`quill is paid ${words} by US bank, and sells $100.00 on 2026-09-01.`)
  })

  it('says in order of time what happened, what was found and what would have helped', () => {
    expect(story.sentences).toEqual([
      'quill is paid daily by US bank, and sells $100.00 on 2026-09-01.',
      'On Wednesday, 2026-09-02, at 08:00:00 the job “pay-creators 1” starts.',
      'At 08:00:01 payout 1 of $90.00 is created for quill.',
      'At 08:00:01 2 balances of $90.00 go from unpaid to processing.',
      'At 08:00:01 the service asks Stripe to pay $87.37 to quill (payout 1): done, but no answer arrives.',
      'At 08:00:02 the answer to a call to pay out was lost.',
      'At 08:02:22 the service asks Stripe to pay $87.37 to quill (payout 1) again, under another key: done.',
      'At 08:02:24 payout 1 goes from creating to processing.',
      'The check fails from the end of 2026-09-02 (true since 2026-09-02 at 08:02:23): quill was paid $87.37 twice. $87.37 is at risk.',
      'With one idempotency key for all attempts, the processor answers the second as it answered the first, and pays once.',
    ])
  })

  it('does not say that a second call was paid where there was one, and that nobody found it', () => {
    const lookUp = { call: 2, kind: 'look_up', processor: 'stripe' } as const
    const once = toldEvents([
      ...TRACE.slice(0, 11),
      at('08:02:22', { event: 'call', ...lookUp, idempotencyKey: 'b' }),
      at('08:02:22', {
        ...{ event: 'effect', ...lookUp, outcome: 'done', code: null, found: 'nothing' },
      }),
      at('08:02:22', { event: 'answer', ...lookUp, outcome: 'done', code: null }),
    ])
    const { sentences } = storyOf(scenario, VIOLATION, once)
    expect(sentences).toContain(
      'At 08:02:22 the service asks Stripe what became of an earlier call for quill (payout 1): no call with this key.',
    )
    expect(sentences.at(-1)).toBe(
      'With one idempotency key for all attempts, asking after that key finds what the call did.',
    )
    expect(mermaidOf(diagramOf(story, once))).toContain(
      'stripe-->>worker2: 08:02:22 no call with this key',
    )
  })

  it.each([1, 2])('says what helps where the call %i of a payout was refused', (refused) => {
    const calls = toldEvents(
      TRACE.map((event) =>
        event.event === 'effect' && event.call === refused
          ? { ...event, outcome: 'refused', code: 'insufficient_funds' }
          : event,
      ),
    )
    const remedy =
      'With one idempotency key for all attempts, the processor answers the second as it answered the first, and pays once.'
    // Where it was the second, the first had taken the money; where it was the first, nothing was paid twice.
    const { sentences } = storyOf(scenario, VIOLATION, calls)
    expect(sentences.includes(remedy)).toBe(refused === 2)
  })

  it('leaves out the least telling of what is too much', () => {
    const payouts = Array.from({ length: 20 }, (_, index) =>
      at(`07:00:${String(index).padStart(2, '0')}`, {
        ...{ event: 'payout-changes', from: 'creating', to: `state ${index}` },
      }),
    )
    const { sentences } = storyOf(scenario, VIOLATION, toldEvents([...payouts, ...TRACE]))
    expect(sentences).toHaveLength(15)
    expect(sentences).toContain('At 08:00:02 the answer to a call to pay out was lost.')
    expect(sentences.join()).not.toContain('state 5')
    expect(sentences.join()).not.toContain('starts')
  })

  it('keeps a payout that ends unpaid, however much comes after it', () => {
    const ended = at('07:00:00', { event: 'payout-changes', from: 'completed', to: 'returned' })
    const calls = Array.from({ length: 20 }, (_, index) =>
      at(`09:00:${String(index).padStart(2, '0')}`, {
        event: 'call',
        ...call(index + 3),
        idempotencyKey: 'c',
      }),
    )
    const { sentences } = storyOf(scenario, VIOLATION, toldEvents([ended, ...TRACE, ...calls]))
    expect(sentences).toHaveLength(15)
    expect(sentences.join()).toContain('payout 1 goes from completed to returned')
  })

  it('says that the creator asked for the payout', () => {
    const asks = {
      ...at('07:59:59', { event: 'run-begins', name: 'request-payout-1' }),
      run: { number: 3, kind: 'request-payout', creator: 'quill', attempt: 1, worker: null },
    } as const
    const asked = toldEvents([asks, ...TRACE.slice(2)])
    expect(storyOf(scenario, VIOLATION, asked).sentences[1]).toBe(
      'On Wednesday, 2026-09-02, at 07:59:59 quill asks for a payout.',
    )
    expect(mermaidOf(diagramOf(story, asked))).toContain(
      'Note over request: 07:59:59 quill asks for a payout',
    )
  })

  it('says what was paid already when it is completed a second time, whatever the service takes it for', () => {
    const change = (time: string, from: string, to: string, of: string, state: string) => [
      at(time, { event: 'payout-changes', from, to }),
      ...[1, 2].map((balanceId) =>
        at(time, { event: 'balance-changes', balanceId, from: of, to: state }, 45_00),
      ),
    ]
    const events = toldEvents([
      ...TRACE,
      ...change('09:00:00', 'processing', 'completed', 'processing', 'paid'),
      ...change('09:05:00', 'completed', 'completed', 'processing', 'paid'),
    ])
    expect(storyOf(scenario, VIOLATION, events).sentences.slice(-6, -2)).toEqual([
      'At 09:00:00 payout 1 goes from processing to completed.',
      'At 09:00:00 2 balances of $90.00 go from processing to paid.',
      'At 09:05:00 payout 1 is set to completed again.',
      'At 09:05:00 2 balances of $90.00 are set to paid again.',
    ])
    expect(mermaidOf(diagramOf(story, events))).toContain('09:05:00 2 balances $90.00: paid again')
  })

  it('has the second payout of a balance, and the job that made it, before other work', () => {
    const retry = { ...run, number: 9, kind: 'retry-payout' } as const
    const again = [
      { ...at('14:00:00', { event: 'run-begins', name: 'retry-standard-payout-1' }), run: retry },
      {
        ...at('14:00:00', { event: 'payout-changes', from: null, to: 'creating' }, 90_00),
        ...{ run: retry, payoutId: 2 },
      },
    ]
    const later = Array.from({ length: 9 }, (_, index): TraceEvent[] => {
      const payoutId = 10 + index
      return ['creating', 'processing'].map((to, step) => ({
        ...at(`15:00:0${index}`, {
          event: 'payout-changes',
          ...{ from: step === 0 ? 'creating' : 'processing', to },
        }),
        payoutId,
      }))
    }).flat()
    const { sentences } = storyOf(scenario, VIOLATION, toldEvents([...TRACE, ...again, ...later]))
    expect(sentences).toContain('At 14:00:00 the job “retry-standard-payout-1” starts.')
    expect(sentences).toContain('At 14:00:00 payout 2 of $90.00 is created for quill.')
  })

  it('tells of a worker that dies once', () => {
    const step = 'call-create-payout'
    const events = toldEvents([
      at('08:00:03', {
        event: 'fault',
        fault: { fault: 'worker-killed', step, when: 'after', nth: 1 },
      }),
      at('08:00:03', { event: 'worker-killed', step, isGivenUp: false }),
    ])
    expect(storyOf(scenario, VIOLATION, events).sentences.slice(1, -1)).toEqual([
      'On Wednesday, 2026-09-02, at 08:00:03 worker 2 dies at the step “call create payout”.',
    ])
  })

  it('tells once of a worker that dies again and again in one place', () => {
    const step = 'call-create-payout'
    const deaths = ['08:00:20', '08:01:40', '08:03:00', '08:04:20'].map((time) =>
      at(time, { event: 'worker-killed', step, isGivenUp: time === '08:04:20' }),
    )
    expect(storyOf(scenario, VIOLATION, toldEvents(deaths)).sentences.slice(1, -1)).toEqual([
      'On Wednesday, 2026-09-02, at 08:04:20 worker 2 dies at the step “call create payout”, as 3 times before since 08:00:20, and its job is given up.',
    ])
  })

  it('introduces whoever is harmed, tells of them first, and says how far the job had come', () => {
    const handles = ['ink', 'oak', 'quill', 'reed']
    const many = readScenario({ ...WRITTEN, creators: handles.map((handle) => ({ handle })) })
    if (!many.ok) throw new Error('refused')
    const violation: StressViolation = {
      ...VIOLATION,
      name: 'due_creators_are_paid_or_told',
      firstAt: '2026-09-02T08:00:00Z',
      creators: ['reed'],
      witnessParts: [{ creatorId: 4, creator: 'reed' }, ' was due ', { cents: 86_30 }],
    }
    const step = 'call-create-payout'
    const killed = at('08:05:00', { event: 'worker-killed', step, isGivenUp: true })
    const asked = { call: 9, kind: 'instantly_available', processor: 'stripe' } as const
    const ofReed = {
      ...at('08:04:00', { event: 'call', ...asked, idempotencyKey: null }),
      creator: 'reed',
    }
    const others = Array.from({ length: 20 }, (_, index) =>
      at(`08:03:${String(index).padStart(2, '0')}`, {
        ...{ event: 'payout-changes', from: 'creating', to: `state ${index}` },
      }),
    )
    const tell = (...events: TraceEvent[]): string =>
      storyOf(many.scenario, violation, toldEvents(events)).sentences.join('\n')
    expect(tell(...others, killed)).toMatch(/^ink is paid.*\nreed is paid/)
    expect(tell(...others, killed)).toContain('The job had not come to reed when it was given up.')
    const reached = tell(ofReed, ...others, killed)
    expect(reached).toContain('how much can be paid instantly to reed')
    expect(reached).toContain('The job had come to reed, and was given up before it made a payout.')
  })

  it('blames a second delivery only where there was one', () => {
    const off = readScenario({ ...WRITTEN, protections: { webhookDeduplication: false } })
    if (!off.ok) throw new Error('refused')
    const webhook = (delivery: number): TraceEvent =>
      at('09:00:00', {
        ...{ event: 'webhook', news: 'payout_paid', processor: 'stripe', delivery },
        ...{ processorPayoutId: 'po_1', code: null },
      })
    const once = storyOf(off.scenario, VIOLATION, toldEvents([...TRACE, webhook(1)]))
    expect(once.title).toMatch(
      /news that does not fit the state of the payout is carried out all the same$/,
    )
    expect(once.sentences.at(-1)).toMatch(/, and what does not fit is left alone\.$/)
    const twice = storyOf(off.scenario, VIOLATION, toldEvents([...TRACE, webhook(2)]))
    expect(twice.title).toMatch(/a webhook that comes again is carried out again$/)
    expect(twice.sentences.at(-1)).toMatch(/the second delivery does nothing\.$/)
  })
})

it.each([
  [120, 'the clock of a worker is 2 minutes fast'],
  [-120, 'the clock of a worker is 2 minutes slow'],
])('says which way a clock of a worker is off: %d seconds', (clockOffSeconds, cause) => {
  const { faults } = scenario
  const off = {
    ...scenario,
    faults: { ...faults, workers: { ...faults.workers, clockOffSeconds } },
  }
  expect(storyOf(off, VIOLATION, told).title).toContain(cause)
})

it('says from when to when a creator sells, and all of what they sell', () => {
  const sales = ['2026-09-01', '2026-09-01', '2026-09-02', '2026-09-03'].map((day) => ({
    ...scenario.sales[0]!,
    at: `${day}T12:00:00Z`,
  }))
  expect(storyOf({ ...scenario, sales }, VIOLATION, told).sentences[0]).toContain(
    'sells $400.00 from 2026-09-01 to 2026-09-03',
  )
})

it.each([
  [1, false],
  [2, true],
  [3, true],
])('says of a job that begins again which attempt it is: %d', (attempt, isSaid) => {
  const begins = {
    ...at('08:00:00', { event: 'run-begins', name: 'pay-creators 1' }),
    run: { ...run, attempt },
  }
  const { sentences } = storyOf(scenario, VIOLATION, toldEvents([begins, ...TRACE.slice(2)]))
  expect(sentences.some((text) => text.includes(`, attempt ${attempt}`))).toBe(isSaid)
})

it('says that a processor has forgotten a key under which it has paid, and not of one under which it has not', () => {
  const asked = { call: 2, kind: 'look_up', processor: 'stripe' } as const
  const foundNothing = (paidAs: 'done' | 'refused'): string =>
    storyOf(
      scenario,
      VIOLATION,
      toldEvents([
        at('08:00:01', { event: 'call', ...call(1), idempotencyKey: 'a' }, 87_37),
        at('08:00:02', { event: 'effect', ...call(1), outcome: paidAs, code: null }, 87_37),
        at('14:00:00', { event: 'call', ...asked, idempotencyKey: 'a' }),
        at('14:00:01', {
          event: 'effect',
          ...asked,
          outcome: 'done',
          code: null,
          found: 'nothing',
        }),
        at('14:00:02', { event: 'answer', ...asked, outcome: 'done', code: null }),
      ]),
    ).sentences.find((sentence) => sentence.includes('what became of'))!
  expect(foundNothing('done')).toMatch(/: it has forgotten this key\.$/)
  expect(foundNothing('refused')).toMatch(/: no call with this key\.$/)
})
