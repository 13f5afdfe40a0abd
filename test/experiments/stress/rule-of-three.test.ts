import { expect, it } from 'vitest'
import {
  failuresText,
  rarityUnseen,
  shareBelow,
} from '../../../src/experiments/stress/rule-of-three'

it.each([
  [1, 1],
  [3, 1],
  [30, 0.1],
  [1_000, 0.003],
])('no failure in %i seeds: below %d', (seeds, share) => {
  expect(shareBelow(seeds)).toBe(share)
})

it('is close to what it stands for: 5% of the times no seed of so many would fail', () => {
  for (const seeds of [100, 1_000, 10_000]) {
    expect((1 - shareBelow(seeds)) ** seeds).toBeCloseTo(0.05, 2)
  }
})

it.each([
  [0, 1_000, '0 of 1,000 seeds: below 0.3% at 95%'],
  [0, 200, '0 of 200 seeds: below 1.5% at 95%'],
  [0, 1, '0 of 1 seed: below 100% at 95%'],
  [7, 200, '7 of 200 seeds'],
  [0, 0, '0 of 0 seeds'],
])('%i of %i', (failures, seeds, text) => {
  expect(failuresText(failures, seeds)).toBe(text)
})

it.each([
  [1, 1],
  [49, 16],
  [50, 17],
  [3_000, 1_000],
])('in %i, what happens to more than one in %i is seen', (count, rarity) => {
  expect(rarityUnseen(count)).toBe(rarity)
})
