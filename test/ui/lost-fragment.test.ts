import { expect, test } from 'vitest'
import { withFragment } from '../../src/ui/lost-fragment'

test.each([
  ['?s1.ab12.xyz', '#s1.ab12.xyz'],
  ['?%23s1.ab12.xyz', '#s1.ab12.xyz'],
  ['#%23s1.ab12.xyz', '#s1.ab12.xyz'],
  ['?room=fees%23s1.ab12.xyz', '?room=fees#s1.ab12.xyz'],
  ['?room=fees&s2.ab12.xyz', '?room=fees#s2.ab12.xyz'],
])('a link whose mark got lost has it again: %s', (lost, whole) => {
  expect(withFragment(lost)).toBe(whole)
})

test.each(['', '#s1.ab12.xyz', '?room=fees#s1.ab12.xyz', '?room=compare&compare=s1.s2&with=s1'])(
  'another address stays as it is: %s',
  (address) => {
    expect(withFragment(address)).toBe(address)
  },
)
