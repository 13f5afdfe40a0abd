/** Every concern is asked for in one place: two that shared their numbers would go wrong together. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DRAW_CONCERNS } from '../../src/core/draw-concerns'

const ROOMS = ['scenario', 'simulation', 'processors', 'experiments/sweep', 'experiments/stress']

const sources = ROOMS.flatMap((room) => {
  const folder = new URL(`../../src/${room}/`, import.meta.url)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
})

/** The latter are first given the event for which they ask. */
const CALL =
  /\b(?:(?:of|draw|drawsOf|ofNextAttempt|drawsOfNextAttempt)\(|(?:has|drawnDelay|late)\((?:\s*\w+,)+)\s*'([^']+)'/g

it('is each asked for at one call, which names it', () => {
  const drawn = sources.flatMap((source) =>
    [...source.matchAll(CALL)].map(([, concern]) => concern),
  )
  expect(drawn.toSorted()).toEqual(Object.keys(DRAW_CONCERNS).toSorted())
})
