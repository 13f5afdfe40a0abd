import { describe, expect, it } from 'vitest'
import {
  changesSentence,
  meansSentence,
  meanWords,
  waitedWords,
} from '../../../src/ui/words/creator-changes'

const mean = (value: number) => ({ mean: value, low: null, high: null, n: 1 })

describe('who wins and who loses, in a sentence', () => {
  const none = { sample: 'none', both: 20, creators: 20 } as const
  const counts = { wins: 3, loses: 1, paysMoreWaitsLess: 12, paysLessWaitsLonger: 0, unchanged: 4 }

  it('has all five counts', () => {
    expect(changesSentence({ ...none, counts })).toBe(
      '20 creators are in both runs: 3 win, 1 lose, 12 pay more and wait less, 0 pay less and wait longer, 4 unchanged.',
    )
  })

  it('says of a sample for how many it stands, or that it does not scale up', () => {
    const same = { sample: 'same', both: 20, creators: 2_402.4, counts } as const
    expect(changesSentence(same)).toMatch(
      /^Sampled creators in both runs: 20, who stand for 2,402\. Of these, about 3 win, 1 lose/,
    )
    expect(changesSentence({ ...same, sample: 'different', creators: 20 })).toMatch(
      /do not simulate the same sample .* do not scale up to all creators: 3 win, 1 lose/,
    )
  })

  it('says where it is not known', () => {
    expect(changesSentence({ ...none, counts: null })).toContain('it is not known who wins')
  })
})

it('what was received is beside what is unpaid, so that nobody takes it for a gain', () => {
  const means = {
    feeCents: mean(1_70_00),
    waitedSeconds: mean(-9 * 86_400),
    receivedCents: mean(6_80_00),
    unpaidCents: mean(-8_50_00),
  }
  expect(meansSentence(means)).toBe(
    'On average per creator: fees $170 more; wait 9 days less. Received by the end of the run: $680 more; still unpaid or in transit at the end: $850 less.',
  )
})

it('a wait is to the hour, as it is compared', () => {
  expect(waitedWords(29 * 60)).toBe('no difference')
  expect(waitedWords(-31 * 60)).toBe('1 hour less')
  expect(waitedWords(null)).toBe('–')
})

it('an interval over creators says that it is not one over seeds', () => {
  const spread = { mean: 10_00, low: 2_00, high: 18_00, n: 20 }
  const none = mean(0)
  const means = { waitedSeconds: none, receivedCents: none, unpaidCents: none }
  expect(meansSentence({ feeCents: spread, ...means })).toMatch(
    /fees \$10 more \(95% interval \$2 to \$18 more\); .* These intervals are over the creators of this seed\./,
  )
  expect(meansSentence({ feeCents: none, ...means })).not.toContain('interval')
  // A table of groups has no intervals.
  expect(meanWords('cents', spread)).toBe('$10 more')
})
