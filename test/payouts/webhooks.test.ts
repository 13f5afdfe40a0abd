import { describe, expect, it } from 'vitest'
import type { ProtectionName } from '../../src/core/protections'
import { handleWebhook } from '../../src/payouts/webhooks'
import type { WebhookEvent } from '../../src/payouts/ports'
import { at } from '../support/days'
import { ledgerWith, rows, sell } from '../support/ledgers'
import { answer, Service } from '../support/service'

/** A payout of $173.40 that the processor has taken; half of it may have come from the platform. */
function payoutUnderWay(platformHeld = false, off: readonly ProtectionName[] = []): Service {
  const ledger = ledgerWith({})
  sell(ledger, 1, at('2026-08-20T12:00:00Z'), 200_00, platformHeld ? 'platform' : 'processor')
  const service = new Service(ledger, at('2026-09-03T10:00:00Z'), {}, off)
  service.pay('standard', '2026-08-28')
  return service
}

const stateSteps = (service: Service): unknown[] =>
  rows(
    service.ledger.database,
    'SELECT to_state FROM payout_state_changes ORDER BY change_id',
  ).flat()

describe('webhooks', () => {
  it.each([
    ['paid', ['payout_paid'], 'completed', 'paid'],
    ['paid twice', ['payout_paid', 'payout_paid'], 'completed', 'paid'],
    ['failed', ['payout_failed'], 'failed', 'unpaid'],
    ['failed twice', ['payout_failed', 'payout_failed'], 'failed', 'unpaid'],
    ['paid after it failed (out of order)', ['payout_failed', 'payout_paid'], 'failed', 'unpaid'],
    [
      'failed after it was paid: it came back',
      ['payout_paid', 'payout_failed'],
      'returned',
      'unpaid',
    ],
    [
      'failed twice after it was paid',
      ['payout_paid', 'payout_failed', 'payout_failed'],
      'returned',
      'unpaid',
    ],
    [
      'paid again after it came back',
      ['payout_paid', 'payout_failed', 'payout_paid'],
      'returned',
      'unpaid',
    ],
  ] as [string, WebhookEvent['kind'][], string, string][])(
    'that say %s',
    (_what, events, payoutState, balanceState) => {
      for (const platformHeld of [false, true]) {
        const service = payoutUnderWay(platformHeld)
        for (const kind of events) service.webhook(kind)
        expect(service.payouts[0]).toContain(payoutState)
        expect(service.balanceStates).toEqual([balanceState])
      }
    },
  )

  it('of a payout that failed first, and then, while its transfer is on the way back, was paid', () => {
    const service = payoutUnderWay(true)
    const failing = handleWebhook(service.context, {
      kind: 'payout_failed',
      payoutId: 1,
      processorPayoutId: 'po_1',
      code: 'account_closed',
    })
    expect(failing.next().value).toMatchObject({ request: { kind: 'reverse_transfer' } })
    service.webhook('payout_paid')
    expect(failing.next({ outcome: 'done', result: { residueCents: 0 } }).done).toBe(true)
    expect(stateSteps(service)).toEqual(['creating', 'processing', 'failed'])
    expect(service.balanceStates).toEqual(['unpaid'])
  })

  it('that come days late still count', () => {
    const service = payoutUnderWay()
    service.now = at('2026-09-13T10:00:00Z')
    service.webhook('payout_paid')
    expect(rows(service.ledger.database, 'SELECT completed_at FROM payouts')).toEqual([
      ['2026-09-13T10:00:00Z'],
    ])
  })

  it('of a payout that came back say so in a note, and its money is paid the next time', () => {
    const service = payoutUnderWay()
    service.webhook('payout_paid')
    service.webhook('payout_failed')
    expect(service.noteCodes).toEqual(['payout_returned'])
    expect(service.ledger.creatorPayouts.completedCount(1)).toBe(0)
    service.now = at('2026-09-10T10:00:00Z')
    service.pay('standard', '2026-09-04')
    service.webhook('payout_paid', 2)
    expect(service.payouts.map((payout) => payout[2])).toEqual(['returned', 'completed'])
    expect(service.balanceStates).toEqual(['paid'])
  })

  it('that say failed twice, the second while the transfer is being reversed, fail it once', () => {
    const service = payoutUnderWay(true)
    const event = {
      kind: 'payout_failed',
      processorPayoutId: 'po_1',
      payoutId: 1,
      code: 'account_closed',
    } as const
    const [first, second] = [1, 2].map(() => handleWebhook(service.context, event))
    for (const workflow of [first!, second!]) expect(workflow.next().done).toBe(false)
    for (const workflow of [first!, second!]) {
      expect(workflow.next({ outcome: 'done', result: { residueCents: 0 } }).done).toBe(true)
      service.ledger.commit()
    }
    expect(stateSteps(service)).toEqual(['creating', 'processing', 'failed'])
    const reversals = `SELECT COUNT(*) FROM entries WHERE reason = 'internal_transfer_reversed'`
    expect(rows(service.ledger.database, reversals)).toEqual([[2]])
  })
})

describe('a webhook that was handled', () => {
  const handled = (service: Service): unknown[] =>
    rows(
      service.ledger.database,
      'SELECT webhook_id FROM handled_webhooks ORDER BY webhook_id',
    ).flat()
  const refusedChanges = (service: Service): number =>
    rows(service.ledger.database, 'SELECT * FROM refused_state_changes').length

  it('is remembered with the second at which it was', () => {
    const service = payoutUnderWay()
    service.now = at('2026-09-04T10:00:00Z')
    service.webhook('payout_paid', 1, 'evt_7')
    expect(rows(service.ledger.database, 'SELECT * FROM handled_webhooks')).toEqual([
      ['evt_7', '2026-09-04T10:00:00Z'],
    ])
  })

  it.each([
    ['does nothing when it is delivered again', 'evt_1', 0, ['evt_1']],
    ['does not hide another that says the same: it is looked into', 'evt_2', 1, ['evt_1', 'evt_2']],
  ])('%s', (_what, second, refused, remembered) => {
    const service = payoutUnderWay()
    service.webhook('payout_cancelled', 1, 'evt_1')
    service.webhook('payout_cancelled', 1, second)
    expect(service.payouts[0]).toContain('cancelled')
    expect(refusedChanges(service)).toBe(refused)
    expect(handled(service)).toEqual(remembered)
  })

  it('does not stop one that was sent before it and comes after it', () => {
    const service = payoutUnderWay()
    service.webhook('payout_failed', 1, 'evt_2')
    service.webhook('payout_paid', 1, 'evt_1')
    service.webhook('payout_failed', 1, 'evt_2')
    expect(stateSteps(service)).toEqual(['creating', 'processing', 'failed'])
    expect(handled(service)).toEqual(['evt_1', 'evt_2'])
  })

  it('is not remembered before all of it is done: its worker is lost half-way, and it is handled again', () => {
    const service = payoutUnderWay(true)
    service.runUntil('call-reverse-transfer', service.handling('payout_failed', 1, 'evt_1'))
    expect(handled(service)).toEqual([])
    expect(stateSteps(service)).toEqual(['creating', 'processing'])
    service.webhook('payout_failed', 1, 'evt_1')
    expect(handled(service)).toEqual(['evt_1'])
    expect(stateSteps(service)).toEqual(['creating', 'processing', 'failed'])
    expect(service.balanceStates).toEqual(['unpaid'])
  })

  it('is not remembered while its transfer has not come back: the next delivery asks for it once more', () => {
    const service = payoutUnderWay(true)
    service.answers = { reverse_transfer: [answer.refused('processor_unavailable')] }
    service.webhook('payout_failed', 1, 'evt_1')
    expect(handled(service)).toEqual([])
    expect(stateSteps(service)).toEqual(['creating', 'processing'])
    service.webhook('payout_failed', 1, 'evt_1')
    expect(handled(service)).toEqual(['evt_1'])
    expect(stateSteps(service)).toEqual(['creating', 'processing', 'failed'])
  })

  it('is neither remembered nor asked for where webhooks are not deduplicated', () => {
    const service = payoutUnderWay(false, ['webhookDeduplication'])
    service.webhook('payout_cancelled', 1, 'evt_1')
    service.webhook('payout_cancelled', 1, 'evt_1')
    expect(handled(service)).toEqual([])
    expect(stateSteps(service)).toEqual(['creating', 'processing', 'cancelled', 'cancelled'])
  })
})
