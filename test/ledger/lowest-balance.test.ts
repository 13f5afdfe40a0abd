import { expect, it } from 'vitest'
import { LowestBalance } from '../../src/ledger/lowest-balance'

const lowOf = (...heard: [cents: number, at: number][]) => {
  const lowest = new LowestBalance()
  for (const [cents, at] of heard) lowest.hear(cents, at)
  return lowest.low
}

it('is unknown before anything was posted', () => {
  expect(lowOf()).toBeNull()
})

it('is the least that a second leaves, the first time that it does', () => {
  expect(lowOf([500, 1], [200, 2], [300, 3], [200, 4])).toEqual({ cents: 200, at: 2 })
  expect(lowOf([500, 1], [-200, 2])).toEqual({ cents: -200, at: 2 })
})

it('is not what goes and comes back within one second', () => {
  expect(lowOf([500, 1], [-50, 2], [450, 2], [460, 3])).toEqual({ cents: 450, at: 2 })
  expect(lowOf([0, 1], [500, 1], [600, 2])).toEqual({ cents: 500, at: 1 })
})
