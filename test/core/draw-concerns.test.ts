/** Every concern is drawn from in one place: two that shared a stream would shift each other's draws. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DRAW_CONCERNS } from '../../src/core/draw-concerns'

const ROOMS = ['simulation', 'processors']

const sources = ROOMS.flatMap((room) => {
  const folder = new URL(`../../src/${room}/`, import.meta.url)
  return readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))
})

it('is each drawn at one call, which names it', () => {
  const drawn = sources.flatMap((source) =>
    [...source.matchAll(/\b(?:stream|fresh|draw)\(\s*'([^']+)'/g)].map(([, concern]) => concern),
  )
  expect(drawn.toSorted()).toEqual(DRAW_CONCERNS.toSorted())
})
