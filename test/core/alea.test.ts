import fc from 'fast-check'
import seedrandom from 'seedrandom'
import { describe, expect, it } from 'vitest'
import { AleaStreams } from '../../src/core/alea'
import { Draws } from '../../src/core/draws'

const NUMBERS = 5
const numbers = (uniform: () => number): number[] => Array.from({ length: NUMBERS }, uniform)
const ofTheLibrary = (seed: string): number[] => numbers(seedrandom.alea(seed))

describe('streams of numbers', () => {
  it('are those that seedrandom gives for the same text, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (beginning, text) => {
        const stream = new AleaStreams(beginning).of(text)
        expect(numbers(stream)).toEqual(ofTheLibrary(beginning + text))
      }),
      { numRuns: 300 },
    )
  })

  it('leave out the characters that are skipped', () => {
    expect(numbers(new AleaStreams('a').of('xyb', 2))).toEqual(ofTheLibrary('ab'))
  })

  it('are those of long texts, and of none', () => {
    for (const seed of ['', ' ', '\uFFFF'.repeat(500), 'creator '.repeat(2_000)]) {
      expect(numbers(new AleaStreams(seed).of(''))).toEqual(ofTheLibrary(seed))
      expect(numbers(new AleaStreams('').of(seed))).toEqual(ofTheLibrary(seed))
    }
  })

  it('go on like those of the library for as long as they are asked', () => {
    const stream = new AleaStreams('a long ').of('stream')
    const expected = seedrandom.alea('a long stream')
    for (let index = 0; index < 100_000; index += 1) {
      if (stream() !== expected()) expect.fail(`number ${index} differs`)
    }
  })
})

describe('random numbers of a run', () => {
  it('have the JSON text of seed, concern and subject as the seed of their stream', () => {
    const draws = new Draws('payout-lab')
    const others = Array.from({ length: 10_000 }, (_, index) => index + 1).filter((sale) => {
      const handle = `creator-${sale % 700}`
      const expected = seedrandom.alea(JSON.stringify(['payout-lab', 'sale', handle, sale]))
      return draws.of('sale', handle, sale)() !== expected()
    })
    expect(others).toEqual([])
  })

  it('have it also where seed and handle need escapes', () => {
    for (const seed of ['"', '\\', '\n', '[', 'ü', '']) {
      const expected = ofTheLibrary(JSON.stringify([seed, 'rail', seed]))
      expect(numbers(new Draws(seed).of('rail', seed))).toEqual(expected)
    }
  })
})
