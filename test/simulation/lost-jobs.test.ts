/** Jobs that were lost with their workers: all are counted, and the first of each kind are named. */
import { expect, it } from 'vitest'
import { LostJobsList } from '../../src/simulation/lost-jobs'

const LISTED = 100

it('many that began again hide none of those that were given up, and none is left uncounted', () => {
  const lost = new LostJobsList()
  const add = (name: string, isGivenUp: boolean): void =>
    lost.add({ name, queuedAt: 0, lostAt: 1, attempts: 1, isGivenUp, creatorIds: null })
  for (let count = 1; count <= LISTED + 20; count += 1) add(`again-${count}`, false)
  for (let count = 1; count <= LISTED + 5; count += 1) add(`given-up-${count}`, true)
  const { killed, givenUp, jobs } = lost.all
  expect([killed, givenUp]).toEqual([2 * LISTED + 25, LISTED + 5])
  const names = (kind: string): string[] =>
    Array.from({ length: LISTED }, (_, index) => `${kind}-${index + 1}`)
  expect(jobs.map(({ name }) => name)).toEqual([...names('given-up'), ...names('again')])
})
