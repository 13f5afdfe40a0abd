import { expect, it } from 'vitest'
import { chromeTrace } from '../../../src/experiments/stress/chrome-trace'

it('is in the trace event format: rows by name, microseconds since the first event', () => {
  const text = chromeTrace('Paid twice', [
    {
      row: 'pay-creators',
      name: 'pay-creators',
      from: 1_000,
      until: 1_060,
      details: { attempt: 1 },
    },
    { row: 'webhook', name: 'payout_paid', from: 1_030, until: null, details: {} },
    { row: 'pay-creators', name: 'create_payout', from: 1_002, until: 1_004, details: {} },
  ])
  expect(JSON.parse(text)).toEqual({
    displayTimeUnit: 'ms',
    traceEvents: [
      { name: 'process_name', ph: 'M', ts: 0, pid: 1, tid: 0, args: { name: 'Paid twice' } },
      { name: 'thread_name', ph: 'M', ts: 0, pid: 1, tid: 1, args: { name: 'pay-creators' } },
      { name: 'thread_name', ph: 'M', ts: 0, pid: 1, tid: 2, args: { name: 'webhook' } },
      {
        name: 'pay-creators',
        ph: 'X',
        ts: 0,
        pid: 1,
        tid: 1,
        dur: 60_000_000,
        args: { attempt: 1 },
      },
      { name: 'payout_paid', ph: 'i', s: 't', ts: 30_000_000, pid: 1, tid: 2, args: {} },
      { name: 'create_payout', ph: 'X', ts: 2_000_000, pid: 1, tid: 1, dur: 2_000_000, args: {} },
    ],
  })
})
