/** How the scenarios of a comparison differ, in one sentence. */
import { expect, it } from 'vitest'
import { whatChanged } from '../../src/experiments/what-changed'

const setting = (path: string, ...values: unknown[]) => ({ path, values })
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => setting(`s${index + 1}`, index, index + 1))

it.each([
  [[], 'What changed: nothing, the scenarios have the same settings.'],
  [[setting('days', 90, 30)], 'What changed: days from 90 to 30.'],
  [[setting('days', 90, 30, 60)], 'What changed: days 90, then 30, then 60.'],
  [[setting('days', undefined, 30)], 'What changed: days from not set to 30.'],
  [many(4), 'What changed: s1 from 0 to 1; s2 from 1 to 2; s3 from 2 to 3; s4 from 3 to 4.'],
  [
    many(5),
    'What changed: s1 from 0 to 1; s2 from 1 to 2; s3 from 2 to 3; s4 from 3 to 4; and 1 more setting.',
  ],
])('names the first four settings and counts the others: %#', (settings, sentence) => {
  expect(whatChanged(settings)).toBe(sentence)
})
