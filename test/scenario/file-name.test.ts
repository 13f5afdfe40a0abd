import { expect, it } from 'vitest'
import { runFileName } from '../../src/scenario/file-name'

it.each([
  [{ name: 'A small marketplace', seed: 'payout-lab' }, 'a-small-marketplace-payout-lab-x.csv'],
  [{ name: '../../etc/passwd', seed: '7' }, 'etc-passwd-7-x.csv'],
  [{ name: '  ', seed: '***' }, 'x.csv'],
  [{ seed: 'only' }, 'only-x.csv'],
  [{ name: '創作者 2026', seed: 'é' }, '創作者-2026-é-x.csv'],
  [{ name: `${'long '.repeat(20)}`, seed: 's' }, `${'long-'.repeat(8).slice(0, -1)}-s-x.csv`],
])('files of %j are named %s', (scenario, name) => {
  expect(runFileName(scenario, 'x.csv')).toBe(name)
})
