/** What becomes of a module of a payout service before a worker has it. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { compiledService } from '../../../../src/ui/stress/own-service/compiled-service'

const compiled = (text: string) => {
  const read = compiledService('mine.ts', text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.service
}

it('types go, and each line stays where it is', () => {
  const text = [
    "import type { PayoutService } from './src/payouts/payout-service'",
    'interface Try {',
    '  number: number',
    '}',
    'export default {',
    '  *sendPayout(context, payoutId: number) {',
    '    const { number }: Try = { number: 1 }',
    '  },',
    '} satisfies Partial<PayoutService>',
  ].join('\n')
  const lines = compiled(text).code.split('\n')
  expect(lines[5]).toBe('  *sendPayout(context, payoutId) {')
  expect(lines[6]).toBe('    const { number } = { number: 1 }')
  expect(compiled(text).code).not.toContain('require')
})

it('is known by the digest of its text, as on the command line', () => {
  const text = 'export default { *sendPayout() {} }\n'
  const digest = createHash('sha256').update(text).digest('hex')
  expect(compiled(text).digest).toBe(digest.slice(0, 8))
})

describe('code that cannot be parsed', () => {
  it.each([
    ['export default {\n  *sendPayout( }', /\(2:16\)$/],
    ['export default {', /\(1:17\)$/],
    ['} export default {', /\(1:1\)$/],
  ])('%s is refused with its place', (text, place) => {
    const read = compiledService('mine.ts', text)
    expect(read).toMatchObject({ ok: false, problems: [{ path: 'service', value: 'mine.ts' }] })
    expect(read.ok ? '' : read.problems[0]!.expected).toMatch(place)
  })
})
