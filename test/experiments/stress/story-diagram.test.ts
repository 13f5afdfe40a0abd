import { describe, expect, it } from 'vitest'
import { mermaidOf } from '../../../src/experiments/stress/sequence-diagram'
import { storyOf } from '../../../src/experiments/stress/story'
import { diagramOf } from '../../../src/experiments/stress/story-diagram'
import { timelineOf } from '../../../src/experiments/stress/timeline'
import { toldEvents } from '../../../src/experiments/stress/told-events'
import type { TraceEvent } from '../../../src/simulation/trace'
import { FAULT, scenario, at, TRACE, VIOLATION, told, story } from './told-failure'

describe('of a story', () => {
  it('the diagram says who does what to whom', () => {
    expect(mermaidOf(diagramOf(story, told))).toBe(`sequenceDiagram
  participant worker2 as Worker 2
  participant ledger as Ledger
  participant stripe as Stripe
  participant bank as Bank
  Note over worker2,bank: Wednesday, 2026-09-02
  Note over worker2: 08:00:00 starts: pay-creators 1
  worker2->>ledger: 08:00:01 payout 1 $90.00: creating
  worker2->>ledger: 08:00:01 2 balances $90.00: unpaid → processing
  worker2->>stripe: 08:00:01 pay out $87.37 (payout 1)
  stripe->>bank: 08:00:02 pays $87.37
  Note over worker2: 08:00:02 the answer to a call to pay out was lost
  stripe--xworker2: 08:01:22 done
  worker2->>stripe: 08:02:22 pay out $87.37 (payout 1), another key
  stripe->>bank: 08:02:23 pays $87.37
  Note over ledger: 08:02:23 quill was paid $87.37 twice
  stripe-->>worker2: 08:02:24 done
  worker2->>ledger: 08:02:24 payout 1 $90.00: creating → processing
`)
  })

  it('has one payment of a call that is repeated under its key, each call before its fault', () => {
    const repeated = TRACE.map((event) => {
      if (event.event === 'call') return { ...event, idempotencyKey: 'a' }
      return event.event === 'effect' && event.call === 2
        ? { ...event, isDoneBefore: true as const }
        : event
    })
    const fault = at('08:00:01', { event: 'fault', fault: FAULT })
    const called = repeated.findIndex(({ event }) => event === 'call')
    const events = toldEvents([
      ...repeated.slice(0, called),
      { ...fault, run: null },
      ...repeated.slice(called).filter(({ event }) => event !== 'fault'),
    ])
    const { sentences } = storyOf(scenario, VIOLATION, events)
    expect(sentences.filter((sentence) => / to pay|to a call/.test(sentence)).slice(0, 3)).toEqual([
      'At 08:00:01 the service asks Stripe to pay $87.37 to quill (payout 1): done, but no answer arrives.',
      'At 08:00:01 the answer to a call to pay out was lost.',
      'At 08:02:22 the service asks Stripe to pay $87.37 to quill (payout 1): done before, under the same key.',
    ])
    const mermaid = mermaidOf(diagramOf(story, events))
    expect(mermaid.match(/pays \$87\.37/g)).toHaveLength(1)
    expect(mermaid).toContain('stripe-->>worker2: 08:02:24 done before, under the same key')
  })

  it('has the fault in its diagram however many days of questions come after it', () => {
    const questions = Array.from({ length: 40 }, (_, index): TraceEvent[] => {
      const call = { call: 100 + index, kind: 'instantly_available', processor: 'stripe' } as const
      const time = `1${Math.floor(index / 10)}:0${index % 10}:0`
      return [
        at(`${time}0`, { event: 'call', ...call, idempotencyKey: null }),
        at(`${time}1`, { event: 'effect', ...call, outcome: 'done', code: null }),
      ]
    }).flat()
    const mermaid = mermaidOf(diagramOf(story, toldEvents([...TRACE, ...questions])))
    expect(mermaid).toContain('the answer to a call to pay out was lost')
    expect(mermaid).toContain('payout 1 $90.00: creating')
    expect(mermaid.split('\n').length).toBeLessThan(60)
  })

  it('has a webhook go to its handler, also before that has started', () => {
    const webhook = {
      ...at('09:00:00', {
        ...{ event: 'webhook', news: 'payout_paid', processor: 'stripe', delivery: 2 },
        ...{ processorPayoutId: 'po_1', code: null },
      }),
      run: null,
    }
    const events = toldEvents([...TRACE, webhook])
    expect(storyOf(scenario, VIOLATION, events).sentences).toContain(
      'At 09:00:00 Stripe sends the webhook “paid” for payout 1 again, delivery 2.',
    )
    const mermaid = mermaidOf(diagramOf(story, events))
    expect(mermaid).toContain('  participant handle_webhook as Webhooks\n')
    expect(mermaid).toContain('  stripe->>handle_webhook: 09:00:00 webhook: paid (again)\n')
  })

  it('the timeline has a row for each workflow', () => {
    const spans = timelineOf(TRACE).map(({ row, name, from, until }) => [
      row,
      name,
      until && until - from,
    ])
    expect(spans).toContainEqual(['pay-creators 3', 'pay-creators 1', 144])
    expect(spans).toContainEqual(['pay-creators 3', 'create_payout', 81])
    expect(spans).toContainEqual(['pay-creators 3', 'answer-lost', null])
    expect(spans).toContainEqual(['pay-creators 2', 'idle', 3_744])
  })
})
