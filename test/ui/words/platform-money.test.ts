import { expect, it } from 'vitest'
import { platformSentence } from '../../../src/ui/words/without-effect'

const money = {
  openingBalanceCents: 10_000_00,
  sweptCents: 10_200_00,
  sweeps: 1,
  balanceCents: 50_00,
  lowest: { balanceCents: 0, day: '2026-08-31' },
}

it('the platform’s own money is said with its lowest balance, where it is known', () => {
  const known =
    'Began with $10,000.00. Sweeps moved $10,200.00 to its bank. Its account now has $50.00, including what it holds for creators.'
  expect(platformSentence(money)).toBe(`${known} Its lowest balance was $0.00, on 31 Aug 2026.`)
  expect(platformSentence({ ...money, lowest: null })).toBe(known)
})
