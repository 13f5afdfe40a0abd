/**
 * Money of which nobody knows where it is, for as long as the processor turns everything down, or until support has looked at
 * it: it is asked about until it is known, and a check says so where it is not.
 */
import { describe, expect, it } from 'vitest'
import type { ScenarioInput } from '../../src/scenario/schema'
import type { Simulation } from '../../src/simulation/simulation'
import { brokenChecks, calmScenario, conclude, simulationOf, type Run } from '../support/runs'
import { stepToEnd } from '../support/stepping'

type Faults = NonNullable<NonNullable<ScenarioInput['faults']>['single']>
type Calls = Extract<Faults[number], { call: unknown }>['call']

const timesOf = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)
const unanswered = (fault: 'call-lost' | 'answer-lost', call: Calls, count: number): Faults =>
  timesOf(count).map((nth) => ({ fault, call, creator: 'ink', nth }))
const turnedDown = (call: Calls, count: number): Faults =>
  timesOf(count).map((nth) => ({
    ...{ fault: 'call-refused', code: 'processor_unavailable' },
    ...{ call, creator: 'ink', nth },
  }))

/** A week of sales of one creator, of whom the platform holds the money, is paid on Thursday, 10 September. */
function ranWith(
  settings: Partial<ScenarioInput>,
  change: (simulation: Simulation) => void = () => undefined,
): Run {
  const simulation = simulationOf(
    calmScenario({
      days: 30,
      creators: [{ handle: 'ink', schedule: 'weekly' }],
      sales: [
        { creator: 'ink', at: '2026-08-31T12:00:00Z', amountCents: 200_00, holder: 'platform' },
      ],
      ...settings,
    }),
  )
  change(simulation)
  stepToEnd(simulation)
  return conclude(simulation)
}

const statesOf = ({ rows }: Run): unknown[] =>
  rows('SELECT state FROM payouts ORDER BY payout_id').flat()
const found = ({ report }: Run): string[] =>
  brokenChecks(report).map((witness) => witness.split(':')[0]!)

describe('a payout that came back, whose transfer cannot be reversed for four weeks', () => {
  const RETURNED: Faults = [{ fault: 'payout-returned', code: 'account_closed', creator: 'ink' }]

  it('is asked about every day, which is as much as anybody can do', () => {
    const done = ranWith({
      days: 50,
      faults: { single: [...RETURNED, ...turnedDown('reverse_transfer', 26)] },
    })
    expect(brokenChecks(done.report)).toEqual([])
    expect(statesOf(done)).toEqual(['returned', 'completed'])
    expect(
      done.rows(`SELECT substr(occurred_at, 1, 10) FROM payout_state_changes
      WHERE to_state = 'returned'`),
    ).toEqual([['2026-10-12']])
  })

  it('is found where it is asked about no more after two weeks', () => {
    const faults = { single: [...RETURNED, ...turnedDown('reverse_transfer', 26)] }
    const done = ranWith({ days: 50, faults }, (simulation) => {
      const { requests } = simulation.ledger
      const ofSettled = requests.ofSettledPayouts.bind(requests)
      requests.ofSettledPayouts = (sentUntil) =>
        simulation.daysDone < 30 ? ofSettled(sentUntil) : []
    })
    expect(found(done)).toEqual(['payouts_follow_processor'])
    expect(statesOf(done)).toEqual(['completed'])
  })
})

describe('support ends a pause for unaccounted money, where no policy asks what became of it', () => {
  const settings = (single: Faults): Partial<ScenarioInput> => ({
    policy: 'gumroad-2025-04',
    actions: [{ action: 'resume', on: '2026-09-22', creator: 'ink' }],
    faults: { single },
  })
  const cases: [what: string, faults: Faults, states: string[], unseenBy: string[]][] = [
    [
      'a payout whose request was lost is sent',
      unanswered('call-lost', 'create_payout', 3),
      ['completed'],
      ['payouts_are_sent'],
    ],
    [
      'a payout that has arrived unheard is completed',
      [
        ...unanswered('answer-lost', 'create_payout', 3),
        { fault: 'webhook-lost', creator: 'ink', news: 'payout_paid' },
      ],
      ['completed'],
      ['outcomes_become_known'],
    ],
    [
      'a transfer that was made unheard goes back, and its money is paid in the next run',
      unanswered('answer-lost', 'create_transfer', 3),
      ['failed', 'completed'],
      ['payouts_are_sent', 'outcomes_become_known'],
    ],
    [
      'a transfer that was not reversed is reversed',
      [
        { fault: 'payout-refused', code: 'declined', creator: 'ink' },
        ...turnedDown('reverse_transfer', 1),
      ],
      ['failed', 'completed'],
      ['payouts_are_sent'],
    ],
    [
      'the transfer of a payout that came back is reversed',
      [
        { fault: 'payout-returned', code: 'declined', creator: 'ink' },
        ...unanswered('call-lost', 'reverse_transfer', 3),
      ],
      ['returned', 'completed'],
      ['payouts_follow_processor'],
    ],
  ]

  it.each(cases)('%s', (_what, faults, states) => {
    const done = ranWith(settings(faults))
    expect(brokenChecks(done.report)).toEqual([])
    expect(done.report.actionsWithoutEffect).toEqual([])
    expect(statesOf(done)).toEqual(states)
  })

  it.each(cases)('without a look at it, a check says so: %s', (_what, faults, _states, checks) => {
    const done = ranWith(settings(faults), ({ ledger }) => {
      ledger.requests.ofCreator = () => []
    })
    expect(found(done)).toEqual(checks)
  })

  it('where the processor is silent once more, the pause begins again', () => {
    const done = ranWith(settings(unanswered('call-lost', 'create_payout', 6)))
    expect(brokenChecks(done.report)).toEqual([])
    expect(
      done.rows(`SELECT substr(began_at, 1, 10), substr(ended_at, 1, 10) FROM pauses`),
    ).toEqual([
      ['2026-09-10', '2026-09-22'],
      ['2026-09-22', null],
    ])
  })
})
