import { describe, expect, it } from 'vitest'
import { instantFromIso } from '../../../src/core/calendar'
import { foundText, harmText, riseText, turningText } from '../../../src/ui/stress/turning-words'
import type { FuturesFrom, Rise, TurningPoint } from '../../../workers/stress-contract'

const at = (iso: string): number => instantFromIso(`2026-09-${iso}Z`)!
const from = (iso: string, harmed: number): FuturesFrom => ({ at: at(iso), harmed })
const rise = (before: FuturesFrom, after: FuturesFrom, firstAt: number): Rise => ({
  ...{ before, after, firstAt, lastAt: after.at - 1, happened: [] },
})

const moments = [
  from('01T00:00:00', 1),
  from('10T10:00:04', 2),
  from('10T10:00:14', 9),
  from('14T00:00:00', 9),
  from('14T09:20:22', 20),
  from('16T00:00:00', 20),
]
const [first, before, after, still, decided] = moments as [
  FuturesFrom,
  FuturesFrom,
  FuturesFrom,
  FuturesFrom,
  FuturesFrom,
]
const found: TurningPoint = {
  harm: { check: 'processors_pay_balances_once', creator: 'creator-5' },
  ...{ foundAt: at('16T00:00:00'), futures: 20, moments, decided },
  rises: [rise(before, after, at('10T10:00:12')), rise(still, decided, decided.at - 1)],
}

describe('a failure that was decided in a second', () => {
  it('is told by the steepest rise', () => {
    expect(turningText(found)).toBe(
      'What happened at 14 Sep 2026, 09:20:21 made it likely: before, 9 of 20 futures came to the same harm, after it 20.',
    )
  })

  it('says how long after the rise it was found, and from when on nothing could prevent it', () => {
    expect(foundText(found)).toBe(
      'The check found it 1.6 days after that, at the end of 15 Sep 2026. From 14 Sep 2026, 09:20:22 on, all 20 futures come to it.',
    )
  })

  it('names the harm and whom it is about', () => {
    expect(harmText(found)).toBe('A balance paid by two payouts, creator-5')
    const ofNobody = { ...found, harm: { ...found.harm, creator: null } }
    expect(harmText(ofNobody)).toBe('A balance paid by two payouts')
  })
})

it('a rise over several seconds says from when to when', () => {
  const gentle = { ...found, rises: found.rises.slice(0, 1) }
  expect(turningText(gentle)).toBe(
    'What happened from 10 Sep 2026, 10:00:12 to 10 Sep 2026, 10:00:13 made it likely: before, 2 of 20 futures came to the same harm, after it 9.',
  )
  expect(riseText(gentle.rises[0]!, 20)).toBe(
    '10 Sep 2026, 10:00:13: 2 of 20 futures before, 9 after.',
  )
})

it('where nothing decides it, that is said in place of a moment', () => {
  expect(turningText({ ...found, rises: [], moments: [first, decided] })).toBe(
    'No single moment decides it: nothing that happened brings a fifth of the futures to the same harm.',
  )
  const always = { ...found, rises: [], moments: [decided], decided }
  expect(turningText(always)).toBe(
    'All 20 futures come to the same harm from the first moment on: chance makes no difference.',
  )
  expect(foundText(always)).toBe('The check found it at the end of 15 Sep 2026.')
})
