import { expect, it } from 'vitest'
import { paidTwiceSentences } from '../../../../src/ui/fees/questions/paid-twice-words'

const within = (value: number, half: number) => ({
  value,
  low: value - half,
  high: value + half,
  n: 10,
  method: 'mean' as const,
})
const words = { share: 0.001, per: 'a month', roundMargin: <Of>(exact: Of): Of => exact }
const found = {
  lostCents: 26_00,
  payouts: 520,
  twice: 0.52,
  margin: within(574_00, 150_00),
  left: within(548_00, 150_00),
  breakEven: 0.0221,
}

it('says what it costs, what is left of the margin, and when nothing is', () => {
  expect(paidTwiceSentences(found, words)).toEqual([
    'If 0.1% of daily payouts were paid twice and nothing came back, that would cost about $26 a month. On average 0.5 of 520 instant payouts a month would be paid twice.',
    'The cost is 4.5% of the margin of $574.',
    'That leaves $548 a month (95% interval $400 to $700).',
    'If 2.2% or more were paid twice, nothing would be left.',
  ])
})

it('comes on top of a loss', () => {
  const margin = { ...within(-30_00, 0), low: null, high: null }
  const left = { ...margin, value: -56_00 }
  expect(paidTwiceSentences({ ...found, margin, left, breakEven: null }, words).slice(1)).toEqual([
    'It comes on top: daily payouts already bring −$30 a month.',
    'That leaves −$56 a month.',
  ])
})
