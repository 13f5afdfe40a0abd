/** Requests without an answer: what is known of them at any time, and how little of it has to be written. */
import { beforeEach, describe, expect, it } from 'vitest'
import { Ledger } from '../../src/ledger/ledger'
import { at } from '../support/days'
import { engine } from '../support/engine'
import { claim, creatorNamed, rows, sell } from '../support/ledgers'

const request = { idempotencyKey: 'payout-1', payoutId: 1, kind: 'payout' } as const
const sentAt = at('2026-09-02T10:00:00Z')
const STORED = 'SELECT idempotency_key, payout_id, kind, sent_at, tries FROM unanswered_requests'

let ledger: Ledger
let writes: string[]

beforeEach(() => {
  writes = []
  ledger = new Ledger(engine, (sql) => {
    if (sql.includes('ledger_requests') && !sql.startsWith('SELECT')) writes.push(sql)
  })
  ledger.creators.add(creatorNamed(1))
  sell(ledger, 1, at('2026-09-01T10:00:00Z'), 100_00)
  claim(ledger, 1, sentAt)
})

describe('a request', () => {
  it('that is answered before its step is committed leaves no trace', () => {
    ledger.requests.sent(request, sentAt)
    ledger.requests.sent(request, sentAt + 60)
    expect(ledger.requests.tries('payout-1')).toBe(2)
    expect(ledger.requests.answered('payout-1')).toBe(true)
    expect(ledger.requests.answered('payout-1')).toBe(false)
    expect(ledger.requests.tries('payout-1')).toBe(0)
    ledger.commit()
    expect(rows(ledger.database, STORED)).toEqual([])
    expect(writes.filter((sql) => sql.startsWith('INSERT'))).toEqual([])
  })

  it('that is not is in the ledger, with the second of its first try, until it is', () => {
    ledger.requests.sent(request, sentAt)
    ledger.commit()
    ledger.requests.sent(request, sentAt + 60)
    ledger.requests.sent(request, sentAt + 120)
    expect(ledger.requests.tries('payout-1')).toBe(3)
    expect(rows(ledger.database, STORED)).toEqual([
      ['payout-1', 1, 'payout', '2026-09-02T10:00:00Z', 3],
    ])
    expect(ledger.requests.answered('payout-1')).toBe(true)
    expect(ledger.requests.answered('payout-1')).toBe(false)
    expect(rows(ledger.database, STORED)).toEqual([])
  })

  it('can be sent again after its answer, as if it had never been', () => {
    ledger.requests.sent(request, sentAt)
    ledger.commit()
    ledger.requests.answered('payout-1')
    ledger.requests.sent(request, sentAt + 60)
    expect(rows(ledger.database, STORED)).toEqual([
      ['payout-1', 1, 'payout', '2026-09-02T10:01:00Z', 1],
    ])
  })

  it('that is answered, or sent again, once it has a row leaves those that wait where they are', () => {
    ledger.requests.sent(request, sentAt)
    ledger.commit()
    ledger.requests.sent({ ...request, idempotencyKey: 'transfer-1', kind: 'transfer' }, sentAt)
    ledger.requests.sent(request, sentAt + 60)
    expect(ledger.requests.tries('payout-1')).toBe(2)
    expect(ledger.requests.answered('payout-1')).toBe(true)
    expect(ledger.requests.answered('transfer-1')).toBe(true)
    expect(writes.map((sql) => sql.split(' ')[0])).toEqual(['INSERT', 'UPDATE', 'DELETE'])
    expect(rows(ledger.database, STORED)).toEqual([])
  })

  it('is found by whoever looks, whether it has been committed or not', () => {
    ledger.requests.sent({ ...request, idempotencyKey: 'transfer-1', kind: 'transfer' }, sentAt)
    ledger.commit()
    ledger.requests.sent(request, sentAt)
    expect(ledger.requests.ofPayout(1).map(({ idempotencyKey }) => idempotencyKey)).toEqual([
      'payout-1',
      'transfer-1',
    ])
    expect(ledger.requests.ofSettledPayouts(sentAt)).toEqual([])
    ledger.payouts.end(ledger.payouts.get(1), 'failed', 'declined', sentAt)
    expect(ledger.requests.ofSettledPayouts(sentAt)).toHaveLength(2)
    expect(ledger.requests.ofSettledPayouts(sentAt - 1)).toEqual([])
  })

  it('of a creator comes before those for the payouts that were made after its own', () => {
    ledger.payouts.end(ledger.payouts.get(1), 'failed', 'declined', sentAt)
    const { payoutId } = claim(ledger, 1, sentAt + 60)
    ledger.requests.sent({ ...request, idempotencyKey: 'payout-2', payoutId }, sentAt + 60)
    ledger.requests.sent({ ...request, idempotencyKey: 'transfer-1', kind: 'transfer' }, sentAt)
    expect(ledger.requests.ofCreator(1)).toEqual([
      { idempotencyKey: 'transfer-1', payoutId: 1, kind: 'transfer' },
      { idempotencyKey: 'payout-2', payoutId, kind: 'payout' },
    ])
  })

  it('for a payout that is not in the books is refused by the ledger', () => {
    ledger.requests.sent({ ...request, payoutId: 9 }, sentAt)
    expect(() => ledger.commit()).toThrow('FOREIGN KEY constraint failed')
  })
})
