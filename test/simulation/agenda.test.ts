import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Agenda, RANK, type Rank } from '../../src/simulation/agenda'

/** Does all that is planned, at most so many events. */
function happenAll(agenda: Agenda, eventsMax = 1_000): void {
  for (let count = 0; ; count += 1) {
    const planned = agenda.take()
    if (!planned) return
    if (count === eventsMax) throw new Error(`More than ${eventsMax} events`)
    planned.happen()
  }
}

/** The names of what happens, in order, where each is planned in the order given. */
function orderOf(events: readonly (readonly [at: number, rank: Rank, name: string])[]): string[] {
  const agenda = new Agenda()
  const happened: string[] = []
  for (const [at, rank, name] of events) agenda.plan(at, () => happened.push(name), rank)
  happenAll(agenda)
  return happened
}

describe('what is planned happens', () => {
  it.each([
    [
      'in order of time, however it was planned',
      [
        [30, RANK.event, 'last'],
        [10, RANK.event, 'first'],
        [20, RANK.event, 'second'],
      ],
      ['first', 'second', 'last'],
    ],
    [
      'in order of rank at one instant: the end of the day, its beginning, marks, actions, all else',
      [
        [10, RANK.event, 'event'],
        [10, RANK.action, 'action'],
        [10, RANK.mark, 'mark'],
        [10, RANK.startOfDay, 'start'],
        [10, RANK.endOfDay, 'end'],
      ],
      ['end', 'start', 'mark', 'action', 'event'],
    ],
    [
      'in the order in which it was planned where instant and rank are the same',
      [
        [10, RANK.event, 'a'],
        [10, RANK.event, 'b'],
        [5, RANK.event, 'early'],
        [10, RANK.event, 'c'],
      ],
      ['early', 'a', 'b', 'c'],
    ],
    [
      'earlier in time before higher in rank',
      [
        [11, RANK.endOfDay, 'end of day, later'],
        [10, RANK.event, 'event, earlier'],
      ],
      ['event, earlier', 'end of day, later'],
    ],
  ] as const)('%s', (_what, events, order) => {
    expect(orderOf(events)).toEqual(order)
  })

  it('in the order of a stable sort, whatever is planned', () => {
    const event = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...Object.values(RANK)))
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (drawn) => {
        const events = drawn.map(([at, rank], index) => [at, rank, String(index)] as const)
        const sorted = events.toSorted((one, other) => one[0] - other[0] || one[1] - other[1])
        expect(orderOf(events)).toEqual(sorted.map(([, , name]) => name))
      }),
    )
  })

  it('and may plan more: at the same instant it comes after what is planned there already', () => {
    const agenda = new Agenda()
    const happened: string[] = []
    agenda.plan(10, () => {
      happened.push('a')
      agenda.plan(10, () => happened.push('planned by a'))
    })
    agenda.plan(10, () => happened.push('b'))
    happenAll(agenda)
    expect(happened).toEqual(['a', 'b', 'planned by a'])
  })

  it('when its time has come, which can be asked for', () => {
    const agenda = new Agenda()
    expect([agenda.nextAt, agenda.take()]).toEqual([null, undefined])
    agenda.plan(20, () => undefined)
    agenda.plan(10, () => undefined)
    expect(agenda.nextAt).toBe(10)
    agenda.take()
    expect(agenda.nextAt).toBe(20)
  })
})
