import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { pathFromUser } from '../../src/cli/paths'

it('a relative path starts where the command was given', () => {
  const byNpm = { npm_lifecycle_event: 'simulate', INIT_CWD: '/home/ann/sales' }
  expect(pathFromUser('march.csv', byNpm)).toBe('/home/ann/sales/march.csv')
  expect(pathFromUser('march.csv', { ...byNpm, npm_lifecycle_event: 'stress' })).toBe(
    '/home/ann/sales/march.csv',
  )
  expect(pathFromUser('march.csv', { ...byNpm, npm_lifecycle_event: 'compare' })).toBe(
    '/home/ann/sales/march.csv',
  )
  expect(pathFromUser('/data/march.csv', byNpm)).toBe('/data/march.csv')
  expect(pathFromUser('march.csv', {})).toBe(resolve('march.csv'))
  expect(pathFromUser('march.csv', { ...byNpm, npm_lifecycle_event: 'test' })).toBe(
    resolve('march.csv'),
  )
})
