/** Types of a payout service of the user's own are not checked when it runs: what it yields and returns is. */
import { runInThisContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { guardedService } from '../../src/simulation/guarded-service'
import type { PayoutService } from '../../src/payouts/payout-service'
import type { Effect, PayoutContext } from '../../src/payouts/ports'

const CONTEXT = null as unknown as PayoutContext

/** What a service that yields this is told. */
function toldOf(yielded: unknown): string {
  const own = {
    *sendPayout() {
      yield yielded as Effect
    },
  }
  const { sendPayout } = guardedService(own, 'mine.ts')
  try {
    const { value } = sendPayout!(CONTEXT, 1).next()
    expect(value).toBe(yielded)
    return 'as expected'
  } catch (error) {
    return (error as Error).message
  }
}

const BEFORE_NEXT_TRY = { effect: 'sleep', why: 'before-next-try' }
const itself: Record<string, unknown> = {}
itself['self'] = itself

describe('what is yielded', () => {
  it.each([
    [{ ...BEFORE_NEXT_TRY, seconds: 0 }],
    [{ effect: 'point', step: 'answer-heard' }],
    [{ effect: 'call', processor: 'stripe', request: { kind: 'look_up' } }],
    [{ effect: 'enqueue', delaySeconds: 60, job: { kind: 'send-payout', begin: () => [] } }],
  ])('%j is as expected', (yielded) => {
    expect(toldOf(yielded)).toBe('as expected')
  })

  it.each([
    [1n, /^mine\.ts: sendPayout yielded 1n, expected an object whose effect is one of call,/],
    [itself, /^mine\.ts: sendPayout yielded object, expected an object whose effect/],
    [
      { ...BEFORE_NEXT_TRY, seconds: Number.NaN },
      /"seconds":NaN.*, expected seconds to be a whole number/,
    ],
    [{ ...BEFORE_NEXT_TRY, seconds: 0.5 }, /expected seconds to be a whole number/],
    [{ ...BEFORE_NEXT_TRY, seconds: -5 }, /expected seconds to be a whole number of at least 0$/],
    [{ effect: 'sleep', seconds: 5 }, /expected why to be one of while-walking, before-next-try,/],
    [{ effect: 'point', step: 'half-way' }, /expected step to be one of balances-read,/],
    [{ effect: 'call', processor: 'bank' }, /expected processor to be one of stripe, paypal,/],
    [
      { effect: 'call', processor: 'stripe', request: { kind: 'pay' } },
      /expected request\.kind to be one of instantly_available,/,
    ],
    [{ effect: 'enqueue' }, /expected delaySeconds to be a whole number/],
    [{ effect: 'enqueue', delaySeconds: 0 }, /expected job\.kind to be one of pay-creators,/],
    [
      { effect: 'enqueue', delaySeconds: 0, job: { kind: 'send-payout' } },
      /expected job\.begin to be a function$/,
    ],
  ])('%o is not', (yielded, told) => {
    expect(toldOf(yielded)).toMatch(told)
  })
})

describe('a timetable', () => {
  it.each([
    [
      1,
      /^mine\.ts: timetable returned 1, expected secondOfDay to be a whole number from 0 to 86399$/,
    ],
    [{ secondOfDay: 86_400 }, /expected secondOfDay/],
    [{ secondOfDay: 0, job: { kind: 'lunch' } }, /expected job\.kind to be one of release-/],
  ])('with %j is not as expected', (entry, told) => {
    const own = { timetable: () => [entry] } as unknown as Partial<PayoutService>
    const { timetable } = guardedService(own, 'mine.ts')
    expect(() => timetable!(CONTEXT, 1)).toThrow(told)
  })
})

it('what is thrown and is no error is told whole, with the function that threw it', () => {
  const why = 'tried to bind a value of an unknown type to the statement of a payout'
  const own = {
    sendPayout: (): unknown => runInThisContext(`throw '${why}'`),
  } as unknown as Partial<PayoutService>
  const { sendPayout } = guardedService(own, 'mine.ts')
  expect(() => sendPayout!(CONTEXT, 1).next()).toThrow(
    `mine.ts: sendPayout threw "${why}", which has no line: throw an Error in its place`,
  )
})

it('work that never ends is ended', () => {
  const own = {
    *sendPayout() {
      for (;;) yield { effect: 'sleep', seconds: 0, why: 'before-next-try' }
    },
  } as unknown as Partial<PayoutService>
  const work = guardedService(own, 'mine.ts').sendPayout!(CONTEXT, 1)
  const allOfIt = () => {
    while (!work.next().done);
  }
  expect(allOfIt).toThrow('mine.ts: sendPayout yielded a million times and did not end')
})

it('one function can call another of its object', () => {
  const own = {
    *performPayouts(this: Partial<PayoutService>) {
      yield* this.sendPayout!(CONTEXT, 7)
    },
    *sendPayout(_: PayoutContext, payoutId: number) {
      yield { effect: 'sleep', seconds: payoutId, why: 'before-next-try' }
    },
  } as unknown as Partial<PayoutService>
  const { performPayouts } = guardedService(own, 'mine.ts')
  const claimed = [] as unknown as Parameters<PayoutService['performPayouts']>[1]
  expect(performPayouts!(CONTEXT, claimed).next().value).toMatchObject({ seconds: 7 })
})
