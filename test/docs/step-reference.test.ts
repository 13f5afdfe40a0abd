/** `docs/stress-lab.md` has the named steps as they are in the code. */
import { expect, it } from 'vitest'
import { STEPS } from '../../src/payouts/steps'
import { codeOf, tablesOf } from './documents'

it('the table of named steps is that of the code', () => {
  const steps = tablesOf('docs/stress-lab.md').find(({ columns }) => columns[0] === 'Step')!
  expect(
    steps.rows.map(([name, written, next]) => [codeOf(name!), written, next]),
    'docs/stress-lab.md is not in step with src/payouts/steps.ts: run `npm run schema`',
  ).toEqual(Object.entries(STEPS).map(([name, words]) => [name, words.written, words.next]))
})
