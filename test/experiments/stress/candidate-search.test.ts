import { describe, expect, it } from 'vitest'
import { CandidateSearch, leastList } from '../../../src/experiments/stress/candidate-search'

/** Fails wherever all of `needed` are left. */
function searchFor(needed: readonly number[], width = 1, triesMax = 1_000) {
  const tried: (readonly number[])[] = []
  const search = new CandidateSearch<readonly number[]>({
    fails: (kept) => {
      tried.push(kept)
      return Promise.resolve(needed.every((one) => kept.includes(one)))
    },
    width,
    triesMax,
  })
  const least = (count: number): Promise<readonly number[]> =>
    leastList(
      Array.from({ length: count }, (_, index) => index + 1),
      search,
      (kept) => kept,
    )
  return { search, tried, least }
}

describe('the least list that still fails', () => {
  it.each([
    [[], 100],
    [[7], 100],
    [[1, 100], 100],
    [[13, 14, 60, 99], 100],
    [[1], 1],
    [[2], 3],
    [[1, 2, 3], 3],
  ])('is %j of the numbers to %i', async (needed, count) => {
    expect(await searchFor(needed).least(count)).toEqual(needed)
  })

  it('takes few tries: of 1,000, two are found in less than a hundred', async () => {
    const { search, least } = searchFor([250, 750])
    await least(1_000)
    expect(search.tries).toBeLessThan(100)
  })

  it('does not try a second time what was needed beside more than what is left', async () => {
    const needed = Array.from({ length: 20 }, (_, index) => 25 * index + 13)
    const { search, least } = searchFor(needed)
    expect(await least(500)).toEqual(needed)
    expect(search.tries).toBeLessThan(250)
  })

  it.each([2, 3, 8])('is the same, after as many tries, %i at a time', async (width) => {
    const [one, several] = [searchFor([13, 60, 61]), searchFor([13, 60, 61], width)]
    expect(await several.least(64)).toEqual(await one.least(64))
    expect(several.search.tries).toBe(one.search.tries)
  })

  it.each([1, 4])('is what was found when the tries are spent, %i at a time', async (width) => {
    const { search, least } = searchFor([1, 64], width, 3)
    const kept = await least(64)
    expect(search.tries).toBe(3)
    expect(kept).toHaveLength(64)
    const { least: longer } = searchFor([1], width, 5)
    expect(await longer(64)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])
  })

  it('stops when it is told to', async () => {
    const abort = new AbortController()
    const search = new CandidateSearch<readonly number[]>({
      fails: () => Promise.resolve(true),
      width: 1,
      triesMax: 1_000,
      signal: abort.signal,
      onTry: () => abort.abort(),
    })
    expect(await leastList([1, 2, 3, 4], search, (kept) => kept)).toEqual([])
    expect(await search.firstFailing([[1]])).toBeNull()
    expect(search.tries).toBe(1)
  })
})
