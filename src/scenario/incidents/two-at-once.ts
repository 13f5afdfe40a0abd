/** Two that work on the same money at the same time: each alone is right. */
import type { ScenarioInput } from '../schema'
import type { Incident } from './incident'
import { creatorOwed, smallScenario } from './small-scenarios'

const lender = creatorOwed('lends-the-platform-its-money', 1_000_00, { paused: true }, 'platform')

const waitsBeforeClaiming = {
  fault: 'worker-waits' as const,
  creator: 'ink',
  step: 'point-balances-read' as const,
  seconds: 60,
}

export const TWO_AT_ONCE_INCIDENTS: readonly Incident[] = [
  {
    id: 'h-44',
    title: 'The automatic payout and the button pay the same money',
    date: null,
    story:
      'The daily run reads what a creator is owed. While it works, the creator presses the button for a payout. Both have read the same balances before either has claimed them, and both pay. A claim has to read and take in one step, so that the second one finds nothing.',
    source: {
      references: ['btcpayserver/btcpayserver#5913', 'btcpayserver/btcpayserver#6314'],
      evidence: 'thread',
    },
    difference: 'Balances are read and claimed in one step.',
    asItWas: runAndButton('Read, then claimed', { claimLock: false }),
    asFixed: runAndButton('Claimed as they are read', {}),
    expect: { measure: 'paid_twice', asItWas: 200_00, asFixed: 0 },
  },
  {
    id: 'a6-35',
    title: 'A pause that comes between the look and the claim',
    date: '2026-09-03',
    story:
      'A payout first asks whether the creator may be paid, then claims the money. A pause that begins in between was not seen, and the payout paid in full a creator who had just been stopped. It took 15 rounds of review to close every such gap. The claim has to ask again.',
    source: { references: ['antiwork/gumroad#7495'], evidence: 'PR' },
    difference: 'Balances are read and claimed in one step.',
    asItWas: pausedInBetween('Read, then claimed', { claimLock: false }),
    asFixed: pausedInBetween('Claimed as they are read', {}),
    expect: { measure: 'violations', check: 'payouts_were_allowed', asItWas: 1, asFixed: 0 },
  },
]

function runAndButton(name: string, protections: ScenarioInput['protections']): ScenarioInput {
  return smallScenario(name, {
    days: 3,
    creators: [creatorOwed('ink', 200_00, { schedule: 'daily', rail: 'rtp' }, 'platform'), lender],
    protections,
    actions: [{ action: 'request-payout', on: '2026-08-31T08:00:30Z', creator: 'ink' }],
    faults: { single: [waitsBeforeClaiming] },
  })
}

function pausedInBetween(name: string, protections: ScenarioInput['protections']): ScenarioInput {
  return smallScenario(name, {
    days: 3,
    creators: [creatorOwed('ink', 200_00, { schedule: 'daily' })],
    protections,
    actions: [{ action: 'pause', on: '2026-08-31T08:00:30Z', creator: 'ink' }],
    faults: { single: [waitsBeforeClaiming] },
  })
}
